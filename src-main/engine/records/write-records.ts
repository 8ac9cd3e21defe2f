import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { FIELD_TITLES, fieldLabel, FIELDS_OF_KIND, type RecordField } from './fields.ts';
import type { FieldValues } from './types.ts';
import { writeCell } from './write-cell.ts';

/** A record of the books to be written, amounts in its currency. */
export type WrittenRecord = { readonly values: FieldValues; readonly currency: CurrencyCode };

/** The title of a column; the party's says the side, so that the file is understood without a question. */
function titleOf(kind: RecordKind, field: RecordField): string {
  return field === 'party' ? fieldLabel(kind, field) : FIELD_TITLES[field];
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Records as comma-separated text (RFC 4180, a title for each field, dates as YYYY-MM-DD, a decimal point); `understandRecords` reads the same from it. */
export function writeRecords(kind: RecordKind, records: readonly WrittenRecord[]): string {
  const fields = FIELDS_OF_KIND[kind];
  const lines = records.map(({ values, currency }) => fields.map((field) => quoted(writeCell(values[field], field, currency))).join(','));
  return [fields.map((field) => quoted(titleOf(kind, field))).join(','), ...lines, ''].join('\r\n');
}
