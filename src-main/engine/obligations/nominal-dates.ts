import type { BusinessCalendar } from '../../../src-shared/domain/calendar/business-calendar.ts';
import { nthWeekdayOfMonth } from '../../../src-shared/domain/calendar/holiday-dates.ts';
import {
  dateFromParts,
  dateParts,
  daysInMonth,
  fromEpochDay,
  isoWeekday,
  toEpochDay,
  type IsoDate,
} from '../../../src-shared/domain/calendar/iso-date.ts';
import { assert, must, unreachable } from '../../../src-shared/result/assert.ts';
import type { Frequency } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { AgreementTerms, DayRule } from './types.ts';

/** From where to where occurrences are wanted, by nominal date, both included. */
export type OccurrenceWindow = { readonly from: IsoDate; readonly to: IsoDate };

/** One date the rule gives. `baseDate` is where payment terms count from: the nominal date, or the last business day of its month. */
export type RuleDate = { readonly nominalDate: IsoDate; readonly baseDate: IsoDate };

type Cadence = { readonly unit: 'days'; readonly length: number } | { readonly unit: 'months'; readonly length: number } | { readonly unit: 'once' };

const CADENCES: Readonly<Record<Frequency, Cadence>> = {
  once: { unit: 'once' },
  weekly: { unit: 'days', length: 7 },
  biweekly: { unit: 'days', length: 14 },
  four_weekly: { unit: 'days', length: 28 },
  semi_monthly: { unit: 'months', length: 1 },
  monthly: { unit: 'months', length: 1 },
  quarterly: { unit: 'months', length: 3 },
  semi_annual: { unit: 'months', length: 6 },
  annual: { unit: 'months', length: 12 },
};

/**
 * The dates the rule gives inside a window, ascending and without repeats. Counting starts with the first date on or after the start date, wherever the
 * window lies, so that a later window continues an earlier one: steps of weeks are counted in days from that date (a year's end changes nothing),
 * steps of months name the day anew in every month (31 January, 28 February, 31 March). Work is proportional to the window.
 */
export function listRuleDates(terms: AgreementTerms, window: OccurrenceWindow, calendar: BusinessCalendar): RuleDate[] {
  const cadence = CADENCES[terms.frequency];
  const limit = terms.occurrenceLimit ?? Number.POSITIVE_INFINITY;
  switch (cadence.unit) {
    case 'once': {
      const date = terms.startDate;
      return date >= window.from && date <= window.to && (terms.endDate === null || date <= terms.endDate)
        ? [{ nominalDate: date, baseDate: date }]
        : [];
    }
    case 'days':
      return datesByDays(terms, window, { stepDays: cadence.length, limit });
    case 'months':
      return datesByMonths(terms, window, { stepMonths: cadence.length, limit, calendar });
    default:
      return unreachable(cadence);
  }
}

type Weekly = { readonly stepDays: number; readonly limit: number };

function datesByDays({ dayRule, startDate, endDate }: AgreementTerms, window: OccurrenceWindow, { stepDays, limit }: Weekly): RuleDate[] {
  assert(dayRule.kind === 'weekday', 'a rule that names a weekday');
  const start = toEpochDay(startDate);
  const first = start + ((dayRule.weekday - isoWeekday(start) + 7) % 7);
  const last = toEpochDay(endDate !== null && endDate < window.to ? endDate : window.to);
  const dates: RuleDate[] = [];
  for (let ordinal = Math.max(0, Math.ceil((toEpochDay(window.from) - first) / stepDays)); ordinal < limit; ordinal += 1) {
    const day = first + ordinal * stepDays;
    if (day > last) break;
    const date = fromEpochDay(day);
    dates.push({ nominalDate: date, baseDate: date });
  }
  return dates;
}

type Monthly = { readonly stepMonths: number; readonly limit: number; readonly calendar: BusinessCalendar };

function datesByMonths(terms: AgreementTerms, window: OccurrenceWindow, { stepMonths, limit, calendar }: Monthly): RuleDate[] {
  const startMonth = monthIndex(terms.startDate);
  const lastMonth = monthIndex(window.to);
  const inMonth = (month: number): RuleDate[] => datesInMonth(terms.dayRule, month, calendar);
  // In the month of the start some dates may lie before it: they are not counted.
  const beforeStart = inMonth(startMonth).filter(({ baseDate }) => baseDate < terms.startDate).length;
  const firstPeriod = Math.max(0, Math.floor((monthIndex(window.from) - startMonth) / stepMonths));
  const dates: RuleDate[] = [];
  for (let period = firstPeriod; startMonth + period * stepMonths <= lastMonth; period += 1) {
    const candidates = inMonth(startMonth + period * stepMonths);
    for (const [slot, date] of candidates.entries()) {
      const ordinal = period * candidates.length + slot - beforeStart;
      if (ordinal >= limit || (terms.endDate !== null && date.baseDate > terms.endDate)) return dates;
      if (ordinal >= 0 && date.nominalDate >= window.from && date.nominalDate <= window.to) dates.push(date);
    }
  }
  return dates;
}

/** Months since the year 0. */
function monthIndex(date: IsoDate): number {
  const { year, month } = dateParts(date);
  return year * 12 + month - 1;
}

function datesInMonth(rule: DayRule, index: number, calendar: BusinessCalendar): RuleDate[] {
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const onDay = (day: number): RuleDate => {
    const date = must(dateFromParts(year, month, Math.min(day, daysInMonth(year, month))), 'a month from the years 1000 to 2999');
    return { nominalDate: date, baseDate: date };
  };
  switch (rule.kind) {
    case 'day_of_month':
      return [onDay(rule.day)];
    case 'two_days_of_month':
      return rule.days.map(onDay);
    case 'last_business_day': {
      const { nominalDate } = onDay(31);
      return [{ nominalDate, baseDate: calendar.lastBusinessDayOfMonth(nominalDate) }];
    }
    case 'nth_weekday': {
      const date = fromEpochDay(must(nthWeekdayOfMonth(year, month, rule), 'a weekday that every month has'));
      return [{ nominalDate: date, baseDate: date }];
    }
    case 'weekday':
      throw new Error('Assertion failed: a rule that names a day of the month');
    default:
      return unreachable(rule);
  }
}
