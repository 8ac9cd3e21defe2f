import type { ActionOption } from '../../src-shared/contract/actions.ts';
import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import { type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';

type Day = ForecastView['days'][number];
type PathPoint = { readonly epochDay: number; readonly date: IsoDate; readonly minor: number };

/**
 * The expected path with an option: each day's expected balance plus every shift of cash up to and including that day. A shift dated before the first
 * day counts from the first; one after the last day is not seen.
 */
export function optionPath(days: readonly Pick<Day, 'date' | 'p50Minor'>[], shifts: ActionOption['cashShifts']): readonly PathPoint[] {
  const inOrder = shifts.toSorted((a, b) => a.date.localeCompare(b.date));
  let next = 0;
  let shifted = 0;
  return days.map(({ date, p50Minor }) => {
    for (let shift = inOrder[next]; shift !== undefined && shift.date <= date; shift = inOrder[next]) {
      shifted += shift.amountMinor;
      next += 1;
    }
    return { epochDay: toEpochDay(date), date, minor: p50Minor + shifted };
  });
}

/** Whether an option moves any cash within the days shown; otherwise its line lies on the expected one. */
export function movesCash(days: readonly Pick<Day, 'date' | 'p50Minor'>[], shifts: ActionOption['cashShifts']): boolean {
  return optionPath(days, shifts).some(({ minor }, index) => minor !== days[index]?.p50Minor);
}
