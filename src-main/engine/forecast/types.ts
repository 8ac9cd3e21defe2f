import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ConfidenceLevel, ForecastComponent, LineSource } from '../../../src-shared/domain/vocabulary/forecast.ts';
import type { DelayHazard } from '../delays/types.ts';
import type { CalibrationBucket, ResidualFit } from './residual-fit.ts';

/** The balance the forecast starts from, in base currency. */
export type OpeningBalance = {
  /** Reconciled bank balance at the end of `asOf`. Not used when the balance is unanchored: the path then starts at 0 and shows change only. */
  readonly balanceMinor: MinorUnits;
  /** Whether a bank, a person or a reconciliation has ever stated a balance. */
  readonly isAnchored: boolean;
  /** The day of that statement. */
  readonly statedOn: IsoDate | null;
  /** The last day for which bank lines are known; days after it up to `asOf` are unknown and widen the range. */
  readonly bankDataThrough: IsoDate | null;
};

/**
 * Daily totals of the bank lines that no obligation explains, transfers between own accounts removed, in base currency. One entry a calendar
 * day from `firstDate`; a day without lines is 0. Days after `bankDataThrough` or `asOf` are ignored, days missing before it count as 0.
 */
export type DailyHistory = {
  readonly firstDate: IsoDate;
  /** ≥ 0 */
  readonly inflowMinor: readonly number[];
  /** ≤ 0 */
  readonly outflowMinor: readonly number[];
  /**
   * All bank lines of each day, explained ones included, transfers removed; signed and as long as the others. They tell how large the business is and how
   * much cash there was when large payments came. Absent: the residual is all there is.
   */
  readonly cash?: { readonly inflowMinor: readonly number[]; readonly outflowMinor: readonly number[] } | undefined;
  /** How many bank lines the totals sum up, for the evidence. */
  readonly lineCount: number;
};

export type Provenance = {
  readonly source: Exclude<LineSource, 'history'>;
  /** The last day a person, a document, a payment or a sync confirmed the line; null when never. */
  readonly confirmedOn: IsoDate | null;
  /** How often the stream or the counterparty has been seen to pay before; for items still to be issued, how many of them there were. */
  readonly pastOccurrences: number;
};

/** One step of a discrete distribution of days moved against the planned date (negative: earlier). Probabilities of a flow add up to 1. */
export type JitterStep = { readonly days: number; readonly probability: number };

/** A movement of known date and amount (payroll, rent, tax, loan, subscription) that no bank line has settled yet. */
export type ScheduledFlow = {
  readonly id: string;
  readonly dueDate: IsoDate;
  /** Signed open amount in base currency. */
  readonly amountMinor: MinorUnits;
  readonly component: ForecastComponent;
  /** Empty: always on its date. */
  readonly jitter: readonly JitterStep[];
  /** Spread of the amount as standard deviation of its logarithm; 0 for a fixed amount. */
  readonly amountLogSd: number;
  /** Probability that the stream still runs, 0 to 1. Flows with the same `streamId` share one draw: a stream that has ended has ended for all. */
  readonly aliveProbability: number;
  readonly streamId: string | null;
  /** Probability that this one movement never comes although the stream runs; 0 where absent. Drawn for each flow on its own. */
  readonly missProbability?: number | undefined;
  /** Whom it is owed to or by, so that scenarios find it; null or absent where nobody in particular. */
  readonly counterpartyId?: string | null | undefined;
  readonly provenance: Provenance;
};

/** An open receivable or payable, or one that an agreement will bring: then its due date lies ahead and the stream may end before. */
export type OpenItem = {
  readonly id: string;
  readonly component: 'ar' | 'ap';
  /** Items of one counterparty are late together. */
  readonly counterpartyId: string | null;
  readonly dueDate: IsoDate;
  /** Signed open amount in base currency: a receivable is positive, its credit note negative. */
  readonly amountMinor: MinorUnits;
  /** One of `delayHazards`; null takes the default pool of the component. */
  readonly hazardId: string | null;
  /** The day the payer has promised, if any. */
  readonly promisedDate: IsoDate | null;
  /** Days added to every drawn payment day, for scenarios such as "pays 15 days later"; 0 where absent. */
  readonly extraDelayDays?: number | undefined;
  /** For invoices still to be issued under an agreement: as of `ScheduledFlow`. Absent: certain to exist. */
  readonly stream?: { readonly id: string; readonly aliveProbability: number } | undefined;
  readonly provenance: Provenance;
};

