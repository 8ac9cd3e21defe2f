import type { Node } from '../document.ts';
import type { AuditReportFacts } from '../report-facts.ts';
import { type Cell, counted, paragraph, section, tableOf, twoLines, type Typesetter } from '../typesetter.ts';

/** Every line of a short period, the largest of a long one; the annex always lists all. */
export function linesSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { lineCount, listed, isListComplete, rateMissingCount } = facts.lines;
  const accountNames = new Map(facts.accounts.map((account) => [account.id, account.name]));
  const annex = [
    paragraph(
      `The annexed CSV lists all ${counted(setter, facts.annex.lineCount, 'line')} of the period with account, category, reference and the file each came from. Its SHA-256 is:`,
    ),
    { text: facts.annex.sha256, style: 'fingerprint', margin: [0, 0, 0, 8] } satisfies Node,
  ];
  if (lineCount === 0)
    return section(setter, 'Bank lines', { rowCount: 1, content: [paragraph('No bank line is booked in this period.'), ...annex] });
  const columns = [
    { title: 'Date', weight: 11.5, figures: true },
    { title: 'Account', weight: 17 },
    { title: 'Description', weight: 47 },
    { title: 'Amount', weight: 18, align: 'right' },
    { title: '', weight: 6 },
  ] as const;
  const rows = listed.map((line): Cell[] => [
    line.bookingDate,
    setter.print(accountNames.get(line.accountId) ?? `Account ${line.accountId}`, 60),
    twoLines(setter.print(line.counterparty ?? line.description), line.counterparty === null ? '' : setter.print(line.description)),
    setter.money(line.amountMinor, line.currency),
    line.currency,
  ]);
  const notRanked = rateMissingCount > 0 ? ' Lines without an exchange rate come last.' : '';
  const intro = isListComplete
    ? `All ${counted(setter, lineCount, 'line')} of the period.`
    : `The ${counted(setter, listed.length, 'largest line')} of ${setter.count(lineCount)}, by amount in ${facts.business.baseCurrency}.${notRanked}`;
  return section(setter, 'Bank lines', { rowCount: rows.length, content: [paragraph(intro), ...annex, tableOf(setter, columns, rows)] });
}
