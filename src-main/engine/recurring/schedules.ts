import { isoWeekday } from '../../../src-shared/domain/calendar/iso-date.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import type { BusinessDayShift } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { DayRule } from '../obligations/types.ts';
import { BankingDays, type SpanMonth } from './banking-days.ts';
import type { StreamFrequency } from './types.ts';

const STEP_DAYS = { weekly: 7, biweekly: 14, four_weekly: 28 } as const;
export const STEP_MONTHS = { semi_monthly: 1, monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 } as const;

/** Mean length of a period, in days. */
export const PERIOD_DAYS: Readonly<Record<StreamFrequency, number>> = {
  weekly: 7,
  biweekly: 14,
  four_weekly: 28,
  semi_monthly: 15.22,
  monthly: 30.44,
  quarterly: 91.3,
  semi_annual: 182.6,
  annual: 365.25,
};

/** Business days a movement may be off its date and still belong to it: less than half a period, and never more than two weeks. */
export const WINDOW_DAYS: Readonly<Record<StreamFrequency, number>> = {
  weekly: 3,
  biweekly: 5,
  four_weekly: 9,
  semi_monthly: 5,
  monthly: 9,
  quarterly: 10,
  semi_annual: 10,
  annual: 10,
};

/** A rule for dates. `phase`: epoch day modulo the step for weeks, month index modulo the step for months. */
export type Schedule = {
  readonly frequency: StreamFrequency;
  readonly dayRule: DayRule;
  readonly shift: BusinessDayShift;
  readonly phase: number;
};

/** The dates of a schedule over the whole span: nominal, shifted, and the ordinal of the shifted. In order of the shifted. */
export type Slots = { readonly nominal: Int32Array; readonly shifted: Int32Array; readonly ordinal: Int32Array };

function nominalDays(month: SpanMonth, rule: DayRule, days: BankingDays): number[] {
  const { firstDay, length } = month;
  switch (rule.kind) {
    case 'day_of_month':
      return [firstDay + Math.min(rule.day, length) - 1];
    case 'two_days_of_month':
      return rule.days.map((day) => firstDay + Math.min(day, length) - 1);
    case 'last_business_day':
      return [days.previous(firstDay + length - 1)];
    case 'nth_weekday':
      return [BankingDays.nthWeekday(month, rule.nth, rule.weekday)];
    case 'weekday':
      return [];
    default:
      return unreachable(rule);
  }
}

function weekSlots(schedule: Schedule, step: number, days: BankingDays): { nominal: number; shifted: number }[] {
  const slots: { nominal: number; shifted: number }[] = [];
  const offset = (((schedule.phase - days.firstDay) % step) + step) % step;
  for (let nominal = days.firstDay + offset; nominal <= days.lastDay; nominal += step)
    slots.push({ nominal, shifted: days.shift(nominal, schedule.shift, days.lastDay) });
  return slots;
}

function monthSlots(schedule: Schedule, step: number, days: BankingDays): { nominal: number; shifted: number }[] {
  return days.months
    .filter((month) => month.index % step === schedule.phase)
    .flatMap((month) =>
      nominalDays(month, schedule.dayRule, days).map((nominal) => ({
        nominal,
        shifted: days.shift(nominal, schedule.shift, month.firstDay + month.length - 1),
      })),
    );
}

/** Equal for equal schedules only. */
export const keyOfSchedule = ({ frequency, dayRule, shift, phase }: Schedule): string => `${frequency}|${JSON.stringify(dayRule)}|${shift}|${phase}`;

/** Computes the dates of schedules over a span, each once. */
export class ScheduleBook {
  readonly days: BankingDays;
  readonly #slots = new Map<string, Slots>();

  constructor(days: BankingDays) {
    this.days = days;
  }

  slotsOf(schedule: Schedule): Slots {
    const key = keyOfSchedule(schedule);
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const { frequency } = schedule;
    const isWeekly = frequency === 'weekly' || frequency === 'biweekly' || frequency === 'four_weekly';
    const list = isWeekly ? weekSlots(schedule, STEP_DAYS[frequency], this.days) : monthSlots(schedule, STEP_MONTHS[frequency], this.days);
    const slots: Slots = {
      nominal: Int32Array.from(list, (slot) => slot.nominal),
      shifted: Int32Array.from(list, (slot) => slot.shifted),
      ordinal: Int32Array.from(list, (slot) => this.days.ordinalOf(slot.shifted)),
    };
    this.#slots.set(key, slots);
    return slots;
  }
}

/** The weekly schedule that falls on a day: every `step` days from it, in both directions. */
export function weekSchedule(frequency: 'weekly' | 'biweekly' | 'four_weekly', phase: number): Schedule {
  // Every day of a phase is the same weekday, because the steps are whole weeks.
  return { frequency, dayRule: { kind: 'weekday', weekday: isoWeekday(phase) }, shift: 'next', phase };
}

/** Index of the first slot whose ordinal is at least the given one. */
export function firstSlotAtOrAfter(slots: Slots, ordinal: number): number {
  let low = 0;
  let high = slots.ordinal.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots.ordinal[middle] ?? 0) < ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}
