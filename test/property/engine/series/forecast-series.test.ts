import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { forecastSeries } from '../../../../src-main/engine/series/forecast-series.ts';
import { forecastSet } from '../../../../src-main/engine/series/forecast-set.ts';
import type { SeriesForecast, SeriesTask } from '../../../../src-main/engine/series/types.ts';

const frequency = fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const, 'quarterly' as const);
const values = fc.oneof(
  fc.array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { minLength: 1, maxLength: 50 }),
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.double({ min: 50, max: 150, noNaN: true }), { minLength: 20, maxLength: 60 }),
  fc.array(fc.constantFrom(0, 1e-300, 1e15, -1e15, 5e-324), { minLength: 1, maxLength: 40 }),
);
const task = fc.record({
  values,
  frequency,
  horizon: fc.integer({ min: 1, max: 20 }),
  levels: fc.uniqueArray(fc.constantFrom(0.01, 0.5, 0.8, 0.95, 0.999), { minLength: 1 }),
}) satisfies fc.Arbitrary<SeriesTask>;

const everyNumber = ({ mean, quantiles }: SeriesForecast): number[] => [...mean, ...Object.values(quantiles).flat()];

describe('forecast of any series', () => {
  it('is finite, has the length asked and quantiles in order', () => {
    fc.assert(
      fc.property(task, (asked) => {
        const answer = forecastSeries(asked);
        expect(everyNumber(answer).every(Number.isFinite)).toBe(true);
        expect(answer.mean).toHaveLength(asked.horizon);
        const rising = Object.entries(answer.quantiles).sort(([a], [b]) => Number(a) - Number(b));
        expect(rising).toHaveLength(2 * asked.levels.length + 1);
        rising.forEach(([, path], i) => {
          expect(path).toHaveLength(asked.horizon);
          const below = rising[Math.max(0, i - 1)]?.[1] ?? [];
          path.forEach((value, h) => expect(value).toBeGreaterThanOrEqual(below[h] ?? NaN));
        });
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('stays at or above zero where the series always was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 50 }),
        frequency,
        (given, every) => {
          const answer = forecastSeries({ values: given, frequency: every, horizon: 8, levels: [0.95] });
          expect(everyNumber(answer).every((value) => value >= 0)).toBe(true);
        },
      ),
      { numRuns: 60, seed: 2 },
    );
  });

  it('scales with its values: euros and cents have the same forecast', () => {
    const steady = fc.array(fc.double({ min: 10, max: 200, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(steady, frequency, fc.constantFrom(2 ** -20, 0.5, 8, 1024), (given, every, factor) => {
        // powers of two, so that scaling itself rounds nothing
        const plain = everyNumber(forecastSeries({ values: given, frequency: every, horizon: 5, levels: [0.8] }));
        const scaled = everyNumber(forecastSeries({ values: given.map((value) => value * factor), frequency: every, horizon: 5, levels: [0.8] }));
        scaled.forEach((value, i) => expect(Math.abs(value / factor - (plain[i] ?? NaN))).toBeLessThan(1e-9 * Math.abs(plain[i] ?? 0) + 1e-9));
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  it('depends on its own series only, and on nothing else', () => {
    fc.assert(
      fc.property(fc.array(task, { minLength: 2, maxLength: 3 }), (tasks) => {
        const together = forecastSet(tasks, UNCONTROLLED);
        const turned = forecastSet([...tasks].reverse(), UNCONTROLLED).reverse();
        expect(turned).toEqual(together);
        expect(together).toEqual(tasks.map((alone) => forecastSeries(alone)));
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  it('of a constant is that constant', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 1, max: 60 }), frequency, (value, length, every) => {
        const { mean } = forecastSeries({ values: Array.from({ length }, () => value), frequency: every, horizon: 4, levels: [0.8] });
        mean.forEach((forecast) => expect(Math.abs(forecast - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value) + 1e-300));
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});
