import type { Selectable } from 'kysely';
import type { Execution } from '../../../src-shared/contract/actions.ts';
import { executionSchema } from '../../../src-shared/contract/actions.ts';
import { minorUnits, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { ExecutionRecordsTable } from '../../database/schema/actions.ts';
import type { ExecutionDetails } from './execution-details.ts';

export type StoredExecution = Execution & { readonly details: ExecutionDetails };

type Row = Omit<Selectable<ExecutionRecordsTable>, 'file_bytes'> & { action_title: string };

const nullableMinor = (value: number | null): MinorUnits | null => (value === null ? null : minorUnits(value));

function toExecution(row: Row): StoredExecution {
  return {
    id: row.id,
    actionId: row.action_id,
    actionTitle: row.action_title,
    optionId: row.option_id,
    channel: executionSchema.shape.channel.parse(row.channel),
    status: row.status,
    sentence: row.sentence,
    fileName: row.file_name,
    mediaType: row.media_type,
    fileSha256: row.file_sha256,
    note: row.note,
    predictedEffectMinor: nullableMinor(row.predicted_effect_minor),
    measuredEffectMinor: nullableMinor(row.measured_effect_minor),
    verification: row.verification,
    isAutomatic: row.is_automatic === 1,
    executedAt: row.executed_at,
    verifiedAt: row.verified_at,
    recordedAt: row.recorded_at,
    details: JSON.parse(row.details) as ExecutionDetails,
  };
}

/** Every column but the file itself. */
const COLUMNS = [
  'e.id',
  'e.business_id',
  'e.action_id',
  'e.option_id',
  'e.execution_key',
  'e.channel',
  'e.status',
  'e.sentence',
  'e.file_name',
  'e.media_type',
  'e.file_sha256',
  'e.details',
  'e.note',
  'e.predicted_effect_minor',
  'e.measured_effect_minor',
  'e.verification',
  'e.is_automatic',
  'e.executed_at',
  'e.executed_by',
  'e.verified_at',
  'e.recorded_at',
  'e.undone_at',
] as const;

export type ExecutionFilter = {
  readonly actionIds?: readonly number[] | undefined;
  readonly status?: Execution['status'] | undefined;
  readonly limit?: number | undefined;
};

/** Executions, the newest first. */
export function listStoredExecutions(read: ReadHandle, businessId: number, filter: ExecutionFilter): StoredExecution[] {
  let query = read.build
    .selectFrom('execution_records as e')
    .innerJoin('prepared_actions as a', (join) => join.onRef('a.business_id', '=', 'e.business_id').onRef('a.id', '=', 'e.action_id'))
    .select([...COLUMNS, 'a.title as action_title'])
    .where('e.business_id', '=', businessId);
  if (filter.actionIds !== undefined) query = query.where('e.action_id', 'in', [...filter.actionIds]);
  if (filter.status !== undefined) query = query.where('e.status', '=', filter.status);
  const ordered = query.orderBy('e.executed_at', 'desc').orderBy('e.id', 'desc');
  return read.all(filter.limit === undefined ? ordered : ordered.limit(filter.limit)).map(toExecution);
}

/** As the contract shows them. */
export function listExecutions(read: ReadHandle, businessId: number, filter: ExecutionFilter): Execution[] {
  return listStoredExecutions(read, businessId, filter).map(({ details: _details, ...shown }) => shown);
}

export type StoredFile = { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly mailtoUrl: string | null };

export function findFile(read: ReadHandle, businessId: number, executionId: number): StoredFile | undefined {
  const row = read.first(
    read.build
      .selectFrom('execution_records')
      .select(['file_name', 'media_type', 'file_bytes', 'details'])
      .where('business_id', '=', businessId)
      .where('id', '=', executionId),
  );
  if (row === undefined || row.file_bytes === null || row.file_name === null || row.media_type === null) return undefined;
  const { mailtoUrl } = JSON.parse(row.details) as ExecutionDetails;
  return { fileName: row.file_name, mediaType: row.media_type, bytes: row.file_bytes, mailtoUrl };
}

export type NewExecution = {
  readonly actionId: number;
  readonly optionId: string;
  readonly executionKey: string;
  readonly channel: Execution['channel'];
  readonly sentence: string;
  readonly file: { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly sha256: string } | null;
  readonly details: ExecutionDetails;
  readonly note: string | null;
  readonly predictedEffectMinor: number | null;
  readonly isAutomatic: boolean;
  readonly executedAt: string;
  readonly executedBy: number | null;
};

/** The key is unique in the business: what was executed under it cannot be executed again. */
export function insertExecution(tx: WriteHandle, businessId: number, made: NewExecution): number {
  return tx.run(
    tx.build.insertInto('execution_records').values({
      business_id: businessId,
      action_id: made.actionId,
      option_id: made.optionId,
      execution_key: made.executionKey,
      channel: made.channel,
      status: 'executed',
      sentence: made.sentence,
      file_name: made.file?.fileName ?? null,
      media_type: made.file?.mediaType ?? null,
      file_bytes: made.file?.bytes ?? null,
      file_sha256: made.file?.sha256 ?? null,
      details: JSON.stringify(made.details),
      note: made.note,
      predicted_effect_minor: made.predictedEffectMinor,
      is_automatic: made.isAutomatic ? 1 : 0,
      executed_at: made.executedAt,
      executed_by: made.executedBy,
    }),
  ).lastInsertId;
}

export function markUndone(tx: WriteHandle, businessId: number, actionId: number, nowInstant: string): void {
  tx.statement(
    `UPDATE execution_records SET status = 'undone', undone_at = ? WHERE business_id = ? AND action_id = ? AND status IN ('executed', 'failed')`,
  ).run(nowInstant, businessId, actionId);
}

export type ExecutionProof = { readonly verification: string; readonly measuredEffectMinor: number | null; readonly nowInstant: string };

/** The proof was found, and what came of it is on record. */
export function markRecorded(tx: WriteHandle, businessId: number, executionId: number, proof: ExecutionProof): void {
  const { verification, measuredEffectMinor, nowInstant } = proof;
  tx.statement(
    `UPDATE execution_records SET status = 'recorded', verification = ?, measured_effect_minor = ?, verified_at = ?, recorded_at = ? WHERE business_id = ? AND id = ?`,
  ).run(verification, measuredEffectMinor, nowInstant, nowInstant, businessId, executionId);
}
