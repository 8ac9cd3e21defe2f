import { formatDecimal } from '../../src-shared/domain/money/decimal.ts';
import { currencyExponent, type CurrencyCode } from '../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../src-shared/domain/money/minor-units.ts';

export const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';

export type MoneyStyle = {
  /** BCP 47 tag of the business. */
  readonly locale: string;
  /** Decimals of the currency, for lines and documents; without them whole units, rounded half away from zero. */
  readonly cents?: boolean;
  /** `symbol` where one currency is on the page, `code` where more are, `none` in a column whose head names it. */
  readonly currencyDisplay?: 'symbol' | 'code' | 'none';
  /** Shows + before money in, for changes and ranges. */
  readonly plus?: boolean;
};

const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(currency: CurrencyCode, style: MoneyStyle): Intl.NumberFormat {
  const display = style.currencyDisplay ?? 'symbol';
  const key = `${style.locale}|${currency}|${display}|${style.cents ?? false}|${style.plus ?? false}`;
  const known = formatters.get(key);
  if (known) return known;
  const decimals = style.cents === true ? currencyExponent(currency) : 0;
  const made = new Intl.NumberFormat(style.locale, {
    style: 'currency',
    currency,
    currencyDisplay: display === 'code' ? 'code' : 'narrowSymbol',
    signDisplay: style.plus === true ? 'exceptZero' : 'negative',
    // Stated, because Intl's own table of decimals differs from ISO 4217 for a few currencies.
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formatters.set(key, made);
  return made;
}

/**
 * An amount as the business reads it: its locale's separators, a true minus sign, narrow spaces for grouping. Reads the integer's digits and never
 * a float: `formatMoney(-231050, 'EUR', { locale: 'en-GB' })` is `−€2,311`, with `cents` `−€2,310.50`.
 */
export function formatMoney(amountMinor: MinorUnits, currency: CurrencyCode, style: MoneyStyle): string {
  const decimal = formatDecimal(amountMinor, currency);
  const parts = formatterOf(currency, style).formatToParts(decimal as Intl.StringNumericLiteral);
  const isHidden = style.currencyDisplay === 'none';
  const text = parts.map((part) => {
    if (part.type === 'minusSign') return MINUS;
    if (part.type === 'group') return part.value.trim() === '' ? NARROW_SPACE : part.value;
    if (isHidden && (part.type === 'currency' || (part.type === 'literal' && part.value.trim() === ''))) return '';
    return part.value;
  });
  return text.join('');
}

/** Compact amount for the axis of a chart: `−12k`, `1.5M`. Approximate by nature; never used where a figure is read. */
export function formatAxisMoney(amountMajor: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(amountMajor).replace('-', MINUS);
}
