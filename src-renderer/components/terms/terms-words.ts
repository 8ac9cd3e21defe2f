import type { Terms } from '../../../src-shared/contract/terms.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { FREQUENCY_LABELS } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { formatDate } from '../../format/dates.ts';
import type { DayRule } from './terms-draft.ts';

export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const NTH_WORDS = [
  { nth: 1, word: 'first' },
  { nth: 2, word: 'second' },
  { nth: 3, word: 'third' },
  { nth: 4, word: 'fourth' },
  { nth: -1, word: 'last' },
] as const;

function weekdayName(weekday: number): string {
  return WEEKDAY_NAMES[weekday - 1] ?? 'Monday';
}

/** `1st`, `22nd`, `13th`; 31 is the last day of every month. */
function dayWords(day: number): string {
  if (day === 31) return 'last day';
  const isTeen = day >= 11 && day <= 13;
  const ending = isTeen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' } as Readonly<Record<number, string>>)[day % 10];
  return `${day}${ending ?? 'th'}`;
}

/** Which day of its period a due date is: `on the 15th`, `on Fridays`, `on the second Tuesday`. */
function ruleWords(rule: DayRule): string {
  switch (rule.kind) {
    case 'weekday':
      return `on ${weekdayName(rule.weekday)}s`;
    case 'day_of_month':
      return `on the ${dayWords(rule.day)}`;
    case 'two_days_of_month':
      return `on the ${dayWords(rule.days[0])} and the ${dayWords(rule.days[1])}`;
    case 'last_business_day':
      return 'on the last business day';
    case 'nth_weekday':
      return `on the ${NTH_WORDS.find(({ nth }) => nth === rule.nth)?.word ?? 'first'} ${weekdayName(rule.weekday)}`;
    default:
      return unreachable(rule);
  }
}

/** The rhythm of an agreement in one line: `Every month on the 15th, paid 30 days later`, `Once on 3 Mar 2026`. */
export function termsWords({ frequency, dayRule, startDate, endDate, paymentTermsDays, milestones }: Terms): string {
  if (milestones.length > 0) return `In ${milestones.length} parts`;
  const later = paymentTermsDays === 0 ? '' : `, paid ${paymentTermsDays} days later`;
  const until = endDate === null ? '' : `, until ${formatDate(endDate)}`;
  if (frequency === 'once') return `Once on ${formatDate(startDate)}${later}`;
  return `${FREQUENCY_LABELS[frequency]} ${ruleWords(dayRule)}${later}${until}`;
}
