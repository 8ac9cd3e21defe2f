import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import type { ReportLine } from './report-lines.ts';

const LINE_END = '\r\n';
/** Tells spreadsheet programs that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A text that a spreadsheet program would run as a formula; U+FF0B and the like are the full-width forms of the same signs. */
const FORMULA_START = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/u;
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;

function cell(text: string): string {
  const safe = FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}${LINE_END}`;
}

/** What a line refers to by number, in words. */
export type LineNames = { readonly account: string; readonly category: string | null; readonly fileName: string };

/** The first line of the annex, with the mark that says UTF-8. */
export function annexHeader(baseCurrency: CurrencyCode): string {
  const titles = ['Booking date', 'Account', 'Amount', 'Currency', `Base amount (${baseCurrency})`, 'Description', 'Counterparty', 'Reference'];
  return BYTE_ORDER_MARK + row([...titles, 'Category', 'Line in file', 'Batch', 'File name']);
}

/**
 * One bank line of the annex as RFC 4180 has it. Amounts are plain decimal text (`-1234.56`); a text that a spreadsheet program would run as a formula
 * gets an apostrophe before it; an absent base amount (rate missing) is an empty cell, never zero.
 */
export function annexRow(line: ReportLine, names: LineNames, baseCurrency: CurrencyCode): string {
  return row([
    line.bookingDate,
    names.account,
    formatDecimal(line.amountMinor, line.currency),
    line.currency,
    line.baseAmountMinor === null ? '' : formatDecimal(line.baseAmountMinor, baseCurrency),
    line.description,
    line.counterparty ?? '',
    line.reference ?? '',
    names.category ?? '',
    String(line.fileLine),
    String(line.batchId),
    names.fileName,
  ]);
}
