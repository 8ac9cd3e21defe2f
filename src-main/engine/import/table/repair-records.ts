import type { CellReaders, KeptRecord, TableFrame } from './header/find-header.ts';
import type { TableSource } from './table-source.ts';

type Repair = (cells: readonly string[]) => readonly string[];

/**
 * Records with more cells than the table has columns, because a separator stands unquoted inside a cell: decimals written with the separator
 * (`12,50` between commas), or a comma in a text. Returns a source whose records are whole again; records that fit no repair stay as they are.
 */
export function repairRecords(source: TableSource, kept: readonly KeptRecord[], frame: TableFrame, readers: CellReaders): TableSource {
  const { delimiter } = source;
  const rows = kept.slice(frame.firstRow).filter(({ cells }) => cells.some((cell) => readers.dates.shape(cell) !== null));
  const width = frame.titles.length > 0 ? widthOf(frame.titles) : usualWidth(rows);
  if (delimiter === null || rows.length === 0 || width < 2 || rows.every(({ cells }) => widthOf(cells) <= width)) return source;
  const repair = splitDecimals(rows, width, delimiter) ?? splitTexts(rows, { width, delimiter, readers });
  if (repair === null) return source;
  return { ...source, forEachRecord: (visit) => source.forEachRecord((cells, line) => visit(widthOf(cells) > width ? repair(cells) : cells, line)) };
}

function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === '') width -= 1;
  return width;
}

function usualWidth(rows: readonly KeptRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(widthOf(cells), (counts.get(widthOf(cells)) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Every row is wider by as many cells as there are pairs of a whole number and two digits: amounts whose decimal comma split them. */
function splitDecimals(rows: readonly KeptRecord[], width: number, delimiter: string): Repair | null {
  const wide = widthOf(rows[0]?.cells ?? []);
  const extra = wide - width;
  if (delimiter !== ',' || extra < 1 || extra > 3 || rows.some(({ cells }) => widthOf(cells) !== wide)) return null;
  const splits: number[] = [];
  for (let column = 0; column + 1 < wide; column += 1) {
    const isSplit = rows.every(({ cells }) => /^[-+−(]?\s?\d+$/.test(cells[column] ?? '') && /^\d{2}\)?-?$/.test(cells[column + 1] ?? ''));
    if (isSplit) {
      splits.push(column);
      column += 1;
    }
  }
  if (splits.length !== extra) return null;
  return (cells) =>
    cells.flatMap((cell, column) => (splits.includes(column - 1) ? [] : [splits.includes(column) ? `${cell},${cells[column + 1] ?? ''}` : cell]));
}

type TextRepair = { readonly width: number; readonly delimiter: string; readonly readers: CellReaders };

/** Rows of the right width show where dates and figures stand; in a wider one the text cells that push them aside are joined. */
function splitTexts(rows: readonly KeptRecord[], { width, delimiter, readers }: TextRepair): Repair | null {
  const whole = rows.filter(({ cells }) => widthOf(cells) <= width);
  if (whole.length === 0) return null;
  const isDate = (cell: string): boolean => readers.dates.shape(cell) !== null;
  const isFigure = (cell: string): boolean => readers.amounts(cell) !== null;
  const columnsOf = (test: (cell: string) => boolean): number[] =>
    Array.from({ length: width }, (_, column) => column).filter((column) => {
      const filled = whole.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '');
      return filled.length > 0 && filled.every(test);
    });
  const dates = columnsOf(isDate);
  const figures = columnsOf(isFigure).filter((column) => !dates.includes(column));
  const fits = (cells: readonly string[]): boolean =>
    dates.every((column) => (cells[column] ?? '') === '' || isDate(cells[column] ?? '')) &&
    figures.every((column) => (cells[column] ?? '') === '' || isFigure(cells[column] ?? '')) &&
    figures.some((column) => (cells[column] ?? '') !== '');
  return (cells) => {
    if (fits(cells)) return cells;
    const extra = widthOf(cells) - width;
    for (let column = 0; column < width; column += 1) {
      if (dates.includes(column) || figures.includes(column)) continue;
      const joined = [...cells.slice(0, column), cells.slice(column, column + extra + 1).join(`${delimiter} `), ...cells.slice(column + extra + 1)];
      if (fits(joined)) return joined;
    }
    return cells;
  };
}
