import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import type { CellReaders, KeptRecord } from './header/find-header.ts';
import { meaningOfTitle, type TitleMeaning } from './header/match-title.ts';
import { currencyOfWord } from './values/currency-words.ts';

/** What the cells of a column look like, whatever its title says. */
export type ColumnKind = 'date' | 'number' | 'currency' | 'iban' | 'identifier' | 'text' | 'empty';

export type ColumnProfile = {
  readonly index: number;
  readonly title: string;
  readonly meaning: TitleMeaning | null;
  readonly kind: ColumnKind;
  /** Cells with text, and rows looked at. */
  readonly filled: number;
  readonly rows: number;
  /** Cells of a number column with a decimal mark, a sign or a currency: figures of money, not of counting. */
  readonly moneyLike: number;
  /** Rows with a figure other than zero. */
  readonly nonZero: ReadonlySet<number>;
  /** Up to `DISTINCT_LIMIT` different cells. */
  readonly distinct: ReadonlySet<string>;
  readonly averageLength: number;
};

/** Enough to hold every code of a type or direction column, few enough to cost nothing. */
const DISTINCT_LIMIT = 60;
/** The widest exports of payment services have a hundred columns; what stands beyond this is no statement. */
const COLUMN_LIMIT = 400;
/** Share of the filled cells that must be of a kind for the column to be. */
const KIND_SHARE = 0.75;
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;

/** Describes each column from the rows of the table. */
export function profileColumns(
  rows: readonly KeptRecord[],
  titles: readonly string[],
  readers: CellReaders,
  accountCurrency: CurrencyCode | null,
): ColumnProfile[] {
  const width = Math.min(COLUMN_LIMIT, Math.max(titles.length, mostCommonWidth(rows)));
  return Array.from({ length: width }, (_, index) => profileColumn({ rows, index, title: titles[index] ?? '', readers, accountCurrency }));
}

function mostCommonWidth(rows: readonly KeptRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

type ProfileInput = {
  readonly rows: readonly KeptRecord[];
  readonly index: number;
  readonly title: string;
  readonly readers: CellReaders;
  readonly accountCurrency: CurrencyCode | null;
};

function profileColumn({ rows, index, title, readers, accountCurrency }: ProfileInput): ColumnProfile {
  const counts = { filled: 0, dates: 0, compactDates: 0, numbers: 0, moneyLike: 0, currencies: 0, ibans: 0, identifiers: 0, length: 0 };
  const nonZero = new Set<number>();
  const distinct = new Set<string>();
  const meaning = title === '' ? null : meaningOfTitle(title);
  for (const [rowIndex, { cells }] of rows.entries()) {
    const cell = cells[index] ?? '';
    if (cell === '' || cell === '-' || cell === '/') continue;
    counts.filled += 1;
    counts.length += cell.length;
    if (distinct.size < DISTINCT_LIMIT) distinct.add(cell);
    const date = readers.dates.shape(cell);
    if (date !== null && date.isCompact) counts.compactDates += 1;
    else if (date !== null) counts.dates += 1;
    const scan = readers.amounts(cell);
    if (scan !== null) {
      counts.numbers += 1;
      if (scan.lastMark !== '' || scan.sign !== 0 || scan.currency !== null) counts.moneyLike += 1;
      if (scan.digits !== 0) nonZero.add(rowIndex);
    }
    if (scan === null && isCurrencyCell(cell, meaning) && currencyOfWord(cell, accountCurrency) !== null) counts.currencies += 1;
    if (IBAN.test(cell.replaceAll(' ', '').toUpperCase())) counts.ibans += 1;
    if (/\d/.test(cell) && !/\s/.test(cell) && date === null) counts.identifiers += 1;
  }
  const kind = kindOf(counts, meaning);
  return {
    index,
    title,
    meaning,
    kind,
    filled: counts.filled,
    rows: rows.length,
    moneyLike: counts.moneyLike,
    nonZero,
    distinct,
    averageLength: counts.length / Math.max(1, counts.filled),
  };
}

/** Codes of a single letter (`R`, `C`) name a currency only beside a figure or under a title that says so. */
function isCurrencyCell(cell: string, meaning: TitleMeaning | null): boolean {
  return cell.length === 3 || /[^\w\s.]/.test(cell) || (meaning?.roles.includes('currency') ?? false);
}

type Counts = { filled: number; dates: number; compactDates: number; numbers: number; currencies: number; ibans: number; identifiers: number };

function kindOf(counts: Counts, meaning: TitleMeaning | null): ColumnKind {
  const { filled } = counts;
  if (filled === 0) return 'empty';
  const enough = filled * KIND_SHARE;
  const saysDate = meaning?.roles.some((role) => role.endsWith('_date')) ?? false;
  if (counts.dates >= enough && counts.dates >= counts.numbers) return 'date';
  if (counts.dates + counts.compactDates >= enough && (saysDate || meaning === null)) return 'date';
  if (saysDate && (counts.dates + counts.compactDates) * 2 >= filled) return 'date';
  if (counts.currencies >= enough) return 'currency';
  if (counts.ibans >= enough) return 'iban';
  if (counts.numbers >= enough) return 'number';
  return counts.identifiers >= enough ? 'identifier' : 'text';
}
