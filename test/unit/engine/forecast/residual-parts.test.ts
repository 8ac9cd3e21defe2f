import { describe, expect, it } from 'vitest';
import { createRandom, drawNormal } from '../../../../src-main/engine/common/random.ts';
import { fitJumps, tabulateJumps } from '../../../../src-main/engine/forecast/jump-process.ts';
import { levelFactors } from '../../../../src-main/engine/forecast/level-path.ts';
import { estimateDrift, varianceRatio } from '../../../../src-main/engine/forecast/net-drift.ts';
import { selectQuantiles } from '../../../../src-main/engine/forecast/select-quantiles.ts';

const noise = (count: number, seed: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => drawNormal(random));
};

describe('varianceRatio', () => {
  it('is about 1 for independent weeks, below where ups and downs cancel, above where they last', () => {
    const weeks = noise(400, 3);
    expect(varianceRatio(weeks, 13)).toBeGreaterThan(0.6);
    expect(varianceRatio(weeks, 13)).toBeLessThan(1.5);
    expect(
      varianceRatio(
        weeks.map((value, i) => value - (weeks[i - 1] ?? 0)),
        13,
      ),
    ).toBeLessThan(0.3);
    expect(
      varianceRatio(
        weeks.map((_, i) => weeks.slice(Math.max(0, i - 8), i + 1).reduce((a, b) => a + b, 0)),
        13,
      ),
    ).toBeGreaterThan(3);
  });

  it('says 1 where nothing is known', () => {
    expect(varianceRatio([1, 2, 3], 13)).toBe(1);
    expect(
      varianceRatio(
        Array.from({ length: 60 }, () => 5),
        4,
      ),
    ).toBe(1);
  });
});

describe('estimateDrift', () => {
  const drifting = (drift: number): number[] => noise(40, 7).map((value) => drift + 30 * value);

  it('takes a small drift in noise as chance, and believes a large one', () => {
    const small = drifting(4);
    const mean = 4;
    expect(mean + estimateDrift(small, 100).correction).toBeLessThan(3);
    expect(Math.abs(estimateDrift(drifting(60), 100).correction)).toBeLessThan(6);
  });

  it('believes a loss sooner than a gain', () => {
    const gain = drifting(20);
    const loss = gain.map((value) => -value);
    expect(-estimateDrift(gain, 100).correction).toBeGreaterThan(estimateDrift(loss, 100).correction);
  });

  it('corrects nothing where nothing moves', () => {
    expect(estimateDrift([0, 0, 0, 0], 0)).toEqual({ correction: 0, variance: 0 });
  });
});

describe('large movements', () => {
  const weeks = 80;
  const startBalances = Array.from({ length: weeks }, (_, i) => (i % 4) * 1000 - 3000);
  /** Every fourth week, when cash is at its highest, the owner takes 2,500 out. */
  const excess = Array.from({ length: weeks }, (_, i) => (i % 4 === 3 ? 2500 : 0));
  const shareAt = (direction: 'receipts' | 'payments', balance: number): number => {
    const sample = tabulateJumps(fitJumps({ excess, startBalances }, direction));
    const random = createRandom(2);
    return Array.from({ length: 4000 }, () => sample(balance, random(), random())).filter((size) => size > 0).length / 4000;
  };

  it('go out when there is cash, and not when there is none', () => {
    expect(shareAt('payments', 0)).toBeGreaterThan(0.7);
    expect(shareAt('payments', -3000)).toBeLessThan(0.15);
  });

  it('come in whatever the balance: nobody may count on being rescued', () => {
    expect(shareAt('receipts', -3000)).toBeCloseTo(shareAt('receipts', 0), 1);
  });

  it('are mostly chance where there was but one', () => {
    const once = tabulateJumps(fitJumps({ excess: excess.map((size, i) => (i === 3 ? size : 0)), startBalances }, 'receipts'));
    expect(once(0, 0.25 / weeks, 0.5)).toBe(0);
  });
});

describe('levelFactors', () => {
  it('says nothing with less than two years, and follows a level that has moved', () => {
    const flat = Array.from({ length: 160 }, () => 7);
    expect(levelFactors(flat.slice(0, 60), flat.slice(0, 60), 100)).toEqual([]);
    const risen = Array.from({ length: 160 }, (_, i) => (i < 140 ? 100 : 160));
    const factors = levelFactors(risen, flat, 120);
    expect(factors[0]).toBeGreaterThan(1.1);
    expect(factors.at(-1)).toBe(1);
  });
});

describe('selectQuantiles', () => {
  it('agrees with sorting', () => {
    const values = Float64Array.from(noise(999, 1));
    const sorted = values.slice().sort();
    const expected = [0.1, 0.5, 0.9].map((p) => {
      const at = p * (sorted.length - 1);
      const low = Math.floor(at);
      return (sorted[low] ?? 0) + ((sorted[low + 1] ?? 0) - (sorted[low] ?? 0)) * (at - low);
    });
    expect(selectQuantiles(values, [0.1, 0.5, 0.9])).toEqual(expected);
    expect(selectQuantiles(Float64Array.of(5), [0.1, 0.5, 0.9])).toEqual([5, 5, 5]);
  });
});
