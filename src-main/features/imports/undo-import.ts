import type { ImportBatch } from '../../../src-shared/contract/imports.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { IMPORT_BATCH_ENTITY, UNDO_IMPORT_ACTION } from '../audit/import-entries.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope } from '../scope/services.ts';
import { deleteProfileOfBatch } from './profile-store.ts';
import { restoreLines } from './replace-lines.ts';
import { applyDayTotals, deleteBalancesOfBatch, deleteTransactions, findBatch, markUndone, totalsOfBatch } from './store.ts';

/**
 * Takes a batch back in one transaction: its lines, their categories, their share of the daily totals and the balances it stated. Lines that were in
 * the book before stay. The batch, its bytes and the log remain, and the same file can be imported again.
 */
export async function undoImport(scope: BusinessScope, batchId: number): Promise<ImportBatch> {
  const businessId = scope.business.id;
  return change(scope, (tx) => {
    const batch = findBatch(tx, businessId, batchId);
    if (batch === undefined) throw new AppError('NOT_FOUND', 'There is no such import in this business. Nothing was changed.');
    if (batch.status === 'undone') throw new AppError('CONFLICT', 'This import has been taken back already. Nothing was changed.');
    applyDayTotals(tx, businessId, batch.accountId, { totals: totalsOfBatch(tx, businessId, batch), sign: -1 });
    restoreLines(tx, businessId, batch);
    const removed = deleteTransactions(tx, { id: batch.id, fromId: batch.firstTransactionId, toId: batch.firstTransactionId + batch.newCount - 1 });
    deleteBalancesOfBatch(tx, businessId, batchId);
    deleteProfileOfBatch(tx, businessId, batchId);
    markUndone(tx, batchId, scope.services.clock.nowInstant());
    record(tx, scope, {
      action: UNDO_IMPORT_ACTION,
      entityType: IMPORT_BATCH_ENTITY,
      entityId: String(batchId),
      before: { status: 'booked' },
      after: { status: 'undone' },
      details: { removedLines: removed, fileSha256: batch.fileSha256 },
    });
    return must(findBatch(tx, businessId, batchId), 'the batch just changed');
  });
}
