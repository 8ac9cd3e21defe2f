import { assert } from '../../result/assert.ts';

declare const dateBrand: unique symbol;
/** A calendar date `YYYY-MM-DD` in the proleptic Gregorian calendar, years 1000 to 2999 (anonymised statements carry odd ones), without time or zone. Compares as text. */
export type IsoDate = string & { readonly [dateBrand]: true };

declare const dayBrand: unique symbol;
/** Whole days since 1970-01-01. Engines compute on these: adding a day is adding one, and no time zone can interfere. */
export type EpochDay = number & { readonly [dayBrand]: true };

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  assert(month >= 1 && month <= 12, `a month from 1 to 12, got ${month}`);
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a date that exists: `2024-02-29` is, `2023-02-29` and `2024-2-9` are not. */
export function isIsoDate(text: string): text is IsoDate {
  const match = ISO_DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function isoDate(text: string): IsoDate {
  assert(isIsoDate(text), `a calendar date YYYY-MM-DD, got "${text}"`);
  return text;
}

export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

export function dateParts(date: IsoDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The date of given parts, or null when there is no such day. Month and day count from 1. */
export function dateFromParts(year: number, month: number, day: number): IsoDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isIsoDate(text) ? text : null;
}

/** Days since 1970-01-01, by counting leap days, so that it is exact and free of time zones. */
export function toEpochDay(date: IsoDate): EpochDay {
  const { year, month, day } = dateParts(date);
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const beforeMonth = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0);
  return (past * 365 + leaps + beforeMonth + day - 1 - 719_162) as EpochDay;
}

/** The inverse of `toEpochDay`. Algorithm: days-to-civil by eras of 400 years (H. Hinnant, chrono-compatible date algorithms). */
export function fromEpochDay(epochDay: number): IsoDate {
  assert(Number.isInteger(epochDay), `a whole day number, got ${epochDay}`);
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Days from the first date to the second: positive when the second is later. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** ISO weekday: Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
export function isoWeekday(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** The same day of another month, moved to the month's last day where it does not exist: 31 January + 1 month is 28 or 29 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = dateParts(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  const date2 = dateFromParts(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
  assert(date2 !== null, 'a month between the years 1000 and 2999');
  return date2;
}

export function firstOfMonth(date: IsoDate): IsoDate {
  return isoDate(`${date.slice(0, 8)}01`);
}

export function lastOfMonth(date: IsoDate): IsoDate {
  const { year, month } = dateParts(date);
  return isoDate(`${date.slice(0, 8)}${daysInMonth(year, month)}`);
}
