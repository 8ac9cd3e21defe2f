import { describe, expect, it } from 'vitest';
import { regress } from '../../../../src-main/engine/series/evidence-regression.ts';
import { minimise } from '../../../../src-main/engine/series/nelder-mead.ts';
import { median, normalQuantile, quantileOfSorted } from '../../../../src-main/engine/series/statistics.ts';

describe('statistics', () => {
  it('interpolates quantiles between neighbours', () => {
    expect(quantileOfSorted([1, 2, 3, 4, 5], 0.5)).toBe(3);
    expect(quantileOfSorted([1, 2, 3, 4, 5], 0.1)).toBeCloseTo(1.4, 12);
    expect(quantileOfSorted([], 0.5)).toBe(0);
    expect(median([9, 1, 5, 3])).toBe(4);
  });

  it.each([
    [0.5, 0],
    [0.9, 1.28155],
    [0.1, -1.28155],
    [0.995, 2.57583],
  ])('normal quantile of %s', (probability, expected) => expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThan(5e-4));
});

describe('downhill simplex', () => {
  it('finds the minimum of a bowl', () => {
    const found = minimise(([x = 0, y = 0]) => 1 + (x - 0.3) ** 2 + 4 * (y + 0.2) ** 2, {
      start: [0.9, 0.9],
      lower: [-1, -1],
      upper: [1, 1],
      evaluations: 200,
    });
    expect(found[0]).toBeCloseTo(0.3, 1);
    expect(found[1]).toBeCloseTo(-0.2, 1);
  });

  it('stays inside the box and survives a loss that is no number', () => {
    const found = minimise(([x = 0]) => (x > 0.5 ? NaN : -x), { start: [0.1], lower: [0], upper: [1], evaluations: 60 });
    expect(found[0]).toBeGreaterThan(0.4);
    expect(found[0]).toBeLessThanOrEqual(0.5);
  });
});

describe('Bayesian regression', () => {
  it('shrinks the coefficient by its prior', () => {
    // x'x = 4, x'y = 8: least squares 2; prior variance 1 adds 1 to x'x
    const found = regress({ gram: Float64Array.from([4]), cross: Float64Array.from([8]), square: 20, observations: 4 }, Float64Array.from([1]));
    expect(found?.coefficients[0]).toBeCloseTo(1.6, 12);
    // −4/2·log(20 − 64/5) − ½·log(5) − ½·log(1)
    expect(found?.logEvidence).toBeCloseTo(-2 * Math.log(7.2) - Math.log(5) / 2, 12);
  });

  it('says so when the matrix is not positive definite', () => {
    expect(regress({ gram: Float64Array.from([-9]), cross: Float64Array.from([1]), square: 1, observations: 2 }, Float64Array.from([1]))).toBeNull();
  });
});
