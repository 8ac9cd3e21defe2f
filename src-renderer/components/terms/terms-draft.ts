import type { Terms, TermsInput } from '../../../src-shared/contract/terms.ts';
import { dateParts, type IsoDate, isIsoDate, isoWeekday, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { BusinessDayShift, Frequency } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { formatMoney } from '../../format/money.ts';
import { parseAmount } from '../../format/parse-amount.ts';

export type DayRule = Terms['dayRule'];

/** Terms as they are being typed. The amount is a magnitude: which way the money goes follows from what the agreement is about. */
export type TermsDraft = {
  readonly frequency: Frequency;
  readonly amount: string;
  readonly startDate: string;
  /** Null: the day follows from the start date. */
  readonly dayRule: DayRule | null;
  readonly shift: BusinessDayShift;
  readonly endDate: string;
  /** In percent, as typed; empty is none. */
  readonly taxRate: string;
  readonly isTaxInclusive: boolean;
  /** Whole days from the date of the rule to the due date. */
  readonly paymentTermsDays: number;
  /** What this form does not show and must not lose. */
  readonly kept: Pick<Terms, 'occurrenceLimit' | 'escalations' | 'overrides' | 'milestones'>;
};

export type TermsProblems = { readonly [Field in 'amount' | 'startDate' | 'dayRule' | 'endDate' | 'taxRate']?: string };

/** How typed amounts are read, and which way they go: money in 1, money out −1. */
export type TermsStyle = { readonly currency: CurrencyCode; readonly locale: string; readonly sign: 1 | -1 };

const NOTHING_KEPT: TermsDraft['kept'] = { occurrenceLimit: null, escalations: [], overrides: [], milestones: [] };

export function newTermsDraft(startDate: IsoDate): TermsDraft {
  return {
    frequency: 'monthly',
    amount: '',
    startDate,
    dayRule: null,
    shift: 'none',
    endDate: '',
    taxRate: '',
    isTaxInclusive: true,
    paymentTermsDays: 0,
    kept: NOTHING_KEPT,
  };
}

export function draftOfTerms(terms: Terms, locale: string): TermsDraft {
  const { frequency, startDate, dayRule, shift, endDate, taxRateBps, isTaxInclusive, paymentTermsDays } = terms;
  const { occurrenceLimit, escalations, overrides, milestones } = terms;
  const magnitude = minorUnits(Math.abs(terms.baseAmountMinor));
  return {
    frequency,
    amount: formatMoney(magnitude, terms.currency, { locale, cents: true, currencyDisplay: 'none' }),
    startDate,
    dayRule,
    shift,
    endDate: endDate ?? '',
    taxRate: taxRateBps === 0 ? '' : new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(taxRateBps / 100),
    isTaxInclusive,
    paymentTermsDays,
    kept: { occurrenceLimit, escalations, overrides, milestones },
  };
}

/** By what a due date is found: no rule for a single date, a weekday for weeks, two days for twice a month, else a day of the month. */
export function ruleFamily(frequency: Frequency): 'none' | 'weekday' | 'two_days' | 'month' {
  if (frequency === 'once') return 'none';
  if (frequency === 'weekly' || frequency === 'biweekly' || frequency === 'four_weekly') return 'weekday';
  return frequency === 'semi_monthly' ? 'two_days' : 'month';
}

/** The rule that a start date alone suggests: its weekday for weeks, its day of the month otherwise. */
export function impliedRule(frequency: Frequency, startDate: string): DayRule {
  const date = isIsoDate(startDate) ? startDate : null;
  const day = date === null ? 1 : dateParts(date).day;
  const family = ruleFamily(frequency);
  switch (family) {
    case 'weekday':
      return { kind: 'weekday', weekday: date === null ? 1 : isoWeekday(toEpochDay(date)) };
    case 'two_days':
      return { kind: 'two_days_of_month', days: day < 16 ? [day, day + 15] : [day - 15, day] };
    case 'none':
    case 'month':
      return { kind: 'day_of_month', day };
    default:
      return unreachable(family);
  }
}

function fits(frequency: Frequency, { kind }: DayRule): boolean {
  const family = ruleFamily(frequency);
  if (family === 'weekday') return kind === 'weekday';
  if (family === 'two_days') return kind === 'two_days_of_month';
  return kind !== 'weekday' && kind !== 'two_days_of_month';
}

/** Another rhythm: a day that means nothing in it follows the start date again. */
export function withFrequency(draft: TermsDraft, frequency: Frequency): TermsDraft {
  const dayRule = draft.dayRule !== null && fits(frequency, draft.dayRule) ? draft.dayRule : null;
  return { ...draft, frequency, dayRule };
}

function magnitudeOf(draft: TermsDraft, style: TermsStyle): MinorUnits | null {
  const amount = parseAmount(draft.amount, style.currency, style.locale);
  return amount === null || amount <= 0 ? null : amount;
}

/** Hundredths of a percent, or null where the text is no rate from 0 to 100. */
function rateBpsOf(text: string, locale: string): number | null {
  if (text.trim() === '') return 0;
  // A percentage has two decimals, as euros have cents.
  const bps = parseAmount(text.replace('%', ''), 'EUR' as CurrencyCode, locale);
  return bps === null || bps < 0 || bps > 10_000 ? null : bps;
}

function ruleProblem({ dayRule }: TermsDraft): string | null {
  if (dayRule === null) return null;
  if (dayRule.kind === 'day_of_month' && !(dayRule.day >= 1 && dayRule.day <= 31)) return 'A day from 1 to 31; 31 is the last day of every month.';
  if (dayRule.kind !== 'two_days_of_month') return null;
  const [first, second] = dayRule.days;
  return first >= 1 && first <= 27 && second > first && second <= 31 ? null : 'The first day from 1 to 27, the second after it, up to 31.';
}

/** What is wrong with each field, in words; empty when due dates follow from it. */
export function termsProblems(draft: TermsDraft, style: TermsStyle): TermsProblems {
  const rule = ruleProblem(draft);
  const isEndEarly = isIsoDate(draft.endDate) && isIsoDate(draft.startDate) && draft.endDate < draft.startDate;
  return {
    ...(magnitudeOf(draft, style) === null ? { amount: 'An amount without a sign, such as 1,250.00.' } : {}),
    ...(isIsoDate(draft.startDate) ? {} : { startDate: 'The day from which it applies.' }),
    ...(rule === null ? {} : { dayRule: rule }),
    ...(isEndEarly ? { endDate: 'The end lies before the start.' } : {}),
    ...(rateBpsOf(draft.taxRate, style.locale) === null ? { taxRate: 'A rate from 0 to 100 percent.' } : {}),
  };
}

/** The terms as the contract takes them, in cash sign; null while something is wrong. */
export function termsOf(draft: TermsDraft, style: TermsStyle): TermsInput | null {
  const magnitude = magnitudeOf(draft, style);
  const taxRateBps = rateBpsOf(draft.taxRate, style.locale);
  if (magnitude === null || taxRateBps === null || !isIsoDate(draft.startDate)) return null;
  if (Object.keys(termsProblems(draft, style)).length > 0) return null;
  const { frequency, shift, startDate, endDate, isTaxInclusive, paymentTermsDays, kept } = draft;
  return {
    frequency,
    dayRule: draft.dayRule ?? impliedRule(frequency, startDate),
    shift,
    startDate,
    endDate: isIsoDate(endDate) && frequency !== 'once' ? endDate : null,
    baseAmountMinor: minorUnits(magnitude * style.sign),
    currency: style.currency,
    taxRateBps,
    isTaxInclusive,
    paymentTermsDays,
    ...kept,
  };
}
