import type { CurrencyCode } from '../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { formatMoney } from './money.ts';
import { parseAmount } from './parse-amount.ts';

/** The whole that a part belongs to. */
type Whole = { readonly amountMinor: MinorUnits; readonly currency: CurrencyCode };

/** Beyond any bank line, and small enough that the parts of one can always be added up. */
const LARGEST_MINOR = 10_000_000_000_000;

/**
 * The exact minor units of a typed part of an amount, sums allowed. Without a sign of its own it goes the way of the whole, so that the parts of a
 * payment are typed as a receipt shows them: `16.99*1.1` of −50.00 is −18.69, `+5` is 5.00 that came back. Null when it is no amount.
 */
export function parsePartAmount(text: string, whole: Whole, locale: string): MinorUnits | null {
  const typed = parseAmount(text, whole.currency, locale);
  if (typed === null || Math.abs(typed) > LARGEST_MINOR) return null;
  const hasSign = /^[-+\u2212]/.test(text.trim());
  return hasSign || whole.amountMinor >= 0 || typed === 0 ? typed : minorUnits(-typed);
}

/** A part as it stands in its field: read again, it is the same amount. What goes against a payment keeps its plus. */
export function formatPartAmount(amountMinor: MinorUnits, whole: Whole, locale: string): string {
  return formatMoney(amountMinor, whole.currency, { locale, cents: true, currencyDisplay: 'none', plus: whole.amountMinor < 0 });
}
