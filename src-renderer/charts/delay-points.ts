import { fromEpochDay, type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';

/** One due item in the picture of how a party pays: where it lies, and whether that day is final. */
export type DelayPoint = {
  readonly dueDate: IsoDate;
  readonly delayDays: number;
  readonly isOpen: boolean;
};

export type PlacedPoint = {
  readonly x: number;
  readonly y: number;
  readonly isOpen: boolean;
  /** So late that it would flatten all others: drawn at the upper edge, its days are told in words. */
  readonly isBeyond: boolean;
};

/** Least height of the picture in days, so that one day late does not look like a month. */
const LEAST_TOP_DAYS = 14;
/** A point this many times as late as nearly all others is drawn at the edge. */
const BEYOND_FACTOR = 2;
const NEARLY_ALL = 0.9;

/** The highest day shown: above nearly all points, never cutting off what lies close by. */
export function topOf(points: readonly DelayPoint[]): number {
  const late = points.map(({ delayDays }) => delayDays).toSorted((a, b) => a - b);
  const highest = Math.max(LEAST_TOP_DAYS, late.at(-1) ?? 0);
  const usual = Math.max(LEAST_TOP_DAYS, late[Math.floor((late.length - 1) * NEARLY_ALL)] ?? 0);
  return highest > usual * BEYOND_FACTOR ? Math.ceil(usual * BEYOND_FACTOR) : highest;
}

/** Months that still stand beside each other on the axis. */
const MONTHS_NAMED = 9;

/** Days to name on the axis: firsts of months, of quarters on a long one. */
export function monthLines(first: number, last: number): readonly number[] {
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const firsts = days.filter((day) => fromEpochDay(day).endsWith('-01'));
  return firsts.length <= MONTHS_NAMED ? firsts : firsts.filter((day) => ['01', '04', '07', '10'].includes(fromEpochDay(day).slice(5, 7)));
}

/** Steps between the lines of the picture, in days. */
const STEPS = [5, 10, 20, 30, 60, 90, 180, 365];
const LINES_AT_MOST = 6;

/** Round numbers of days between the earliest and the latest that is shown. */
export function dayLines(bottom: number, top: number): readonly number[] {
  const step = STEPS.find((days) => (top - bottom) / days <= LINES_AT_MOST) ?? 365;
  const first = Math.ceil(bottom / step);
  return Array.from({ length: Math.floor(top / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** The points in order of their due dates, on the days of the picture. */
export function placePoints(points: readonly DelayPoint[]): readonly PlacedPoint[] {
  const top = topOf(points);
  return points.map(({ dueDate, delayDays, isOpen }) => ({
    x: toEpochDay(dueDate),
    y: Math.min(delayDays, top),
    isOpen,
    isBeyond: delayDays > top,
  }));
}
