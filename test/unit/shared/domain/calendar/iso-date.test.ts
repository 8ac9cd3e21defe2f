import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateFromParts,
  dateParts,
  daysBetween,
  daysInMonth,
  firstOfMonth,
  fromEpochDay,
  isIsoDate,
  isLeapYear,
  isoDate,
  isoWeekday,
  lastOfMonth,
  toEpochDay,
} from '../../../../../src-shared/domain/calendar/iso-date.ts';

describe('a calendar date', () => {
  it.each(['2024-02-29', '2000-02-29', '1000-01-01', '2999-12-31', '2026-06-30'])('%s exists', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0999-12-31',
    '3000-01-01',
    '2026-1-5',
    '20260105',
    '2026-01-05T00:00',
    ' 2026-01-05',
    '',
  ])('%j does not', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => isoDate(text)).toThrow(/calendar date/);
  });

  it('every fourth year is a leap year, except full centuries that 400 does not divide', () => {
    expect([1900, 1904, 2000, 2023, 2024, 2100].map(isLeapYear)).toEqual([false, true, true, false, true, false]);
    expect([2023, 2024].map((year) => daysInMonth(year, 2))).toEqual([28, 29]);
    expect(() => daysInMonth(2026, 0)).toThrow(/month from 1 to 12/);
    expect(() => daysInMonth(2026, 13)).toThrow(/month from 1 to 12/);
  });
});

describe('epoch days', () => {
  it('count from 1 January 1970, a Thursday', () => {
    expect(toEpochDay(isoDate('1970-01-01'))).toBe(0);
    expect(toEpochDay(isoDate('1969-12-31'))).toBe(-1);
    expect(isoWeekday(0)).toBe(4);
    expect(isoWeekday(-4)).toBe(7);
  });

  /** One walk through all 109,572 days, against the engine's own calendar, which knows nothing of ours. */
  it('walk through every day of 1900 to 2199 without a gap and back, with the right weekday and month length', () => {
    const problems: string[] = [];
    let epochDay: number = toEpochDay(isoDate('1900-01-01'));
    for (let year = 1900; year <= 2199; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 1; day <= daysInMonth(year, month); day += 1) {
          const date = dateFromParts(year, month, day);
          const time = new Date(Date.UTC(year, month - 1, day));
          const isRight =
            date !== null &&
            toEpochDay(date) === epochDay &&
            fromEpochDay(epochDay) === date &&
            epochDay * 86_400_000 === time.getTime() &&
            isoWeekday(epochDay) === ((time.getUTCDay() + 6) % 7) + 1;
          if (!isRight) problems.push(`${year}-${month}-${day}`);
          epochDay += 1;
        }
        if (new Date(Date.UTC(year, month, 0)).getUTCDate() !== daysInMonth(year, month)) problems.push(`length of ${year}-${month}`);
      }
    }
    expect(problems).toEqual([]);
    expect(epochDay - 1).toBe(toEpochDay(isoDate('2199-12-31')));
  });

  it('after the last known year or between two days there is none', () => {
    expect(() => addDays(isoDate('2999-12-31'), 1)).toThrow(/calendar date/);
    expect(() => fromEpochDay(0.5)).toThrow(/whole day number/);
  });
});

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-08-31', -18, '2025-02-28'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(addMonths(isoDate(from), months)).toBe(to);
  });

  it('begin and end', () => {
    expect(firstOfMonth(isoDate('2024-02-17'))).toBe('2024-02-01');
    expect(lastOfMonth(isoDate('2024-02-17'))).toBe('2024-02-29');
    expect(dateParts(isoDate('2024-02-17'))).toEqual({ year: 2024, month: 2, day: 17 });
    expect(dateFromParts(2026, 2, 30)).toBeNull();
  });

  it('days between count forward as positive', () => {
    expect(daysBetween(isoDate('2024-02-28'), isoDate('2024-03-01'))).toBe(2);
    expect(daysBetween(isoDate('2024-03-01'), isoDate('2024-02-28'))).toBe(-2);
  });
});
