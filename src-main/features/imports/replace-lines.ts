import type { WriteHandle } from '../../database/database.ts';
import { applyDayTotals, totalsOfLines } from './day-totals.ts';

/** A booked line and the line of a later statement that takes its place. */
export type ReplacedLine = { readonly transactionId: number; readonly replacedBy: number; readonly reason: string };

/**
 * Takes booked lines out of every figure because a later statement writes them anew. They stay as evidence; undoing the batch brings them back. In the
 * caller's transaction, with the daily totals.
 */
export function replaceLines(
  tx: WriteHandle,
  businessId: number,
  replaced: { accountId: number; batchId: number; lines: readonly ReplacedLine[] },
): void {
  if (replaced.lines.length === 0) return;
  const totals = totalsOfLines(
    tx,
    businessId,
    replaced.lines.map((line) => line.transactionId),
  );
  applyDayTotals(tx, businessId, replaced.accountId, { totals, sign: -1 });
  const insert = tx.statement(
    'INSERT INTO replaced_transactions (transaction_id, business_id, replaced_by, batch_id, reason) VALUES (?, ?, ?, ?, ?)',
  );
  // A payment follows its line into the new wording, so that what it settled stays settled.
  const follow = tx.statement('UPDATE payment_events SET transaction_id = ? WHERE business_id = ? AND transaction_id = ?');
  for (const line of replaced.lines) {
    insert.run(line.transactionId, businessId, line.replacedBy, replaced.batchId, line.reason);
    follow.run(line.replacedBy, businessId, line.transactionId);
  }
}

/** Brings back the lines that a batch replaced; before its own lines are removed. */
export function restoreLines(tx: WriteHandle, businessId: number, batch: { id: number; accountId: number }): void {
  const ids = tx
    .statement('SELECT transaction_id FROM replaced_transactions WHERE business_id = ? AND batch_id = ?')
    .all(businessId, batch.id)
    .map((row) => Number(row['transaction_id']));
  if (ids.length === 0) return;
  tx.statement(
    `UPDATE payment_events SET transaction_id = (SELECT r.transaction_id FROM replaced_transactions r WHERE r.replaced_by = payment_events.transaction_id)
     WHERE business_id = ? AND transaction_id IN (SELECT replaced_by FROM replaced_transactions WHERE business_id = ? AND batch_id = ?)`,
  ).run(businessId, businessId, batch.id);
  tx.statement('DELETE FROM replaced_transactions WHERE business_id = ? AND batch_id = ?').run(businessId, batch.id);
  applyDayTotals(tx, businessId, batch.accountId, { totals: totalsOfLines(tx, businessId, ids), sign: 1 });
}
