import type { PipelineResult } from '../../../src-shared/contract/pipeline.ts';
import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { type AlertChanges, reconcileAlerts } from '../../engine/detection/reconcile-alerts.ts';
import { escalate } from '../../engine/detection/escalation.ts';
import { ALERT_SEVERITIES } from '../../engine/detection/types.ts';
import type { DetectionRun } from '../../engine/detection/run-detectors.ts';
import { linkedActionGroups } from '../../engine/preparation/links/link-actions.ts';
import type { PreparedAction } from '../../engine/preparation/types.ts';
import { listStoredExecutions } from '../../features/actions/execution-store.ts';
import {
  findAlert,
  insertAlert,
  listStoredAlerts,
  listUnansweredAlerts,
  refreshAlert,
  restartWaiting,
  setAlertStatus,
  setAttention,
} from '../../features/alerts/store.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { insertRun, type RunStarter } from '../../features/pipeline/store.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import type { Candidate } from './plan-actions.ts';
import { saveActions, type SavedActions } from './save-actions.ts';

export type PipelineJobInput = {
  readonly business: JobBusiness;
  readonly actor: JobActor;
  readonly mode: PipelineResult['mode'];
  readonly types: readonly DetectionType[];
  readonly startedBy: RunStarter;
};

/** What a run has found and prepared, not saved yet. */
export type PipelineOutcome = { readonly run: DetectionRun; readonly prepared: readonly PreparedAction[]; readonly result: PipelineResult };

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** What a run changes in the alerts kept. */
export function alertChanges(read: ReadHandle, business: JobBusiness, run: DetectionRun): AlertChanges {
  return reconcileAlerts(listStoredAlerts(read, business.businessId), run.alerts, {
    asOf: business.asOf,
    evaluatedTypes: run.evaluatedTypes,
    switchedOffTypes: run.switchedOffTypes,
  });
}

/** How long each open alert has waited, by its urgency; the severity itself is never raised by waiting. */
function escalateAlerts(tx: WriteHandle, { businessId, asOf }: JobBusiness): void {
  for (const alert of listUnansweredAlerts(tx, businessId)) {
    const { level } = escalate(alert, asOf);
    if (level !== alert.attentionLevel) setAttention(tx, alert.id, level);
  }
}

function saveAlerts(tx: WriteHandle, business: JobBusiness, changes: AlertChanges, nowInstant: string): void {
  const before = new Map(listUnansweredAlerts(tx, business.businessId).map((alert) => [alert.id, alert.severity]));
  const when = { asOf: business.asOf, nowInstant };
  const toActive = { status: 'active', reason: null, snoozedUntil: null, quietedAt: null } as const;
  for (const alert of changes.create) insertAlert(tx, business.businessId, alert, when);
  for (const { id, alert } of changes.update) {
    refreshAlert(tx, Number(id), alert, when);
    const was = before.get(Number(id));
    if (was !== undefined && ALERT_SEVERITIES.indexOf(alert.severity) < ALERT_SEVERITIES.indexOf(was)) restartWaiting(tx, Number(id), nowInstant);
  }
  for (const { id, alert, reason } of changes.reopen) {
    refreshAlert(tx, Number(id), alert, when);
    setAlertStatus(tx, Number(id), { ...toActive, reason }, nowInstant);
  }
  for (const { id, sentence } of changes.resolve) setAlertStatus(tx, Number(id), { ...toActive, status: 'resolved', reason: sentence }, nowInstant);
  escalateAlerts(tx, business);
}

/** Why nothing calls for an action any more. */
function goneBecause(read: ReadHandle, businessId: number, alertId: number | null): string {
  const alert = alertId === null ? undefined : findAlert(read, businessId, alertId);
  if (alert === undefined) return 'Nothing calls for it any more.';
  if (alert.status === 'resolved') return alert.statusReason ?? 'The alert behind it is resolved.';
  if (alert.status === 'dismissed') return 'The alert behind it was dismissed.';
  return alert.status === 'snoozed' ? 'The alert behind it is snoozed.' : 'The facts have changed: another step fits better now.';
}

