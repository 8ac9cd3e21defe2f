import type { Selectable } from 'kysely';
import { type Alert, alertSchema } from '../../../src-shared/contract/pipeline.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ArithmeticStep, DetectedAlert } from '../../engine/detection/types.ts';
import type { StoredAlert } from '../../engine/detection/reconcile-alerts.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { DetectionAlertsTable } from '../../database/schema/forecasts.ts';

type Row = Selectable<DetectionAlertsTable>;

function toAlert(row: Row): Alert {
  return {
    id: row.id,
    detectionType: alertSchema.shape.detectionType.parse(row.detection_type),
    severity: row.severity,
    status: row.status,
    entityType: row.entity_type,
    entityId: row.entity_id,
    entityName: row.entity_name,
    message: row.message,
    cashAtStakeMinor: minorUnits(row.cash_at_stake_minor),
    currency: currencyCode(row.currency),
    deadlineDate: row.deadline_date as IsoDate | null,
    evidence: alertSchema.shape.evidence.parse(JSON.parse(row.evidence)),
    firstDetectedOn: row.first_detected_on as IsoDate,
    lastDetectedOn: row.last_detected_on as IsoDate,
    snoozedUntil: row.snoozed_until as IsoDate | null,
    statusReason: row.status_reason,
    attentionLevel: row.attention_level,
  };
}

const SEVERITY_ORDER = { emergency: 0, this_week: 1, upcoming: 2 } as const;
const ATTENTION_ORDER = { neglected: 0, waiting: 1, open: 2, new: 3 } as const;

function byAttention(a: Alert, b: Alert): number {
  const attention = ATTENTION_ORDER[a.attentionLevel ?? 'new'] - ATTENTION_ORDER[b.attentionLevel ?? 'new'];
  return SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || attention || b.cashAtStakeMinor - a.cashAtStakeMinor || a.id - b.id;
}

/** Most urgent first, then the longer neglected, then by cash at stake. `open` shows what waits for the person; a snooze that is over waits again. */
export function listAlerts(read: ReadHandle, businessId: number, options: { status: 'open' | 'quiet' | 'all'; asOf: IsoDate }): Alert[] {
  const rows = read.all(
    read.build.selectFrom('detection_alerts').selectAll().where('business_id', '=', businessId).where('first_detected_on', '<=', options.asOf),
  );
  const isOpen = (alert: Alert): boolean =>
    alert.status === 'active' || (alert.status === 'snoozed' && alert.snoozedUntil !== null && alert.snoozedUntil <= options.asOf);
  return rows
    .map(toAlert)
    .filter((alert) => options.status === 'all' || (options.status === 'open') === isOpen(alert))
    .toSorted(byAttention);
}

export function findAlert(read: ReadHandle, businessId: number, alertId: number): Alert | undefined {
  const row = read.first(read.build.selectFrom('detection_alerts').selectAll().where('business_id', '=', businessId).where('id', '=', alertId));
  return row === undefined ? undefined : toAlert(row);
}

/** All alerts ever raised, as the reconciliation needs them. */
export function listStoredAlerts(read: ReadHandle, businessId: number): StoredAlert[] {
  const rows = read.all(read.build.selectFrom('detection_alerts').selectAll().where('business_id', '=', businessId));
  return rows.map((row) => ({
    id: String(row.id),
    type: alertSchema.shape.detectionType.parse(row.detection_type),
    alertKey: row.alert_key,
    state: row.status,
    severity: row.severity,
    cashAtStakeMinor: row.cash_at_stake_minor,
    snoozedUntil: row.snoozed_until as IsoDate | null,
    quietedAt:
      row.quiet_severity === null
        ? null
        : { severity: alertSchema.shape.severity.parse(row.quiet_severity), cashAtStakeMinor: row.quiet_cash_at_stake_minor },
    lastDetectedOn: row.last_detected_on as IsoDate,
  }));
}

