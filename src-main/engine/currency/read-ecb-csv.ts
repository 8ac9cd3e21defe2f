import { dateFromParts, isIsoDate, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { createEcbCollector, damaged, type EcbRates } from './ecb-rates.ts';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** Whether a text begins as the ECB's tables do: `Date`, then codes of currencies. A spreadsheet program may have put other separators between them. */
export function looksLikeEcbCsv(head: string): boolean {
  return /^\s*"?Date"?\s*[,;\t]\s*"?[A-Z]{3}"?\s*(?:[,;\t]|$)/m.test(head.slice(0, 200).split('\n', 1)[0] ?? '');
}

/** `2024-01-02` in the history, `2 January 2024` in the daily file. */
function readDay(text: string): IsoDate | null {
  if (isIsoDate(text)) return text;
  const [, day, month = '', year] = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(text) ?? [];
  const index = MONTHS.indexOf(month.toLowerCase());
  return index < 0 ? null : dateFromParts(Number(year), index + 1, Number(day));
}

/** Cells of a line; the comma that ends every line of these files opens no further cell. */
function cellsOf(line: string): string[] {
  const cells = line.split(',').map((cell) => cell.trim());
  return cells.at(-1) === '' ? cells.slice(0, -1) : cells;
}

/** The daily and the history table: one line a day, one column a currency, `N/A` where none was published. */
export function readEcbCsv(text: string): EcbRates {
  const lines = text.split(/\r?\n/);
  const header = lines[0] ?? '';
  if (/[;\t"]/.test(header)) {
    throw new AppError(
      'FILE_FORMAT_UNSUPPORTED',
      'This file of reference rates was saved again by a spreadsheet program, which changes figures and dates. Use the file as the ECB offers it.',
    );
  }
  const codes = cellsOf(header).slice(1);
  const strange = codes.find((code) => !/^[A-Z]{3}$/.test(code));
  if (strange !== undefined) throw damaged(`"${strange.slice(0, 20)}" in its first line is no currency`);
  const collector = createEcbCollector();
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const place = `in line ${index + 1}`;
    // every line ends with a comma where the first does: one that does not was cut off, perhaps inside a figure
    if (line.trimEnd().endsWith(',') !== header.trimEnd().endsWith(',')) throw damaged(`${place} the end is missing`);
    const [day = '', ...cells] = cellsOf(line);
    const rateDate = readDay(day);
    if (rateDate === null) throw damaged(`${place}, "${day.slice(0, 20)}" is no day`);
    if (cells.length !== codes.length) throw damaged(`${place} there are ${cells.length} rates for ${codes.length} currencies`);
    for (const [column, cell] of cells.entries()) {
      if (cell !== 'N/A' && cell !== '') collector.add({ currency: codes[column] ?? '', rateDate, text: cell, place });
    }
  }
  return collector.finish();
}
