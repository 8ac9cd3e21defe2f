import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../../../src-main/engine/forecast/compute-forecast.ts';
import { FORECAST_COMPONENTS } from '../../../../src-shared/domain/vocabulary/forecast.ts';
import type { ForecastInput } from '../../../../src-main/engine/forecast/types.ts';
import { AS_OF, forecastInput, historyOf, openItem, prospect, schedule } from '../../../unit/engine/forecast/build-input.ts';

const RUNS = { numRuns: 60 };
const amount = fc.integer({ min: -5_000_000, max: 5_000_000 });
const day = fc.integer({ min: -60, max: 150 }).map((days) => addDays(AS_OF, days));
const jitter = fc.constantFrom(
  [],
  [
    { days: -2, probability: 0.3 },
    { days: 0, probability: 0.7 },
  ],
  [{ days: 4, probability: 1 }],
);

/** Small random books: a residual of any shape, schedules certain and not, open items, prospects, anchored or not. */
const books: fc.Arbitrary<ForecastInput> = fc
  .record({
    net: fc.array(fc.oneof(fc.constant(0), amount), { maxLength: 120 }),
    schedules: fc.array(fc.record({ day, amount, jitter, alive: fc.constantFrom(1, 0.6), component: fc.constantFrom(...FORECAST_COMPONENTS) }), {
      maxLength: 6,
    }),
    items: fc.array(fc.record({ day, amount }), { maxLength: 5 }),
    deals: fc.array(fc.record({ day, amount, probability: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 2 }),
    opening: amount,
    isAnchored: fc.boolean(),
    age: fc.integer({ min: 0, max: 40 }),
    buffer: fc.integer({ min: 0, max: 1_000_000 }),
    horizonDays: fc.integer({ min: 1, max: 120 }),
    seed: fc.integer(),
  })
  .map((book) =>
    forecastInput({
      horizonDays: book.horizonDays,
      seed: book.seed,
      pathCount: 60,
      bufferMinor: minorUnits(book.buffer),
      opening: { balanceMinor: minorUnits(book.opening), isAnchored: book.isAnchored, statedOn: null, bankDataThrough: addDays(AS_OF, -book.age) },
      history: historyOf(book.net),
      scheduled: book.schedules.map((s, i) =>
        schedule(`s${i}`, s.day, s.amount, { jitter: s.jitter, aliveProbability: s.alive, component: s.component }),
      ),
      openItems: book.items.map((item, i) => openItem(`i${i}`, item.day, item.amount, { counterpartyId: `c${i % 2}` })),
      pipeline: book.deals.map((deal, i) => prospect(`p${i}`, deal.day, deal.amount, deal.probability)),
    }),
  );

describe('every forecast', () => {
  it('orders its quantiles, dates nothing on or before asOf, and shows the lowest point of the line drawn', () => {
    fc.assert(
      fc.property(books, (input) => {
        const { days, weeks, lowestPoint } = computeForecast(input, UNCONTROLLED);
        expect(days.map((d) => d.date)).toEqual(Array.from({ length: input.horizonDays }, (_, i) => addDays(AS_OF, i + 1)));
        for (const d of [...days, ...weeks]) expect(d.p10Minor <= d.p50Minor && d.p50Minor <= d.p90Minor).toBe(true);
        expect(lowestPoint.p50Minor).toBe(Math.min(...days.map((d) => d.p50Minor)));
        expect(days.find((d) => d.date === lowestPoint.date)).toMatchObject(lowestPoint);
      }),
      RUNS,
    );
  });

  it('has components that add up to the change of the P50 in every day, week and month, and from opening to end', () => {
    fc.assert(
      fc.property(books, (input) => {
        const forecast = computeForecast(input, UNCONTROLLED);
        for (const view of [forecast.days, forecast.weeks, forecast.months]) {
          let balance: number = forecast.openingBalanceMinor;
          for (const row of view) {
            expect(Object.values(row.components).reduce((sum, value) => sum + value, 0)).toBe(row.netMinor);
            balance += row.netMinor;
            expect(balance).toBe(row.p50Minor);
          }
        }
      }),
      RUNS,
    );
  });

  it('moves with the opening balance and with nothing else', () => {
    fc.assert(
      fc.property(books, amount, (input, shift) => {
        const anchored = { ...input, opening: { ...input.opening, isAnchored: true } };
        const moved = { ...anchored, opening: { ...anchored.opening, balanceMinor: minorUnits(anchored.opening.balanceMinor + shift) } };
        const [before, after] = [computeForecast(anchored, UNCONTROLLED), computeForecast(moved, UNCONTROLLED)];
        for (const [i, row] of before.days.entries()) {
          expect(after.days[i]?.p10Minor).toBe(row.p10Minor + shift);
          expect(after.days[i]?.p50Minor).toBe(row.p50Minor + shift);
          expect(after.days[i]?.p90Minor).toBe(row.p90Minor + shift);
          expect(after.days[i]?.components).toEqual(row.components);
        }
      }),
      RUNS,
    );
  });

  it('is the same, byte for byte, for the same input, whatever the order of its lines', () => {
    fc.assert(
      fc.property(books, (input) => {
        const once = computeForecast(input, UNCONTROLLED);
        expect(JSON.stringify(computeForecast(input, UNCONTROLLED))).toBe(JSON.stringify(once));
        const reversed = computeForecast(
          { ...input, scheduled: input.scheduled.toReversed(), openItems: input.openItems.toReversed(), pipeline: input.pipeline.toReversed() },
          UNCONTROLLED,
        );
        expect(reversed.days.map((d) => [d.p10Minor, d.p50Minor, d.p90Minor])).toEqual(once.days.map((d) => [d.p10Minor, d.p50Minor, d.p90Minor]));
      }),
      RUNS,
    );
  });

  it('survives JSON unchanged: no infinity, no not-a-number, no minus zero', () => {
    fc.assert(
      fc.property(books, (input) => {
        const forecast = computeForecast(input, UNCONTROLLED);
        expect(JSON.parse(JSON.stringify(forecast))).toStrictEqual(forecast);
      }),
      RUNS,
    );
  });

  it('has components that add up to the balance on each single path', () => {
    fc.assert(
      fc.property(books, (input) => {
        // one path: median and mean are the same, so that nothing but rounding may be left between them
        const known = { ...input.opening, bankDataThrough: AS_OF };
        const { weeks, evidence } = computeForecast({ ...input, opening: known, pathCount: 1 }, UNCONTROLLED);
        let apart = 0;
        for (const week of weeks) {
          apart += week.components.medianAgainstMean;
          expect(Math.abs(apart)).toBeLessThanOrEqual(weeks.length * (evidence.lines.length + 1));
        }
      }),
      RUNS,
    );
  });

  it('counts each certain schedule exactly once', () => {
    fc.assert(
      fc.property(books, (input) => {
        const scheduled = input.scheduled.map((flow) => ({ ...flow, jitter: [], aliveProbability: 1 }));
        const { evidence } = computeForecast({ ...input, scheduled }, UNCONTROLLED);
        const end = addDays(AS_OF, input.horizonDays);
        for (const flow of scheduled) {
          const line = evidence.lines.filter(({ kind, id }) => kind === 'schedule' && id === flow.id);
          expect(line).toHaveLength(1);
          const expected = line[0]?.expectedByWeek.reduce((sum, week) => sum + week.expectedMinor, 0);
          expect(expected).toBe(flow.dueDate <= end ? flow.amountMinor : 0);
        }
      }),
      RUNS,
    );
  });

  it('stops where it is told to', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 1, max: 20 }), (input, after) => {
        let asked = 0;
        const control = {
          checkpoint: () => {
            asked += 1;
            if (asked >= after) throw new Error('cancelled');
          },
        };
        fc.pre(input.horizonDays >= after);
        expect(() => computeForecast(input, control)).toThrow('cancelled');
      }),
      RUNS,
    );
  });
});
