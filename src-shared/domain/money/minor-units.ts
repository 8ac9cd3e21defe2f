import { assert } from '../../result/assert.ts';

declare const minorBrand: unique symbol;
/**
 * An amount of money in whole minor units of a currency (cents of EUR, yen of JPY): a safe integer, money into the business positive, money
 * out negative. Always stands beside its currency. No float ever holds money.
 */
export type MinorUnits = number & { readonly [minorBrand]: true };

/** Brands a number that is known to be whole and safe; anything else is a programmer's mistake. -0 becomes 0. */
export function minorUnits(value: number): MinorUnits {
  assert(Number.isSafeInteger(value), `a whole safe number of minor units, got ${value}`);
  return (value === 0 ? 0 : value) as MinorUnits;
}

export const ZERO: MinorUnits = minorUnits(0);

export function addMinor(a: MinorUnits, b: MinorUnits): MinorUnits {
  return minorUnits(a + b);
}

export function negateMinor(a: MinorUnits): MinorUnits {
  return minorUnits(-a);
}

export function sumMinor(amounts: Iterable<MinorUnits>): MinorUnits {
  let total = 0;
  for (const amount of amounts) total += amount;
  return minorUnits(total);
}

export type RoundingMode = 'half-away-from-zero' | 'down' | 'up';

/**
 * Quotient of two bigints rounded to a whole number. `half-away-from-zero`: 5/2 → 3, −5/2 → −3; `down` truncates toward zero; `up` moves away
 * from zero. The denominator must be positive.
 */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: RoundingMode): bigint {
  assert(denominator > 0n, 'a positive denominator');
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const away = numerator < 0n ? -1n : 1n;
  const size = remainder < 0n ? -remainder : remainder;
  if (rounding === 'up') return quotient + away;
  if (rounding === 'half-away-from-zero' && size * 2n >= denominator) return quotient + away;
  return quotient;
}

/**
 * amount × numerator / denominator, rounded once. Used for percentages, shares and taxes: `scaleMinor(1000, 19n, 100n, 'half-away-from-zero')`
 * is 190.
 */
export function scaleMinor(amount: MinorUnits, numerator: bigint, denominator: bigint, rounding: RoundingMode): MinorUnits {
  return minorUnits(Number(divideRounded(BigInt(amount) * numerator, denominator, rounding)));
}

/**
 * Splits an amount by integer weights so that the parts add up to it exactly; each part is rounded half away from zero and the remainder goes
 * to the part with the largest weight (the first of them). `distributeMinor(100, [1, 1, 1])` is [34, 33, 33].
 */
export function distributeMinor(amount: MinorUnits, weights: readonly number[]): MinorUnits[] {
  assert(weights.length > 0 && weights.every((w) => Number.isSafeInteger(w) && w >= 0), 'non-negative whole weights');
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  assert(total > 0n, 'at least one positive weight');
  const parts = weights.map((weight) => Number(divideRounded(BigInt(amount) * BigInt(weight), total, 'half-away-from-zero')));
  const largest = weights.indexOf(Math.max(...weights));
  const rest = amount - parts.reduce((sum, part) => sum + part, 0);
  parts[largest] = (parts[largest] ?? 0) + rest;
  return parts.map(minorUnits);
}
