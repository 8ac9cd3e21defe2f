import { type MinorUnits, minorUnits, sumMinor, ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import type { Node } from '../document.ts';
import type { AuditReportFacts } from '../report-facts.ts';
import { type Cell, counted, paragraph, section, strong, tableOf, type Typesetter } from '../typesetter.ts';

/** Balances of the accounts kept in base currency that count as cash; null when one of them is not known. */
function sumBalances(facts: AuditReportFacts, which: 'openingMinor' | 'closingMinor'): MinorUnits | null {
  const cash = facts.accounts.filter((account) => account.countsAsCash && account.currency === facts.business.baseCurrency);
  const known = cash.map((account) => account[which]).filter((balance) => balance !== null);
  return known.length === cash.length ? sumMinor(known) : null;
}

function sentences(facts: AuditReportFacts, setter: Typesetter): Node[] {
  const { lines, business } = facts;
  const said: string[] = [];
  if (lines.foreign.lineCount > 0 || lines.rateMissingCount > 0) {
    said.push('Lines in other currencies stand at the rate stored with each line; balances in other currencies are not converted.');
  }
  if (lines.rateMissingCount > 0) {
    said.push(
      `${counted(setter, lines.rateMissingCount, 'line')} without an exchange rate to ${business.baseCurrency} ${lines.rateMissingCount === 1 ? 'is' : 'are'} in none of these sums; the annex lists ${lines.rateMissingCount === 1 ? 'it' : 'them'} with an empty base amount.`,
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
  const transfers = [...facts.transfers.values()];
  const moved = {
    receiptsMinor: sumMinor(transfers.map((month) => month.inflowMinor)),
    disbursementsMinor: sumMinor(transfers.map((month) => month.outflowMinor)),
    lineCount: transfers.reduce((sum, month) => sum + month.lineCount, 0),
  };
  const money = (amount: MinorUnits | null): string => (amount === null ? 'not known' : setter.money(amount, baseCurrency));
  const all = {
    receiptsMinor: minorUnits(domestic.receiptsMinor + foreign.receiptsMinor),
    disbursementsMinor: minorUnits(domestic.disbursementsMinor + foreign.disbursementsMinor),
    lineCount: domestic.lineCount + foreign.lineCount,
  };
  const row = (label: string, flow: typeof all): string[] => [
    label,
    '',
    money(flow.receiptsMinor),
    money(flow.disbursementsMinor),
    '',
    setter.count(flow.lineCount),
  ];
  const rows: Cell[][] = [
    [
      `Accounts in ${baseCurrency}`,
      money(sumBalances(facts, 'openingMinor')),
      money(domestic.receiptsMinor),
      money(domestic.disbursementsMinor),
      money(sumBalances(facts, 'closingMinor')),
      setter.count(domestic.lineCount),
    ],
  ];
  if (foreign.lineCount > 0) {
    const total = row('All cash accounts', all).map((content, index) => strong(content, index === 0 ? undefined : 'right'));
    rows.push(row('Accounts in other currencies', foreign), total);
  }
  rows.push(row('of which between own accounts', moved));
  rows.push(
    row('from and to others', {
      receiptsMinor: minorUnits(all.receiptsMinor - moved.receiptsMinor),
      disbursementsMinor: minorUnits(all.disbursementsMinor - moved.disbursementsMinor),
      lineCount: all.lineCount - moved.lineCount,
    }),
  );
  const columns = [
    { title: `Totals in ${baseCurrency}`, weight: 28 },
    { title: 'Opening', weight: 17, align: 'right' },
    { title: 'Receipts', weight: 17, align: 'right' },
    { title: 'Disbursements', weight: 17, align: 'right' },
    { title: 'Closing', weight: 17, align: 'right' },
    { title: 'Lines', weight: 10, align: 'right' },
  ] as const;
  const net = minorUnits(moved.receiptsMinor + moved.disbursementsMinor);
  const unmarked = 'A transfer that the bank does not mark with the number of the other account is among receipts and disbursements.';
  const note =
    moved.lineCount === 0
      ? 'No line of the period names another account of the business as its counterparty.'
      : `Lines whose counterparty is another account of the business are transfers: neither income nor cost. ${net === ZERO ? 'They add up to zero.' : `They add up to ${setter.cash(net, baseCurrency)}: the other side of a transfer lies outside the period, or its account is not imported.`}`;
  return section(setter, 'Totals', {
    rowCount: 0,
    content: [tableOf(setter, columns, rows), paragraph(`${note} ${unmarked}`), ...sentences(facts, setter)],
  });
}
