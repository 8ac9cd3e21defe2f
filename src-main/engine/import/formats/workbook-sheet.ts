import type { RecordVisitor, TableSource } from '../table/table-source.ts';
import { decodeEntities } from './entities.ts';
import { attribute, dateOfSerial, type NumberKind, textOfNumber, textOfRuns, timeOfSerial } from './workbook-parts.ts';

/** What the cells of all sheets share. */
export type CellContext = { readonly sharedStrings: readonly string[]; readonly styleKinds: readonly NumberKind[]; readonly isYear1904: boolean };

/** Columns beyond these hold no statement; bounds what a damaged reference such as `XFD1` can cost. */
const MOST_COLUMNS = 512;

function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function valueOf(inside: string): string {
  const match = /<v(?:\s[^<>]*)?>([^<]*)<\/v>/.exec(inside);
  return decodeEntities(match?.[1] ?? '');
}

function textOfCell(tag: string, inside: string, context: CellContext): string {
  const type = attribute(tag, 't') ?? 'n';
  if (type === 'inlineStr') return textOfRuns(inside);
  const value = valueOf(inside);
  if (type === 's') return context.sharedStrings[Number(value)] ?? '';
  if (type === 'b') return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.slice(0, 10);
  if (type !== 'n') return type === 'e' ? '' : value;
  const kind = context.styleKinds[Number(attribute(tag, 's') ?? '0')] ?? 'number';
  const serial = value === '' ? Number.NaN : Number(value);
  if (kind === 'number' || !Number.isFinite(serial)) return textOfNumber(value);
  return kind === 'time' && serial < 1 ? timeOfSerial(serial) : (dateOfSerial(serial, context.isYear1904) ?? textOfNumber(value));
}

/** Fills `cells` with the row's texts and says whether any of them holds something. */
function readCells(row: string, context: CellContext, cells: string[]): boolean {
  cells.length = 0;
  let hasText = false;
  let column = -1;
  for (let at = row.indexOf('<c'); at >= 0; at = row.indexOf('<c', at + 2)) {
    if (!/[\s>/]/.test(row.charAt(at + 2))) continue;
    const end = row.indexOf('>', at);
    if (end < 0) break;
    const isEmpty = row.charAt(end - 1) === '/';
    const tag = row.slice(at + 2, isEmpty ? end - 1 : end);
    const close = isEmpty ? end : row.indexOf('</c>', end);
    const reference = attribute(tag, 'r');
    column = reference === null ? column + 1 : columnOf(reference);
    if (column < 0 || column >= MOST_COLUMNS || close < 0) continue;
    const text = isEmpty ? '' : textOfCell(tag, row.slice(end + 1, close), context).trim();
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if (text !== '') hasText = true;
    at = close;
  }
  return hasText;
}

function walkRows(sheet: string, context: CellContext, visit: RecordVisitor): void {
  const cells: string[] = [];
  let line = 0;
  for (let at = sheet.indexOf('<row'); at >= 0; at = sheet.indexOf('<row', at + 4)) {
    const tagEnd = sheet.indexOf('>', at);
    if (tagEnd < 0) return;
    const number = Number(attribute(sheet.slice(at + 4, tagEnd), 'r') ?? Number.NaN);
    line = Number.isSafeInteger(number) && number > line ? number : line + 1;
    if (sheet.charAt(tagEnd - 1) === '/') continue;
    const end = sheet.indexOf('</row>', tagEnd);
    if (readCells(sheet.slice(tagEnd + 1, end < 0 ? sheet.length : end), context, cells) && !visit(cells, line)) return;
    if (end < 0) return;
    at = end;
  }
}

/** A written amount with a mark in a cell of text: `1.234,56`, `-12.50 €`. */
const WRITTEN_AMOUNT = /^[-+(]?\s?\p{Sc}?\s?[-+]?\d{1,3}(?:[.,' \u00a0]?\d{3})*[.,]\d{1,3}\s?[-+)]?\s?(?:\p{Sc}|[A-Z]{3})?$/u;
/** Cells of text looked at for written amounts. */
const SAMPLE_CELLS = 20_000;

/** Whether amounts stand in the sheet as text, with the marks of whoever wrote them, rather than as numbers. */
function hasWrittenAmounts(sheet: string, context: CellContext): boolean {
  const texts = new Set<number>();
  context.sharedStrings.forEach((text, index) => {
    if (WRITTEN_AMOUNT.test(text.trim())) texts.add(index);
  });
  let seen = 0;
  for (const cell of sheet.matchAll(
    /<c\s[^<>]*?\bt="(s|str|inlineStr)"[^<>]*>(?:<f[\s>][^]{0,500}?<\/f>)?(?:<v>([^<]*)<\/v>|<is>([^]{0,500}?)<\/is>)/g,
  )) {
    const [, type, value = '', runs = ''] = cell;
    const isAmount =
      type === 's' ? texts.has(Number(value)) : WRITTEN_AMOUNT.test((type === 'str' ? decodeEntities(value) : textOfRuns(runs)).trim());
    if (isAmount) return true;
    if (++seen > SAMPLE_CELLS) break;
  }
  return false;
}

/**
 * A worksheet as a table: dates as `YYYY-MM-DD` where the cell's number format says date, numbers with a point, texts as they stand. Where amounts
 * are written as text, their decimal mark is for the understanding to find.
 */
export function sheetSource(sheet: string, context: CellContext): TableSource {
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    delimiter: null,
    decimalMark: hasWrittenAmounts(sheet, context) ? null : '.',
    estimatedRecords: sheet.split('<row').length - 1,
    forEachRecord: (visit) => {
      walkRows(sheet, context, visit);
    },
  };
}
