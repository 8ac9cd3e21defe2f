import { must } from '../../../result/assert.ts';
import { nthWeekdayOfMonth } from '../holiday-dates.ts';
import type { HolidayRule } from '../holiday-rule.ts';
import { dateFromParts, fromEpochDay, isoWeekday, toEpochDay, type IsoDate } from '../iso-date.ts';
import { MONDAY, nth, onDates, yearly } from './holiday-makers.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;
const WEDNESDAY = 3;
/**
 * Day of March or September on which the sun crosses the equator in Japan: a base for 1980, the drift of the solar year against the calendar, and the
 * leap days in between. Holds from 1980 to 2099. Source: Y. Shinkō, after the Hydrographic Department's almanac.
 */
const VERNAL_BASE_DAYS = 20.8431;
const AUTUMNAL_BASE_DAYS = 23.2488;
const DRIFT_DAYS_PER_YEAR = 0.242194;

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);

function equinox(year: number, month: 3 | 9): IsoDate {
  const base = month === 3 ? VERNAL_BASE_DAYS : AUTUMNAL_BASE_DAYS;
  const day = Math.floor(base + DRIFT_DAYS_PER_YEAR * (year - 1980)) - Math.floor((year - 1980) / 4);
  return must(dateFromParts(year, month, day), 'an equinox');
}

/** A day between two holidays is one too: the Tuesday between Respect for the Aged (third Monday) and an equinox on Wednesday, as in 2026. */
function citizensHolidays(): string {
  const between = YEARS.map((year) => ({ year, day: toEpochDay(equinox(year, 9)) })).filter(
    ({ year, day }) => year >= 2003 && isoWeekday(day) === WEDNESDAY && nthWeekdayOfMonth(year, 9, { nth: 3, weekday: MONDAY }) === day - 2,
  );
  return between.map(({ day }) => fromEpochDay(day - 1)).join(' ');
}

const toNextWorkingDay = { observed: 'sunday_to_next_working_day' } as const;
/** Four holidays stood elsewhere in the years of the Olympic Games. */
const games = [2020, 2021];

/** National holidays and, around New Year, the days on which banks are closed by law. Equinoxes up to 2099. */
const JAPAN: readonly HolidayRule[] = [
  yearly('01-01', 'New Year'),
  yearly('01-02', 'Bank holiday'),
  yearly('01-03', 'Bank holiday'),
  nth(2, MONDAY, 1, { name: 'Coming of Age' }),
  yearly('02-11', 'Foundation', toNextWorkingDay),
  yearly('02-23', 'Emperor’s Birthday', { ...toNextWorkingDay, fromYear: 2020 }),
  { ...onDates(YEARS.map((year) => equinox(year, 3)).join(' '), 'Vernal Equinox'), ...toNextWorkingDay },
  yearly('04-29', 'Shōwa Day', toNextWorkingDay),
  onDates('2019-04-30 2019-05-01 2019-05-02 2019-10-22', 'Enthronement'),
  yearly('05-03', 'Constitution', toNextWorkingDay),
  yearly('05-04', 'Greenery Day', toNextWorkingDay),
  yearly('05-05', 'Children’s Day', toNextWorkingDay),
  nth(3, MONDAY, 7, { name: 'Marine Day', fromYear: 2003, exceptYears: games }),
  onDates('2020-07-23 2021-07-22', 'Marine Day'),
  nth(2, MONDAY, 10, { name: 'Sports Day', exceptYears: games }),
  onDates('2020-07-24 2021-07-23', 'Sports Day'),
  yearly('08-11', 'Mountain Day', { ...toNextWorkingDay, fromYear: 2016, exceptYears: games }),
  onDates('2020-08-10 2021-08-08 2021-08-09', 'Mountain Day'),
  nth(3, MONDAY, 9, { name: 'Respect for the Aged', fromYear: 2003 }),
  onDates(citizensHolidays(), 'Citizens’ Holiday'),
  { ...onDates(YEARS.map((year) => equinox(year, 9)).join(' '), 'Autumnal Equinox'), ...toNextWorkingDay },
  yearly('11-03', 'Culture Day', toNextWorkingDay),
  yearly('11-23', 'Labour Thanksgiving', toNextWorkingDay),
  yearly('12-23', 'Emperor’s Birthday', { ...toNextWorkingDay, toYear: 2018 }),
  yearly('12-31', 'Bank holiday'),
];

/** By ISO 3166 code. */
export const JAPANESE_HOLIDAYS: Readonly<Record<string, readonly HolidayRule[]>> = { JP: JAPAN };
