import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { createRandom, drawNormal } from '../../../../src-main/engine/common/random.ts';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../../../src-main/engine/forecast/compute-forecast.ts';
import { AS_OF, forecastInput } from './build-input.ts';

const HORIZON_DAYS = 91;
const COMPANIES = 60;
const WEEKDAYS = [1.2, 1.1, 1, 1, 1.4, 0.2, 0.1];

/** Daily net of a company: a weekday pattern on a weekly AR level, daily noise, and one day in sixteen far out. */
function simulateCompany(dayCount: number, phi: number, seed: number): number[] {
  const random = createRandom(seed);
  let level = 0;
  return Array.from({ length: dayCount }, (_, i) => {
    if (i % 7 === 0) level = phi * level + Math.sqrt(1 - phi * phi) * drawNormal(random);
    const spike = random() < 0.06 ? (random() < 0.5 ? -1500 : 1500) * random() : 0;
    return Math.trunc(100 * ((WEEKDAYS[i % 7] ?? 1) * (200 + 150 * level) + 150 * drawNormal(random) + spike));
  });
}

/** How often the cumulative net after so many weeks lies inside the 80 % range. */
function measureCoverage(historyDays: number, phi: number): Map<number, number> {
  const held = new Map([1, 4, 13].map((weeks) => [weeks, 0]));
  for (let company = 0; company < COMPANIES; company++) {
    const net = simulateCompany(historyDays + HORIZON_DAYS, phi, 1000 * company + historyDays + phi * 10);
    const known = net.slice(0, historyDays);
    const history = {
      firstDate: addDays(AS_OF, 1 - historyDays),
      inflowMinor: known.map((value) => Math.max(0, value)),
      outflowMinor: known.map((value) => Math.min(0, value)),
      lineCount: historyDays,
    };
    const { weeks, openingBalanceMinor } = computeForecast(forecastInput({ history, pathCount: 300 }), UNCONTROLLED);
    for (const ahead of held.keys()) {
      const actual = openingBalanceMinor + net.slice(historyDays, historyDays + 7 * ahead).reduce((sum, value) => sum + value, 0);
      const week = weeks[ahead - 1];
      if (week !== undefined && actual >= week.p10Minor && actual <= week.p90Minor) held.set(ahead, (held.get(ahead) ?? 0) + 1);
    }
  }
  return new Map([...held].map(([weeks, count]) => [weeks, count / COMPANIES]));
}

describe('coverage of the 80 % range of the cumulative balance', () => {
  it.each([
    { historyDays: 182, phi: 0.4 },
    { historyDays: 364, phi: 0 },
    { historyDays: 364, phi: 0.4 },
    { historyDays: 364, phi: 0.7 },
  ])('holds with $historyDays days of history and weekly persistence $phi', ({ historyDays, phi }) => {
    const coverage = measureCoverage(historyDays, phi);
    console.info(`coverage, ${historyDays} d, phi ${phi}: ${[...coverage].map(([weeks, share]) => `${weeks} w ${share.toFixed(2)}`).join(', ')}`);
    // 60 companies: two standard errors of .8 are .10; an i.i.d. day bootstrap would hold .30 to .45 at 13 weeks
    for (const share of coverage.values()) {
      expect(share).toBeGreaterThan(0.65);
      expect(share).toBeLessThan(0.97);
    }
  });
});
