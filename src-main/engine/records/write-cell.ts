import { type CurrencyCode, currencyExponent } from '../../../src-shared/domain/money/currency.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { FIELD_TYPES, type FieldType, type RecordField } from './fields.ts';
import type { FieldValue } from './types.ts';

/** A text that a spreadsheet would run as a formula gets an apostrophe in front; telephone numbers are harmless and stay as they are. */
function guardFormula(text: string): string {
  return /^'*[=+\-@]/.test(text) && !/^\+[\d\s()/.-]*$/.test(text) ? `'${text}` : text;
}

/** Three decimals behind one point can be read as thousands, so a currency that has three is written with a fourth. */
function writeAmount(amountMinor: number, currency: CurrencyCode): string {
  const text = formatDecimal(minorUnits(amountMinor), currency);
  return currencyExponent(currency) === 3 ? `${text}0` : text;
}

/** A value as it is written into a table; `readCell` reads the same value from it. Empty is an empty cell. */
export function writeCell(value: FieldValue | undefined, field: RecordField, currency: CurrencyCode): string {
  if (value === null || value === undefined) return '';
  const type: FieldType = FIELD_TYPES[field];
  if (type === 'amount' || type === 'magnitude') return writeAmount(Number(value), currency);
  if (type === 'percent') return formatBps(Number(value));
  if (type === 'flag') return value === true ? 'yes' : 'no';
  return type === 'share' ? String(value) : guardFormula(String(value));
}

/** Basis points as percent without trailing zeros: 1900 is `19`, 250 is `2.5`. */
function formatBps(bps: number): string {
  const rest = bps % 100;
  const whole = (bps - rest) / 100;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
}
