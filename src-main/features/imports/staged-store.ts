import { sql } from 'kysely';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

export type StagedBatch = {
  readonly accountId: number;
  readonly fileName: string;
  readonly fileFormat: string;
  readonly fileSha256: string;
  readonly fileSizeBytes: number;
  readonly originalBytes: Uint8Array;
  readonly detected: unknown;
  readonly answers: unknown;
  /** Rows the file may have at most: as many numbers are reserved, though some may turn out to be no new lines. */
  readonly mostRows: number;
  readonly stagedBy: string;
  readonly userId: number | null;
  readonly nowInstant: string;
};

/** Only the end of a file tells whether its balance adds up, and its rows are staged on the way there. */
const PROOF_TO_COME = JSON.stringify({ status: 'not_provable', reason: 'The file has not been read to its end' });

/**
 * Starts a batch that no query sees yet and reserves the numbers of its lines. Numbers are never given twice, also not after an undo: an
 * alert or a report may still speak of the old line.
 */
export function insertStagedBatch(tx: WriteHandle, businessId: number, batch: StagedBatch): { batchId: number; firstTransactionId: number } {
  const next = tx.first(tx.build.selectFrom('import_batches').select(sql<number | null>`max(first_transaction_id + new_count)`.as('next')));
  const firstTransactionId = next?.next ?? 1;
  const batchId = tx.run(
    tx.build.insertInto('import_batches').values({
      business_id: businessId,
      account_id: batch.accountId,
      status: 'staged',
      file_name: batch.fileName,
      file_format: batch.fileFormat,
      file_sha256: batch.fileSha256,
      file_size_bytes: batch.fileSizeBytes,
      detected: JSON.stringify(batch.detected),
      answers: JSON.stringify(batch.answers),
      proof: PROOF_TO_COME,
      new_count: batch.mostRows,
      staged_by: batch.stagedBy,
      first_transaction_id: firstTransactionId,
      created_at: batch.nowInstant,
      created_by: batch.userId,
    }),
  ).lastInsertId;
  tx.run(tx.build.insertInto('import_files').values({ batch_id: batchId, business_id: businessId, original_bytes: batch.originalBytes }));
  return { batchId, firstTransactionId };
}

export type StagedRemains = {
  readonly id: number;
  readonly businessId: number;
  readonly accountId: number;
  readonly firstTransactionId: number;
  readonly newCount: number;
  readonly stagedBy: string | null;
};

export function listStaged(read: ReadHandle): StagedRemains[] {
  const rows = read.all(
    read.build
      .selectFrom('import_batches')
      .select(['id', 'business_id', 'account_id', 'first_transaction_id', 'new_count', 'staged_by'])
      .where('status', '=', 'staged'),
  );
  return rows.map((row) => ({
    id: row.id,
    businessId: row.business_id,
    accountId: row.account_id,
    firstTransactionId: row.first_transaction_id,
    newCount: row.new_count,
    stagedBy: row.staged_by,
  }));
}

export function deleteStagedBatch(tx: WriteHandle, remains: StagedRemains): void {
  tx.run(tx.build.deleteFrom('import_files').where('business_id', '=', remains.businessId).where('batch_id', '=', remains.id));
  tx.run(tx.build.deleteFrom('import_batches').where('id', '=', remains.id).where('status', '=', 'staged'));
  tx.statement(`DELETE FROM cash_accounts WHERE business_id = ? AND id = ? AND source = 'staged'`).run(remains.businessId, remains.accountId);
}

export function markAccountImported(tx: WriteHandle, businessId: number, accountId: number): void {
  tx.statement(`UPDATE cash_accounts SET source = 'import' WHERE business_id = ? AND id = ? AND source = 'staged'`).run(businessId, accountId);
}

/** Where an account of that name comes from, also one that an import is just making; null when there is none. */
export function accountSource(read: ReadHandle, businessId: number, name: string): string | null {
  const query = read.build.selectFrom('cash_accounts').select('source').where('business_id', '=', businessId).where('name', '=', name);
  return read.first(query)?.source ?? null;
}
