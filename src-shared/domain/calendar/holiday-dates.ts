import { assert, unreachable } from '../../result/assert.ts';
import { easterSunday } from './easter.ts';
import type { HolidayDate, HolidayOnDate, HolidayRule } from './holiday-rule.ts';
import { dateFromParts, dateParts, daysInMonth, fromEpochDay, isoWeekday, toEpochDay } from './iso-date.ts';

const FIRST_YEAR = 1000;
const LAST_YEAR = 2999;
const SATURDAY = 6;
const SUNDAY = 7;

/** A holiday on its own day, before anything is made up for. */
type Feast = { readonly day: number; readonly rule: HolidayRule };

/**
 * All holidays of a year in date order, those included that are made up for on another day (also from the year before or after: 1 January on a
 * Saturday may be observed on 31 December). Rules that fall on one day give one line each. `weekend` decides what a working day is.
 */
export function holidaysOfYear(rules: readonly HolidayRule[], year: number, weekend: ReadonlySet<number>): HolidayOnDate[] {
  const feasts = [year - 1, year, year + 1].flatMap((each) => feastsOfYear(rules, each)).sort((a, b) => a.day - b.day);
  const taken = new Set(feasts.map((feast) => feast.day));
  const found: { readonly day: number; readonly name: string; readonly isSubstitute: boolean }[] = [];
  for (const { day, rule } of feasts) {
    found.push({ day, name: rule.name, isSubstitute: false });
    const substitute = substituteOf(day, rule, { weekend, taken });
    if (substitute === null) continue;
    taken.add(substitute);
    found.push({ day: substitute, name: rule.name, isSubstitute: true });
  }
  return found
    .sort((a, b) => a.day - b.day)
    .map(({ day, name, isSubstitute }) => ({ date: fromEpochDay(day), name, isSubstitute }))
    .filter(({ date }) => dateParts(date).year === year);
}

function feastsOfYear(rules: readonly HolidayRule[], year: number): Feast[] {
  if (year < FIRST_YEAR || year > LAST_YEAR) return [];
  const holding = rules.filter(
    ({ fromYear, toYear, exceptYears }) =>
      (fromYear === null || fromYear <= year) && (toYear === null || year <= toYear) && !exceptYears.includes(year),
  );
  return holding.flatMap((rule) => daysOfYear(rule.when, year).map((day) => ({ day, rule })));
}

function daysOfYear(when: HolidayDate, year: number): number[] {
  switch (when.kind) {
    case 'fixed': {
      const date = dateFromParts(year, when.month, when.day);
      return date === null ? [] : [toEpochDay(date)];
    }
    case 'easter':
      return [easterSunday(year, when.church) + when.offsetDays];
    case 'nth_weekday': {
      const day = nthWeekdayOfMonth(year, when.month, when);
      return day === null ? [] : [day];
    }
    case 'weekday_near': {
      const date = dateFromParts(year, when.month, when.day);
      if (date === null) return [];
      const anchor = toEpochDay(date);
      const ahead = (when.weekday - isoWeekday(anchor) + 7) % 7;
      return [when.side === 'on_or_after' || ahead === 0 ? anchor + ahead : anchor + ahead - 7];
    }
    case 'dates':
      return when.dates.filter((date) => dateParts(date).year === year).map(toEpochDay);
    default:
      return unreachable(when);
  }
}

/**
 * The epoch day of the nth weekday of a month (`nth` from 1, or −1 the last), or null when the month has no such: the fifth Friday of February 2026.
 * Weekdays count from 1 Monday to 7 Sunday.
 */
export function nthWeekdayOfMonth(year: number, month: number, which: { readonly nth: number; readonly weekday: number }): number | null {
  const { nth, weekday } = which;
  assert(nth === -1 || nth >= 1, `an nth from 1 or −1, got ${nth}`);
  const length = daysInMonth(year, month);
  const firstDate = dateFromParts(year, month, 1);
  assert(firstDate !== null, `a month from the years 1000 to 2999, got ${year}-${month}`);
  const first = toEpochDay(firstDate);
  const last = first + length - 1;
  if (nth === -1) return last - ((isoWeekday(last) - weekday + 7) % 7);
  const day = first + ((weekday - isoWeekday(first) + 7) % 7) + (nth - 1) * 7;
  return day > last ? null : day;
}

type FreeDays = { readonly weekend: ReadonlySet<number>; readonly taken: ReadonlySet<number> };

function substituteOf(day: number, rule: HolidayRule, { weekend, taken }: FreeDays): number | null {
  const weekday = isoWeekday(day);
  const nextWorkingDay = (): number => {
    let next = day + 1;
    while (taken.has(next) || weekend.has(isoWeekday(next))) next += 1;
    return next;
  };
  switch (rule.observed) {
    case 'none':
      return null;
    case 'weekend_to_next_working_day':
      return weekend.has(weekday) ? nextWorkingDay() : null;
    case 'sunday_to_next_working_day':
      return weekday === SUNDAY ? nextWorkingDay() : null;
    case 'weekend_to_nearest_weekday':
      if (weekday === SATURDAY) return day - 1;
      return weekday === SUNDAY ? day + 1 : null;
    default:
      return unreachable(rule.observed);
  }
}
