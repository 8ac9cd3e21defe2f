import { fromEpochDay, isoWeekday, type IsoDate, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';

/** Alerts of one statistical kind a calendar week may add: more than a handful of "unusual" events is no longer unusual (ENGINES §6). */
const MAX_A_WEEK = 5;

/** Monday of the week a date falls into: a fixed grid, so that an alert does not come and go as `asOf` moves. */
function mondayOf(date: IsoDate): IsoDate {
  const day = toEpochDay(date);
  return fromEpochDay(day - isoWeekday(day) + 1);
}

/** The heaviest five of each calendar week; a group belongs to the week of its newest date. */
export function keepWeekly<T>(
  groups: readonly T[],
  read: { readonly datesOf: (group: T) => readonly IsoDate[]; readonly weightOf: (group: T) => number },
): T[] {
  const newest = (group: T): IsoDate | '' => read.datesOf(group).reduce<IsoDate | ''>((last, date) => (date > last ? date : last), '');
  const weekOf = (group: T): string => {
    const date = newest(group);
    return date === '' ? '' : mondayOf(date);
  };
  const weeks = Map.groupBy(groups, weekOf);
  return [...weeks.values()].flatMap((own) => own.toSorted((a, b) => read.weightOf(b) - read.weightOf(a)).slice(0, MAX_A_WEEK));
}
