import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { fitResidual } from '../../../../src-main/engine/forecast/fit-residual.ts';
import { widthAt } from '../../../../src-main/engine/forecast/simulate-residual.ts';
import { AS_OF, historyOf, NO_HISTORY, shopHistory } from './build-input.ts';

describe('fitResidual', () => {
  it('says nothing on less than a week', () => {
    expect(fitResidual(NO_HISTORY, AS_OF)).toBeNull();
    expect(fitResidual(historyOf([1, 2, 3, 4, 5, 6]), AS_OF)).toBeNull();
  });

  it('learns the weekday of steady flows and nothing else', () => {
    const fit = fitResidual(historyOf(Array.from({ length: 364 }, (_, i) => (i % 7 === 2 ? 70_000 : 0))), AS_OF);
    expect(fit?.inflow.dailyLevel).toBeCloseTo(10_000);
    expect(fit?.inflow.weekdayFactors.map((f) => Math.trunc(f * 100))).toEqual([0, 0, 700, 0, 0, 0, 0]);
    // the floor of one steady year: a quarter of the level × 4 of 56 weeks, over √weeks
    expect(fit?.inflow.levelSe).toBeGreaterThan(0);
    expect(fit?.inflow.levelSe).toBeLessThan(700);
    expect(fit?.outflow.dailyLevel).toBe(0);
  });

  it('limits one huge sale instead of expecting it every week', () => {
    const net = Array.from({ length: 364 }, (_, i) => (i % 7 < 5 ? 10_000 + (i % 3) * 1_000 : 0));
    const usual = fitResidual(historyOf(net), AS_OF);
    net[200] = 90_000_000;
    const fit = fitResidual(historyOf(net), AS_OF);
    expect(fit?.limitedWeeks).toBe(1);
    expect(fit?.inflow.dailyLevel).toBeLessThan((usual?.inflow.dailyLevel ?? 0) * 1.1);
  });

  it('does not look at days after the last known one', () => {
    const history = shopHistory(200);
    const poisoned = { ...history, inflowMinor: history.inflowMinor.map((value, i) => (i >= 190 ? 10 ** 9 : value)) };
    const through = addDays(AS_OF, -10);
    expect(fitResidual(poisoned, through)).toEqual(fitResidual(history, through));
  });

  it('finds persistence where weeks hang together and none where they alternate', () => {
    const weekly = (read: (week: number) => number) => historyOf(Array.from({ length: 364 }, (_, i) => (i % 7 === 0 ? read(Math.floor(i / 7)) : 0)));
    const slow = fitResidual(
      weekly((week) => 50_000 + Math.trunc(30_000 * Math.sin(week / 4))),
      AS_OF,
    );
    const alternating = fitResidual(
      weekly((week) => (week % 2 === 0 ? 50_000 : 30_000)),
      AS_OF,
    );
    expect(slow?.inflow.phi).toBeGreaterThan(0.8);
    expect(alternating?.inflow.phi).toBe(0);
  });

  it('never narrows the range while windows are few, and widens with the horizon', () => {
    const young = fitResidual(shopHistory(7 * 30), AS_OF);
    const few = (young?.buckets ?? []).filter((bucket) => bucket.windows < 20);
    expect(few.length).toBeGreaterThan(0);
    expect(Math.min(...few.map((bucket) => bucket.lambda))).toBeGreaterThanOrEqual(1);
    const old = fitResidual(shopHistory(1095), AS_OF);
    const factors = (old?.buckets ?? []).map((bucket) => bucket.lambda);
    expect(factors).toEqual(factors.toSorted((a, b) => a - b));
    expect(
      widthAt(
        [
          { weeks: 1, windows: 9, lambda: 1, spread: 1 },
          { weeks: 3, windows: 9, lambda: 2, spread: 1 },
        ],
        2,
      ),
    ).toBe(1.5);
  });
});
