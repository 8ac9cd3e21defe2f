import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import type { LineSummary } from './report-lines.ts';

/** Where a stated balance comes from. */
export type BalanceSource = 'running' | 'opening' | 'closing' | 'ledger' | 'typed' | 'reconciled';

export type ReportAccount = {
  readonly id: number;
  readonly name: string;
  readonly accountType: 'bank' | 'cash' | 'card' | 'loan' | 'credit_line';
  readonly currency: CurrencyCode;
  readonly iban: string | null;
  readonly accountNumber: string | null;
  readonly countsAsCash: boolean;
  /** Balances at the end of the day before the period and of its last day; null without any stated balance. */
  readonly openingMinor: MinorUnits | null;
  readonly closingMinor: MinorUnits | null;
  /** The same in base currency at the rates of those days; null too for an account that is no cash, and without a rate. */
  readonly baseOpeningMinor: MinorUnits | null;
  readonly baseClosingMinor: MinorUnits | null;
  /** Stated balances up to the last day of the period, and the first after it, in order of date. */
  readonly stated: readonly StatedBalance[];
  /** Net of the days with lines, in order of date. */
  readonly days: readonly { readonly bookingDate: IsoDate; readonly netMinor: number }[];
};

export type StatedBalance = { readonly balanceDate: IsoDate; readonly balanceMinor: MinorUnits; readonly source: BalanceSource };

export type ReportBatch = {
  readonly id: number;
  readonly accountName: string;
  readonly fileName: string;
  readonly fileFormat: string;
  readonly fileSha256: string;
  readonly fileSizeBytes: number;
  readonly newCount: number;
  readonly sameCount: number;
  readonly rejectedCount: number;
  readonly proof: 'proved' | 'not_provable' | 'contradicted' | 'unknown';
  readonly importedBy: string | null;
  /** Local time, `YYYY-MM-DD HH:MM`. */
  readonly importedAt: string;
  readonly undoneAt: string | null;
};

export type ChangeGroup = { readonly userName: string; readonly action: string; readonly entityType: string; readonly entryCount: number };

export type Change = {
  readonly sequenceNumber: number;
  readonly madeAt: string;
  readonly userName: string;
  readonly source: string;
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string | null;
  readonly reason: string | null;
};

export type ReportAlert = {
  readonly raisedOn: IsoDate;
  readonly detectionType: DetectionType;
  readonly severity: 'emergency' | 'this_week' | 'upcoming';
  readonly status: 'active' | 'snoozed' | 'dismissed' | 'resolved';
  readonly statusReason: string | null;
  readonly message: string;
  readonly cashAtStakeMinor: MinorUnits;
  readonly currency: CurrencyCode;
};

/** A kept forecast held against the balance that came. */
export type ForecastOutcome = {
  readonly forecastDate: IsoDate;
  readonly targetDate: IsoDate;
  readonly horizonDays: number;
  readonly expectedMinor: MinorUnits;
  readonly lowMinor: MinorUnits | null;
  readonly highMinor: MinorUnits | null;
  readonly actualMinor: MinorUnits;
};

export type ReportForecasts = {
  readonly horizonsDays: readonly number[];
  /** Days of the period on which a forecast was kept. */
  readonly snapshotCount: number;
  /** Of those, forecasts made while no balance was known: they speak of change only and cannot be compared. */
  readonly unanchoredCount: number;
  /** Whether every cash account has a balance to compare with. */
  readonly isBalanceKnown: boolean;
  /** In order of the day forecast from. */
  readonly outcomes: readonly ForecastOutcome[];
};

export type ChainHead = { readonly businessId: number; readonly entries: number; readonly head: string };

export type ReportVerification = {
  /** The first thing that does not fit, as a sentence; null when everything does. */
  readonly problem: string | null;
  readonly entryCount: number;
  readonly chains: readonly ChainHead[];
  readonly own: ChainHead;
};

/** Movements between own accounts by month `YYYY-MM`, in base currency. */
export type TransferMonth = { readonly inflowMinor: MinorUnits; readonly outflowMinor: MinorUnits; readonly lineCount: number };

/** Everything an audit report says, read in one consistent view of the books. */
export type AuditReportFacts = {
  readonly business: {
    readonly id: number;
    readonly name: string;
    readonly baseCurrency: CurrencyCode;
    readonly timeZone: string;
    readonly locale: string;
  };
  /** `through` is the last day with figures: `to`, or the day of the report where that is earlier. */
  readonly period: { readonly from: IsoDate; readonly to: IsoDate; readonly through: IsoDate };
  readonly asOf: IsoDate;
  /** Local time with its zone. */
  readonly madeOn: string;
  readonly madeBy: string;
  readonly people: readonly string[];
  readonly verification: ReportVerification;
  readonly accounts: readonly ReportAccount[];
  readonly lines: LineSummary;
  readonly transfers: ReadonlyMap<string, TransferMonth>;
  readonly categoryNames: ReadonlyMap<number, string>;
  readonly batches: readonly ReportBatch[];
  readonly changeGroups: readonly ChangeGroup[];
  readonly changes: readonly Change[];
  readonly alerts: readonly ReportAlert[];
  readonly forecasts: ReportForecasts;
  readonly annex: { readonly sha256: string; readonly lineCount: number };
};
