import type { PipelineResult } from '../../../src-shared/contract/pipeline.ts';
import { addDays } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { DETECTION_TYPES, type DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import { applySafetyMode } from '../../engine/detection/apply-safety-mode.ts';
import { type AlertChanges, reconcileAlerts } from '../../engine/detection/reconcile-alerts.ts';
import { type DetectionRun, runDetectors } from '../../engine/detection/run-detectors.ts';
import { CRITICAL_DETECTION_TYPES, type DetectionInput } from '../../engine/detection/types.ts';
import { payeeKey, payeeName } from '../../engine/payee/payee-key.ts';
import { insertAlert, listStoredAlerts, refreshAlert, setAlertStatus } from '../../features/alerts/store.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { insertRun, type RunStarter } from '../../features/pipeline/store.ts';
import { listExpenses } from '../../features/transactions/expense-store.ts';
import type { WriteHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { loadForecast } from './load-forecast.ts';

export type PipelineJobInput = {
  readonly business: JobBusiness;
  readonly actor: JobActor;
  readonly mode: PipelineResult['mode'];
  readonly types: readonly DetectionType[];
  readonly startedBy: RunStarter;
};

export type PipelineJobOutput = { readonly result: PipelineResult; readonly changedAlerts: number };

const HORIZON_DAYS = 91;
/** Two years hold every payee's yearly rhythm twice. */
const EXPENSE_DAYS = 730;

function selectTypes(input: PipelineJobInput): readonly DetectionType[] {
  if (input.mode === 'critical') return CRITICAL_DETECTION_TYPES;
  return input.mode === 'targeted' ? input.types : DETECTION_TYPES;
}

function loadInput(input: PipelineJobInput, types: readonly DetectionType[], context: JobContext): DetectionInput {
  const { business } = input;
  const loaded = loadForecast(context, business, HORIZON_DAYS);
  const range = { from: addDays(business.asOf, -EXPENSE_DAYS), through: business.asOf };
  const expenses = types.includes('unexpected_expense') ? listExpenses(context.database.read, business.businessId, range) : [];
  return {
    asOf: business.asOf,
    baseCurrency: currencyCode(business.baseCurrency),
    businessName: business.name,
    thresholds: applySafetyMode(loaded.thresholds),
    forecast: loaded.forecast,
    runway: loaded.runway,
    expenseLines: expenses.map((line) => ({
      transactionId: String(line.id),
      date: line.bookingDate,
      amountMinor: minorUnits(line.baseAmountMinor),
      payeeKey: payeeKey(line.counterparty, line.description),
      payeeName: payeeName(line.counterparty, line.description),
      category: line.category,
    })),
  };
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function saveAlerts(tx: WriteHandle, input: PipelineJobInput, changes: AlertChanges, nowInstant: string): void {
  const when = { asOf: input.business.asOf, nowInstant };
  const toActive = { status: 'active', reason: null, snoozedUntil: null, quietedAt: null } as const;
  for (const alert of changes.create) insertAlert(tx, input.business.businessId, alert, when);
  for (const { id, alert } of changes.update) refreshAlert(tx, Number(id), alert, when);
  for (const { id, alert, reason } of changes.reopen) {
    refreshAlert(tx, Number(id), alert, when);
    setAlertStatus(tx, Number(id), { ...toActive, reason }, nowInstant);
  }
  for (const { id, sentence } of changes.resolve) setAlertStatus(tx, Number(id), { ...toActive, status: 'resolved', reason: sentence }, nowInstant);
}

function save(tx: WriteHandle, input: PipelineJobInput, outcome: { run: DetectionRun; result: PipelineResult }, context: JobContext): number {
  const { business, actor, startedBy } = input;
  const stored = listStoredAlerts(tx, business.businessId);
  const changes = reconcileAlerts(stored, outcome.run.alerts, { asOf: business.asOf, evaluatedTypes: outcome.run.evaluatedTypes });
  const nowInstant = context.clock.nowInstant();
  saveAlerts(tx, input, changes, nowInstant);
  insertRun(tx, outcome.result, { startedBy, asOf: business.asOf });
  const changed = changes.create.length + changes.reopen.length + changes.resolve.length;
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
        },
      },
      {
        businessId: business.businessId,
        userId: actor.userId,
        userName: actor.userName,
        source: actor.source,
        nowInstant,
        auditKey: context.auditKey,
      },
    );
  }
  return changed;
}

/**
 * One run of the pipeline: load, detect, compare with the alerts kept, save. As of a past day everything is computed and nothing is written.
 */
export async function runPipeline(input: PipelineJobInput, context: JobContext): Promise<PipelineJobOutput> {
  const startedMs = context.clock.monotonicMs();
  const types = selectTypes(input);
  context.control.checkpoint('Looking for trouble', 0, types.length);
  const detectionInput = loadInput(input, types, context);
  const run = runDetectors(detectionInput, { types, readTimerMs: context.clock.monotonicMs });
  const detectionDurationMs = context.clock.monotonicMs() - startedMs;
  const result: PipelineResult = {
    businessId: input.business.businessId,
    runAt: context.clock.nowInstant(),
    mode: input.mode,
    alertsDetected: run.alerts.length,
    alertsBySeverity: tally(run.alerts.map((alert) => alert.severity)),
    alertsByType: tally(run.alerts.map((alert) => alert.type)),
    actionsPrepared: 0,
    actionsByType: {},
    linkedActionGroups: 0,
    detectionDurationMs,
    preparationDurationMs: 0,
    totalDurationMs: detectionDurationMs,
    errors: run.errors.map((error) => `${error.type}: ${error.message}`),
  };
  if (input.business.asOf < input.business.today) return { result, changedAlerts: 0 };
  const changedAlerts = await context.database.write((tx) => save(tx, input, { run, result }, context));
  return { result, changedAlerts };
}
