import { type MinorUnits, minorUnits, sumMinor } from '../../../../src-shared/domain/money/minor-units.ts';
import type { Node } from '../document.ts';
import type { AuditReportFacts, ReportAccount } from '../report-facts.ts';
import type { Flow } from '../report-lines.ts';
import { type Cell, counted, paragraph, section, strong, tableOf, type Typesetter } from '../typesetter.ts';

/** Balances at both ends of the period in base currency; null where one is not known, or has no rate. */
type Balances = { readonly openingMinor: MinorUnits | null; readonly closingMinor: MinorUnits | null };

/** Accounts whose money counts and that anything is known of. */
function cashOf(accounts: readonly ReportAccount[]): ReportAccount[] {
  return accounts.filter((account) => account.countsAsCash && (account.stated.length > 0 || account.days.length > 0));
}

function sumKnown(amounts: readonly (MinorUnits | null)[]): MinorUnits | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === amounts.length ? sumMinor(known) : null;
}

function balancesOf(accounts: readonly ReportAccount[]): Balances {
  return {
    openingMinor: sumKnown(accounts.map((account) => account.baseOpeningMinor)),
    closingMinor: sumKnown(accounts.map((account) => account.baseClosingMinor)),
  };
}

function combine(a: Flow, b: Flow, sign: 1 | -1): Flow {
  return {
    receiptsMinor: minorUnits(a.receiptsMinor + sign * b.receiptsMinor),
    disbursementsMinor: minorUnits(a.disbursementsMinor + sign * b.disbursementsMinor),
    lineCount: a.lineCount + sign * b.lineCount,
  };
}

function sumTransfers(facts: AuditReportFacts): Flow {
  const months = [...facts.transfers.values()];
  return {
    receiptsMinor: sumMinor(months.map((month) => month.inflowMinor)),
    disbursementsMinor: sumMinor(months.map((month) => month.outflowMinor)),
    lineCount: months.reduce((sum, month) => sum + month.lineCount, 0),
  };
}

/** How much of the change of foreign balances comes from exchange rates: closing − opening − lines, null where one of them is not known. */
function exchangeDifference(balances: Balances, flow: Flow, rateMissingCount: number): MinorUnits | null {
  const { openingMinor, closingMinor } = balances;
  if (openingMinor === null || closingMinor === null || rateMissingCount > 0) return null;
  return minorUnits(closingMinor - openingMinor - flow.receiptsMinor - flow.disbursementsMinor);
}

function transferNote(moved: Flow, facts: AuditReportFacts, setter: Typesetter): Node {
  const unmarked =
    'A transfer that is neither paired with its other side nor marked with the number of the other account is among receipts and disbursements.';
  if (moved.lineCount === 0) return paragraph(`No line of the period is known as a transfer between accounts of the business. ${unmarked}`);
  const net = minorUnits(moved.receiptsMinor + moved.disbursementsMinor);
  const sum =
    net === 0
      ? 'They add up to zero.'
      : `They add up to ${setter.cash(net, facts.business.baseCurrency)}: the other side of a transfer lies outside the period, or its account is not imported.`;
  return paragraph(`Transfers between accounts of the business are neither income nor cost. ${sum} ${unmarked}`);
}

function currencyNotes(facts: AuditReportFacts, foreign: Balances | null, setter: Typesetter): Node[] {
  const { lines, business } = facts;
  const said: string[] = [];
  if (foreign !== null) {
    said.push('Balances in other currencies stand at the rate of their day, lines at the rate stored with each.');
    const difference = exchangeDifference(foreign, lines.foreign, lines.rateMissingCount);
    if (difference !== null && difference !== 0) {
      said.push(`Exchange rates changed the value of these accounts by ${setter.cash(difference, business.baseCurrency)}, which no line shows.`);
    }
  }
  if (lines.rateMissingCount > 0) {
    const [verb, them] = lines.rateMissingCount === 1 ? ['is', 'it'] : ['are', 'them'];
    said.push(
      `${counted(setter, lines.rateMissingCount, 'line')} without an exchange rate to ${business.baseCurrency} ${verb} in none of these sums; the annex lists ${them} with an empty base amount.`,
    );
  }
  if (facts.accounts.some((account) => !account.countsAsCash))
    said.push('Accounts that do not count as cash (loans, credit lines) are not in these totals.');
  return said.map(paragraph);
}

/** All cash accounts together, in base currency, with the transfers between them beside what came from and went to others. */
export function totalsSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { baseCurrency } = facts.business;
  const { domestic, foreign } = facts.lines;
  const cash = cashOf(facts.accounts);
  const abroad = cash.filter((account) => account.currency !== baseCurrency);
  const all = combine(domestic, foreign, 1);
  const moved = sumTransfers(facts);
  const money = (amount: MinorUnits | null): string => (amount === null ? 'not known' : setter.money(amount, baseCurrency));
  const row = (label: string, flow: Flow, balances: Balances | null): string[] => [
    label,
    balances === null ? '' : money(balances.openingMinor),
    money(flow.receiptsMinor),
    money(flow.disbursementsMinor),
    balances === null ? '' : money(balances.closingMinor),
    setter.count(flow.lineCount),
  ];
  const rows: Cell[][] = [row(`Accounts in ${baseCurrency}`, domestic, balancesOf(cash.filter((account) => account.currency === baseCurrency)))];
  if (abroad.length > 0) {
    const total = row('All cash accounts', all, balancesOf(cash)).map((content, index) => strong(content, index === 0 ? undefined : 'right'));
    rows.push(row('Accounts in other currencies', foreign, balancesOf(abroad)), total);
  }
  rows.push(row('of which between own accounts', moved, null), row('from and to others', combine(all, moved, -1), null));
  const columns = [
    { title: `Totals in ${baseCurrency}`, weight: 28 },
    { title: 'Opening', weight: 17, align: 'right' },
    { title: 'Receipts', weight: 17, align: 'right' },
    { title: 'Disbursements', weight: 17, align: 'right' },
    { title: 'Closing', weight: 17, align: 'right' },
    { title: 'Lines', weight: 10, align: 'right' },
  ] as const;
  const notes = currencyNotes(facts, abroad.length === 0 ? null : balancesOf(abroad), setter);
  return section(setter, 'Totals', { rowCount: 0, content: [tableOf(setter, columns, rows), transferNote(moved, facts, setter), ...notes] });
}
