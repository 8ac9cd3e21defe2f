import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../../../src-main/engine/forecast/compute-forecast.ts';
import { fitResidual } from '../../../../src-main/engine/forecast/fit-residual.ts';
import { AS_OF, forecastInput, openItem, prospect, schedule, shopHistory } from './build-input.ts';

const widthOf = (range: { p10Minor: number; p90Minor: number } | undefined): number => (range === undefined ? NaN : range.p90Minor - range.p10Minor);

describe('computeForecast', () => {
  it('draws the exact path of books that hold only certain schedules', () => {
    const scheduled = [
      schedule('rent', '2026-03-02', -300_000),
      schedule('fee', '2026-03-10', -1),
      schedule('tax', '2026-05-30', -50_000, { component: 'tax' }),
    ];
    const forecast = computeForecast(forecastInput({ scheduled }), UNCONTROLLED);
    const ends = forecast.weeks.map((week) => [week.p10Minor, week.p50Minor, week.p90Minor]);
    expect(ends[0]).toEqual([700_000, 700_000, 700_000]);
    expect(ends[12]).toEqual([649_999, 649_999, 649_999]);
    expect(forecast.weeks[12]?.components.tax).toBe(-50_000);
    expect(forecast.lowestPoint).toMatchObject({ date: '2026-05-30', p50Minor: 649_999 });
    expect(forecast.days.every((day) => day.components.medianAgainstMean === 0)).toBe(true);
  });

  it('counts a schedule and an invoice still open from before asOf on days after it', () => {
    const input = forecastInput({ scheduled: [schedule('late', '2026-02-20', -10_000)], openItems: [openItem('due', '2026-01-20', 70_000)] });
    const forecast = computeForecast(input, UNCONTROLLED);
    expect(forecast.days[0]?.date).toBe('2026-03-02');
    expect(forecast.days[0]?.components.recurring).toBe(-10_000);
    const item = forecast.evidence.lines.find((line) => line.id === 'due');
    expect(item?.probabilityInHorizon).toBeGreaterThan(0.8);
  });

  it('opens every weekly component figure into its lines exactly', () => {
    const input = forecastInput({
      history: shopHistory(200),
      scheduled: [
        schedule('s1', '2026-03-20', -33_333, {
          jitter: [
            { days: 0, probability: 0.5 },
            { days: 3, probability: 0.5 },
          ],
        }),
        schedule('s2', '2026-03-21', -77),
      ],
      openItems: [openItem('i1', '2026-03-05', 12_345), openItem('i2', '2026-03-06', 99_999), openItem('b1', '2026-03-15', -45_678)],
      pipeline: [prospect('deal', '2026-04-10', 500_000, 0.4)],
    });
    const { weeks, evidence } = computeForecast(input, UNCONTROLLED);
    for (const [index, week] of weeks.entries()) {
      for (const component of ['ar', 'ap', 'recurring', 'pipeline', 'other'] as const) {
        const lines = evidence.lines.filter((line) => line.component === component).flatMap((line) => line.expectedByWeek);
        const sum = lines.filter((entry) => entry.week === index).reduce((total, entry) => total + entry.expectedMinor, 0);
        expect(week.components[component]).toBe(sum);
      }
    }
  });

  it('widens the range with the horizon and with the age of the bank data', () => {
    const history = shopHistory(364);
    const fresh = computeForecast(forecastInput({ history }), UNCONTROLLED);
    expect(widthOf(fresh.weeks[12])).toBeGreaterThan(widthOf(fresh.weeks[0]));
    const opening = { ...forecastInput().opening, bankDataThrough: addDays(AS_OF, -21) };
    const stale = computeForecast(forecastInput({ history, opening }), UNCONTROLLED);
    for (const week of [0, 3, 12]) expect(widthOf(stale.weeks[week])).toBeGreaterThan(widthOf(fresh.weeks[week]));
    expect(stale.confidence).toMatchObject({ level: 'low' });
  });

  it('gives the same bytes from a stored fit as from the history', () => {
    const input = forecastInput({ history: shopHistory(400), openItems: [openItem('i', '2026-03-09', 5_000)] });
    const stored = JSON.parse(JSON.stringify(fitResidual(input.history, AS_OF)));
    expect(JSON.stringify(computeForecast({ ...input, fit: stored }, UNCONTROLLED))).toBe(JSON.stringify(computeForecast(input, UNCONTROLLED)));
  });

  it('says only how the balance changes when none has been stated', () => {
    const opening = { balanceMinor: minorUnits(123), isAnchored: false, statedOn: null, bankDataThrough: AS_OF };
    const forecast = computeForecast(forecastInput({ opening, scheduled: [schedule('rent', '2026-03-02', -300)] }), UNCONTROLLED);
    expect(forecast).toMatchObject({
      isAnchored: false,
      openingBalanceMinor: 0,
      probabilityBelowZero: null,
      firstBreach: null,
      chances: [],
      cashNeededMinor: null,
    });
    expect(forecast.days[0]?.p50Minor).toBe(-300);
  });

  it('tells when the buffer is first breached and what would keep nine paths in ten above it', () => {
    const scheduled = [schedule('deal', '2026-03-11', -900_000, { aliveProbability: 0.7 })];
    const forecast = computeForecast(forecastInput({ bufferMinor: minorUnits(250_000), scheduled, pathCount: 2000 }), UNCONTROLLED);
    expect(forecast.probabilityBelowBuffer).toBeCloseTo(0.7, 1);
    expect(forecast.probabilityBelowZero).toBe(0);
    expect(forecast.firstBreach).toMatchObject({ medianDate: '2026-03-11', tenPercentDate: '2026-03-11', byWeek: [{ weekStart: '2026-03-09' }] });
    expect(forecast.cashNeededMinor).toBe(150_000);
  });

  it('gives the chances of each span as a forecast of only so many days would, never smaller for a longer one', () => {
    const input = forecastInput({
      history: shopHistory(400),
      bufferMinor: minorUnits(700_000),
      scheduled: [schedule('tax', '2026-05-20', -900_000)],
      openItems: [openItem('i', '2026-03-09', 300_000)],
    });
    const { chances, probabilityBelowZero, probabilityBelowBuffer, cashNeededMinor } = computeForecast({ ...input, horizonDays: 91 }, UNCONTROLLED);
    expect(chances.map(({ days, lastDate }) => `${days} ${lastDate}`)).toEqual(['30 2026-03-31', '60 2026-04-30', '90 2026-05-30', '91 2026-05-31']);
    expect(chances.at(-1)).toMatchObject({ probabilityBelowZero, probabilityBelowBuffer, cashNeededMinor });
    for (const [index, chance] of chances.entries()) {
      expect(computeForecast({ ...input, horizonDays: chance.days }, UNCONTROLLED).chances.at(-1)).toEqual(chance);
      expect(chance.probabilityBelowBuffer).toBeGreaterThanOrEqual(chances[index - 1]?.probabilityBelowBuffer ?? 0);
      expect(chance.probabilityBelowZero).toBeLessThanOrEqual(chance.probabilityBelowBuffer);
    }
    expect(chances[0]?.probabilityBelowBuffer).toBeLessThan(probabilityBelowBuffer ?? 0);
  });

  it('says of every line where it comes from and when it was last confirmed', () => {
    const confirmedOn = addDays(AS_OF, -20);
    const forecast = computeForecast(
      forecastInput({
        history: shopHistory(400),
        scheduled: [schedule('rent', '2026-03-09', -300, { provenance: { source: 'typed', confirmedOn, pastOccurrences: 9 } })],
        pipeline: [prospect('deal', '2026-04-01', 100_000, 0.5)],
      }),
      UNCONTROLLED,
    );
    expect(forecast.evidence.lines.map(({ id, source, confirmedOn: on, confidence }) => [id, source, on, confidence.level])).toEqual([
      ['rent', 'typed', confirmedOn, 'medium'],
      ['deal', 'prospect', null, 'low'],
      ['residual', 'history', AS_OF, forecast.confidence.level],
    ]);
  });

  it('leaves all other draws alone when one line is removed', () => {
    const items = ['a', 'b', 'c'].map((id) => openItem(id, '2026-03-20', 100_000));
    const all = computeForecast(forecastInput({ openItems: items }), UNCONTROLLED);
    const without = computeForecast(forecastInput({ openItems: items.slice(0, 2) }), UNCONTROLLED);
    const line = (id: string, forecast: typeof all) => forecast.evidence.lines.find((one) => one.id === id)?.expectedByWeek;
    expect(line('a', without)).toEqual(line('a', all));
    expect(line('b', without)).toEqual(line('b', all));
  });

  it('keeps receipts coming beyond the known book where new invoices are issued', () => {
    const newItemStreams = [
      {
        id: 'sales',
        component: 'ar' as const,
        itemsPerWeek: 3,
        amountsMinor: [minorUnits(10_000), minorUnits(20_000)],
        daysFromIssueToDue: 14,
        hazardId: null,
        provenance: { source: 'ledger' as const, confirmedOn: AS_OF, pastOccurrences: 40 },
      },
    ];
    const forecast = computeForecast(forecastInput({ newItemStreams, horizonDays: 182 }), UNCONTROLLED);
    // 3 a week × 15,000, less what is never paid
    expect(forecast.weeks[24]?.components.ar).toBeGreaterThan(38_000);
    expect(forecast.weeks[24]?.components.ar).toBeLessThan(50_000);
    expect(forecast.weeks[0]?.components.ar).toBeLessThan(15_000);
  });

  it('stops when the person cancels', () => {
    const control = {
      checkpoint: () => {
        throw new AppError('CANCELLED', 'Cancelled.');
      },
    };
    expect(() => computeForecast(forecastInput({ history: shopHistory(60) }), control)).toThrow('Cancelled.');
  });

  it('cuts the last week and month at the horizon', () => {
    const forecast = computeForecast(forecastInput({ horizonDays: 33, scheduled: [schedule('x', '2026-04-02', -5)] }), UNCONTROLLED);
    expect(forecast.weeks).toHaveLength(5);
    expect(forecast.weeks[4]).toMatchObject({ weekStart: '2026-03-30', weekEnd: '2026-04-03', netMinor: -5 });
    expect(forecast.months.map((month) => [month.month, month.firstDate, month.lastDate])).toEqual([
      ['2026-03', '2026-03-02', '2026-03-31'],
      ['2026-04', '2026-04-01', '2026-04-03'],
    ]);
  });

  it('refuses a horizon beyond two years and a hazard nobody gave', () => {
    expect(() => computeForecast(forecastInput({ horizonDays: 732 }), UNCONTROLLED)).toThrow('horizon');
    const openItems = [openItem('i', '2026-03-09', 5_000, { hazardId: 'nobody' })];
    expect(() => computeForecast(forecastInput({ openItems }), UNCONTROLLED)).toThrow('nobody');
  });

  it('pays an item by its own hazard, off weekends, and by its promise', () => {
    const delayHazards = [{ id: 'always_5', firstLagDays: 5, hazards: [1] }];
    const openItems = [
      openItem('i', '2026-03-09', 5_000, { hazardId: 'always_5' }),
      openItem('p', '2026-03-04', 7_000, { promisedDate: isoDate('2026-04-15') }),
    ];
    const forecast = computeForecast(forecastInput({ delayHazards, openItems }), UNCONTROLLED);
    // 14 March 2026 is a Saturday: booked on Friday
    expect(forecast.evidence.lines[0]?.expectedByWeek).toEqual([{ week: 1, expectedMinor: 5_000 }]);
    const sunday = computeForecast(
      forecastInput({ delayHazards, openItems: [openItem('i', '2026-03-10', 5_000, { hazardId: 'always_5' })] }),
      UNCONTROLLED,
    );
    expect(sunday.days.find((d) => d.components.ar === 5_000)?.date).toBe('2026-03-16');
    expect(forecast.weeks[6]?.components.ar).toBeGreaterThan(3_500);
  });
});
