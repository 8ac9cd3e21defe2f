import type { Node } from '../document.ts';
import { longDay } from '../format-figures.ts';
import type { AuditReportFacts } from '../report-facts.ts';
import { counted, factsOf, replacedNote, type Typesetter } from '../typesetter.ts';

const FINGERPRINT_SENTENCE =
  'This is the fingerprint of the newest entry of the audit log and, through it, of every entry before it: whoever changes, removes or adds a past entry changes it, and without the key of the data file nobody can compute one that fits.';

function verdict(facts: AuditReportFacts, setter: Typesetter): Node[] {
  const { verification } = facts;
  if (verification.problem === null) {
    const text = `Verified. All ${counted(setter, verification.entryCount, 'entry', 'entries')} of the audit log continue their chain, and every imported file and every bank line is as it was recorded.`;
    return [{ text, margin: [0, 2, 0, 6] }];
  }
  const warning = `WARNING: VERIFICATION FAILED. ${setter.print(verification.problem, 600)}`;
  const meaning = 'The figures in this report are those that the data file holds now. Find out what happened before relying on them.';
  return [
    { text: warning, bold: true, fontSize: 11, margin: [0, 2, 0, 4] },
    { text: meaning, bold: true, margin: [0, 0, 0, 6] },
  ];
}

/** What the report holds, in its order. */
const CONTENTS = [
  'Accounts: opening balance, receipts, disbursements and closing balance, and whether they tie',
  'Totals in base currency, and transfers between own accounts',
  'Receipts and disbursements by month, as chart and table',
  'Receipts and disbursements by category',
  'Bank lines',
  'Import batches: the files behind the lines, with their fingerprints',
  'Changes by person',
  'Alerts raised',
  'Forecast against actual',
  'Audit log: every chain, its entries and its head',
  'How to verify this report',
];

/** The first page: whose books, which period, made when and by what, and whether the evidence held when it was made. */
export function coverSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { business, period, verification } = facts;
  const isCut = period.through < period.to;
  return {
    stack: [
      { text: 'Audit report', style: 'title', margin: [0, 40, 0, 4] },
      { text: setter.print(business.name, 200), style: 'subtitle', margin: [0, 0, 0, 2] },
      { text: `${longDay(period.from)} to ${longDay(period.to)}`, style: 'subtitle', margin: [0, 0, 0, 18] },
      factsOf(setter, [
        ['Period', `${period.from} to ${period.to}${isCut ? `; figures end on ${period.through}, the day of the report` : ''}`],
        ['As of', facts.asOf],
        ['Made on', facts.madeOn],
        ['Made by', setter.print(facts.madeBy)],
        ['People in these books', setter.print(facts.people.join(', ') || 'none recorded', 400)],
        ['Base currency', business.baseCurrency],
        ['Bank lines in the period', setter.count(facts.lines.lineCount)],
      ]),
      { text: 'Result of verification', style: 'heading', margin: [0, 22, 0, 4] },
      ...verdict(facts, setter),
      { text: `Head of the chain, entry ${setter.count(verification.own.entries)}`, bold: true, margin: [0, 6, 0, 2] },
      { text: verification.own.head, style: 'fingerprint', margin: [0, 0, 0, 4] },
      { text: FINGERPRINT_SENTENCE },
      { text: 'What this report contains', style: 'heading', margin: [0, 22, 0, 4] },
      ...CONTENTS.map((line): Node => ({ text: `–  ${line}`, margin: [0, 0, 0, 2] })),
      { text: 'Money into the business is positive, out of it negative. Dates are booking dates as the bank printed them.', margin: [0, 12, 0, 0] },
      ...replacedNote(setter),
    ],
  };
}
