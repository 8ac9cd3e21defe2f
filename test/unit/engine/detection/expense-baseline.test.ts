import { describe, expect, it } from 'vitest';
import { describeBaseline, isSteady, isUnexpected, modifiedScore, spreadFor } from '../../../../src-main/engine/detection/expense-baseline.ts';

describe('expense baseline', () => {
  it('is the median and the median deviation of the logarithms', () => {
    const baseline = describeBaseline([100, 200, 400, 100, 400]);
    expect(baseline.count).toBe(5);
    expect(baseline.median).toBe(200);
    expect(baseline.logMad).toBeCloseTo(Math.log(2));
    expect(describeBaseline([])).toEqual({ count: 0, median: 0, logMad: 0, logSd: 0 });
  });

  it('assumes at least two percent of spread', () => {
    expect(modifiedScore(110, 100, 0)).toBeCloseTo((0.6745 * Math.log(1.1)) / Math.log(1.02));
    expect(isSteady(describeBaseline([100, 101, 100]))).toBe(true);
  });

  it('borrows the spread of the category where there are three to seven payments', () => {
    const category = { count: 20, median: 50, logMad: 0.4, logSd: 0 };
    const own = (count: number) => spreadFor({ count, median: 100, logMad: 0.1, logSd: 0 }, () => category);
    expect([own(2), own(8)]).toEqual([null, 0.1]);
    expect(own(4)).toBeCloseTo(Math.sqrt((4 * 0.01 + 8 * 0.16) / 12));
    expect(spreadFor({ count: 4, median: 100, logMad: 0.1, logSd: 0 }, null)).toBeNull();
    expect(spreadFor({ count: 4, median: 100, logMad: 0.1, logSd: 0 }, () => ({ ...category, count: 7 }))).toBeNull();
  });

  it('wants both: above the threshold and outside noise', () => {
    const test = (magnitude: number, score: number) => isUnexpected(magnitude, 100, { score, thresholdPct: 20 });
    expect([test(121, 3.6), test(120, 9), test(500, 3.5)]).toEqual([true, false, false]);
  });
});
