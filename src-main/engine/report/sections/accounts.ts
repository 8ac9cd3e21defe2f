import type { Node } from '../document.ts';
import type { AuditReportFacts, BalanceSource, ReportAccount } from '../report-facts.ts';
import { type AccountTie, tieAccount } from '../tie-account.ts';
import { type Cell, counted, paragraph, section, tableOf, twoLines, type Typesetter } from '../typesetter.ts';

const TYPE_LABELS: Readonly<Record<ReportAccount['accountType'], string>> = {
  bank: 'bank account',
  cash: 'cash',
  card: 'card',
  loan: 'loan',
  credit_line: 'credit line',
};

const SOURCE_LABELS: Readonly<Record<BalanceSource, string>> = {
  running: "the file's running balance",
  opening: "the statement's opening balance",
  closing: "the statement's closing balance",
  ledger: "the bank's ledger balance",
  typed: 'a balance typed by a person',
  reconciled: 'a reconciled balance',
};

function describe(account: ReportAccount, tie: AccountTie, setter: Typesetter): string {
  // An IBAN is printed in groups of four, and may break between them.
  const number = account.iban?.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, '$1 ') ?? account.accountNumber;
  const parts = [TYPE_LABELS[account.accountType]];
  if (number !== null) parts.push(setter.print(number, 40));
  if (!account.countsAsCash) parts.push('not counted as cash');
  const lines = counted(setter, tie.lineCount, 'line');
  const { basis } = tie;
  if (basis === null) return `${parts.join(' · ')}. ${lines}. Unanchored: no balance was ever stated, so only the change is shown.`;
  return `${parts.join(' · ')}. ${lines}. Balance from ${SOURCE_LABELS[basis.source]} of ${basis.balanceDate}.`;
}

function tieCell(account: ReportAccount, tie: AccountTie, setter: Typesetter): Cell {
  if (tie.differenceMinor === null) return `change ${setter.money(tie.changeMinor, account.currency)}`;
  if (tie.differenceMinor === 0) return '✓ ties';
  return { text: `differs by ${setter.money(tie.differenceMinor, account.currency)}`, bold: true };
}

function explainBreak(account: ReportAccount, tie: AccountTie, setter: Typesetter): Node[] {
  if (tie.differenceMinor === null || (tie.differenceMinor === 0 && tie.firstBreak === null)) return [];
  const name = setter.print(account.name, 80);
  if (tie.firstBreak === null) {
    return [paragraph(`${name}: the balances of this account do not fit the sum of its lines, and no two stated balances explain where.`)];
  }
  const { afterDate, statedDate, differenceMinor } = tie.firstBreak;
  const amount = setter.cash(differenceMinor, account.currency);
  return [
    paragraph(
      `${name}: the balance stated for ${statedDate} differs by ${amount} from the balance stated for ${afterDate} plus the lines between them. A line of those days is missing, or is there twice. It is the first such difference of the period.`,
    ),
  ];
}

/** Every account in its own currency: opening balance + lines = closing balance, or by how much not. */
export function accountsSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { period, accounts } = facts;
  const ties = accounts.map((account) => ({ account, tie: tieAccount(account, facts.lines.accounts.get(account.id), period) }));
  const rows = ties.map(({ account, tie }): Cell[] => {
    const figure = (amount: typeof account.openingMinor): string => (amount === null ? 'not known' : setter.money(amount, account.currency));
    return [
      twoLines(setter.print(account.name, 80), describe(account, tie, setter)),
      account.currency,
      figure(account.openingMinor),
      figure(tie.receiptsMinor),
      figure(tie.disbursementsMinor),
      figure(account.closingMinor),
      tieCell(account, tie, setter),
    ];
  });
  const columns = [
    { title: 'Account', weight: 28 },
    { title: '', weight: 6 },
    { title: 'Opening balance', weight: 17, align: 'right' },
    { title: 'Receipts', weight: 16, align: 'right' },
    { title: 'Disbursements', weight: 16, align: 'right' },
    { title: 'Closing balance', weight: 17, align: 'right' },
    { title: 'Opening + lines = closing', weight: 15, figures: true },
  ] as const;
  const foreign = accounts.flatMap((account) => {
    const count = facts.lines.foreignCounts.get(account.id) ?? 0;
    if (count === 0) return [];
    const lines = counted(setter, count, 'line');
    return [
      paragraph(`${setter.print(account.name, 80)}: ${lines} in another currency than ${account.currency} are in the annex and not in this balance.`),
    ];
  });
  const content: Node[] = [
    paragraph(
      `Opening: end of the day before ${period.from}. Closing: end of ${period.through}. Receipts and disbursements are the sums of the bank lines that the annexed CSV lists.`,
    ),
    accounts.length === 0 ? paragraph('These books hold no account yet.') : tableOf(setter, columns, rows),
    ...ties.flatMap(({ account, tie }) => explainBreak(account, tie, setter)),
    ...foreign,
  ];
  return section(setter, 'Accounts', { rowCount: Number.POSITIVE_INFINITY, content });
}
