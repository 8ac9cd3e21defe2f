import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { PathDay, PreparationContext } from '../context.ts';
import type { CashShift, LowPointEffect } from '../types.ts';

/** Days looked ahead: the 13 weeks of the forecast table. */
export const WINDOW_DAYS = 91;

/** The days of the forecast inside the 13 weeks. */
export function windowOf({ asOf, path }: Pick<PreparationContext, 'asOf' | 'path'>): PathDay[] {
  const last = addDays(asOf, WINDOW_DAYS);
  return path.filter((day) => day.date > asOf && day.date <= last);
}

/**
 * The first day after the lowest one from which the expected path stays at or above the buffer to the end of the 13 weeks; null when it does not, or
 * there is no path.
 */
export function recoveryDate(context: Pick<PreparationContext, 'asOf' | 'path' | 'bufferMinor'>): IsoDate | null {
  const days = windowOf(context);
  const low = lowest(days, []);
  let date: IsoDate | null = null;
  for (const day of days.toReversed()) {
    if (day.p50Minor < context.bufferMinor || (low !== null && day.date <= low.date)) break;
    date = day.date;
  }
  return date;
}

/** Whether even the cautious path (P10) stays at or above the buffer; false without a path. */
export function isComfortable(context: Pick<PreparationContext, 'asOf' | 'path' | 'bufferMinor'>): boolean {
  const days = windowOf(context);
  return days.length > 0 && days.every((day) => day.p10Minor >= context.bufferMinor);
}

type Lowest = { readonly date: IsoDate; readonly balanceMinor: MinorUnits };

function lowest(days: readonly PathDay[], shifts: readonly CashShift[]): Lowest | null {
  let found: Lowest | null = null;
  for (const day of days) {
    const moved = shifts.reduce((sum, shift) => (shift.date <= day.date ? sum + shift.amountMinor : sum), 0);
    const balanceMinor = minorUnits(day.p50Minor + moved);
    if (found === null || balanceMinor < found.balanceMinor) found = { date: day.date, balanceMinor };
  }
  return found;
}

/**
 * What shifts of cash do to the lowest day of the expected path within 13 weeks: the P50 of every day plus the shifts dated on or before it, the
 * first of equal days. A shift on or before `asOf` moves every day. Null without a path.
 */
export function lowPointEffect(
  context: Pick<PreparationContext, 'asOf' | 'path' | 'bufferMinor'>,
  shifts: readonly CashShift[],
): LowPointEffect | null {
  const days = windowOf(context);
  const before = lowest(days, []);
  const after = lowest(days, shifts);
  if (before === null || after === null) return null;
  return {
    beforeMinor: before.balanceMinor,
    beforeDate: before.date,
    afterMinor: after.balanceMinor,
    afterDate: after.date,
    changeMinor: minorUnits(after.balanceMinor - before.balanceMinor),
    holdsBuffer: after.balanceMinor >= context.bufferMinor,
  };
}
