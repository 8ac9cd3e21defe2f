import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { isAppError } from '../../../src-shared/result/app-error.ts';
import { detectBufferBreach } from './detect-buffer-breach.ts';
import { detectClientChurn } from './detect-client-churn.ts';
import { detectHeadcountChange } from './detect-headcount-change.ts';
import { detectLatePayment } from './detect-late-payment.ts';
import { detectPaymentConflict } from './detect-payment-conflict.ts';
import { detectPayrollSafety } from './detect-payroll-safety.ts';
import { detectRevenueVariance } from './detect-revenue-variance.ts';
import { detectRunwayThreshold } from './detect-runway-threshold.ts';
import { detectStatutoryDeadline } from './detect-statutory-deadline.ts';
import { detectUnexpectedExpense } from './detect-unexpected-expense.ts';
import { detectUnexpectedRevenue } from './detect-unexpected-revenue.ts';
import { detectVendorTerms } from './detect-vendor-terms.ts';
import type { AppliedRules } from './detection-rules.ts';
import { ALERT_SEVERITIES, type DetectedAlert, type DetectionInput, type Detector, type DetectorOutcome } from './types.ts';

/** The detector of each type. */
export const DETECTORS: Readonly<Record<DetectionType, Detector>> = {
  late_payment: detectLatePayment,
  unexpected_revenue: detectUnexpectedRevenue,
  unexpected_expense: detectUnexpectedExpense,
  client_churn: detectClientChurn,
  revenue_variance: detectRevenueVariance,
  payment_timing_conflict: detectPaymentConflict,
  vendor_terms_expiring: detectVendorTerms,
  statutory_deadline: detectStatutoryDeadline,
  buffer_breach: detectBufferBreach,
  runway_threshold: detectRunwayThreshold,
  payroll_safety: detectPayrollSafety,
  headcount_change: detectHeadcountChange,
};

export type DetectionRun = {
  /** By severity, then cash at stake, then key. */
  readonly alerts: readonly DetectedAlert[];
  /** Types that looked: only their alerts may be resolved. */
  readonly evaluatedTypes: readonly DetectionType[];
  /** Types a rule has switched off: their alerts are closed. */
  readonly switchedOffTypes: readonly DetectionType[];
  readonly skipped: readonly { readonly type: DetectionType; readonly reason: string }[];
  readonly errors: readonly { readonly type: DetectionType; readonly message: string }[];
  readonly durationsMs: readonly { readonly type: DetectionType; readonly durationMs: number }[];
};

export type DetectionRunOptions = {
  readonly types: readonly DetectionType[];
  /** Milliseconds of a clock that only moves forward, handed in because an engine has none. */
  readonly readTimerMs: () => number;
  /** What the rules make of each type; without them every type is on and compares with the thresholds of the input. */
  readonly rules?: AppliedRules | undefined;
  /** The detectors to use; the default is all there are. */
  readonly detectors?: Readonly<Record<DetectionType, Detector>>;
};

type Attempt = DetectorOutcome | { readonly kind: 'failed'; readonly message: string };

/** A detector's mistake as a value, so that it is reported and the others still run; a cancellation is the person's wish and passes through. */
function attempt(detector: Detector, input: DetectionInput): Attempt {
  try {
    return detector(input);
  } catch (error) {
    if (isAppError(error) && error.code === 'CANCELLED') throw error;
    return { kind: 'failed', message: error instanceof Error ? error.message : 'The detector failed for an unknown reason.' };
  }
}

function byUrgency(a: DetectedAlert, b: DetectedAlert): number {
  const severity = ALERT_SEVERITIES.indexOf(a.severity) - ALERT_SEVERITIES.indexOf(b.severity);
  if (severity !== 0) return severity;
  const stake = (b.cashAtStakeMinor ?? 0) - (a.cashAtStakeMinor ?? 0);
  if (stake !== 0) return stake;
  return a.alertKey < b.alertKey ? -1 : 1;
}

/**
 * Runs the selected detectors one after the other on the same facts. A detector that fails is named in `errors` and does not stop the others; one
 * that has nothing to look at, or does not exist yet, is named in `skipped` with its reason.
 */
export function runDetectors(input: DetectionInput, { types, readTimerMs, rules, detectors = DETECTORS }: DetectionRunOptions): DetectionRun {
  const run = {
    alerts: new Array<DetectedAlert>(),
    evaluatedTypes: new Array<DetectionType>(),
    switchedOffTypes: new Array<DetectionType>(),
    skipped: new Array<DetectionRun['skipped'][number]>(),
    errors: new Array<DetectionRun['errors'][number]>(),
    durationsMs: new Array<DetectionRun['durationsMs'][number]>(),
  };
  for (const type of new Set(types)) {
    const applied = rules?.[type];
    if (applied?.isEnabled === false) {
      run.switchedOffTypes.push(type);
      continue;
    }
    const startedMs = readTimerMs();
    const outcome = attempt(detectors[type], applied === undefined ? input : { ...input, thresholds: applied.thresholds });
    run.durationsMs.push({ type, durationMs: readTimerMs() - startedMs });
    if (outcome.kind === 'failed') run.errors.push({ type, message: outcome.message });
    else if (outcome.kind === 'skipped') run.skipped.push({ type, reason: outcome.reason });
    else {
      run.evaluatedTypes.push(type);
      run.alerts.push(...outcome.alerts);
    }
  }
  run.alerts.sort(byUrgency);
  return run;
}
