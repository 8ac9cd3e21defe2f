import { must } from '../../../src-shared/result/assert.ts';
import { offsetPrior } from './fit-path.ts';
import type { StreamEvent } from './group-payees.ts';
import type { Schedule, ScheduleBook, Slots } from './schedules.ts';

/** Order in which equal fits are preferred; `none` only where movements are booked on closed days. */
const SHIFT_ORDER = ['next', 'previous', 'modified_following', 'none'] as const;
/** Cost of a movement on another calendar day than an unshifted rule says, against the shifts, which are judged by business days. */
const OTHER_DAY_COST = 0.5;
/** Business days a rule must do better by to replace one that is preferred. */
const LEAST_GAIN = 1e-6;

/** The same periods with another shift or a day beside: slot by slot the same as those of the schedule. */
function variantsOf(schedule: Schedule): Schedule[] {
  const { dayRule } = schedule;
  if (dayRule.kind === 'last_business_day' || dayRule.kind === 'nth_weekday') return [schedule];
  const withShifts = (rule: Schedule['dayRule']): Schedule[] => SHIFT_ORDER.map((shift) => ({ ...schedule, dayRule: rule, shift }));
  if (dayRule.kind !== 'day_of_month') return withShifts(dayRule);
  const days = [dayRule.day, dayRule.day - 1, dayRule.day + 1].filter((day) => day >= 1 && day <= 31);
  return days.flatMap((day) => withShifts({ kind: 'day_of_month', day }));
}

function fitOf(events: readonly StreamEvent[], slots: readonly number[], table: Slots, isUnshifted: boolean): number {
  let fit = 0;
  events.forEach((event, i) => {
    const slot = must(slots[i], 'a slot for every event');
    fit += Math.log(offsetPrior(event.ordinal - (table.ordinal[slot] ?? 0)));
    if (isUnshifted && event.day !== table.shifted[slot]) fit -= OTHER_DAY_COST;
  });
  return fit;
}

/** The shift and the day, of those beside, that fit all dates of a found path best; events stand on `slots` of the schedule and of the answer. */
export function refineSchedule(
  schedule: Schedule,
  path: { readonly events: readonly StreamEvent[]; readonly slots: readonly number[] },
  book: ScheduleBook,
): Schedule {
  const hasClosedDays = path.events.some((event) => !book.days.isOpen(event.day));
  let best = schedule;
  let bestFit = -Infinity;
  for (const variant of variantsOf(schedule)) {
    const isUnshifted = variant.shift === 'none' && variant.dayRule.kind !== 'last_business_day';
    if (isUnshifted && !hasClosedDays) continue;
    const fit = fitOf(path.events, path.slots, book.slotsOf(variant), isUnshifted);
    if (fit <= bestFit + LEAST_GAIN) continue;
    best = variant;
    bestFit = fit;
  }
  return best;
}
