import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import type { Forecast } from '../forecast/types.ts';
import type { Runway } from '../runway/types.ts';
import type { DetectionFacts } from './facts.ts';

/** The types a critical run looks at. */
export const CRITICAL_DETECTION_TYPES: readonly DetectionType[] = ['buffer_breach', 'payroll_safety', 'statutory_deadline'];

/** Most urgent first. */
export const ALERT_SEVERITIES = ['emergency', 'this_week', 'upcoming'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

export const SAFETY_MODES = ['conservative', 'normal', 'aggressive'] as const;
export type SafetyMode = (typeof SAFETY_MODES)[number];

/** What the owner has set (`user_configurations`), before the safety mode. */
export type DetectionThresholds = {
  /** Cash to keep: a magnitude in base currency, default 0. */
  readonly obligationsBufferMinor: MinorUnits;
  readonly runwayBufferMonths: number;
  readonly latePaymentThresholdDays: number;
  readonly unexpectedExpenseThresholdPct: number;
  readonly safetyMode: SafetyMode;
  readonly payrollCheckDaysBefore: number;
  readonly payrollBufferPercent: number;
  readonly paymentClusterThresholdPct: number;
};

/** The same after the safety mode: what detectors compare with. A type of its own, so that the mode is applied once. */
export type EffectiveThresholds = Omit<DetectionThresholds, 'safetyMode'> & { readonly appliedSafetyMode: SafetyMode };

export type AlertEntityType = 'business' | 'client' | 'expense' | 'obligation' | 'metric';

/** One step of the arithmetic behind an alert, in the order a person would do it. */
export type ArithmeticStep =
  | { readonly label: string; readonly kind: 'money'; readonly valueMinor: MinorUnits }
  | { readonly label: string; readonly kind: 'number'; readonly value: number }
  | { readonly label: string; readonly kind: 'date'; readonly date: IsoDate };

export type AlertEvidence = {
  /** The rows the alert rests on; ids as the input gave them. */
  readonly rows: readonly { readonly table: string; readonly id: string }[];
  readonly arithmetic: readonly ArithmeticStep[];
};

export type DetectedAlert = {
  readonly type: DetectionType;
  readonly severity: AlertSeverity;
  /** Identity across runs: type and entity, `unexpected_expense:expense:payee/acme`. */
  readonly alertKey: string;
  readonly entityType: AlertEntityType;
  /** Null where the entity is the business itself. */
  readonly entityId: string | null;
  readonly entityName: string;
  /** Which sentence the interface writes (`buffer_breach.expected`), and the figures in it: money in minor units of `currency`, dates, plain text. */
  readonly titleKey: string;
  readonly titleParams: Readonly<Record<string, string | number>>;
  /** The same as one English sentence. */
  readonly message: string;
  readonly currency: CurrencyCode;
  /** Magnitude, ≥ 0; null where no amount is at stake that can be named. */
  readonly cashAtStakeMinor: MinorUnits | null;
  readonly deadlineDate: IsoDate | null;
  readonly evidence: AlertEvidence;
};

/** An outgoing bank line that is no transfer between own accounts, payee recognised. */
export type ExpenseLine = {
  readonly transactionId: string;
  readonly date: IsoDate;
  /** Signed: an expense is negative; refunds are left out. */
  readonly amountMinor: MinorUnits;
  /** Stable key of the payee: a vendor id or a normalised name. */
  readonly payeeKey: string;
  readonly payeeName: string;
  readonly category: string | null;
  /** It settles a bill or due item that was known before; false where no obligations are kept. */
  readonly isPlanned: boolean;
  /** What the agreement it settles had fixed, negative; null where it settles none, or one whose amount varies by nature. */
  readonly agreedMinor: MinorUnits | null;
};

/** What detectors look at. Null or empty where there is nothing to look at: the detectors that need it are then skipped, by name. */
export type DetectionInput = DetectionFacts & {
  readonly asOf: IsoDate;
  readonly baseCurrency: CurrencyCode;
  readonly businessName: string;
  readonly thresholds: EffectiveThresholds;
  readonly forecast: Pick<Forecast, 'asOf' | 'isAnchored' | 'openingBalanceMinor' | 'days'> | null;
  readonly runway: Runway | null;
  /** Up to two years of expenses, in any order. */
  readonly expenseLines: readonly ExpenseLine[];
};

/** A detector looked and found these (perhaps none), or could not look, and why. */
export type DetectorOutcome =
  | { readonly kind: 'looked'; readonly alerts: readonly DetectedAlert[] }
  | { readonly kind: 'skipped'; readonly reason: string };

export type Detector = (input: DetectionInput) => DetectorOutcome;
