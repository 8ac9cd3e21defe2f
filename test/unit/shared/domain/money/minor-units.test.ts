import { describe, expect, it } from 'vitest';
import {
  addMinor,
  distributeMinor,
  divideRounded,
  minorUnits,
  negateMinor,
  scaleMinor,
  sumMinor,
  ZERO,
} from '../../../../../src-shared/domain/money/minor-units.ts';

describe('minor units', () => {
  it('are whole and safe, or a mistake', () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])
      expect(() => minorUnits(wrong)).toThrow(/whole safe number/);
  });

  it('know no negative zero', () => {
    expect(Object.is(minorUnits(-0), 0)).toBe(true);
    expect(Object.is(negateMinor(ZERO), 0)).toBe(true);
  });

  it('a sum that leaves the safe range is a mistake, never a wrong figure', () => {
    expect(() => addMinor(minorUnits(Number.MAX_SAFE_INTEGER), minorUnits(1))).toThrow(/whole safe number/);
    expect(() => sumMinor([minorUnits(Number.MAX_SAFE_INTEGER), minorUnits(1)])).toThrow(/whole safe number/);
    expect(sumMinor([])).toBe(0);
  });
});

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n, 2n, 3n],
    [-5n, 2n, -3n, -2n, -3n],
    [7n, 3n, 2n, 2n, 3n],
    [-7n, 3n, -2n, -2n, -3n],
    [8n, 3n, 3n, 2n, 3n],
    [-8n, 3n, -3n, -2n, -3n],
    [6n, 3n, 2n, 2n, 2n],
    [0n, 3n, 0n, 0n, 0n],
    [1n, 2n, 1n, 0n, 1n],
    [-1n, 2n, -1n, 0n, -1n],
    [49n, 100n, 0n, 0n, 1n],
  ])('%d / %d is %d half away from zero, %d down, %d up', (numerator, denominator, half, down, up) => {
    expect(divideRounded(numerator, denominator, 'half-away-from-zero')).toBe(half);
    expect(divideRounded(numerator, denominator, 'down')).toBe(down);
    expect(divideRounded(numerator, denominator, 'up')).toBe(up);
  });

  it('needs a positive denominator', () => {
    expect(() => divideRounded(1n, 0n, 'down')).toThrow(/positive denominator/);
    expect(() => divideRounded(1n, -2n, 'down')).toThrow(/positive denominator/);
  });

  it('happens once: 19 % of 10.00 is 1.90, a third of -0.05 is -0.02', () => {
    expect(scaleMinor(minorUnits(1000), 19n, 100n, 'half-away-from-zero')).toBe(190);
    expect(scaleMinor(minorUnits(-5), 1n, 3n, 'half-away-from-zero')).toBe(-2);
  });
});

describe('splitting an amount', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [1, [1, 3], [0, 1]],
    [100, [0, 1], [0, 100]],
    [0, [1, 2], [0, 0]],
    [5, [1, 1], [2, 3]],
    [1000, [70, 20, 10], [700, 200, 100]],
  ])('%d by %j is %j', (amountMinor, weights, parts) => {
    expect(distributeMinor(minorUnits(amountMinor), weights)).toEqual(parts);
  });

  it('needs a positive whole weight', () => {
    for (const weights of [[], [0, 0], [-1, 2], [0.5, 0.5]]) expect(() => distributeMinor(minorUnits(1), weights)).toThrow(/weight/);
  });
});
