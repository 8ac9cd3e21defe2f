import { fromEpochDay, isoWeekday, toEpochDay, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { BusinessDayShift } from './types.ts';

/** Easter Sunday of the western churches (anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, chapter 8). */
function westernEaster(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = String(Math.floor(f / 31)).padStart(2, '0');
  return toEpochDay(isoDate(`${year}-${month}-${String((f % 31) + 1).padStart(2, '0')}`));
}

/** Days on which no bank of the area books: the TARGET calendar for euro and the fixed national days elsewhere (month-day). */
const FIXED_CLOSING_DAYS: Readonly<Record<HolidayArea, readonly string[]>> = {
  target: ['01-01', '05-01', '12-25', '12-26'],
  uk: ['01-01', '12-25', '12-26'],
  us: ['01-01', '06-19', '07-04', '11-11', '12-25'],
  canada: ['01-01', '07-01', '11-11', '12-25', '12-26'],
  serbia: ['01-01', '01-02', '01-07', '02-15', '05-01', '11-11'],
};
const CLOSED_AT_EASTER: ReadonlySet<HolidayArea> = new Set(['target', 'uk']);

export type HolidayArea = 'target' | 'uk' | 'us' | 'canada' | 'serbia';

/** Business days of a banking area over a span, by epoch day. */
export type BusinessDays = {
  readonly isOpen: (day: number) => boolean;
  /** The day itself when open, else the next open day. */
  readonly next: (day: number) => number;
  readonly previous: (day: number) => number;
  /** `count` business days after (or before, when negative) a day. */
  readonly add: (day: number, count: number) => number;
  readonly shift: (day: number, rule: BusinessDayShift) => number;
};

const sameMonth = (a: number, b: number): boolean => fromEpochDay(a).slice(0, 7) === fromEpochDay(b).slice(0, 7);

export function createBusinessDays(area: HolidayArea, from: IsoDate, to: IsoDate): BusinessDays {
  const closed = new Set<number>();
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)) + 1; year += 1) {
    for (const monthDay of FIXED_CLOSING_DAYS[area]) closed.add(toEpochDay(isoDate(`${year}-${monthDay}`)));
    if (!CLOSED_AT_EASTER.has(area)) continue;
    const easter = westernEaster(year);
    closed.add(easter - 2).add(easter + 1);
  }
  const isOpen = (day: number): boolean => isoWeekday(day) <= 5 && !closed.has(day);
  const step = (start: number, direction: 1 | -1): number => {
    let day = start;
    while (!isOpen(day)) day += direction;
    return day;
  };
  const add = (start: number, count: number): number => {
    let day = start;
    const direction = count < 0 ? -1 : 1;
    for (let done = 0; done < Math.abs(count); done += 1) day = step(day + direction, direction);
    return day;
  };
  const shift = (day: number, rule: BusinessDayShift): number => {
    if (rule === 'none') return day;
    if (rule === 'previous') return step(day, -1);
    const later = step(day, 1);
    return rule === 'modified_following' && !sameMonth(day, later) ? step(day, -1) : later;
  };
  return { isOpen, next: (day) => step(day, 1), previous: (day) => step(day, -1), add, shift };
}
