import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { findRecurring } from '../../../../src-main/engine/recurring/find-recurring.ts';
import type { RecurringLine, RecurringStream } from '../../../../src-main/engine/recurring/types.ts';
import { addDays, type IsoDate, isoDate, isoWeekday, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const START = isoDate('2023-01-02');
const AS_OF = isoDate('2024-06-28');
const isBusinessDay = (date: IsoDate): boolean => isoWeekday(toEpochDay(date)) <= 5;
const find = (lines: readonly RecurringLine[], asOf = AS_OF): RecurringStream[] =>
  findRecurring(lines, { asOf, isBusinessDay, control: UNCONTROLLED });

type Movement = { readonly day: number; readonly payee: string; readonly amountMinor: number };

const toLines = (movements: readonly Movement[]): RecurringLine[] =>
  movements.map(({ day, payee, amountMinor }, index) => ({
    transactionId: index + 1,
    bookingDate: addDays(START, day),
    amountMinor: minorUnits(amountMinor),
    currency: currencyCode('EUR'),
    payeeKey: payee,
    payeeName: payee,
    accountId: 1,
    category: null,
  }));

const noise = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 540 }),
    payee: fc.constantFrom('north shop', 'south shop', 'unknown'),
    amountMinor: fc.integer({ min: -9_000, max: -100 }),
  }),
  { maxLength: 60 },
);
/** A weekly stream with holes and days off, and purchases around it. */
const history = fc
  .record({ weekday: fc.integer({ min: 0, max: 4 }), gaps: fc.array(fc.boolean(), { minLength: 60, maxLength: 75 }), others: noise })
  .map(({ weekday, gaps, others }) => [
    ...gaps.flatMap((isPaid, week): Movement[] =>
      isPaid || week % 3 > 0 ? [{ day: week * 7 + weekday, payee: 'delivery', amountMinor: 50_000 + week }] : [],
    ),
    ...others,
  ]);

describe('findRecurring', () => {
  it('does not depend on the order of the lines, nor on the run', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (movements, keys) => {
        const lines = toLines(movements);
        const shuffled = lines
          .map((line) => ({ line, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        const streams = find(lines);
        expect(find(shuffled)).toEqual(streams);
        expect(find(lines)).toEqual(streams);
      }),
      { numRuns: 30 },
    );
  });

  it('moves weekly streams with the calendar by whole weeks', () => {
    fc.assert(
      fc.property(history, (movements) => {
        const weeklyOf = (streams: readonly RecurringStream[], back: number) =>
          streams
            .filter(({ payeeKey }) => payeeKey === 'delivery')
            .map(({ frequency, dayRule, occurrences, nextDate, nextAmountMinor }) => ({
              frequency,
              dayRule,
              nextAmountMinor,
              dates: occurrences.map(({ date }) => addDays(date, -back)),
              nextDate: nextDate === null ? null : addDays(nextDate, -back),
            }));
        const lines = toLines(movements);
        const later = lines.map((line) => ({ ...line, bookingDate: addDays(line.bookingDate, 364) }));
        expect(weeklyOf(find(later, addDays(AS_OF, 364)), 364)).toEqual(weeklyOf(find(lines), 0));
      }),
      { numRuns: 30 },
    );
  });

  it('puts a line in one stream at most, in order, and keeps probabilities and ranges sound', () => {
    fc.assert(
      fc.property(history, (movements) => {
        const streams = find(toLines(movements));
        const ids = streams.flatMap(({ occurrences }) => occurrences.map(({ transactionId }) => transactionId));
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(streams.map(({ streamKey }) => streamKey)).size).toBe(streams.length);
        for (const stream of streams) {
          expect(stream.occurrences.map(({ nominalDate }) => nominalDate)).toEqual(
            stream.occurrences.map(({ nominalDate }) => nominalDate).toSorted(),
          );
          expect(stream.probability).toBeGreaterThanOrEqual(0.5);
          expect(stream.aliveProbability).toBeGreaterThanOrEqual(0);
          expect(stream.aliveProbability).toBeLessThanOrEqual(1);
          expect(stream.jitter.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
          expect(stream.nextAmountLowMinor).toBeLessThanOrEqual(stream.nextAmountMinor);
          expect(stream.nextAmountHighMinor).toBeGreaterThanOrEqual(stream.nextAmountMinor);
          expect(stream.nextDate === null || stream.nextDate > AS_OF).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});