function arithmetic(step: ArithmeticStep) {
  if (step.kind === 'money') return { label: step.label, kind: 'money', value: step.valueMinor };
  if (step.kind === 'number') return { label: step.label, kind: 'number', value: step.value };
  return { label: step.label, kind: 'date', value: step.date };
}

/** The columns that every run refreshes. */
function foundColumns(alert: DetectedAlert, when: { asOf: IsoDate; nowInstant: string }) {
  return {
    detection_type: alert.type,
    severity: alert.severity,
    entity_type: alert.entityType,
    entity_id: alert.entityId,
    entity_name: alert.entityName,
    message: alert.message,
    cash_at_stake_minor: alert.cashAtStakeMinor ?? ZERO,
    currency: alert.currency,
    deadline_date: alert.deadlineDate,
    evidence: JSON.stringify({ rows: alert.evidence.rows, arithmetic: alert.evidence.arithmetic.map(arithmetic) }),
    last_detected_on: when.asOf,
    updated_at: when.nowInstant,
  };
}

export function insertAlert(tx: WriteHandle, businessId: number, alert: DetectedAlert, when: { asOf: IsoDate; nowInstant: string }): number {
  return tx.run(
    tx.build.insertInto('detection_alerts').values({
      business_id: businessId,
      alert_key: alert.alertKey,
      status: 'active',
      first_detected_on: when.asOf,
      status_changed_at: when.nowInstant,
      created_at: when.nowInstant,
      ...foundColumns(alert, when),
    }),
  ).lastInsertId;
}

export function refreshAlert(tx: WriteHandle, alertId: number, alert: DetectedAlert, when: { asOf: IsoDate; nowInstant: string }): void {
  tx.run(tx.build.updateTable('detection_alerts').set(foundColumns(alert, when)).where('id', '=', alertId));
}

export type AlertStatusChange = {
  readonly status: Alert['status'];
  readonly reason: string | null;
  readonly snoozedUntil: IsoDate | null;
  /** What "worse" will be measured against, for an alert a person puts away. */
  readonly quietedAt: { readonly severity: string; readonly cashAtStakeMinor: number } | null;
};

export function setAlertStatus(tx: WriteHandle, alertId: number, change: AlertStatusChange, nowInstant: string): void {
  tx.run(
    tx.build
      .updateTable('detection_alerts')
      .set({
        status: change.status,
        status_reason: change.reason,
        snoozed_until: change.snoozedUntil,
        quiet_severity: change.quietedAt?.severity ?? null,
        quiet_cash_at_stake_minor: change.quietedAt?.cashAtStakeMinor ?? null,
        status_changed_at: nowInstant,
        updated_at: nowInstant,
      })
      .where('id', '=', alertId),
  );
}

/** An alert that waits for an answer: how urgent it is, and since when it has been so. */
export type UnansweredAlert = {
  readonly id: number;
  readonly alertKey: string;
  readonly severity: Alert['severity'];
  readonly cashAtStakeMinor: number;
  readonly activeSince: IsoDate;
  readonly attentionLevel: Row['attention_level'];
};

export function listUnansweredAlerts(read: ReadHandle, businessId: number): UnansweredAlert[] {
  const rows = read.all(read.build.selectFrom('detection_alerts').selectAll().where('business_id', '=', businessId).where('status', '=', 'active'));
  return rows.map((row) => ({
    id: row.id,
    alertKey: row.alert_key,
    severity: row.severity,
    cashAtStakeMinor: row.cash_at_stake_minor,
    activeSince: row.status_changed_at.slice(0, 10) as IsoDate,
    attentionLevel: row.attention_level,
  }));
}

export function setAttention(tx: WriteHandle, alertId: number, level: Row['attention_level']): void {
  tx.statement('UPDATE detection_alerts SET attention_level = ? WHERE id = ?').run(level, alertId);
}

/** It has become more severe: the time to answer begins anew. */
export function restartWaiting(tx: WriteHandle, alertId: number, nowInstant: string): void {
  tx.statement('UPDATE detection_alerts SET status_changed_at = ? WHERE id = ?').run(nowInstant, alertId);
}
