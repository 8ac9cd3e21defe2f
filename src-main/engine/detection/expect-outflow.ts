import { addDays, addMonths, firstOfMonth, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { RunningMonth } from './facts.ts';
import { sameDay } from './same-day.ts';
import type { ExpenseLine } from './types.ts';

/** Full months averaged, as for an ordinary month, and the least of them: one odd month is no habit. */
const MONTHS = 6;
const MIN_MONTHS = 3;

export type OutflowOptions = {
  readonly asOf: IsoDate;
  /** The last day whose bank lines are known. */
  readonly throughDate: IsoDate;
};

/**
 * What the month of `asOf` has taken so far, and what payments that no bill or due item announces will add in the days left: the mean, over the last
 * full months (six at most, three at least), of unannounced payments after the same day; without bank lines of this month yet, of all of them. Lines
 * are the expenses without the owner's draws, in any order; later ones are ignored. Amounts are negative or 0, in base currency; the mean is rounded
 * down, towards more outflow. Null with fewer months.
 */
export function expectOutflow(lines: readonly ExpenseLine[], { asOf, throughDate }: OutflowOptions): RunningMonth | null {
  const monthStart = firstOfMonth(asOf);
  const known = throughDate < asOf ? throughDate : asOf;
  const first = lines.reduce<IsoDate | null>((earliest, line) => (earliest === null || line.date < earliest ? line.date : earliest), null);
  if (first === null) return null;
  const restAfter = new Map<string, IsoDate>();
  for (let back = 1; back <= MONTHS; back += 1) {
    const start = addMonths(monthStart, -back);
    if (start < first) break;
    restAfter.set(start.slice(0, 7), known < monthStart ? addDays(start, -1) : sameDay(known, back));
  }
  if (restAfter.size < MIN_MONTHS) return null;
  let paid = 0;
  let unannounced = 0;
  for (const { date, amountMinor, isPlanned } of lines) {
    if (date > known) continue;
    if (date >= monthStart) paid += amountMinor;
    const after = isPlanned ? undefined : restAfter.get(date.slice(0, 7));
    if (after !== undefined && date > after) unannounced += amountMinor;
  }
  return { paidMinor: minorUnits(paid), unannouncedRestMinor: minorUnits(Math.floor(unannounced / restAfter.size)) };
}
