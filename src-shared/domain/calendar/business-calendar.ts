import { assert, unreachable } from '../../result/assert.ts';
import type { BusinessDayShift } from '../vocabulary/obligations.ts';
import { holidaysOfYear } from './holiday-dates.ts';
import type { HolidayOnDate, HolidayRule } from './holiday-rule.ts';
import { dateParts, fromEpochDay, isoWeekday, lastOfMonth, toEpochDay, type IsoDate } from './iso-date.ts';

/** The business days of one place: days that are neither weekend, nor holiday, nor closed for a reason of one's own. */
export type BusinessCalendar = {
  readonly isBusinessDay: (date: IsoDate) => boolean;
  /** The date itself when it is a business day, else the first one after it. */
  readonly next: (date: IsoDate) => IsoDate;
  /** The date itself when it is a business day, else the last one before it. */
  readonly previous: (date: IsoDate) => IsoDate;
  /** Where a due date goes: 31 May 2026, a Sunday, is `previous` 29 May, `next` 1 June, `modified_following` 29 May. */
  readonly shift: (date: IsoDate, rule: BusinessDayShift) => IsoDate;
  /** The last business day of the date's month. */
  readonly lastBusinessDayOfMonth: (date: IsoDate) => IsoDate;
  /** Holidays and closed days of a year in date order, for showing. */
  readonly holidaysIn: (year: number) => readonly HolidayOnDate[];
};

export type BusinessCalendarData = {
  /** Weekdays that are never business days, 1 Monday to 7 Sunday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly HolidayRule[];
  /** Further closed days: company holidays. */
  readonly extraDates: readonly IsoDate[];
};

/** Name of a closed day of one's own, where holidays are shown. */
const CLOSED_DAY_NAME = 'Closed';
/** A business day is never farther away than this, or the calendar has none: longer than any company holiday. */
const LONGEST_CLOSURE_DAYS = 366;

/**
 * A calendar of business days from data. Holidays of a year are worked out when it is first asked for and kept. Pure: the same data give the same
 * answers. A weekend of all seven days, or closed days for more than a year on end, is a programmer's mistake.
 */
export function createBusinessCalendar({ weekend, holidays, extraDates }: BusinessCalendarData): BusinessCalendar {
  const weekendDays = new Set(weekend);
  assert(weekendDays.size < 7, 'a weekend that leaves a business day');
  const closedDates = [...new Set(extraDates)];
  const years = new Map<number, { readonly shown: readonly HolidayOnDate[]; readonly days: ReadonlySet<IsoDate> }>();

  const ofYear = (year: number): { readonly shown: readonly HolidayOnDate[]; readonly days: ReadonlySet<IsoDate> } => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const own = closedDates.filter((date) => dateParts(date).year === year).map((date) => ({ date, name: CLOSED_DAY_NAME, isSubstitute: false }));
    const shown = [...holidaysOfYear(holidays, year, weekendDays), ...own].sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
    const found = { shown, days: new Set(shown.map(({ date }) => date)) };
    years.set(year, found);
    return found;
  };
  const isBusinessDay = (date: IsoDate): boolean => !weekendDays.has(isoWeekday(toEpochDay(date))) && !ofYear(dateParts(date).year).days.has(date);

  const walk = (date: IsoDate, direction: 1 | -1): IsoDate => {
    const start = toEpochDay(date);
    for (let away = 0; away <= LONGEST_CLOSURE_DAYS; away += 1) {
      const candidate = fromEpochDay(start + away * direction);
      if (isBusinessDay(candidate)) return candidate;
    }
    throw new Error(`Assertion failed: a business day within ${LONGEST_CLOSURE_DAYS} days of ${date}`);
  };
  const next = (date: IsoDate): IsoDate => walk(date, 1);
  const previous = (date: IsoDate): IsoDate => walk(date, -1);

  const shift = (date: IsoDate, rule: BusinessDayShift): IsoDate => {
    switch (rule) {
      case 'none':
        return date;
      case 'previous':
        return previous(date);
      case 'next':
        return next(date);
      case 'modified_following': {
        const later = next(date);
        return later.slice(0, 7) === date.slice(0, 7) ? later : previous(date);
      }
      default:
        return unreachable(rule);
    }
  };
  const lastBusinessDayOfMonth = (date: IsoDate): IsoDate => previous(lastOfMonth(date));
  return { isBusinessDay, next, previous, shift, lastBusinessDayOfMonth, holidaysIn: (year) => ofYear(year).shown };
}
