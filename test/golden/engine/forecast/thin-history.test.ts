import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../../../src-main/engine/forecast/compute-forecast.ts';
import type { Forecast, ForecastInput } from '../../../../src-main/engine/forecast/types.ts';
import { AS_OF, forecastInput, historyOf, NO_HISTORY, openItem, schedule } from '../../../unit/engine/forecast/build-input.ts';

const cell = (value: number): string => String(Math.trunc(value / 100)).padStart(9);

/** What an owner would read: how it is labelled, and the range at the end of weeks 1, 4 and 13 in whole euros. */
function table(forecast: Forecast): string {
  const rows = [0, 3, 12].map((week) => {
    const w = forecast.weeks[week];
    return w === undefined ? '' : `week ${String(week + 1).padStart(2)} ${cell(w.p10Minor)} ${cell(w.p50Minor)} ${cell(w.p90Minor)}`;
  });
  return [`${forecast.confidence.level}, ${forecast.calibration.status}, ${forecast.isAnchored ? 'anchored' : 'change only'}`, ...rows].join('\n');
}

const tableOf = (changes: Partial<ForecastInput>): string => table(computeForecast(forecastInput({ pathCount: 2000, ...changes }), UNCONTROLLED));

/** 1,200.00 to 1,400.00 in on weekdays, 5,000.00 out on the first day of the week. */
const steady = (dayCount: number): number[] =>
  Array.from({ length: dayCount }, (_, i) => (i % 7 === 0 ? -500_000 : i % 7 < 6 ? 120_000 + (i % 3) * 10_000 : 0));
const opening = forecastInput().opening;

describe('forecasts on little or odd history', () => {
  it('without any history: only what is scheduled, labelled as such', () => {
    expect(tableOf({ history: NO_HISTORY, scheduled: [schedule('rent', '2026-03-20', -200_000)] })).toMatchInlineSnapshot(`
      "low, uncalibrated, anchored
      week  1     10000     10000     10000
      week  4      8000      8000      8000
      week 13      8000      8000      8000"
    `);
  });

  it('without any history and with an open invoice', () => {
    expect(tableOf({ history: NO_HISTORY, openItems: [openItem('i', '2026-03-10', 300_000)] })).toMatchInlineSnapshot(`
      "low, uncalibrated, anchored
      week  1     10000     10000     13000
      week  4     10000     13000     13000
      week 13     13000     13000     13000"
    `);
  });

  it('with one week', () => {
    expect(tableOf({ history: historyOf(steady(7)) })).toMatchInlineSnapshot(`
      "low, uncalibrated, anchored
      week  1     -1882     11424     24893
      week  4    -31647     15031     63394
      week 13   -116715     29035    175949"
    `);
  });

  it('with three weeks', () => {
    expect(tableOf({ history: historyOf(steady(21)) })).toMatchInlineSnapshot(`
      "low, uncalibrated, anchored
      week  1      8967     11407     13735
      week  4      7550     15387     22931
      week 13      5779     27338     48135"
    `);
  });

  it('with eight weeks that are alike to the cent: still a range', () => {
    const alike = Array.from({ length: 56 }, (_, i) => (i % 7 === 0 ? -500_000 : i % 7 < 6 ? 120_000 : 0));
    expect(tableOf({ history: historyOf(alike) })).toMatchInlineSnapshot(`
      "medium, uncalibrated, anchored
      week  1     10570     10995     11382
      week  4     10540     13854     15487
      week 13     13783     21311     27273"
    `);
  });

  it('with bank lines that end six weeks ago: wider', () => {
    expect(tableOf({ history: historyOf(steady(364)), opening: { ...opening, bankDataThrough: isoDate('2026-01-18') } })).toMatchInlineSnapshot(`
      "low, calibrated, anchored
      week  1      5254     11426     11952
      week  4      9510     15845     16663
      week 13     21713     28688     30826"
    `);
  });

  it('with a year of the same', () => {
    expect(tableOf({ history: historyOf(steady(364)) })).toMatchInlineSnapshot(`
      "high, calibrated, anchored
      week  1     11419     11502     11577
      week  4     15674     15985     16230
      week 13     22793     29225     30252"
    `);
  });

  it('with a year in which nothing moved', () => {
    expect(tableOf({ history: historyOf(Array.from({ length: 364 }, () => 0)) })).toMatchInlineSnapshot(`
      "medium, uncalibrated, anchored
      week  1     10000     10000     10000
      week  4     10000     10000     10000
      week 13     10000     10000     10000"
    `);
  });

  it('with one giant sale of 1,000,000.00 in an ordinary year', () => {
    const net = steady(364);
    net[150] = 100_000_000;
    expect(tableOf({ history: historyOf(net) })).toMatchInlineSnapshot(`
      "high, calibrated, anchored
      week  1     11226     11461     11678
      week  4     14766     15878     17145
      week 13     22989     29264     37183"
    `);
  });

  it('from a negative balance', () => {
    expect(tableOf({ history: historyOf(steady(364)), opening: { ...opening, balanceMinor: minorUnits(-750_000) } })).toMatchInlineSnapshot(`
      "high, calibrated, anchored
      week  1     -6080     -5997     -5922
      week  4     -1825     -1514     -1269
      week 13      5293     11725     12752"
    `);
  });

  it('without a stated balance', () => {
    expect(tableOf({ history: historyOf(steady(364)), opening: { ...opening, isAnchored: false, statedOn: null } })).toMatchInlineSnapshot(`
      "low, calibrated, change only
      week  1      1419      1502      1577
      week  4      5674      5985      6230
      week 13     12793     19225     20252"
    `);
  });

  it('gives its reasons in plain sentences', () => {
    const forecast = computeForecast(forecastInput({ history: historyOf(steady(21)) }), UNCONTROLLED);
    expect(forecast.confidence.reasons.map((reason) => `${reason.level}: ${reason.sentence}`)).toEqual([
      `high: The balance was stated on ${AS_OF}.`,
      'high: Bank lines are up to date.',
      'low: The forecast rests on 3 weeks of bank history.',
      'medium: The range over 13 weeks could be checked on only 0 past starts; it takes 9.',
    ]);
  });
});
