import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { BusinessDayShift, Frequency } from '../../../src-shared/domain/vocabulary/obligations.ts';

/**
 * Which day of its period a due date is. Weekly frequencies take `weekday` (1 Monday to 7 Sunday); `semi_monthly` takes `two_days_of_month`; `once`
 * takes the start date whatever the rule. In longer periods than a month the rule names the day in the month of the start date, every 3, 6 or 12
 * months. A day the month does not have (31 in April, 30 in February) is its last day.
 */
export type DayRule =
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'day_of_month'; readonly day: number }
  /** The first from 1 to 27 and the second after it, so that February has both. */
  | { readonly kind: 'two_days_of_month'; readonly days: readonly [number, number] }
  /** Its nominal date is the last calendar day of the month, so that a change of the holiday list changes no identity; it is due from the business day. */
  | { readonly kind: 'last_business_day' }
  /** `nth` 1 to 4 from the start, −1 the last. */
  | { readonly kind: 'nth_weekday'; readonly nth: number; readonly weekday: number };

/**
 * A change of price that applies to every nominal date on or after its day: once on `fromDate`, or again every year from it on. A negative amount in
 * `amountMinor` makes a cost dearer (cash sign); a percentage works on the magnitude of either. An amount never turns the sign: it stops at zero.
 */
export type Escalation = {
  readonly fromDate: IsoDate;
  readonly repeats: 'once' | 'yearly';
  readonly by: { readonly kind: 'percent'; readonly rateBps: number } | { readonly kind: 'amount'; readonly amountMinor: MinorUnits };
};

/**
 * What differs on one nominal date: skipped, moved, or of another amount. The amount replaces the escalated one and is, as that, with or without tax
 * as `isTaxInclusive` says; the date stands as it is, without terms or shift. A date on which nothing falls is ignored.
 */
export type OccurrenceOverride = {
  readonly nominalDate: IsoDate;
  readonly isSkipped: boolean;
  readonly dueDate: IsoDate | null;
  readonly amountMinor: MinorUnits | null;
};

/**
 * A part of a fixed total that falls due on its own: deposits and progress billing. Its date is nominal and due at once: shifted, without payment
 * terms. Shares add up to 10 000; the remainder of rounding goes to the largest part.
 */
export type Milestone = { readonly label: string; readonly dueDate: IsoDate; readonly shareBps: number };

/** What was agreed, as far as it decides dates and amounts. Amounts are in cash sign and in `currency`. */
export type AgreementTerms = {
  readonly frequency: Frequency;
  readonly dayRule: DayRule;
  readonly shift: BusinessDayShift;
  readonly startDate: IsoDate;
  /** Last nominal date that still counts (for `last_business_day`: last such business day); null runs on. */
  readonly endDate: IsoDate | null;
  /** After this many occurrences it ends, skipped ones counted; null runs on. */
  readonly occurrenceLimit: number | null;
  /** Amount of one occurrence before escalation, in cash sign, with or without tax as `isTaxInclusive` says. */
  readonly baseAmountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  /** Tax on top of, or contained in, the amount; 0 where there is none. */
  readonly taxRateBps: number;
  readonly isTaxInclusive: boolean;
  readonly escalations: readonly Escalation[];
  readonly overrides: readonly OccurrenceOverride[];
  /**
   * Not empty: the agreement is a fixed total (`baseAmountMinor`) that falls due in these parts and nothing else: frequency is `once`; start, end,
   * limit and escalations do not apply; overrides are refused, the part itself is changed instead.
   */
  readonly milestones: readonly Milestone[];
  /** Revenue and bills: days between the nominal date (day of issue) and the day it is due; 0 for what is due on the day itself. */
  readonly paymentTermsDays: number;
};

/** One due item as the terms say it, before any payment. */
export type PlannedOccurrence = {
  /** Identity within the agreement: the nominal date, `2026-03-31`, or `2026-03-31#2` for the second milestone of one day. */
  readonly occurrenceKey: string;
  /** The day of issue: the date the rule gives, before any shift. */
  readonly nominalDate: IsoDate;
  /** Nominal date plus terms, then shifted to a business day (or the override's date as it stands). */
  readonly dueDate: IsoDate;
  /** Gross: with tax. Cash sign. */
  readonly amountMinor: MinorUnits;
  /** Tax contained in the gross amount; same sign. */
  readonly taxMinor: MinorUnits;
  readonly label: string | null;
};