/** Prepared actions with the alert behind each; those whose alert the person has put away are left out. */
function candidatesOf(tx: WriteHandle, businessId: number, { prepared, run }: PipelineOutcome): Candidate[] {
  const stored = new Map(listStoredAlerts(tx, businessId).map((alert) => [alert.alertKey, alert]));
  const stakes = new Map(run.alerts.map((alert) => [alert.alertKey, alert.cashAtStakeMinor]));
  return prepared.flatMap((action): Candidate[] => {
    if (action.alertKey === null) return [{ prepared: action, alertId: null, cashAtStakeMinor: action.amountMinor }];
    const alert = stored.get(action.alertKey);
    if (alert?.state !== 'active') return [];
    return [{ prepared: action, alertId: Number(alert.id), cashAtStakeMinor: stakes.get(action.alertKey) ?? null }];
  });
}

function lastExecutions(tx: WriteHandle, businessId: number): Map<number, IsoDate> {
  const days = new Map<number, IsoDate>();
  for (const { actionId, executedAt, status } of listStoredExecutions(tx, businessId, {}))
    if (status !== 'undone' && !days.has(actionId)) days.set(actionId, executedAt.slice(0, 10) as IsoDate);
  return days;
}

type Saved = { readonly changed: number; readonly actions: SavedActions };

/** Alerts, actions, the record of the run and one entry in the log where something changed: one transaction. */
export function saveRun(tx: WriteHandle, input: PipelineJobInput, outcome: PipelineOutcome, context: JobContext): Saved {
  const { business, actor, startedBy } = input;
  const { businessId, asOf } = business;
  const { run, result } = outcome;
  const nowInstant = context.clock.nowInstant();
  const changes = alertChanges(tx, business, run);
  saveAlerts(tx, business, changes, nowInstant);
  const actions = saveActions({ tx, businessId, when: { asOf, nowInstant } }, candidatesOf(tx, businessId, outcome), {
    lookedFor: [...run.evaluatedTypes, ...run.switchedOffTypes],
    isFull: input.mode === 'full',
    cameBack: new Set(changes.reopen.filter(({ reason }) => reason === 'came_back').map(({ id }) => Number(id))),
    executedOn: lastExecutions(tx, businessId),
    goneBecause: (alertId) => goneBecause(tx, businessId, alertId),
  });
  insertRun(tx, result, { startedBy, asOf });
  const { prepared, renewed, withdrawn, woken } = actions;
  const changed =
    changes.create.length + changes.reopen.length + changes.resolve.length + prepared.length + renewed.length + withdrawn.length + woken.length;
  // A run that found nothing new is visible in the run list; the audit log speaks only of what changed.
  if (changed > 0) {
    appendAudit(
      tx,
      {
        action: 'pipeline_run',
        entityType: 'detection_alert',
        details: {
          mode: input.mode,
          raised: changes.create.map((alert) => alert.alertKey),
          reopened: changes.reopen.map(({ alert, reason }) => ({ alertKey: alert.alertKey, reason })),
          resolved: changes.resolve.map(({ id, sentence }) => ({ id, sentence })),
          prepared,
          renewed,
          withdrawn,
          woken,
        },
      },
      {
        businessId,
        userId: actor.userId,
        userName: actor.userName,
        source: actor.source,
        nowInstant,
        auditKey: context.auditKey,
      },
    );
  }
  return { changed, actions };
}

/** The thirteen facts of a run. */
export function resultOf(
  input: PipelineJobInput,
  made: { readonly run: DetectionRun; readonly prepared: readonly PreparedAction[] },
  times: { readonly runAt: string; readonly detectionMs: number; readonly preparationMs: number },
): PipelineResult {
  const { run, prepared } = made;
  return {
    businessId: input.business.businessId,
    runAt: times.runAt,
    mode: input.mode,
    alertsDetected: run.alerts.length,
    alertsBySeverity: tally(run.alerts.map((alert) => alert.severity)),
    alertsByType: tally(run.alerts.map((alert) => alert.type)),
    actionsPrepared: prepared.length,
    actionsByType: tally(prepared.map((action) => action.actionType)),
    linkedActionGroups: linkedActionGroups(prepared).length,
    detectionDurationMs: times.detectionMs,
    preparationDurationMs: times.preparationMs,
    totalDurationMs: times.detectionMs + times.preparationMs,
    errors: run.errors.map((error) => `${error.type}: ${error.message}`),
  };
}
