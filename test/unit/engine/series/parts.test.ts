import { describe, expect, it } from 'vitest';
import { createRandom, drawNormal } from '../../../../src-main/engine/common/random.ts';
import { createDesigns } from '../../../../src-main/engine/series/harmonic-design.ts';
import { fitPatterns } from '../../../../src-main/engine/series/harmonic-pattern.ts';
import { limitOutliers } from '../../../../src-main/engine/series/limit-outliers.ts';
import { spreadOfFew, spreadOfResiduals } from '../../../../src-main/engine/series/residual-range.ts';
import { planOrigins } from '../../../../src-main/engine/series/rolling-origins.ts';
import { findSeasons } from '../../../../src-main/engine/series/seasons.ts';
import { combine, weighMembers } from '../../../../src-main/engine/series/weigh-members.ts';

const designs = createDesigns();
const MONTHS = findSeasons('monthly', 60);

describe('seasons', () => {
  it('need two short cycles or a year and a quarter', () => {
    expect(findSeasons('monthly', 23).cycles).toEqual([]);
    expect(findSeasons('monthly', 24).period).toBe(12);
    expect(findSeasons('weekly', 65).cycles).toEqual([]);
    expect(findSeasons('weekly', 66).period).toBe(52);
    expect(findSeasons('daily', 200).cycles.map(({ period }) => period)).toEqual([7]);
    expect(findSeasons('daily', 735).cycles.map(({ period }) => period)).toEqual([7, 365.25]);
    expect(findSeasons('quarterly', 8).period).toBe(4);
  });
});

describe('harmonic pattern', () => {
  const fit = (values: Float64Array): Float64Array =>
    fitPatterns(values, MONTHS.cycles, { span: { fitLength: values.length, length: values.length + 12 }, designs });

  it('recovers a yearly wave on a rising level', () => {
    const wave = (t: number): number => Math.sin((2 * Math.PI * t) / 12);
    const pattern = fit(Float64Array.from({ length: 60 }, (_, t) => 10 + 0.05 * t + wave(t)));
    for (let t = 0; t < 72; t++) expect(Math.abs((pattern[t] ?? 0) - wave(t))).toBeLessThan(0.1);
  });

  it('sees little in noise and nothing in a constant', () => {
    const random = createRandom(3);
    const noise = Float64Array.from({ length: 60 }, () => drawNormal(random));
    expect(fit(noise).every((value) => Math.abs(value) < 0.4)).toBe(true);
    expect(fit(new Float64Array(60).fill(7)).every((value) => Math.abs(value) < 1e-6)).toBe(true);
  });
});

describe('outliers', () => {
  const seasonal = Float64Array.from({ length: 60 }, (_, t) => 10 + (t % 12 === 11 ? 8 : 0) + 0.5 * Math.sin(t * t));

  it('holds a freak value and leaves what comes every December', () => {
    const strike = seasonal.slice();
    strike[30] = 60;
    const limited = limitOutliers(strike, MONTHS, { designs, horizon: 12 });
    expect(limited[30]).toBeLessThan(25);
    expect(limited[35]).toBeGreaterThan(16);
    expect(limited[34]).toBe(strike[34]);
  });

  it('leaves a series alone that mostly stands still', () => {
    const rare = Float64Array.from({ length: 30 }, (_, t) => (t % 10 === 0 ? 50 : 0));
    expect(limitOutliers(rare, findSeasons('monthly', 20), { designs, horizon: 3 })).toEqual(rare);
  });
});

describe('origins', () => {
  it('fit before they forecast, rise, and leave most of the past to fit on', () => {
    const plan = planOrigins(72, 12);
    expect(plan.map(({ fitLength }) => fitLength)).toEqual([48, 54, 60]);
    for (const { fitLength, origins } of plan) expect(origins[0]).toBe(fitLength);
    const all = plan.flatMap(({ origins }) => origins);
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(Math.max(...all)).toBeLessThan(72);
  });

  it('are none when history is short', () => {
    expect(planOrigins(8, 12)).toEqual([]);
    expect(planOrigins(9, 12).flatMap(({ origins }) => origins).length).toBeGreaterThan(0);
  });
});

describe('weights', () => {
  const trials = [
    { step: 0, index: 0, actual: 10, said: [9, 12] },
    { step: 1, index: 1, actual: 10, said: [11, 8] },
  ];

  it('fall with the fourth power of the error', () => {
    const weights = weighMembers(trials, 2, false);
    expect(weights[0]).toBeCloseTo(16 / 17, 12);
    expect(combine([9, 12], weights)).toBeCloseTo((9 * 16 + 12) / 17, 12);
  });

  it('are equal without trials, and go to members that never erred', () => {
    expect([...weighMembers([], 4, false)]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...weighMembers([{ step: 0, index: 0, actual: 3, said: [3, 4, 3] }], 3, true)]).toEqual([0.5, 0, 0.5]);
  });
});

describe('range', () => {
  it('holds the share it names of the errors it was made from, before widening', () => {
    const residuals = Array.from({ length: 101 }, (_, i) => ({ step: 0, phase: 0, error: i - 50 }));
    const spread = spreadOfResiduals(residuals, { testedLength: 1e9, isSkewed: false, phaseAt: () => 0 });
    expect(spread(0.9, 0)).toBeCloseTo(40, 6);
    expect(spread(0.1, 0)).toBeCloseTo(-40, 6);
    expect(spread(0.5, 0)).toBeCloseTo(0, 6);
  });

  it('is wider when it rests on fewer values', () => {
    const residuals = Array.from({ length: 30 }, (_, i) => ({ step: i % 3, phase: 0, error: i % 2 === 0 ? 1 : -1 }));
    const width = (testedLength: number): number => spreadOfResiduals(residuals, { testedLength, isSkewed: false, phaseAt: () => 0 })(0.9, 0);
    expect(width(8)).toBeGreaterThan(width(80));
  });

  it('grows over the steps where errors do', () => {
    const residuals = Array.from({ length: 200 }, (_, i) => ({ step: i % 10, phase: 0, error: (i % 2 === 0 ? 1 : -1) * Math.sqrt(1 + (i % 10)) }));
    const spread = spreadOfResiduals(residuals, { testedLength: 50, isSkewed: false, phaseAt: () => 0 });
    expect(spread(0.9, 9) / spread(0.9, 0)).toBeCloseTo(Math.sqrt(10), 1);
  });

  it('is narrower where the season is sure', () => {
    const residuals = Array.from({ length: 2100 }, (_, i) => ({ step: 0, phase: i % 7, error: (i % 7 === 6 ? 0.1 : 1) * (i % 2 === 0 ? 1 : -1) }));
    const spread = spreadOfResiduals(residuals, { testedLength: 300, isSkewed: false, phaseAt: (step) => step % 7 });
    expect(spread(0.9, 6)).toBeLessThan(0.5 * spread(0.9, 5));
  });

  it('of one value is a third to a half of it on each side, and of zeros nothing', () => {
    const spread = spreadOfFew(Float64Array.from([1]));
    expect(spread(0.9, 0)).toBeGreaterThan(0.3);
    expect(spread(0.9, 0)).toBeLessThan(0.8);
    expect(spreadOfFew(new Float64Array(3))(0.9, 5)).toBe(0);
  });
});
