import type { ImportBatch } from '../../../src-shared/contract/imports.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { WriteHandle } from '../../database/database.ts';
import { appendAudit, type AuditEntryInput } from '../../features/audit/append-entry.ts';
import { IMPORT_BATCH_ENTITY, UNDO_IMPORT_ACTION } from '../../features/audit/import-entries.ts';
import { applyDayTotals, totalsOfBatch } from '../../features/imports/day-totals.ts';
import { deleteTransactions } from '../../features/imports/line-store.ts';
import { deleteProfileOfBatch } from '../../features/imports/profile-store.ts';
import { restoreLines } from '../../features/imports/replace-lines.ts';
import { deleteBalancesOfBatch, findBatch, markUndone } from '../../features/imports/store.ts';
import { unmatchBatch } from '../../features/obligations/unmatch-batch.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor } from '../job-subject.ts';

export type UndoImportJobInput = { readonly businessId: number; readonly batchId: number; readonly actor: JobActor };
export type UndoImportJobOutput = ImportBatch;

function undo(tx: WriteHandle, input: UndoImportJobInput, context: JobContext): ImportBatch {
  const { businessId, batchId, actor } = input;
  const batch = findBatch(tx, businessId, batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND', 'There is no such import in this business. Nothing was changed.');
  if (batch.status === 'undone') throw new AppError('CONFLICT', 'This import has been taken back already. Nothing was changed.');
  const nowInstant = context.clock.nowInstant();
  applyDayTotals(tx, businessId, batch.accountId, { totals: totalsOfBatch(tx, businessId, batch), sign: -1 });
  restoreLines(tx, businessId, batch);
  const who = { userId: actor.userId, userName: actor.userName, source: actor.source };
  const audit = { businessId, ...who, nowInstant, auditKey: context.auditKey };
  const book = { tx, businessId, nowInstant, record: (entry: AuditEntryInput) => appendAudit(tx, entry, audit) };
  const lines = { fromId: batch.firstTransactionId, toId: batch.firstTransactionId + batch.newCount - 1 };
  unmatchBatch(book, lines);
  const removed = deleteTransactions(tx, { id: batch.id, ...lines });
  deleteBalancesOfBatch(tx, businessId, batchId);
  deleteProfileOfBatch(tx, businessId, batchId);
  markUndone(tx, batchId, nowInstant);
  const entry = {
    action: UNDO_IMPORT_ACTION,
    entityType: IMPORT_BATCH_ENTITY,
    entityId: String(batchId),
    before: { status: 'booked' },
    after: { status: 'undone' },
    details: { removedLines: removed, fileSha256: batch.fileSha256 },
  };
  appendAudit(tx, entry, audit);
  return must(findBatch(tx, businessId, batchId), 'the batch just changed');
}

/**
 * Takes a batch back in one transaction: its lines, their categories, their share of the daily totals and the balances it stated. Lines that were in
 * the book before stay. The batch, its bytes and the log remain, and the same file can be imported again. A job, because removing a hundred
 * thousand lines takes seconds that the interface must not wait for.
 */
export function undoImport(input: UndoImportJobInput, context: JobContext): Promise<UndoImportJobOutput> {
  return context.database.write((tx) => undo(tx, input, context));
}
