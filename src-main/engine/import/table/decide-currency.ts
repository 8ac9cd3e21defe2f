import { type CurrencyCode, currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import type { ImportQuestion, ReadStatementInput } from '../types.ts';
import type { TableRoles } from './assign-roles.ts';
import type { Decision } from './decision.ts';
import type { KeptRecord } from './header/find-header.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { createAmountScanner } from './values/amount-scan.ts';
import { currencyInText, currencyOfWord } from './values/currency-words.ts';

/** The currency of rows that name none, and those that titles give to their columns. */
export type CurrencyDecision = Decision<CurrencyCode> & { readonly byTitle: ReadonlyMap<number, CurrencyCode> };

type CurrencyInput = {
  readonly roles: TableRoles;
  readonly columns: readonly ColumnProfile[];
  readonly rows: readonly KeptRecord[];
  /** Lines above the table. */
  readonly around: readonly (readonly string[])[];
  readonly input: Pick<ReadStatementInput, 'accountCurrency' | 'answers'>;
};

/** Offered where neither file nor account names a currency: the most used ones. */
const COMMON: readonly CurrencyCode[] = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CNY'].map(currencyCode);

/** The currency: of the column or the cells where they name it, of the titles, of the lines above the table, of the account; otherwise it is asked. */
export function decideCurrency({ roles, columns, rows, around, input }: CurrencyInput): CurrencyDecision {
  const money = [...roles.amounts, roles.debit, roles.credit].filter((column) => column !== null);
  const byTitle = new Map<number, CurrencyCode>();
  for (const column of money) {
    const named = currencyInText(columns[column]?.title ?? '', input.accountCurrency);
    if (named !== null) byTitle.set(column, named);
  }
  const decide = (value: CurrencyCode, confidence: number, evidence: string): CurrencyDecision => ({
    value,
    byTitle,
    finding: { property: 'currency', value, confidence, evidence },
    question: null,
  });
  const inColumn = mostCommon(
    rows.map(({ cells }) => (roles.currency === null ? null : currencyOfWord(cells[roles.currency] ?? '', input.accountCurrency))),
  );
  if (inColumn !== null) return decide(inColumn, 0.99, `The column "${columns[roles.currency ?? 0]?.title ?? ''}" names it.`);
  const scanner = createAmountScanner(input.accountCurrency);
  const inCells = mostCommon(rows.flatMap(({ cells }) => money.map((column) => scanner(cells[column] ?? '')?.currency ?? null)));
  if (inCells !== null) return decide(inCells, 0.97, 'It stands beside the figures.');
  const [titled] = byTitle.values();
  if (titled !== undefined) return decide(titled, 0.95, 'The title of the amount names it.');
  const above = mostCommon(around.slice(0, -1).flatMap((cells) => namedAbove(cells, input.accountCurrency)));
  if (above !== null && (input.accountCurrency === null || above === input.accountCurrency))
    return decide(above, 0.85, 'A line above the table names it.');
  if (input.accountCurrency !== null) return decide(input.accountCurrency, 0.9, 'The file names none, so it is that of the account.');
  if (input.answers.currency !== undefined) return decide(input.answers.currency, 1, 'You said so.');
  return { ...decide(currencyCode('EUR'), 0.3, 'The file names no currency.'), question: askCurrency(rows, roles) };
}

function namedAbove(cells: readonly string[], account: CurrencyCode | null): (CurrencyCode | null)[] {
  return cells
    .filter((cell) => cell.length <= 60)
    .map(
      (cell) =>
        currencyOfWord(cell, account) ??
        (/(currency|w[aä]hrung|devise|divisa|moneda|moeda|valuta|waluta|m[eě]na|币种|通貨)/i.test(cell) ? currencyInText(cell, account) : null),
    );
}

function mostCommon(codes: readonly (CurrencyCode | null)[]): CurrencyCode | null {
  const counts = new Map<CurrencyCode, number>();
  for (const code of codes) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function askCurrency(rows: readonly KeptRecord[], roles: TableRoles): ImportQuestion {
  const column = roles.amounts[0] ?? roles.debit ?? roles.credit ?? 0;
  const examples = rows
    .filter(({ cells }) => (cells[column] ?? '') !== '')
    .slice(0, 2)
    .map(({ cells, line }) => ({
      line,
      raw: cells[column] ?? '',
      readings: Object.fromEntries(COMMON.map((code) => [code, `${cells[column] ?? ''} ${code}`])),
    }));
  return { kind: 'currency', options: COMMON, examples };
}
