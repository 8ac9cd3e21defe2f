import { isoDate, isoWeekday, toEpochDay, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { assert } from '../../../../src-shared/result/assert.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

type Instant = { readonly date: IsoDate; readonly time: string };

/** Day and time of a UTC instant `2026-03-02T09:15:00.000Z`; anything else is a programmer's mistake. */
function readInstant(instant: string): Instant {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(instant);
  assert(match !== null, `a UTC instant, got "${instant}"`);
  return { date: isoDate(match[1] ?? ''), time: match[2] ?? '' };
}

/** The instant as the Date header of an e-mail has it: `Mon, 02 Mar 2026 09:15:00 +0000` (RFC 5322, 3.3). */
export function mailDate(instant: string): string {
  const { date, time } = readInstant(instant);
  const weekday = WEEKDAYS[isoWeekday(toEpochDay(date)) - 1] ?? '';
  return `${weekday}, ${date.slice(8)} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)} ${time} +0000`;
}

/** The instant as a calendar file has it: `20260302T091500Z` (RFC 5545, 3.3.5). */
export function calendarInstant(instant: string): string {
  const { date, time } = readInstant(instant);
  return `${date.replaceAll('-', '')}T${time.replaceAll(':', '')}Z`;
}
