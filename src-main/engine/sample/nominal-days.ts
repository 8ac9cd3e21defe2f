import {
  addMonths,
  dateFromParts,
  dateParts,
  daysInMonth,
  fromEpochDay,
  isoWeekday,
  toEpochDay,
} from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { BusinessDays } from './business-days.ts';
import type { Frequency } from './frequency.ts';
import type { DayRule } from './types.ts';

const STEP_DAYS: Partial<Record<Frequency, number>> = { weekly: 7, biweekly: 14, four_weekly: 28 };
const STEP_MONTHS: Partial<Record<Frequency, number>> = { semi_monthly: 1, monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 };

function daysOfRule(rule: DayRule, year: number, month: number, businessDays: BusinessDays): number[] {
  const dayOf = (day: number): number =>
    toEpochDay(must(dateFromParts(year, month, Math.min(day, daysInMonth(year, month))), 'a month of the history'));
  if (rule.kind === 'two_days_of_month') return rule.days.map(dayOf);
  if (rule.kind === 'day_of_month') return [dayOf(rule.day)];
  return [businessDays.previous(dayOf(31))];
}

/** Nominal days of a frequency and day rule from one day to another, both included, before any weekend shift. Month rules count from the start's month. */
export function nominalDays(
  plan: { readonly frequency: Frequency; readonly dayRule: DayRule; readonly startDay: number },
  endDay: number,
  businessDays: BusinessDays,
): number[] {
  const { frequency, dayRule, startDay } = plan;
  if (frequency === 'once') return startDay <= endDay ? [startDay] : [];
  const days: number[] = [];
  if (dayRule.kind === 'weekday') {
    const step = STEP_DAYS[frequency] ?? 7;
    const first = startDay + ((dayRule.weekday - isoWeekday(startDay) + 7) % 7);
    for (let day = first; day <= endDay; day += step) days.push(day);
    return days;
  }
  const start = fromEpochDay(startDay);
  const { year, month } = dateParts(start);
  const firstOfStart = must(dateFromParts(year, month, 1), 'a month of the history');
  for (let months = 0; ; months += STEP_MONTHS[frequency] ?? 1) {
    const first = addMonths(firstOfStart, months);
    if (toEpochDay(first) > endDay) return days;
    const parts = dateParts(first);
    for (const day of daysOfRule(dayRule, parts.year, parts.month, businessDays)) if (day >= startDay && day <= endDay) days.push(day);
  }
}
