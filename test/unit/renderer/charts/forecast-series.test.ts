import { describe, expect, it } from 'vitest';
import { addDays, fromEpochDay, isoDate, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { axisDays, chartDays } from '../../../../src-renderer/charts/forecast-series.ts';

const asOf = isoDate('2026-11-20');
const range = { p10Minor: minorUnits(1), p50Minor: minorUnits(2), p90Minor: minorUnits(3) };
const noParts = {
  ar: minorUnits(0),
  ap: minorUnits(0),
  payroll: minorUnits(0),
  tax: minorUnits(0),
  recurring: minorUnits(0),
  pipeline: minorUnits(0),
  other: minorUnits(0),
  medianAgainstMean: minorUnits(0),
};

const forecast = {
  asOf,
  openingBalanceMinor: minorUnits(500),
  actual: [-3, -2, -1, 0].map((days) => ({ date: addDays(asOf, days), balanceMinor: minorUnits(500 + days) })),
  days: Array.from({ length: 14 }, (_, index) => ({ ...range, date: addDays(asOf, index + 1), netMinor: minorUnits(0) })),
  weeks: [0, 7].map((start) => ({
    ...range,
    weekStart: addDays(asOf, start + 1),
    weekEnd: addDays(asOf, start + 7),
    netMinor: minorUnits(0),
    components: noParts,
  })),
};

describe('chartDays', () => {
  it('joins past and future at today, whose balance is known', () => {
    const days = chartDays(forecast, { pastDays: 2, aheadDays: 3 });
    expect(days.map(({ date }) => date)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']);
    expect(days[2]).toMatchObject({ actualMinor: 500, range: { p10Minor: 500, p50Minor: 500, p90Minor: 500 } });
    expect(days[1]).toMatchObject({ actualMinor: 499, range: null });
    expect(days[3]).toMatchObject({ actualMinor: null, range });
  });

  it('tells each day ahead the week it opens, and a past day none', () => {
    const days = chartDays(forecast, { pastDays: 1, aheadDays: 14 });
    expect(days.map(({ weekStart }) => weekStart)).toEqual([
      null,
      null,
      ...Array<string>(7).fill('2026-11-21'),
      ...Array<string>(7).fill('2026-11-28'),
    ]);
  });
});

describe('axisDays', () => {
  const named = (span: number): string[] => axisDays(toEpochDay(asOf), toEpochDay(asOf) + span).map(fromEpochDay);

  it('names Mondays, then months, then quarters as the chart grows longer', () => {
    expect(named(21)).toEqual(['2026-11-23', '2026-11-30', '2026-12-07']);
    expect(named(110)).toEqual(['2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01']);
    expect(named(500)).toEqual(['2027-01-01', '2027-04-01', '2027-07-01', '2027-10-01', '2028-01-01', '2028-04-01']);
  });
});
