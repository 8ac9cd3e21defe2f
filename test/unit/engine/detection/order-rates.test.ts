import { describe, expect, it } from 'vitest';
import { must } from '../../../../src-shared/result/assert.ts';
import { fitOrderRates, type RatePrior } from '../../../../src-main/engine/detection/order-rates.ts';

const likeliest = (rates: readonly RatePrior[]) => must(rates.toSorted((a, b) => b.weight - a.weight)[0], 'a distribution');
/** Ten customers with twelve gaps each, of so many days on average. */
const customers = (...averages: number[]) => Array.from({ length: 10 }, (_, i) => ({ count: 12, days: 12 * (averages[i % averages.length] ?? 0) }));

describe('fitOrderRates', () => {
  it('finds the rate of customers who are alike', () => {
    const { shape, days } = likeliest(fitOrderRates(customers(25)));
    expect(shape).toBe(8);
    expect(days).toBeCloseTo(200, 3);
  });

  it('finds out that customers have little in common, and then hardly leans on the others', () => {
    expect(likeliest(fitOrderRates(customers(6, 120))).shape).toBeLessThanOrEqual(1);
  });

  it('lets N customers show no shape above N − 1, and leaves one alone with its own gaps', () => {
    const gaps = customers(25);
    expect(fitOrderRates(gaps.slice(0, 3)).map(({ shape }) => shape)).toEqual([0.5, 1, 2]);
    expect(fitOrderRates(gaps.slice(0, 1))).toEqual([{ shape: 0, days: 0, weight: 1 }]);
    expect(fitOrderRates([])).toEqual([{ shape: 0, days: 0, weight: 1 }]);
  });

  it('refuses gaps that took no time', () => {
    expect(() => fitOrderRates([{ count: 3, days: 0 }])).toThrow('gaps');
  });
});
