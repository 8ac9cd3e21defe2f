import { describe, expect, it } from 'vitest';
import type { ForecastView } from '../../../../../src-shared/contract/forecast.ts';
import { addDays, isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits, ZERO } from '../../../../../src-shared/domain/money/minor-units.ts';
import { cutForecast } from '../../../../../src-renderer/pages/forecast/cut-forecast.ts';
import { CHANCE_SPANS_DAYS } from '../../../../../src-shared/domain/vocabulary/forecast.ts';
import { rangeOf, RANGES, spanName } from '../../../../../src-renderer/pages/forecast/ranges.ts';

const asOf = isoDate('2026-11-20');
const components = { ar: ZERO, ap: ZERO, payroll: ZERO, tax: ZERO, recurring: ZERO, pipeline: ZERO, other: ZERO, medianAgainstMean: ZERO };

/** Five weeks in which the expected balance falls by one a day. */
const forecast: ForecastView = {
  businessId: 1,
  asOf,
  currency: currencyCode('EUR'),
  modelVersion: 'test',
  horizonDays: 35,
  anchored: true,
  openingBalanceMinor: minorUnits(100),
  bufferMinor: minorUnits(67),
  bankDataThrough: asOf,
  weeks: Array.from({ length: 5 }, (_, week) => ({
    weekStart: addDays(asOf, week * 7 + 1),
    weekEnd: addDays(asOf, week * 7 + 7),
    netMinor: minorUnits(-7),
    p10Minor: ZERO,
    p50Minor: ZERO,
    p90Minor: ZERO,
    components,
  })),
  months: [],
  days: Array.from({ length: 35 }, (_, day) => ({
    date: addDays(asOf, day + 1),
    netMinor: minorUnits(-1),
    p10Minor: minorUnits(90 - day),
    p50Minor: minorUnits(99 - day),
    p90Minor: minorUnits(110 - day),
  })),
  lowestPoint: { date: addDays(asOf, 35), p10Minor: minorUnits(56), p50Minor: minorUnits(65), p90Minor: minorUnits(76) },
  probabilityBelowZero: 0.1,
  probabilityBelowBuffer: 0.5,
  cashNeededMinor: minorUnits(5),
  chances: [
    { days: 30, lastDate: addDays(asOf, 30), probabilityBelowZero: 0.05, probabilityBelowBuffer: 0.4, cashNeededMinor: minorUnits(3) },
    { days: 35, lastDate: addDays(asOf, 35), probabilityBelowZero: 0.1, probabilityBelowBuffer: 0.5, cashNeededMinor: minorUnits(5) },
  ],
  firstBreach: {
    medianDate: addDays(asOf, 34),
    tenPercentDate: addDays(asOf, 25),
    byWeek: [
      { weekStart: addDays(asOf, 22), probability: 0.3 },
      { weekStart: addDays(asOf, 29), probability: 0.2 },
    ],
  },
  runway: {
    firstDayP50BelowBuffer: addDays(asOf, 34),
    firstDayP10BelowBuffer: addDays(asOf, 25),
    months: 2,
    averageMonthlyBurnMinor: null,
    reason: '',
  },
  calibration: { status: 'calibrated', reason: '', windows: 9 },
  confidence: { level: 'high', reasons: [] },
  actual: [],
};

describe('cutForecast', () => {
  it('says nothing of days beyond the cut', () => {
    const cut = cutForecast(forecast, 30);
    expect(cut.days).toHaveLength(30);
    expect(cut.lowestPoint).toMatchObject({ date: '2026-12-20', p50Minor: 70 });
    expect(cut.runway).toMatchObject({ firstDayP50BelowBuffer: null, firstDayP10BelowBuffer: '2026-12-15' });
    expect([cut.horizonDays, cut.probabilityBelowZero, cut.probabilityBelowBuffer, cut.cashNeededMinor]).toEqual([30, 0.05, 0.4, 3]);
    expect(cut.chances.map(({ days }) => days)).toEqual([30]);
    expect(cut.firstBreach).toMatchObject({ medianDate: null, tenPercentDate: '2026-12-15', byWeek: [{ probability: 0.3 }] });
  });

  it('has no chances for a span that the host does not give', () => {
    const cut = cutForecast(forecast, 20);
    expect([cut.probabilityBelowZero, cut.probabilityBelowBuffer, cut.cashNeededMinor, cut.chances]).toEqual([null, null, null, []]);
  });

  it('leaves a whole answer as it is', () => {
    expect(cutForecast(forecast, 35)).toBe(forecast);
  });
});

describe('rangeOf', () => {
  it('offers only spans for which the forecast gives chances', () => {
    expect(RANGES.map(({ aheadDays }) => aheadDays)).toEqual([...CHANCE_SPANS_DAYS]);
    expect([30, 91, 364, 728, 21].map(spanName)).toEqual(['30 days', '13 weeks', '12 months', '24 months', '3 weeks']);
  });

  it('reads the range from the address and falls back to 13 weeks', () => {
    expect(rangeOf('range=6m')).toMatchObject({ weeks: 26, aheadDays: 182 });
    expect(rangeOf('range=nonsense').key).toBe('13w');
    expect(rangeOf('').key).toBe('13w');
  });
});
