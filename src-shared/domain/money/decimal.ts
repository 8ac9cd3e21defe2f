import { currencyExponent, type CurrencyCode } from './currency.ts';
import { divideRounded, type MinorUnits, minorUnits } from './minor-units.ts';

/**
 * Exact minor units of a plain decimal text (`-1234.56`; ASCII digits, one optional point, optional sign), or null when the text is not of that
 * form, has more decimals than the currency (other than trailing zeros), or leaves the safe range. Works on digits, never on floats.
 */
export function parseDecimal(text: string, currency: CurrencyCode): MinorUnits | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const exponent = currencyExponent(currency);
  const kept = decimals.slice(0, exponent).padEnd(exponent, '0');
  if (/[1-9]/.test(decimals.slice(exponent))) return null;
  const digits = `${whole}${kept}`.replace(/^0+(?=\d)/, '');
  if (digits.length > 16) return null;
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return null;
  return minorUnits(sign === '-' ? -value : value);
}

/** Plain decimal text of an amount: 123456 EUR is `1234.56`, −5 EUR is `-0.05`, 7 JPY is `7`. The inverse of `parseDecimal`. */
export function formatDecimal(amount: MinorUnits, currency: CurrencyCode): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return amount < 0 ? `-${text}` : text;
}

/**
 * An amount converted at a rate given as decimal text (units of `to` for one unit of `from`), rounded once, half away from zero, at the target's
 * exponent. `convertAmount(10000, 'USD', 'JPY', '151.25')` is 15125.
 */
export function convertAmount(amount: MinorUnits, from: CurrencyCode, to: CurrencyCode, rate: string): MinorUnits {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(rate);
  if (match === null) throw new Error(`Assertion failed: "${rate}" is no decimal rate`);
  const [, whole = '', decimals = ''] = match;
  const numerator = BigInt(amount) * BigInt(`${whole}${decimals}`) * 10n ** BigInt(currencyExponent(to));
  const denominator = 10n ** BigInt(decimals.length + currencyExponent(from));
  return minorUnits(Number(divideRounded(numerator, denominator, 'half-away-from-zero')));
}
