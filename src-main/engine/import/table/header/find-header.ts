import type { AmountScanner } from '../values/amount-scan.ts';
import type { DateReader } from '../values/date-reader.ts';
import { meaningOfTitle } from './match-title.ts';

/** A record kept for looking at: its cells and the line of the file it starts on. */
export type KeptRecord = { readonly cells: readonly string[]; readonly line: number };

/** Where the table stands in the file: the header (if any) and the first record below it. Indexes into the kept records. */
export type TableFrame = {
  readonly headerIndex: number | null;
  readonly firstRow: number;
  readonly titles: readonly string[];
  readonly confidence: number;
};

/** Cells of a record that are looked at; the widest exports have a hundred. */
const WIDEST = 400;
/** Headers stand near the top: no export carries a preamble longer than this many records. */
const HEADER_SEARCH = 120;

export type CellReaders = { readonly dates: DateReader; readonly amounts: AmountScanner };

/**
 * Finds the header by what its cells say: the record with the most titles known in any language among the first ones, provided it names a date and
 * an amount; then a record of plain words right above the first row; otherwise the table has none.
 */
export function findTableFrame(records: readonly KeptRecord[], readers: CellReaders): TableFrame {
  let best = { index: -1, score: 0 };
  for (const [index, record] of records.slice(0, HEADER_SEARCH).entries()) {
    const score = headerScore(record.cells, readers);
    if (score > best.score) best = { index, score };
  }
  if (best.index >= 0) return withSecondLine(records, best.index, readers);
  const firstRow = firstRowOf(records, readers);
  const above = records[firstRow - 1];
  if (firstRow > 0 && above !== undefined && looksLikeTitles(above.cells, records[firstRow]?.cells.length ?? 0, readers)) {
    return { headerIndex: firstRow - 1, firstRow, titles: above.cells, confidence: 0.7 };
  }
  return { headerIndex: null, firstRow: Math.max(0, firstRow), titles: [], confidence: firstRow < 0 ? 0 : 0.9 };
}

function headerScore(cells: readonly string[], readers: CellReaders): number {
  let exact = 0;
  let partial = 0;
  let unknown = 0;
  let hasDate = false;
  let hasMoney = false;
  const filled = cells.slice(0, WIDEST).filter((cell) => cell !== '');
  if (filled.some((cell) => readers.dates.shape(cell) !== null || isFigure(cell, readers))) return 0;
  for (const cell of filled) {
    const meaning = meaningOfTitle(cell);
    if (meaning === null) {
      if (readers.amounts(`${cell}1`)?.currency === undefined) unknown += 1;
      continue;
    }
    if (meaning.isExact) exact += 1;
    else partial += 1;
    if (meaning.roles.some((role) => role.endsWith('_date'))) hasDate = true;
    if (meaning.roles.some((role) => MONEY_ROLES.has(role))) hasMoney = true;
  }
  if (!hasDate || !hasMoney || exact + partial < 2) return 0;
  return 10 + exact * 2 + partial - unknown * 0.3;
}

const MONEY_ROLES: ReadonlySet<string> = new Set(['amount', 'debit', 'credit', 'gross_amount', 'balance', 'foreign_amount']);

/** The first record with a figure and a date where most such records have theirs: a line above the table may hold both as well. */
function firstRowOf(records: readonly KeptRecord[], readers: CellReaders): number {
  const positions = records.map((record) =>
    isRowLike(record.cells, readers) ? record.cells.slice(0, WIDEST).findIndex((cell) => readers.dates.shape(cell) !== null) : -1,
  );
  const counts = new Map<number, number>();
  for (const position of positions) if (position >= 0) counts.set(position, (counts.get(position) ?? 0) + 1);
  const usual = [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  return usual === undefined ? -1 : positions.indexOf(usual);
}

/** A header over two lines: the second holds only words as well and adds to the titles above it. */
function withSecondLine(records: readonly KeptRecord[], index: number, readers: CellReaders): TableFrame {
  const titles = records[index]?.cells ?? [];
  const next = records[index + 1]?.cells ?? [];
  const filled = next.filter((cell) => cell !== '');
  const isSecondLine =
    filled.length >= 2 &&
    next.length <= titles.length &&
    filled.every((cell) => cell.length <= 24 && readers.dates.shape(cell) === null && !isFigure(cell, readers)) &&
    filled.filter((cell) => meaningOfTitle(cell) !== null).length * 2 >= filled.length &&
    isRowLike(records[index + 2]?.cells ?? [], readers);
  if (!isSecondLine) return { headerIndex: index, firstRow: index + 1, titles, confidence: 0.97 };
  const joined = titles.map((title, column) => `${title} ${next[column] ?? ''}`.trim());
  return { headerIndex: index, firstRow: index + 2, titles: joined, confidence: 0.9 };
}

/** A record with a date and a figure: what every row of a statement has. */
export function isRowLike(cells: readonly string[], readers: CellReaders): boolean {
  let hasDate = false;
  let hasFigure = false;
  for (const cell of cells.length > WIDEST ? cells.slice(0, WIDEST) : cells) {
    if (cell === '') continue;
    if (!hasDate && readers.dates.shape(cell) !== null) hasDate = true;
    else if (!hasFigure && isFigure(cell, readers)) hasFigure = true;
    if (hasDate && hasFigure) return true;
  }
  return false;
}

function isFigure(cell: string, readers: CellReaders): boolean {
  return readers.amounts(cell) !== null;
}

function looksLikeTitles(cells: readonly string[], width: number, readers: CellReaders): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 3 || Math.abs(cells.length - width) > 1 || filled.length * 2 < width) return false;
  if (new Set(filled).size < filled.length - 1) return false;
  return filled.every(
    (cell) => cell.length <= LONGEST_UNKNOWN_TITLE && !/^\d/.test(cell) && readers.dates.shape(cell) === null && !isFigure(cell, readers),
  );
}

const LONGEST_UNKNOWN_TITLE = 60;
