import { describe, expect, it } from 'vitest';
import { fitAutoregression } from '../../../../../src-main/engine/series/members/autoregression.ts';
import { fitDampedTrend, followTrend } from '../../../../../src-main/engine/series/members/damped-trend.ts';
import { fitHistoricalMean } from '../../../../../src-main/engine/series/members/historical-mean.ts';
import type { FittedMember, Sample } from '../../../../../src-main/engine/series/members/member.ts';
import { fitSba, followSba } from '../../../../../src-main/engine/series/members/sba.ts';
import { fitSeasonalNaive } from '../../../../../src-main/engine/series/members/seasonal-naive.ts';
import { fitSeasonalSmoothing } from '../../../../../src-main/engine/series/members/seasonal-smoothing.ts';
import { fitSimpleSmoothing, smooth } from '../../../../../src-main/engine/series/members/simple-smoothing.ts';
import { fitTheta } from '../../../../../src-main/engine/series/members/theta.ts';
import { fitTsb, followTsb } from '../../../../../src-main/engine/series/members/tsb.ts';

const sampleOf = (values: readonly number[], period = 1): Sample => ({ values: Float64Array.from(values), fitLength: values.length, period });
const forecast = (
  fit: (sample: Sample) => FittedMember,
  values: readonly number[],
  options: { horizon?: number; period?: number } = {},
): number[] => [...(fit(sampleOf(values, options.period))([values.length], options.horizon ?? 3)[0] ?? [])];

describe('simple smoothing', () => {
  it('moves the level by α times the error', () => {
    // 10 → 10 + 0.5·(10 − 10) = 10 → + 0.5·2 = 11 → + 0.5·0 = 11; errors 0, 2, 0
    expect(smooth([10, 12, 11], 0.5, { from: 0, to: 3, level: 10 })).toEqual({ level: 11, squares: 4 });
  });

  it('follows the last value of a series that jumps once and stays', () => {
    const values = [...Array.from({ length: 20 }, () => 1), ...Array.from({ length: 20 }, () => 5)];
    expect(forecast(fitSimpleSmoothing, values)[0]).toBeCloseTo(5, 3);
  });
});

describe('damped trend', () => {
  it('carries level and slope as Holt does when φ is 1', () => {
    const state = { level: 10, slope: 1 };
    // expected 11, error 1: level 11.5, slope 1.25; expected 12.75, error 1.25: level 13.375, slope 1.5625
    const squares = followTrend([12, 14], { from: 0, to: 2 }, { state, weights: { alpha: 0.5, beta: 0.25, phi: 1 } });
    expect(state).toEqual({ level: 13.375, slope: 1.5625 });
    expect(squares).toBe(1 + 1.25 ** 2);
  });

  it('continues a straight line ever more flatly', () => {
    const line = Array.from({ length: 30 }, (_, t) => 3 + 2 * t);
    const path = forecast(fitDampedTrend, line, { horizon: 12 });
    const steps = path.map((value, h) => value - (h === 0 ? 61 : (path[h - 1] ?? 0)));
    expect(steps[0]).toBeGreaterThan(1);
    expect(steps.every((step, h) => step > 0 && (h === 0 || step < (steps[h - 1] ?? 0)))).toBe(true);
  });
});

describe('theta', () => {
  it('continues a straight line by equal steps of at least half its slope and at most all of it', () => {
    const line = Array.from({ length: 30 }, (_, t) => 3 + 2 * t);
    const path = forecast(fitTheta, line, { horizon: 6 });
    const steps = path.slice(1).map((value, h) => value - (path[h] ?? 0));
    // the slope carried on is (1 − 1/θ)·2 with θ from 1 to 5, and here the steepest fits best
    steps.forEach((step) => expect(step).toBeCloseTo(steps[0] ?? 0, 9));
    expect(steps[0]).toBeGreaterThanOrEqual(1);
    expect(steps[0]).toBeLessThanOrEqual(1.6 + 1e-9);
    expect(path[0]).toBeGreaterThan(60);
  });

  it('gives a constant back', () => {
    expect(forecast(fitTheta, [4, 4, 4, 4, 4, 4])).toEqual([4, 4, 4]);
  });
});