/** A prospect: money that comes only if the deal does. */
export type PipelineItem = {
  readonly id: string;
  readonly expectedDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly probability: number;
  /** Standard deviation of the date, in days. */
  readonly dateSdDays: number;
  readonly provenance: Provenance;
};

/** One past invoice or bill, or several that were issued together and are paid together. */
export type PastItem = {
  readonly amountMinor: MinorUnits;
  readonly daysFromIssueToDue: number;
  readonly hazardId: string | null;
  readonly counterpartyId: string | null;
  /** Factors on the amount of copies issued on a day or later, multiplied with each other; 0: none are issued any more. */
  readonly amountSteps?: readonly { readonly fromDate: IsoDate; readonly factor: number }[] | undefined;
};

/** Invoices or bills not yet issued, so that receipts do not die out where the known book ends: a compound process of count × amount × delay. */
export type NewItemStream = {
  readonly id: string;
  readonly component: 'ar' | 'ap';
  /** Expected number of items a week of an average season. */
  readonly itemsPerWeek: number;
  /** Signed amounts of past items, drawn with replacement. Never empty. */
  readonly amountsMinor: readonly MinorUnits[];
  /** Terms and payer where `pastItems` is absent. */
  readonly daysFromIssueToDue: number;
  readonly hazardId: string | null;
  /** Past items whole, so that a large amount comes with its payer's terms and habit; drawn instead of `amountsMinor` where given. */
  readonly pastItems?: readonly PastItem[] | undefined;
  /** Standard error of the logarithm of the rate: drawn once a path, shared by all streams in part. 0 where absent. */
  readonly rateLogSd?: number | undefined;
  /** Factors on the rate of the weeks ahead, from the first week on, the last one held; 1 where absent. */
  readonly weekFactors?: readonly number[] | undefined;
  readonly provenance: Provenance;
};

/** Factors on what the residual brings in and takes out from a day on. */
export type ResidualStep = { readonly fromDate: IsoDate; readonly inflow: number; readonly outflow: number };

export type ForecastInput = {
  readonly asOf: IsoDate;
  /** 1 to 731. */
  readonly horizonDays: number;
  readonly baseCurrency: CurrencyCode;
  readonly seed: number;
  readonly pathCount: number;
  readonly opening: OpeningBalance;
  /** Cash the owner wants to keep: a magnitude, ≥ 0. */
  readonly bufferMinor: MinorUnits;
  readonly history: DailyHistory;
  /** A stored fit of the same history; without it the engine fits. */
  readonly fit?: ResidualFit | undefined;
  /** Factors on the residual for scenarios such as "revenue −10 %"; 1 where absent. */
  readonly residualScale?: { readonly inflow: number; readonly outflow: number } | undefined;
  /** Further factors from a day on, multiplied with each other. */
  readonly residualSteps?: readonly ResidualStep[] | undefined;
  readonly scheduled: readonly ScheduledFlow[];
  readonly openItems: readonly OpenItem[];
  readonly delayHazards: readonly DelayHazard[];
  readonly pipeline: readonly PipelineItem[];
  readonly newItemStreams: readonly NewItemStream[];
};

/**
 * Expected movement by component plus the line that makes them add up to the change of the P50: components are means over the paths, the P50
 * is a median, and the two differ where amounts are skewed.
 */
export type ComponentAmounts = Readonly<Record<ForecastComponent | 'medianAgainstMean', MinorUnits>>;

export type BalanceRange = { readonly p10Minor: MinorUnits; readonly p50Minor: MinorUnits; readonly p90Minor: MinorUnits };

/** End-of-day balance; `netMinor` is the change of the P50 since the day before and equals the sum of the components. */
export type ForecastDay = BalanceRange & { readonly date: IsoDate; readonly netMinor: MinorUnits; readonly components: ComponentAmounts };

/** Balances at the end of `weekEnd`; the last week is short where the horizon is no multiple of 7. */
export type ForecastWeek = BalanceRange & {
  readonly weekStart: IsoDate;
  readonly weekEnd: IsoDate;
  readonly netMinor: MinorUnits;
  readonly components: ComponentAmounts;
};

/** A calendar month or the part of it inside the horizon; balances at the end of `lastDate`. */
export type ForecastMonth = BalanceRange & {
  /** `YYYY-MM` */
  readonly month: string;
  readonly firstDate: IsoDate;
  readonly lastDate: IsoDate;
  readonly netMinor: MinorUnits;
  readonly components: ComponentAmounts;
};

