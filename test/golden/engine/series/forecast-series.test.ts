import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { createRandom, drawNormal } from '../../../../src-main/engine/common/random.ts';
import { forecastSeries, probabilitiesOf } from '../../../../src-main/engine/series/forecast-series.ts';
import { forecastSet } from '../../../../src-main/engine/series/forecast-set.ts';
import type { Frequency, SeriesForecast } from '../../../../src-main/engine/series/types.ts';

const forecast = (values: readonly number[], frequency: Frequency = 'monthly', horizon = 6): SeriesForecast =>
  forecastSeries({ values, frequency, horizon, levels: [0.8] });
const repeat = (length: number, at: (t: number) => number): number[] => Array.from({ length }, (_, t) => at(t));
const quantile = (answer: SeriesForecast, key: string): number[] => answer.quantiles[key] ?? [];

describe('series a person can check', () => {
  it('a constant stays, without a range', () => {
    const answer = forecast(repeat(30, () => 5));
    for (const value of [...answer.mean, ...quantile(answer, '0.1'), ...quantile(answer, '0.9')]) expect(value).toBeCloseTo(5, 6);
  });

  it('nothing but zeros stays nothing', () => {
    const answer = forecast(repeat(40, () => 0));
    expect(answer.mean).toEqual(repeat(6, () => 0));
    expect(answer.quantiles).toEqual({ '0.1': repeat(6, () => 0), '0.5': repeat(6, () => 0), '0.9': repeat(6, () => 0) });
  });

  it('a strict yearly pattern comes again, to a tenth of its height', () => {
    const year = [5, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 14];
    const answer = forecast(
      repeat(60, (t) => (year[t % 12] ?? 0) * 100),
      'monthly',
      12,
    );
    answer.mean.forEach((value, h) => expect(Math.abs(value - (year[h] ?? 0) * 100)).toBeLessThan(90));
    expect(answer.mean.indexOf(Math.max(...answer.mean))).toBe(11);
  });

  it('a shop closed on Sundays is forecast closed on Sundays', () => {
    const random = createRandom(5);
    const answer = forecast(
      repeat(140, (t) => (t % 7 === 6 ? 0 : 200 + 20 * drawNormal(random))),
      'daily',
      14,
    );
    expect(Math.abs(answer.mean[6] ?? 0)).toBeLessThan(25);
    expect(Math.abs((answer.mean[0] ?? 0) - 200)).toBeLessThan(25);
  });

  it('a growing series goes on growing, more slowly', () => {
    const answer = forecast(repeat(40, (t) => 100 + 10 * t));
    expect(answer.mean[5]).toBeGreaterThan(500);
    expect(answer.mean[5]).toBeLessThan(560);
  });

  it('one giant payment does not set the forecast', () => {
    const values = repeat(48, (t) => 100 + 5 * Math.sin(t * t));
    values[44] = 100_000;
    for (const value of forecast(values).mean) expect(Math.abs(value - 100)).toBeLessThan(15);
  });

  it('rare orders have a rate between none and one, and counts as quantiles', () => {
    const answer = forecast(repeat(50, (t) => (Math.sin(t * t) > 0.6 ? 1 + (t % 2) : 0)));
    for (const value of answer.mean) {
      expect(value).toBeGreaterThan(0.05);
      expect(value).toBeLessThan(0.9);
    }
    expect(quantile(answer, '0.1')).toEqual(repeat(6, () => 0));
    expect(quantile(answer, '0.9').every((value) => Number.isInteger(value) && value >= 1)).toBe(true);
  });

  it('negative values are forecast as such', () => {
    const answer = forecast(repeat(36, (t) => -50 - 3 * Math.cos(t * t)));
    for (const value of answer.mean) expect(Math.abs(value + 50)).toBeLessThan(4);
  });
});

describe('short histories', () => {
  it.each([1, 2, 3, 5, 8])('%i values give a level near them and a range around it', (length) => {
    const answer = forecast(repeat(length, (t) => 100 + (t % 2) * 10));
    for (let h = 0; h < 6; h++) {
      expect(answer.mean[h]).toBeGreaterThan(90);
      expect(answer.mean[h]).toBeLessThan(120);
      expect(quantile(answer, '0.1')[h]).toBeLessThan(answer.mean[h] ?? 0);
      expect(quantile(answer, '0.9')[h]).toBeGreaterThan(answer.mean[h] ?? 0);
    }
    expect(answer.model).toContain('too short to be tested');
  });
});

describe('the answer', () => {
  it('names its quantiles by the levels asked', () => {
    expect(probabilitiesOf([0.8])).toEqual([0.1, 0.5, 0.9]);
    expect(probabilitiesOf([0.95, 0.5, 0.8, 0.8])).toEqual([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]);
    const answer = forecastSeries({ values: [1, 2, 3], frequency: 'weekly', horizon: 2, levels: [0.5] });
    expect(Object.keys(answer.quantiles)).toEqual(['0.25', '0.5', '0.75']);
  });

  it('says what it rests on', () => {
    const random = createRandom(1);
    expect(forecast(repeat(60, () => 50 + drawNormal(random))).model).toMatch(/^13 methods combined, weighed on \d+ origins: .+ %; .+ %; .+ %$/);
  });

  it('has an 80 % range that holds about 80 % of what comes', () => {
    const random = createRandom(11);
    let inside = 0;
    const count = 40;
    for (let i = 0; i < count; i++) {
      let level = 100;
      const values = repeat(66, () => (level += drawNormal(random)) + 4 * drawNormal(random));
      const answer = forecast(values.slice(0, 60));
      values.slice(60).forEach((value, h) => {
        if (value > (quantile(answer, '0.1')[h] ?? 0) && value < (quantile(answer, '0.9')[h] ?? 0)) inside++;
      });
    }
    expect(inside / (6 * count)).toBeGreaterThan(0.7);
    expect(inside / (6 * count)).toBeLessThan(0.9);
  });

  it('reports and can be stopped between series', () => {
    const task = { values: [1, 2, 3], frequency: 'monthly' as const, horizon: 1, levels: [0.8] };
    const seen: number[] = [];
    const stopAtSecond = {
      checkpoint: (_: string, done: number) => {
        if (seen.push(done) === 2) throw new Error('stopped');
      },
    };
    expect(() => forecastSet([task, task, task], stopAtSecond)).toThrow('stopped');
    expect(forecastSet([task, task], UNCONTROLLED)).toHaveLength(2);
  });
});