describe('autoregression', () => {
  it('continues an alternation and lets it fade to the mean', () => {
    const path = forecast(
      fitAutoregression,
      Array.from({ length: 40 }, (_, t) => (t % 2 === 0 ? 3 : 1)),
      { horizon: 40 },
    );
    expect(path[0]).toBeGreaterThan(2.5);
    expect(path[1]).toBeLessThan(1.5);
    expect(Math.abs((path[39] ?? 0) - 2)).toBeLessThan(Math.abs((path[1] ?? 0) - 2));
  });

  it('gives the mean of three values, too few for any order', () => {
    expect(forecast(fitAutoregression, [1, 2, 6])).toEqual([3, 3, 3]);
  });
});

describe('mean and seasonal naive', () => {
  it('take all of history, and the last cycle', () => {
    expect(forecast(fitHistoricalMean, [1, 2, 6])).toEqual([3, 3, 3]);
    expect(forecast(fitSeasonalNaive, [9, 9, 1, 2, 3], { period: 3, horizon: 4 })).toEqual([1, 2, 3, 1]);
    expect(forecast(fitSeasonalNaive, [5, 7], { period: 3 })).toEqual([7, 7, 7]);
  });
});

describe('seasonal smoothing', () => {
  it('learns a pattern that its input still holds', () => {
    const values = Array.from({ length: 80 }, (_, t) => (t % 4 === 0 ? 3 : 0));
    const path = forecast(fitSeasonalSmoothing, values, { period: 4, horizon: 4 });
    expect(path[0]).toBeGreaterThan(2.5);
    expect(path[1]).toBeLessThan(0.5);
  });
});

describe('intermittent demand', () => {
  it('TSB smooths probability at every step and size at sales', () => {
    const run = followTsb({ size: 4, probability: 0.5 }, { alpha: 0.5, beta: 0.2 });
    expect(run.rate()).toBe(2);
    run.step(0);
    expect(run.rate()).toBeCloseTo(0.4 * 4, 12);
    run.step(6);
    expect(run.rate()).toBeCloseTo(0.52 * 5, 12);
  });

  it('SBA smooths size and interval at sales only', () => {
    const run = followSba({ size: 4, probability: 0.5 }, 0.2);
    expect(run.rate()).toBeCloseTo((0.9 * 4) / 2, 12);
    run.step(0);
    run.step(0);
    run.step(9);
    expect(run.rate()).toBeCloseTo((0.9 * 5) / 2.2, 12);
  });

  it('lets a stream that stopped die away under TSB', () => {
    const stopped = [...Array.from({ length: 20 }, (_, t) => (t % 2) * 4), ...Array.from({ length: 20 }, () => 0)];
    expect(forecast(fitTsb, stopped)[0]).toBeLessThan(0.5);
    expect(forecast(fitSba, stopped)[0]).toBeGreaterThan(1);
  });

  it('forecasts nothing where nothing was ever seen', () => {
    expect(forecast(fitTsb, [0, 0, 0, 0])).toEqual([0, 0, 0]);
    expect(forecast(fitSba, [0, 0, 0, 0])).toEqual([0, 0, 0]);
  });
});

describe('every member', () => {
  const fits = {
    fitSimpleSmoothing,
    fitDampedTrend,
    fitTheta,
    fitAutoregression,
    fitHistoricalMean,
    fitSeasonalNaive,
    fitSeasonalSmoothing,
    fitTsb,
    fitSba,
  };

  it.each(Object.entries(fits))('%s does not look beyond its origin', (_, fit) => {
    const known = Array.from({ length: 24 }, (__, t) => 5 + Math.sin(t) + (t % 3));
    const longer = sampleOf([...known, 1000, -1000, 1000], 4);
    const cut = sampleOf(known, 4);
    expect(fit({ ...longer, fitLength: 20 })([20, 24], 5)).toEqual(fit({ ...cut, fitLength: 20 })([20, 24], 5));
  });
});