export type ConfidenceReason = {
  readonly about: 'source' | 'age' | 'history' | 'calibration';
  readonly level: ConfidenceLevel;
  readonly sentence: string;
};
/** The level is the lowest of its reasons. */
export type Confidence = { readonly level: ConfidenceLevel; readonly reasons: readonly ConfidenceReason[] };

export type Calibration = {
  readonly status: 'calibrated' | 'uncalibrated';
  readonly reason: string;
  /** Windows of the longest bucket inside the horizon (26 weeks at most). */
  readonly windows: number;
  /** Factor on the half-width of the residual range, rising with the horizon. */
  readonly buckets: readonly CalibrationBucket[];
};

/** One line behind the figures: an obligation, a prospect, a stream of new items, or the residual. */
export type ForecastLine = {
  readonly kind: 'schedule' | 'open_item' | 'pipeline' | 'new_items' | 'residual';
  /** Id of the input line; `residual` for the residual. */
  readonly id: string;
  readonly component: ForecastComponent;
  /** Due, expected or promised date; null for streams and the residual. */
  readonly plannedDate: IsoDate | null;
  /** Signed amount if it happens; null for streams and the residual. */
  readonly amountMinor: MinorUnits | null;
  /** Share of the paths on which it happens inside the horizon; null for streams and the residual. */
  readonly probabilityInHorizon: number | null;
  /** Expected movement by week (0 is week 1), weeks without any left out. The lines of a component add up to its weekly figure. */
  readonly expectedByWeek: readonly { readonly week: number; readonly expectedMinor: MinorUnits }[];
  readonly source: LineSource;
  /** The last day on which the fact was confirmed; for the residual the last day of bank lines. Null when never. */
  readonly confirmedOn: IsoDate | null;
  readonly confidence: Confidence;
};

export type ForecastEvidence = {
  /** The days of bank history the residual rests on; null when there are none. */
  readonly history: {
    readonly firstDate: IsoDate;
    readonly lastDate: IsoDate;
    readonly dayCount: number;
    readonly weekCount: number;
    readonly lineCount: number;
  } | null;
  /** Weeks so far outside the rest that their size was limited before fitting. */
  readonly limitedWeeks: number;
  readonly scheduleIds: readonly string[];
  readonly openItemIds: readonly string[];
  readonly pipelineIds: readonly string[];
  readonly lines: readonly ForecastLine[];
};

/** When the balance first falls below the buffer. */
export type FirstBreach = {
  /** First day by which at least half (a tenth) of the paths have been below the buffer; null when fewer ever are. */
  readonly medianDate: IsoDate | null;
  readonly tenPercentDate: IsoDate | null;
  /** Share of the paths whose first breach falls into the week; weeks without any left out. */
  readonly byWeek: readonly { readonly weekStart: IsoDate; readonly probability: number }[];
};

/** The chances within a number of days from the day after `asOf`. */
export type ChanceWithin = {
  readonly days: number;
  readonly lastDate: IsoDate;
  /** Share of the paths that are below 0 (below the buffer) at the end of any of these days. */
  readonly probabilityBelowZero: number;
  readonly probabilityBelowBuffer: number;
  /** Cash to add today so that 90 % of the paths stay at or above the buffer for so long. */
  readonly cashNeededMinor: MinorUnits;
};

export type Forecast = {
  readonly modelVersion: string;
  readonly asOf: IsoDate;
  readonly horizonDays: number;
  readonly baseCurrency: CurrencyCode;
  readonly seed: number;
  readonly pathCount: number;
  /** False: balances start at 0 and only their change means anything; the probabilities are null. */
  readonly isAnchored: boolean;
  readonly openingBalanceMinor: MinorUnits;
  readonly bufferMinor: MinorUnits;
  readonly days: readonly ForecastDay[];
  readonly weeks: readonly ForecastWeek[];
  readonly months: readonly ForecastMonth[];
  /** The day with the lowest P50, the first of them. */
  readonly lowestPoint: BalanceRange & { readonly date: IsoDate };
  /** Share of the paths that are below 0 (below the buffer) at the end of any day. */
  readonly probabilityBelowZero: number | null;
  readonly probabilityBelowBuffer: number | null;
  readonly firstBreach: FirstBreach | null;
  /** For the usual spans inside the horizon and the horizon itself, shortest first; empty when the balance is unanchored. */
  readonly chances: readonly ChanceWithin[];
  /** Cash to add today so that 90 % of the paths stay at or above the buffer throughout; 0 when they do already. */
  readonly cashNeededMinor: MinorUnits | null;
  readonly calibration: Calibration;
  readonly confidence: Confidence;
  readonly evidence: ForecastEvidence;
};
