import { dateParts, daysBetween, type IsoDate, isoWeekday, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../src-shared/result/assert.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** Beyond half a year a day and month alone could be last year's or next year's. */
const YEAR_IS_CLEAR_WITHIN_DAYS = 300;
const IS_NEAR_WITHIN_DAYS = 13;

function monthName(date: IsoDate): string {
  return must(MONTHS[dateParts(date).month - 1], 'a month of the year');
}

function weekdayName(date: IsoDate): string {
  return must(WEEKDAYS[isoWeekday(toEpochDay(date)) - 1], 'a day of the week');
}

/** `26 Nov 2026`: unambiguous in any country, for tables. */
export function formatDate(date: IsoDate): string {
  const { year, day } = dateParts(date);
  return `${day} ${monthName(date).slice(0, 3)} ${year}`;
}

/** `26 Nov`: for axes and columns whose year is clear. */
export function formatDayMonth(date: IsoDate): string {
  return `${dateParts(date).day} ${monthName(date).slice(0, 3)}`;
}

/** `Thu 26 Nov`. */
export function formatWeekday(date: IsoDate): string {
  return `${weekdayName(date).slice(0, 3)} ${formatDayMonth(date)}`;
}

/** `November 2026`. */
export function formatMonth(date: IsoDate): string {
  return `${monthName(date)} ${dateParts(date).year}`;
}

/** `14 March`, with the year where it would not be clear from `today`: the form for sentences. */
export function formatDateInSentence(date: IsoDate, today: IsoDate): string {
  const { year, day } = dateParts(date);
  const isYearClear = Math.abs(daysBetween(today, date)) <= YEAR_IS_CLEAR_WITHIN_DAYS;
  return isYearClear ? `${day} ${monthName(date)}` : `${day} ${monthName(date)} ${year}`;
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function span(days: number): string {
  if (days <= IS_NEAR_WITHIN_DAYS) return plural(days, 'day');
  if (days < 60) return plural(Math.round(days / 7), 'week');
  if (days < 730) return plural(Math.round(days / 30.44), 'month');
  return plural(Math.floor(days / 365.25), 'year');
}

/** `today`, `tomorrow`, `in 6 days`, `3 weeks ago`. */
export function relativeDay(date: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${span(days)}` : `${span(-days)} ago`;
}

/** A date in words near today (`Thu 26 Nov, in 6 days`), plain further away (`14 March`, `14 March 2028`). */
export function dateInWords(date: IsoDate, today: IsoDate): string {
  if (Math.abs(daysBetween(today, date)) <= IS_NEAR_WITHIN_DAYS) return `${formatWeekday(date)}, ${relativeDay(date, today)}`;
  return formatDateInSentence(date, today);
}

/** How old the bank data is: `bank data from yesterday`. */
export function bankDataAge(through: IsoDate | null, today: IsoDate): string {
  if (through === null) return 'no bank data yet';
  return `bank data from ${relativeDay(through, today)}`;
}

/** An instant in the reader's own clock: `today at 14:05`, `26 Nov 2026 at 14:05`. */
export function formatInstant(instant: string, now: Date): string {
  const moment = new Date(instant);
  const time = `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
  if (moment.toDateString() === now.toDateString()) return `today at ${time}`;
  const month = must(MONTHS[moment.getMonth()], 'a month of the year').slice(0, 3);
  return `${moment.getDate()} ${month} ${moment.getFullYear()} at ${time}`;
}

/** How long ago an instant was: `just now`, `5 minutes ago`, `3 hours ago`, `2 days ago`. */
export function relativeInstant(instant: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(instant).getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${plural(minutes, 'minute')} ago`;
  if (minutes < 24 * 60) return `${plural(Math.floor(minutes / 60), 'hour')} ago`;
  return `${span(Math.floor(minutes / 1440))} ago`;
}
