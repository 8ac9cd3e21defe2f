import type { Database } from '../../database/database.ts';
import { isProcessAlive } from '../../platform/process-token.ts';
import { deleteTransactions } from './line-store.ts';
import { deleteStagedBatch, listStaged, type StagedRemains } from './staged-store.ts';

/** Lines removed in one transaction: short enough that another process waits a few milliseconds only. */
const ROWS_PER_TRANSACTION = 5000;

/** Whether the process that staged a batch is gone, so that nobody will ever book it. */
export function isOrphaned(remains: StagedRemains): boolean {
  return remains.stagedBy === null || !isProcessAlive(remains.stagedBy);
}

/** Removes what an import left behind that was cancelled or killed before it was booked. No query has ever seen these lines. */
export async function removeStaged(database: Database, isMeant: (remains: StagedRemains) => boolean): Promise<number> {
  const all = listStaged(database.read).filter(isMeant);
  for (const remains of all) {
    const end = remains.firstTransactionId + remains.newCount;
    for (let fromId = remains.firstTransactionId; fromId < end; fromId += ROWS_PER_TRANSACTION) {
      await database.stage((tx) => deleteTransactions(tx, { id: remains.id, fromId, toId: Math.min(fromId + ROWS_PER_TRANSACTION, end) - 1 }));
    }
    await database.stage((tx) => deleteStagedBatch(tx, remains));
  }
  return all.length;
}
