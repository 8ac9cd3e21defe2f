import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { BusinessDayShift, Frequency, ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { RunControl } from '../common/run-control.ts';
import type { DayRule } from '../obligations/types.ts';

/** A bank line as far as recurrence is read from it; money in positive, out negative. Transfers between own accounts are better left out. */
export type RecurringLine = {
  readonly transactionId: number;
  readonly bookingDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  /** As `payeeKey` gives it: lower case, without what changes every time. */
  readonly payeeKey: string;
  readonly payeeName: string;
  readonly accountId: number;
  /** Name of the category the line is filed under; only the suggested type reads it. */
  readonly category: string | null;
};

export type RecurringOptions = {
  /** Lines after this day are not read. */
  readonly asOf: IsoDate;
  readonly isBusinessDay: (date: IsoDate) => boolean;
  readonly control: RunControl;
};

export type StreamFrequency = Exclude<Frequency, 'once'>;

/** A movement of a stream. `early` and `late` are at least one business day off the date the rule gives after its shift. */
export type StreamOccurrence = {
  readonly date: IsoDate;
  /** The date the rule gave, before any shift. */
  readonly nominalDate: IsoDate;
  readonly transactionId: number;
  readonly amountMinor: MinorUnits;
  readonly status: 'on_time' | 'early' | 'late';
};

/** The level from a day on; amounts in cash sign. */
export type AmountChange = { readonly fromDate: IsoDate; readonly amountMinor: MinorUnits };

export type AmountModel = {
  /** `fixed`: always the same; `stepwise`: the same between changes; `seasonal`: follows the month of the year; `variable`: none of these. */
  readonly kind: 'fixed' | 'stepwise' | 'variable' | 'seasonal';
  /** What one occurrence costs or brings now, in cash sign. */
  readonly amountMinor: MinorUnits;
  /** Standard deviation of the logarithm of an amount around its level; 0 for `fixed` and `stepwise`. */
  readonly spreadLogSd: number;
  /** In date order; empty unless `stepwise`. */
  readonly changes: readonly AmountChange[];
};

/**
 * Where a stream is in its life. `early`: too few occurrences to be sure (fewer than three, a year apart fewer than two); `mature`: running;
 * `late`: due and not seen for longer than its own dates scatter; `ended`: not seen for two periods or more.
 */
export type StreamStage = 'early' | 'mature' | 'late' | 'ended';

/** What speaks for or against a stream; the sentence is the reader's. */
export type EvidenceReason =
  | { readonly kind: 'occurrences'; readonly seen: number; readonly expected: number }
  | { readonly kind: 'dates'; readonly onTime: number; readonly within3Days: number }
  | { readonly kind: 'amounts'; readonly same: number; readonly of: number }
  | { readonly kind: 'other_lines'; readonly count: number }
  | { readonly kind: 'adopted_lines'; readonly count: number }
  | { readonly kind: 'likelihood_ratio'; readonly log: number };

/** One step of the distribution of days between the shifted date of the rule and the booking (negative: earlier). */
export type DayOffset = { readonly days: number; readonly probability: number };

export type RecurringStream = {
  /** The same in every run while the first occurrence stays the first. */
  readonly streamKey: string;
  readonly payeeKey: string;
  readonly payeeName: string;
  readonly direction: 'in' | 'out';
  readonly currency: CurrencyCode;
  readonly frequency: StreamFrequency;
  readonly dayRule: DayRule;
  readonly shift: BusinessDayShift;
  readonly suggestedType: ObligationType | null;
  readonly amountModel: AmountModel;
  /** In order of nominal dates. */
  readonly occurrences: readonly StreamOccurrence[];
  /** Dates, shifted, on which the rule expected a movement up to `asOf` and none came. */
  readonly missedDates: readonly IsoDate[];
  /** The next date on or after the day after `asOf`, shifted; null once ended. */
  readonly nextDate: IsoDate | null;
  /** In cash sign; low ≤ next ≤ high, the range holds about 80 %. */
  readonly nextAmountMinor: MinorUnits;
  readonly nextAmountLowMinor: MinorUnits;
  readonly nextAmountHighMinor: MinorUnits;
  /** Probability that the pattern is real, 0 to 1. */
  readonly probability: number;
  /** Probability that it still runs at `asOf`, 0 to 1. */
  readonly aliveProbability: number;
  readonly stage: StreamStage;
  readonly evidence: readonly EvidenceReason[];
  /** Adds up to 1; in order of days. */
  readonly jitter: readonly DayOffset[];
};
