import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { FIELD_TYPES, type RecordField } from '../fields.ts';
import type { FieldValue, FieldValues, RecordChange } from '../types.ts';
import { foldName } from '../words/fold-words.ts';
import { writeCell } from '../write-cell.ts';

const digits = (text: string): string => text.replaceAll(/[^\d+]/g, '');
const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

/** A tax number for comparison: spaces and punctuation do not count. */
export function foldTaxId(taxId: string): string {
  return taxId.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

function areEqualTexts(field: RecordField, a: string, b: string): boolean {
  if (field === 'name' || field === 'party') return foldName(a) === foldName(b);
  if (field === 'taxId') return foldTaxId(a) === foldTaxId(b);
  if (field === 'phone') return lines(a) === lines(b) || (digits(a) !== '' && digits(a) === digits(b));
  if (FIELD_TYPES[field] === 'email' || FIELD_TYPES[field] === 'language') return foldEmail(a) === foldEmail(b);
  return lines(a) === lines(b);
}

/** Whether two values of a field say the same: how a name, a number or an address is written does not count as a change. */
function isSameValue(field: RecordField, a: FieldValue, b: FieldValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return areEqualTexts(field, a, b);
  if (field === 'taxAmount') return Math.abs(Number(a)) === Math.abs(Number(b));
  return a === b;
}

/** What a row would change in a record, field by field; a cell the row leaves empty changes nothing. */
export function changesOf(row: FieldValues, stored: FieldValues, currency: CurrencyCode): RecordChange[] {
  return (Object.entries(row) as [RecordField, FieldValue][])
    .filter(([field, value]) => value !== null && !isSameValue(field, value, stored[field] ?? null))
    .map(([field, value]) => ({ field, before: writeCell(stored[field], field, currency), after: writeCell(value, field, currency) }));
}

/** Only the values that are changed. */
export function pickChanged(row: FieldValues, changes: readonly RecordChange[]): FieldValues {
  return Object.fromEntries(changes.map(({ field }) => [field, row[field] ?? null]));
}
