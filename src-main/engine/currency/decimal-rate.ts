import { divideRounded } from '../../../src-shared/domain/money/minor-units.ts';
import { assert } from '../../../src-shared/result/assert.ts';

/** A rate as an exact quotient of whole numbers. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/**
 * Digits kept of an inverse or a cross: the error is at most half of the twelfth digit, so that an amount of 100 billion minor units is off by
 * less than one. Published rates have six.
 */
const SIGNIFICANT_DIGITS = 12;

const DECIMAL = /^(\d{1,15})(?:\.(\d{1,20}))?$/;

/**
 * The one way a rate is written: no sign, no leading or trailing zeros, a point before decimals; null where the text is no positive decimal.
 * `007.4600` is `7.46`; `0.000`, `1,5` and `-2` are null.
 */
export function normaliseRate(text: string): string | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  const written = decimals === '' ? whole : `${whole}.${decimals}`;
  return written === '0' ? null : written;
}

/** The exact value of a rate's text: `1.25` is 125/100. */
export function toFraction(rate: string): Fraction {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(rate);
  assert(match !== null, `a rate as decimal text, got "${rate}"`);
  const decimals = match[2] ?? '';
  return { numerator: BigInt(`${match[1] ?? ''}${decimals}`), denominator: 10n ** BigInt(decimals.length) };
}

/**
 * A positive quotient as decimal text with twelve significant digits, rounded half away from zero once, trailing zeros left out. 1/3 is
 * `0.333333333333`, 1/8 is `0.125`.
 */
export function toRateText({ numerator, denominator }: Fraction): string {
  assert(numerator > 0n && denominator > 0n, 'a positive rate');
  // 10^(a−b−1) < quotient < 10^(a−b+1) for lengths a and b, so one of two scales gives exactly the digits wanted
  let scale = SIGNIFICANT_DIGITS - (String(numerator).length - String(denominator).length);
  const scaled = (by: number): Fraction =>
    by >= 0 ? { numerator: numerator * 10n ** BigInt(by), denominator } : { numerator, denominator: denominator * 10n ** BigInt(-by) };
  const wide = scaled(scale);
  if (wide.numerator >= wide.denominator * 10n ** BigInt(SIGNIFICANT_DIGITS)) scale -= 1;
  const exact = scaled(scale);
  const digits = String(divideRounded(exact.numerator, exact.denominator, 'half-away-from-zero'));
  if (scale <= 0) return `${digits}${'0'.repeat(-scale)}`;
  const padded = digits.padStart(scale + 1, '0');
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`.replace(/\.?0+$/, '');
}
