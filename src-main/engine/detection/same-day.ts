import { addMonths, dateParts, firstOfMonth, type IsoDate, lastOfMonth } from '../../../src-shared/domain/calendar/iso-date.ts';

/** The day of an earlier month that lies as far into it: the last day stands for the last day. */
export function sameDay(date: IsoDate, monthsBack: number): IsoDate {
  const moved = addMonths(firstOfMonth(date), -monthsBack);
  if (date === lastOfMonth(date)) return lastOfMonth(moved);
  const last = lastOfMonth(moved);
  const day = Math.min(dateParts(date).day, dateParts(last).day);
  return `${moved.slice(0, 8)}${String(day).padStart(2, '0')}` as IsoDate;
}
