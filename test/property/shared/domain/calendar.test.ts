import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateParts,
  daysBetween,
  fromEpochDay,
  isIsoDate,
  isoDate,
  isoWeekday,
  lastOfMonth,
  toEpochDay,
} from '../../../../src-shared/domain/calendar/iso-date.ts';

const FIRST = toEpochDay(isoDate('1900-01-01'));
const LAST = toEpochDay(isoDate('2199-12-31'));
/** Far enough from both ends that what is added stays inside. */
const date = fc.integer({ min: FIRST + 12_000, max: LAST - 12_000 }).map(fromEpochDay);
const days = fc.integer({ min: -10_000, max: 10_000 });

describe('dates', () => {
  it('adding days and taking them away is nothing, and order as text is order in time', () => {
    fc.assert(
      fc.property(date, days, (from, count) => {
        const to = addDays(from, count);
        expect(addDays(to, -count)).toBe(from);
        expect(daysBetween(from, to)).toBe(count);
        expect(from < to).toBe(count > 0);
        expect(((isoWeekday(toEpochDay(to)) - isoWeekday(toEpochDay(from)) - count) % 7) + 0).toBe(0);
      }),
    );
  });

  it('adding months keeps the day, or takes the last of a shorter month', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -300, max: 300 }), (from, months) => {
        const to = addMonths(from, months);
        const [a, b] = [dateParts(from), dateParts(to)];
        expect((b.year - a.year) * 12 + b.month - a.month).toBe(months);
        expect(b.day === a.day || (b.day < a.day && to === lastOfMonth(to))).toBe(true);
      }),
    );
  });

  it('text is a date exactly when the calendar has it', () => {
    const text = fc
      .tuple(fc.integer({ min: 950, max: 3050 }), fc.nat(14), fc.nat(33))
      .map((parts) => parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'));
    fc.assert(
      fc.property(text, (given) => {
        const time = new Date(`${given}T00:00:00Z`);
        const exists = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(given) && given >= '1000' && given < '3000';
        expect(isIsoDate(given)).toBe(exists);
      }),
    );
  });
});
