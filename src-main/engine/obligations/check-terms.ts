import { AppError } from '../../../src-shared/result/app-error.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import type { AgreementTerms, DayRule } from './types.ts';

/** A hundred percent in basis points. */
export const FULL_SHARE_BPS = 10_000;
/** The first of two days is at most this, so that the shortest February still has a later second. */
const LATEST_FIRST_DAY = 27;
/** Terms longer than this are a slip of the keyboard, not an agreement. */
const LONGEST_TERMS_DAYS = 730;

/**
 * What is wrong with the terms as they were entered, as an `INVALID_INPUT` with the sentence a person reads, or null when due items can be generated
 * from them. An end before the start is no error: nothing falls due.
 */
export function findTermsProblem(terms: AgreementTerms): AppError | null {
  const sentence = problemOfDays(terms) ?? problemOfAmounts(terms) ?? problemOfMilestones(terms) ?? problemOfOverrides(terms);
  return sentence === null ? null : new AppError('INVALID_INPUT', sentence);
}

const isWholeFrom = (value: number, low: number, high: number): boolean => Number.isInteger(value) && value >= low && value <= high;

function problemOfDays(terms: AgreementTerms): string | null {
  if (!isWholeFrom(terms.paymentTermsDays, 0, LONGEST_TERMS_DAYS)) return `Payment terms are whole days from 0 to ${LONGEST_TERMS_DAYS}.`;
  if (terms.occurrenceLimit !== null && !isWholeFrom(terms.occurrenceLimit, 1, Number.MAX_SAFE_INTEGER))
    return 'The number of due items is a whole number from 1, or left open.';
  return terms.frequency === 'once' ? null : (problemOfFit(terms) ?? problemOfRule(terms.dayRule));
}

/** Whether the rule names a day in a period of that length; for `once` it is not looked at. */
function problemOfFit({ frequency, dayRule: { kind } }: AgreementTerms): string | null {
  switch (frequency) {
    case 'once':
      return null;
    case 'weekly':
    case 'biweekly':
    case 'four_weekly':
      return kind === 'weekday' ? null : 'An agreement by weeks falls due on a weekday: choose one.';
    case 'semi_monthly':
      return kind === 'two_days_of_month' ? null : 'An agreement twice a month needs two days of the month.';
    case 'monthly':
    case 'quarterly':
    case 'semi_annual':
    case 'annual':
      return kind === 'weekday' || kind === 'two_days_of_month'
        ? 'An agreement by months falls due on a day of the month, the last business day, or a weekday such as the second Tuesday: choose one.'
        : null;
    default:
      return unreachable(frequency);
  }
}

function problemOfRule(rule: DayRule): string | null {
  switch (rule.kind) {
    case 'weekday':
      return isWholeFrom(rule.weekday, 1, 7) ? null : 'A weekday is a number from 1 (Monday) to 7 (Sunday).';
    case 'day_of_month':
      return isWholeFrom(rule.day, 1, 31) ? null : 'A day of the month is a number from 1 to 31.';
    case 'two_days_of_month': {
      const [first, second] = rule.days;
      const isRight = isWholeFrom(first, 1, LATEST_FIRST_DAY) && isWholeFrom(second, first + 1, 31);
      return isRight ? null : `Of two days of the month the first is from 1 to ${LATEST_FIRST_DAY} and the second after it, up to 31.`;
    }
    case 'last_business_day':
      return null;
    case 'nth_weekday':
      return (rule.nth === -1 || isWholeFrom(rule.nth, 1, 4)) && isWholeFrom(rule.weekday, 1, 7)
        ? null
        : 'Choose the first to fourth or the last of a weekday from 1 (Monday) to 7 (Sunday).';
    default:
      return unreachable(rule);
  }
}

function problemOfAmounts(terms: AgreementTerms): string | null {
  if (!isWholeFrom(terms.taxRateBps, 0, FULL_SHARE_BPS)) return 'A tax rate is from 0 to 100 percent.';
  const isEscalationRight = terms.escalations.every(
    ({ by }) => by.kind === 'amount' || (Number.isInteger(by.rateBps) && by.rateBps >= -FULL_SHARE_BPS),
  );
  return isEscalationRight ? null : 'A price falls by 100 percent at most.';
}

function problemOfMilestones({ milestones, frequency, overrides }: AgreementTerms): string | null {
  if (milestones.length === 0) return null;
  if (frequency !== 'once') return 'An agreement billed in parts falls due once: set its frequency to once, or remove the parts.';
  if (overrides.length > 0) return 'An agreement billed in parts has no exceptions: change the part itself.';
  if (!milestones.every(({ shareBps }) => isWholeFrom(shareBps, 0, FULL_SHARE_BPS))) return 'A part is from 0 to 100 percent of the total.';
  const totalBps = milestones.reduce((sum, { shareBps }) => sum + shareBps, 0);
  return totalBps === FULL_SHARE_BPS ? null : 'The parts must add up to 100 percent of the total.';
}

function problemOfOverrides({ overrides }: AgreementTerms): string | null {
  const dates = new Set(overrides.map(({ nominalDate }) => nominalDate));
  return dates.size === overrides.length ? null : 'Two exceptions name the same date: keep one of them.';
}
