import { z } from 'zod';
import { type PipelineResult, pipelineResultSchema } from '../../../src-shared/contract/pipeline.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

export type RunStarter = 'person' | 'schedule' | 'import' | 'start';

export type RunRow = PipelineResult & { readonly id: number; readonly startedBy: string; readonly asOf: IsoDate };

const tallySchema = pipelineResultSchema.shape.alertsByType;

export function insertRun(tx: WriteHandle, result: PipelineResult, run: { startedBy: RunStarter; asOf: IsoDate }): void {
  tx.run(
    tx.build.insertInto('pipeline_runs').values({
      business_id: result.businessId,
      run_at: result.runAt,
      as_of: run.asOf,
      started_by: run.startedBy,
      mode: result.mode,
      alerts_detected: result.alertsDetected,
      alerts_by_severity: JSON.stringify(result.alertsBySeverity),
      alerts_by_type: JSON.stringify(result.alertsByType),
      actions_prepared: result.actionsPrepared,
      actions_by_type: JSON.stringify(result.actionsByType),
      linked_action_groups: result.linkedActionGroups,
      detection_duration_ms: Math.round(result.detectionDurationMs),
      preparation_duration_ms: Math.round(result.preparationDurationMs),
      total_duration_ms: Math.round(result.totalDurationMs),
      errors: JSON.stringify(result.errors),
    }),
  );
}

export function listRuns(read: ReadHandle, businessId: number, limit: number): RunRow[] {
  const rows = read.all(
    read.build
      .selectFrom('pipeline_runs')
      .selectAll()
      .where('business_id', '=', businessId)
      .orderBy('run_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit),
  );
  return rows.map((row) => ({
    id: row.id,
    businessId: row.business_id,
    runAt: row.run_at,
    asOf: row.as_of as IsoDate,
    startedBy: row.started_by,
    mode: row.mode,
    alertsDetected: row.alerts_detected,
    alertsBySeverity: tallySchema.parse(JSON.parse(row.alerts_by_severity)),
    alertsByType: tallySchema.parse(JSON.parse(row.alerts_by_type)),
    actionsPrepared: row.actions_prepared,
    actionsByType: tallySchema.parse(JSON.parse(row.actions_by_type)),
    linkedActionGroups: row.linked_action_groups,
    detectionDurationMs: row.detection_duration_ms,
    preparationDurationMs: row.preparation_duration_ms,
    totalDurationMs: row.total_duration_ms,
    errors: z.array(z.string()).parse(JSON.parse(row.errors)),
  }));
}

/** Instant of the newest run of a mode, null before the first. */
export function lastRunAt(read: ReadHandle, businessId: number, mode: PipelineResult['mode']): string | null {
  const row = read.first(
    read.build
      .selectFrom('pipeline_runs')
      .select('run_at')
      .where('business_id', '=', businessId)
      .where('mode', '=', mode)
      .orderBy('run_at', 'desc')
      .limit(1),
  );
  return row?.run_at ?? null;
}
