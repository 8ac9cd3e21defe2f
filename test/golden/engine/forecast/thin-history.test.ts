import { describe, expect, it } from 'vitest';
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
      week  1     -4539     11780     27146
      week  4    -40977     18241     71425
      week 13   -144274     32823    199735"
    `);
  });

  it('with three weeks', () => {
    expect(tableOf({ history: historyOf(steady(21)) })).toMatchInlineSnapshot(`
      "low, uncalibrated, anchored
      week  1      8475     11586     14275
      week  4      6370     16365     25107
      week 13      2435     29582     55458"
    `);
  });

  it('with a year of the same', () => {
    expect(tableOf({ history: historyOf(steady(364)) })).toMatchInlineSnapshot(`
      "high, calibrated, anchored
      week  1     11413     11499     11581
      week  4     15830     16010     16182
      week 13     29175     29526     29870"
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
      week  1     11268     11465     11621
      week  4     15312     15892     16592
      week 13     23773     29061     41250"
    `);
  });

  it('from a negative balance', () => {
    expect(tableOf({ history: historyOf(steady(364)), opening: { ...opening, balanceMinor: minorUnits(-750_000) } })).toMatchInlineSnapshot(`
      "high, calibrated, anchored
      week  1     -6086     -6000     -5918
      week  4     -1669     -1489     -1317
      week 13     11675     12026     12370"
    `);
  });

  it('without a stated balance', () => {
    expect(tableOf({ history: historyOf(steady(364)), opening: { ...opening, isAnchored: false, statedOn: null } })).toMatchInlineSnapshot(`
      "low, calibrated, change only
      week  1      1413      1499      1581
      week  4      5830      6010      6182
      week 13     19175     19526     19870"
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
