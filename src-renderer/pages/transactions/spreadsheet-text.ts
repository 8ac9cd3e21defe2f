import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import type { Transaction } from '../../../src-shared/contract/transactions.ts';

const HEADINGS = ['Date', 'Counterparty', 'Description', 'Reference', 'Category', 'Amount', 'Currency', 'Account'] as const;

/**
 * A cell of bank text for a spreadsheet: on one line, and never a formula. A payer could otherwise send a transfer whose text a spreadsheet runs
 * (`=HYPERLINK(...)`); the apostrophe is how spreadsheets mark plain text.
 */
function textCell(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

/** Amount without grouping, with the decimal mark the person's spreadsheet expects, so that it arrives as a number. */
function amountCell(row: Transaction, decimalMark: string): string {
  return formatDecimal(row.amountMinor, row.currency).replace('.', decimalMark);
}

/** Lines as tab-separated text with one heading row: what a spreadsheet takes from the clipboard. */
export function spreadsheetText(rows: readonly Transaction[], decimalMark: string): string {
  const lines = rows.map((row) =>
    [
      row.bookingDate,
      textCell(row.counterparty ?? ''),
      textCell(row.description),
      textCell(row.reference ?? ''),
      textCell(row.categoryName ?? ''),
      amountCell(row, decimalMark),
      row.currency,
      textCell(row.accountName),
    ].join('\t'),
  );
  return [HEADINGS.join('\t'), ...lines].join('\n');
}
