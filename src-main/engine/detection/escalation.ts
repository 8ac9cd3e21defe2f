import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { ALERT_SEVERITIES, type AlertSeverity } from './types.ts';

/** How long an alert has waited for an answer, the longest last. */
export const ATTENTION_LEVELS = ['new', 'open', 'waiting', 'neglected'] as const;
export type AttentionLevel = (typeof ATTENTION_LEVELS)[number];

/**
 * Days without an answer from which each level holds: within the time the severity leaves to act (today, this week, watch), twice that, four times.
 */
const LEVEL_DAYS: Readonly<Record<AlertSeverity, readonly [open: number, waiting: number, neglected: number]>> = {
  emergency: [1, 2, 4],
  this_week: [3, 7, 14],
  upcoming: [14, 28, 56],
};

/** What decides how loudly an open alert speaks. */
export type WaitingAlert = {
  readonly alertKey: string;
  readonly severity: AlertSeverity;
  readonly cashAtStakeMinor: number | null;
  /** The day it became active: first found, come back, or become more severe. An answer (approve, snooze, dismiss) ends the waiting. */
  readonly activeSince: IsoDate;
};

export type Escalation = {
  readonly ageDays: number;
  readonly level: AttentionLevel;
  /** The level was reached today: the day to notify again. Never on the first day, which is notified anyway. */
  readonly isReminderDay: boolean;
  /** The day of the next reminder; null where there is none left. */
  readonly nextReminderDate: IsoDate | null;
};

/**
 * How an unanswered alert escalates with age: new, then open, waiting and neglected after 1, 2 and 4 days for an emergency, 3, 7 and 14 for this_week,
 * 14, 28 and 56 for upcoming, with a reminder on each of those days. The severity itself is never raised by waiting: it says what the facts say, and
 * where time makes facts worse (days overdue, days to a deadline) the detectors raise it.
 */
export function escalate(alert: WaitingAlert, asOf: IsoDate): Escalation {
  const ageDays = Math.max(0, daysBetween(alert.activeSince, asOf));
  const steps = LEVEL_DAYS[alert.severity];
  const reached = steps.filter((days) => ageDays >= days).length;
  const next = steps.find((days) => days > ageDays);
  return {
    ageDays,
    level: ATTENTION_LEVELS[reached] ?? 'new',
    isReminderDay: steps.includes(ageDays),
    nextReminderDate: next === undefined ? null : addDays(alert.activeSince, next),
  };
}

/** Most urgent first: by severity, then the longer neglected, then the larger cash at stake, then the key. */
export function byAttention(a: WaitingAlert, b: WaitingAlert, asOf: IsoDate): number {
  const severity = ALERT_SEVERITIES.indexOf(a.severity) - ALERT_SEVERITIES.indexOf(b.severity);
  if (severity !== 0) return severity;
  const level = ATTENTION_LEVELS.indexOf(escalate(b, asOf).level) - ATTENTION_LEVELS.indexOf(escalate(a, asOf).level);
  if (level !== 0) return level;
  const stake = (b.cashAtStakeMinor ?? 0) - (a.cashAtStakeMinor ?? 0);
  if (stake !== 0) return stake;
  return a.alertKey < b.alertKey ? -1 : 1;
}
