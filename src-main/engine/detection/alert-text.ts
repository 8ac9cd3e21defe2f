import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** `1234.50 EUR`, for the English sentence of an alert. */
export function moneyText(amount: MinorUnits, currency: CurrencyCode): string {
  return `${formatDecimal(amount, currency)} ${currency}`;
}

/** `1 invoice`, `3 invoices`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What left or will leave, as a magnitude; a missing amount counts nothing. */
export function magnitudeOf(amount: MinorUnits | null): MinorUnits {
  return minorUnits(Math.abs(amount ?? 0));
}
