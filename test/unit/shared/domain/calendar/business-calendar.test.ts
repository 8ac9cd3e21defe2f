import { describe, expect, it } from 'vitest';
import { createBusinessCalendar } from '../../../../../src-shared/domain/calendar/business-calendar.ts';
import { easterSunday } from '../../../../../src-shared/domain/calendar/easter.ts';
import { businessCalendarData, HOLIDAY_COUNTRIES, TARGET_CALENDAR_DATA } from '../../../../../src-shared/domain/calendar/holiday-calendars.ts';
import { nthWeekdayOfMonth } from '../../../../../src-shared/domain/calendar/holiday-dates.ts';
import type { HolidayRule } from '../../../../../src-shared/domain/calendar/holiday-rule.ts';
import { fromEpochDay, isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';

const closingDays = (country: string, year: number): string => {
  const calendar = createBusinessCalendar(businessCalendarData(country));
  const weekdays = calendar.holidaysIn(year).filter(({ date }) => ![6, 0].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
  return [...new Set(weekdays.map(({ date }) => date.slice(5)))].join(' ');
};
const ruleOf = (when: HolidayRule['when'], changes: Partial<HolidayRule> = {}): HolidayRule => ({
  name: 'Feast',
  when,
  observed: 'none',
  fromYear: null,
  toYear: null,
  exceptYears: [],
  ...changes,
});
const datesOf = (rule: HolidayRule, year: number, weekend: readonly number[] = [6, 7]): string[] =>
  createBusinessCalendar({ weekend, holidays: [rule], extraDates: [] })
    .holidaysIn(year)
    .map(({ date, isSubstitute }) => (isSubstitute ? `${date} instead` : date));

describe('Easter', () => {
  it.each([
    [1818, '1818-03-22', '1818-04-26'],
    [1943, '1943-04-25', '1943-04-25'],
    [2024, '2024-03-31', '2024-05-05'],
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-05', '2026-04-12'],
    [2038, '2038-04-25', '2038-04-25'],
  ])('of %i', (year, western, orthodox) => {
    expect([fromEpochDay(easterSunday(year, 'western')), fromEpochDay(easterSunday(year, 'orthodox'))]).toEqual([western, orthodox]);
  });
});

describe('closing days on Monday to Friday', () => {
  it.each([
    ['DE', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 12-25'],
    ['AT', 2026, '01-01 01-06 04-06 05-01 05-14 05-25 06-04 10-26 12-08 12-25'],
    ['CH', 2026, '01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-25'],
    ['FR', 2026, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25'],
    ['IT', 2028, '01-06 04-17 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26'],
    ['ES', 2026, '01-01 01-06 04-03 05-01 10-12 12-08 12-25'],
    ['NL', 2025, '01-01 04-18 04-21 05-05 05-29 06-09 12-25 12-26'],
    ['BE', 2026, '01-01 04-06 05-01 05-14 05-25 07-21 11-11 12-25'],
    ['PT', 2026, '01-01 04-03 05-01 06-04 06-10 10-05 12-01 12-08 12-25'],
    ['IE', 2027, '01-01 02-01 03-17 03-26 03-29 05-03 06-07 08-02 10-25 12-27 12-28'],
    ['LU', 2026, '01-01 04-06 05-01 05-14 05-25 06-23 12-25'],
    ['FI', 2026, '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25'],
    ['GB', 2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    ['US', 2026, '01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25'],
    ['CA', 2026, '01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-28'],
    ['AU', 2026, '01-01 01-26 04-03 04-06 12-25 12-28'],
    ['NZ', 2026, '01-01 01-02 02-06 04-03 04-06 04-27 06-01 07-10 10-26 12-25 12-28'],
    ['PL', 2026, '01-01 01-06 04-06 05-01 06-04 11-11 12-24 12-25'],
    ['CZ', 2026, '01-01 04-03 04-06 05-01 05-08 07-06 09-28 10-28 11-17 12-24 12-25'],
    ['SE', 2026, '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31'],
    ['DK', 2026, '01-01 04-02 04-03 04-06 05-14 05-15 05-25 06-05 12-24 12-25 12-31'],
    ['NO', 2026, '01-01 04-02 04-03 04-06 05-01 05-14 05-25 12-25'],
    ['RS', 2026, '01-01 01-02 01-07 02-16 02-17 04-10 04-13 05-01 11-11'],
    ['JP', 2026, '01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-31'],
  ])('%s %i', (country, year, days) => {
    expect(closingDays(country, year)).toBe(days);
  });

  it('are listed for exactly the countries above', () => {
    expect(HOLIDAY_COUNTRIES.join(' ')).toBe('AT AU BE CA CH CZ DE DK ES FI FR GB IE IT JP LU NL NO NZ PL PT RS SE US');
  });

  it('of euro payments are six', () => {
    const target = createBusinessCalendar(TARGET_CALENDAR_DATA);
    expect(target.holidaysIn(2026).map(({ date }) => date)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-12-25',
      '2026-12-26',
    ]);
  });
});

describe('holiday rules', () => {
  it('name a day by date, weekday, Easter or a list', () => {
    expect(datesOf(ruleOf({ kind: 'fixed', month: 2, day: 29 }), 2028)).toEqual(['2028-02-29']);
    expect(datesOf(ruleOf({ kind: 'fixed', month: 2, day: 29 }), 2027)).toEqual([]);
    expect(datesOf(ruleOf({ kind: 'easter', church: 'western', offsetDays: -47 }), 2026)).toEqual(['2026-02-17']);
    expect(datesOf(ruleOf({ kind: 'nth_weekday', month: 5, nth: -1, weekday: 1 }), 2026)).toEqual(['2026-05-25']);
    expect(datesOf(ruleOf({ kind: 'nth_weekday', month: 5, nth: 5, weekday: 1 }), 2026)).toEqual([]);
    expect(datesOf(ruleOf({ kind: 'weekday_near', side: 'on_or_before', month: 5, day: 24, weekday: 1 }), 2027)).toEqual(['2027-05-24']);
    expect(datesOf(ruleOf({ kind: 'weekday_near', side: 'on_or_before', month: 5, day: 24, weekday: 1 }), 2026)).toEqual(['2026-05-18']);
    expect(datesOf(ruleOf({ kind: 'weekday_near', side: 'on_or_after', month: 6, day: 20, weekday: 6 }), 2026)).toEqual(['2026-06-20']);
    expect(datesOf(ruleOf({ kind: 'dates', dates: [isoDate('2026-09-19'), isoDate('2027-09-18')] }), 2027)).toEqual(['2027-09-18']);
  });

  it('hold in their years only', () => {
    const rule = ruleOf({ kind: 'fixed', month: 6, day: 1 }, { fromYear: 2020, toYear: 2024, exceptYears: [2022] });
    expect([2019, 2020, 2021, 2022, 2023, 2024, 2025].filter((year) => datesOf(rule, year).length > 0)).toEqual([2020, 2021, 2023, 2024]);
  });

  it('are made up for on another day, in the year that day is in', () => {
    const newYear = { kind: 'fixed', month: 1, day: 1 } as const;
    expect(datesOf(ruleOf(newYear, { observed: 'weekend_to_nearest_weekday' }), 2021)).toEqual(['2021-01-01', '2021-12-31 instead']);
    expect(datesOf(ruleOf(newYear, { observed: 'weekend_to_nearest_weekday' }), 2023)).toEqual(['2023-01-01', '2023-01-02 instead']);
    expect(datesOf(ruleOf(newYear, { observed: 'sunday_to_next_working_day' }), 2022)).toEqual(['2022-01-01']);
    expect(datesOf(ruleOf(newYear, { observed: 'weekend_to_next_working_day' }), 2022)).toEqual(['2022-01-01', '2022-01-03 instead']);
    expect(datesOf(ruleOf(newYear, { observed: 'weekend_to_next_working_day' }), 2027, [5, 6])).toEqual(['2027-01-01', '2027-01-03 instead']);
  });

  it('of Christmas and Boxing Day do not share a substitute', () => {
    const british = createBusinessCalendar(businessCalendarData('GB'));
    expect(british.holidaysIn(2021).slice(-4)).toEqual([
      { date: '2021-12-25', name: 'Christmas', isSubstitute: false },
      { date: '2021-12-26', name: 'Boxing Day', isSubstitute: false },
      { date: '2021-12-27', name: 'Christmas', isSubstitute: true },
      { date: '2021-12-28', name: 'Boxing Day', isSubstitute: true },
    ]);
  });

  it('count weekdays of a month from its start or its end', () => {
    expect(nthWeekdayOfMonth(2026, 2, { nth: 5, weekday: 5 })).toBeNull();
    expect(fromEpochDay(nthWeekdayOfMonth(2026, 2, { nth: -1, weekday: 5 }) ?? 0)).toBe('2026-02-27');
    expect(fromEpochDay(nthWeekdayOfMonth(2026, 2, { nth: 1, weekday: 7 }) ?? 0)).toBe('2026-02-01');
  });
});

describe('a business calendar', () => {
  const german = createBusinessCalendar({ ...businessCalendarData('DE'), extraDates: [isoDate('2026-12-28'), isoDate('2026-12-29')] });
  const shiftAll = (date: string): string[] =>
    (['none', 'previous', 'next', 'modified_following'] as const).map((rule) => german.shift(isoDate(date), rule).slice(5));

  it('shifts a date that is no business day', () => {
    expect(shiftAll('2026-05-31')).toEqual(['05-31', '05-29', '06-01', '05-29']);
    expect(shiftAll('2026-05-01')).toEqual(['05-01', '04-30', '05-04', '05-04']);
    expect(shiftAll('2026-05-04')).toEqual(['05-04', '05-04', '05-04', '05-04']);
    expect(german.shift(isoDate('2026-01-01'), 'previous')).toBe('2025-12-31');
    expect(german.shift(isoDate('2028-12-31'), 'next')).toBe('2029-01-02');
  });

  it('knows company holidays', () => {
    expect(german.next(isoDate('2026-12-25'))).toBe('2026-12-30');
    expect(german.holidaysIn(2026).slice(-2)).toEqual([
      { date: '2026-12-28', name: 'Closed', isSubstitute: false },
      { date: '2026-12-29', name: 'Closed', isSubstitute: false },
    ]);
  });

  it('has the weekend of its country; an unknown country has Saturday and Sunday and no holiday', () => {
    const saudi = createBusinessCalendar(businessCalendarData('SA'));
    expect(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map((date) => saudi.isBusinessDay(isoDate(date)))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    for (const country of [null, 'XX']) {
      expect(businessCalendarData(country)).toEqual({ weekend: [6, 7], holidays: [], extraDates: [] });
    }
  });

  it('without any business day is refused', () => {
    expect(() => createBusinessCalendar({ weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [], extraDates: [] })).toThrow(
      'a weekend that leaves a business day',
    );
  });
});
