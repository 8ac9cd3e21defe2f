import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src-main/engine/common/random.ts';
import { DEFAULT_AR_DELAY } from '../../../../src-main/engine/delays/default-hazards.ts';
import { NEVER, sampleDelay, tabulateDelay } from '../../../../src-main/engine/delays/delay-sampler.ts';
import { normalCdf, normalFromUniform, normalQuantile } from '../../../../src-main/engine/delays/normal-distribution.ts';

describe('normal distribution', () => {
  it('agrees with known values and inverts itself', () => {
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655, 8);
    expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
    for (const p of [0.001, 0.1, 0.5, 0.77, 0.999]) expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 6);
  });
});

describe('tabulateDelay', () => {
  const hazard = { id: 'h', firstLagDays: 0, hazards: [0.5, 0, 0.5, 1] };
  const shares = (openForDays: number): Record<string, number> => {
    const random = createRandom(1);
    const sampler = tabulateDelay(hazard, openForDays);
    const counts: Record<string, number> = {};
    for (let i = 0; i < 40_000; i++) {
      const delay = sampleDelay(sampler, normalFromUniform(random()));
      counts[delay] = (counts[delay] ?? 0) + 1 / 40_000;
    }
    return counts;
  };

  it('draws delays as the hazard says', () => {
    const drawn = shares(-10);
    expect(drawn['0']).toBeCloseTo(0.5, 1);
    expect(drawn['2']).toBeCloseTo(0.25, 1);
    expect(drawn['3']).toBeCloseTo(0.25, 1);
  });

  it('conditions on being late already', () => {
    const drawn = shares(1);
    expect(drawn['0']).toBeUndefined();
    expect(drawn['2']).toBeCloseTo(0.5, 1);
  });

  it('never pays what is later than the hazard knows', () => {
    expect(sampleDelay(tabulateDelay(hazard, 3), 0)).toBe(NEVER);
    expect(sampleDelay(tabulateDelay(DEFAULT_AR_DELAY, 400), -3)).toBe(NEVER);
  });

  it('gives a later delay for a higher score', () => {
    const sampler = tabulateDelay(DEFAULT_AR_DELAY, 0);
    const delays = [-3, -1, 0, 1, 2].map((score) => sampleDelay(sampler, score));
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[0]).toBeGreaterThan(0);
  });
});
