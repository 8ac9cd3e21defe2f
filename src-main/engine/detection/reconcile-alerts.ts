import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import { ALERT_SEVERITIES, type AlertSeverity, type DetectedAlert } from './types.ts';

/** Percent of cash at stake from which a quieted alert has become worse. */
const WORSE_STAKE_PERCENT = 125;
/** Days a dismissed alert's cause must stay away before it counts as gone; a cause that flickers would otherwise bring it back unchanged. */
const GONE_AFTER_DAYS = 30;

/** How much was at stake; what "worse" is measured against. */
export type AlertWeight = { readonly severity: AlertSeverity; readonly cashAtStakeMinor: number | null };

/** An alert as kept. There is at most one for each key. */
export type StoredAlert = AlertWeight & {
  readonly id: string;
  readonly type: DetectionType;
  readonly alertKey: string;
  readonly state: 'active' | 'snoozed' | 'dismissed' | 'resolved';
  /** First day on which a snoozed alert shows again. */
  readonly snoozedUntil: IsoDate | null;
  /** Weight when the person dismissed or snoozed it; null for active and resolved ones. Kept apart because detections go on updating the alert. */
  readonly quietedAt: AlertWeight | null;
  /** Day of the last run that found it. */
  readonly lastDetectedOn: IsoDate;
};

export type ReopenReason = 'higher_severity' | 'more_at_stake' | 'snooze_over' | 'came_back';
export type ResolveReason = 'no_longer_detected' | 'switched_off';

export type AlertChanges = {
  readonly create: readonly DetectedAlert[];
  /** Refresh figures and evidence and `lastDetectedOn`; the state stays as it is. */
  readonly update: readonly { readonly id: string; readonly alert: DetectedAlert }[];
  /** Becomes active again, refreshed. */
  readonly reopen: readonly { readonly id: string; readonly alert: DetectedAlert; readonly reason: ReopenReason }[];
  readonly resolve: readonly { readonly id: string; readonly reason: ResolveReason; readonly sentence: string }[];
};

function worseReason(before: AlertWeight, now: AlertWeight): ReopenReason | null {
  if (ALERT_SEVERITIES.indexOf(now.severity) < ALERT_SEVERITIES.indexOf(before.severity)) return 'higher_severity';
  const [was, is] = [before.cashAtStakeMinor, now.cashAtStakeMinor];
  // an amount that was not known cannot be compared: learning it is no worsening
  if (was === null || is === null) return null;
  return is > 0 && is * 100 >= was * WORSE_STAKE_PERCENT ? 'more_at_stake' : null;
}

/** Why a stored alert that is found again becomes active; null: it keeps its state. */
function reopenReason(stored: StoredAlert, found: DetectedAlert, asOf: IsoDate): ReopenReason | null {
  if (stored.state === 'active') return null;
  if (stored.state === 'resolved') return 'came_back';
  if (stored.state === 'snoozed' && stored.snoozedUntil !== null && stored.snoozedUntil <= asOf) return 'snooze_over';
  return worseReason(stored.quietedAt ?? stored, found);
}

function isGone(stored: StoredAlert, asOf: IsoDate): boolean {
  if (stored.state === 'resolved') return false;
  if (stored.state === 'active') return true;
  if (stored.state === 'snoozed' && stored.snoozedUntil !== null && stored.snoozedUntil <= asOf) return true;
  return daysBetween(stored.lastDetectedOn, asOf) > GONE_AFTER_DAYS;
}

export type ReconcileOptions = {
  readonly asOf: IsoDate;
  /** Types whose detectors looked in this run; alerts of all other types are left alone. */
  readonly evaluatedTypes: readonly DetectionType[];
  /** Types a rule has switched off: whatever of them is open is closed. */
  readonly switchedOffTypes?: readonly DetectionType[];
};

/** What is true again when an alert of the type is not found any more. */
const RESOLVED_BECAUSE: Readonly<Record<DetectionType, string>> = {
  late_payment: 'No invoice is overdue by the threshold any more',
  unexpected_revenue: 'The receipt is more than 30 days old or explained',
  unexpected_expense: 'The expense is more than 30 days old or explained',
  client_churn: 'There was business with the customer again, or it has been gone for over a year',
  revenue_variance: 'The revenue is within 20 % of the expected, or the month is over',
  payment_timing_conflict: 'No week holds that much of the month any more',
  vendor_terms_expiring: 'The bills are approved or paid',
  statutory_deadline: 'The payment has been made or moved',
  buffer_breach: 'The forecast stays above the buffer',
  runway_threshold: 'The runway is long enough again',
  payroll_safety: 'The payroll is covered or paid',
  headcount_change: 'The change is more than 30 days old',
};

/**
 * What a detection run changes in the alerts kept: a new key is created, a known one updated and never doubled; a dismissed or snoozed one comes back
 * only when worse than it was when put away (higher severity, or cash at stake +25 %) or when its snooze is over; one not found any more is resolved
 * with the reason, a quieted one only after staying away for 30 days; everything of a type that was switched off is closed. Running it again on its
 * own outcome changes nothing but figures.
 */
export function reconcileAlerts(existing: readonly StoredAlert[], detected: readonly DetectedAlert[], options: ReconcileOptions): AlertChanges {
  const { asOf, evaluatedTypes } = options;
  const evaluated = new Set(evaluatedTypes);
  const switchedOff = new Set(options.switchedOffTypes);
  const byKey = new Map(existing.map((stored) => [stored.alertKey, stored]));
  assert(byKey.size === existing.length, 'one stored alert for each key');
  const foundByKey = new Map(detected.map((found) => [found.alertKey, found]));
  const changes = {
    create: new Array<DetectedAlert>(),
    update: new Array<AlertChanges['update'][number]>(),
    reopen: new Array<AlertChanges['reopen'][number]>(),
    resolve: new Array<AlertChanges['resolve'][number]>(),
  };
  for (const [key, alert] of foundByKey) {
    const stored = byKey.get(key);
    if (stored === undefined) {
      changes.create.push(alert);
      continue;
    }
    const reason = reopenReason(stored, alert, asOf);
    if (reason === null) changes.update.push({ id: stored.id, alert });
    else changes.reopen.push({ id: stored.id, alert, reason });
  }
  for (const stored of existing) {
    if (switchedOff.has(stored.type) && stored.state !== 'resolved') {
      changes.resolve.push({ id: stored.id, reason: 'switched_off', sentence: `This kind of alert was switched off; closed on ${asOf}.` });
      continue;
    }
    if (foundByKey.has(stored.alertKey) || !evaluated.has(stored.type) || !isGone(stored, asOf)) continue;
    changes.resolve.push({ id: stored.id, reason: 'no_longer_detected', sentence: `${RESOLVED_BECAUSE[stored.type]} (looked on ${asOf}).` });
  }
  return changes;
}
