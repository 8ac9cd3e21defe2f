import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BusinessCalendar, createBusinessCalendar } from '../../../../src-shared/domain/calendar/business-calendar.ts';
import { businessCalendarData, HOLIDAY_COUNTRIES } from '../../../../src-shared/domain/calendar/holiday-calendars.ts';
import { addDays, fromEpochDay, isoDate, lastOfMonth, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';

const FIRST = toEpochDay(isoDate('1990-01-01'));
const LAST = toEpochDay(isoDate('2060-12-31'));
const date = fc.integer({ min: FIRST, max: LAST }).map(fromEpochDay);
const calendars = new Map<string, BusinessCalendar>(
  [...HOLIDAY_COUNTRIES, 'SA', 'NP'].map((country) => [country, createBusinessCalendar(businessCalendarData(country))]),
);
const calendar = fc.constantFrom(...calendars.values());

describe('business days', () => {
  it('a shift stays on business days, goes to the nearest in its direction, and does not move one', () => {
    fc.assert(
      fc.property(calendar, date, ({ isBusinessDay, next, previous, shift, lastBusinessDayOfMonth }, day) => {
        const [later, earlier] = [next(day), previous(day)];
        expect(isBusinessDay(later) && isBusinessDay(earlier)).toBe(true);
        expect(earlier <= day && day <= later).toBe(true);
        for (let between = addDays(earlier, 1); between < later; between = addDays(between, 1)) expect(isBusinessDay(between)).toBe(false);
        expect(isBusinessDay(day)).toBe(later === day && earlier === day);
        expect(shift(day, 'none')).toBe(day);
        expect(shift(day, 'modified_following').slice(0, 7)).toBe(day.slice(0, 7));
        expect(lastBusinessDayOfMonth(day)).toBe(previous(lastOfMonth(day)));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the years asked for before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendars.keys()), fc.array(date, { maxLength: 8 }), (country, days) => {
        const fresh = createBusinessCalendar(businessCalendarData(country));
        for (const day of days) expect(fresh.isBusinessDay(day)).toBe(calendars.get(country)?.isBusinessDay(day));
      }),
    );
  });

  it('rules survive being written as JSON', () => {
    for (const country of HOLIDAY_COUNTRIES) {
      const data = businessCalendarData(country);
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    }
  });
});
