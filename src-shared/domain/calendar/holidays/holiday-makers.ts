import type { HolidayDate, HolidayRule } from '../holiday-rule.ts';
import { isoDate } from '../iso-date.ts';

/** What a holiday seldom has: a substitute, a first or last year, years without it. */
type Unusual = Partial<Pick<HolidayRule, 'observed' | 'fromYear' | 'toYear' | 'exceptYears'>>;

export const MONDAY = 1;
export const THURSDAY = 4;
export const FRIDAY = 5;
export const SATURDAY = 6;
export const LAST = -1;

export const GOOD_FRIDAY = -2;
export const EASTER_MONDAY = 1;
export const ASCENSION = 39;
export const WHIT_MONDAY = 50;
export const CORPUS_CHRISTI = 60;

function rule(name: string, when: HolidayDate, unusual: Unusual): HolidayRule {
  return { name, when, observed: 'none', fromYear: null, toYear: null, exceptYears: [], ...unusual };
}

/** A holiday on the day `MM-DD`. */
export function yearly(monthDay: string, name: string, unusual: Unusual = {}): HolidayRule {
  return rule(name, { kind: 'fixed', month: Number(monthDay.slice(0, 2)), day: Number(monthDay.slice(3)) }, unusual);
}

/** A holiday some days after Easter Sunday of the western churches. */
export function easter(offsetDays: number, name: string, unusual: Unusual = {}): HolidayRule {
  return rule(name, { kind: 'easter', church: 'western', offsetDays }, unusual);
}

/** The same by the orthodox reckoning. */
export function orthodoxEaster(offsetDays: number, name: string): HolidayRule {
  return rule(name, { kind: 'easter', church: 'orthodox', offsetDays }, {});
}

/** `nth(3, MONDAY, 1, …)`: the third Monday of January; `LAST` for the last. */
export function nth(which: number, weekday: number, month: number, named: Unusual & { readonly name: string }): HolidayRule {
  const { name, ...unusual } = named;
  return rule(name, { kind: 'nth_weekday', month, nth: which, weekday }, unusual);
}

/** The first such weekday on or after the day `MM-DD`. */
export function onOrAfter(monthDay: string, weekday: number, name: string): HolidayRule {
  return rule(name, { kind: 'weekday_near', side: 'on_or_after', month: Number(monthDay.slice(0, 2)), day: Number(monthDay.slice(3)), weekday }, {});
}

/** The last such weekday on or before the day `MM-DD`. */
export function onOrBefore(monthDay: string, weekday: number, name: string): HolidayRule {
  return rule(name, { kind: 'weekday_near', side: 'on_or_before', month: Number(monthDay.slice(0, 2)), day: Number(monthDay.slice(3)), weekday }, {});
}

/** Single days, `YYYY-MM-DD` separated by spaces. */
export function onDates(dates: string, name: string): HolidayRule {
  return rule(name, { kind: 'dates', dates: dates.split(' ').map(isoDate) }, {});
}
