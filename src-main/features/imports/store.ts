import { sql } from 'kysely';
import type { ImportBatch, ImportResult } from '../../../src-shared/contract/imports.ts';
import { detectedSchema, proofSchema } from '../../../src-shared/contract/imports.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { CoveredSpan } from '../../engine/coverage/statement-coverage.ts';
import { IMPORT_ACTION, IMPORT_BATCH_ENTITY } from '../audit/import-entries.ts';

export type BookedBatch = {
  readonly rowsDigest: string;
  readonly proof: unknown;
  readonly counts: ImportResult['counts'];
  readonly verdicts: Uint8Array;
  readonly firstDate: IsoDate | null;
  readonly lastDate: IsoDate | null;
  readonly nowInstant: string;
};

export function markBooked(tx: WriteHandle, batchId: number, booked: BookedBatch): void {
  const { counts } = booked;
  tx.run(
    tx.build
      .updateTable('import_batches')
      .set({
        status: 'booked',
        new_count: counts.new + counts.twin + counts.changed,
        same_count: counts.same,
        changed_count: counts.changed,
        skipped_count: counts.skipped,
        rejected_count: counts.rejected,
        verdicts: booked.verdicts,
        first_booking_date: booked.firstDate,
        last_booking_date: booked.lastDate,
        rows_digest: booked.rowsDigest,
        proof: JSON.stringify(booked.proof),
        booked_at: booked.nowInstant,
        staged_by: null,
      })
      .where('id', '=', batchId),
  );
}

export function markUndone(tx: WriteHandle, batchId: number, nowInstant: string): void {
  tx.run(tx.build.updateTable('import_batches').set({ status: 'undone', undone_at: nowInstant }).where('id', '=', batchId));
}

/** The compressed bytes of the file a batch was read from. */
export function readOriginal(read: ReadHandle, businessId: number, batchId: number): Uint8Array | undefined {
  const query = read.build
    .selectFrom('import_files')
    .innerJoin('import_batches', 'import_batches.id', 'import_files.batch_id')
    .select('import_files.original_bytes')
    .where('import_batches.business_id', '=', businessId)
    .where('import_batches.id', '=', batchId)
    .where('import_batches.status', '!=', 'staged');
  return read.first(query)?.original_bytes;
}

export function deleteBalancesOfBatch(tx: WriteHandle, businessId: number, batchId: number): void {
  tx.run(tx.build.deleteFrom('account_balances').where('business_id', '=', businessId).where('batch_id', '=', batchId));
}

export type BatchRow = ImportBatch & { readonly firstTransactionId: number; readonly detected: unknown };

/** From the audit log, which nobody can edit. */
const importedBy = sql<string | null>`(SELECT l.user_name FROM audit_logs l WHERE l.business_id = b.business_id
  AND l.entity_type = ${IMPORT_BATCH_ENTITY} AND l.entity_id = CAST(b.id AS TEXT) AND l.action = ${IMPORT_ACTION} LIMIT 1)`;

function selectBatches(read: ReadHandle, businessId: number) {
  return read.build
    .selectFrom('import_batches as b')
    .innerJoin('cash_accounts as a', (join) => join.onRef('a.business_id', '=', 'b.business_id').onRef('a.id', '=', 'b.account_id'))
    .select([
      'b.id',
      'b.account_id',
      'a.name as account_name',
      'b.status',
      'b.file_name',
      'b.file_format',
      'b.file_sha256',
      'b.file_size_bytes',
      'b.new_count',
      'b.same_count',
      'b.changed_count',
      'b.skipped_count',
      'b.rejected_count',
      'b.first_booking_date',
      'b.last_booking_date',
      'b.first_transaction_id',
      'b.detected',
      'b.proof',
      'b.created_at',
      'b.undone_at',
      importedBy.as('imported_by'),
    ])
    .where('b.business_id', '=', businessId)
    .where('b.status', '!=', 'staged')
    .orderBy('b.id', 'desc');
}

type RawBatch = ReturnType<ReturnType<typeof selectBatches>['execute']> extends Promise<(infer Row)[]> ? Row : never;

function toBatch(row: RawBatch): BatchRow {
  return {
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    status: row.status === 'undone' ? 'undone' : 'booked',
    fileName: row.file_name,
    fileFormat: row.file_format,
    fileSha256: row.file_sha256,
    fileSizeBytes: row.file_size_bytes,
    newCount: row.new_count,
    sameCount: row.same_count,
    changedCount: row.changed_count,
    skippedCount: row.skipped_count,
    rejectedCount: row.rejected_count,
    firstBookingDate: row.first_booking_date as IsoDate | null,
    lastBookingDate: row.last_booking_date as IsoDate | null,
    firstTransactionId: row.first_transaction_id,
    detected: detectedSchema.parse(JSON.parse(row.detected)),
    proof: proofSchema.parse(JSON.parse(row.proof)),
    createdAt: row.created_at,
    importedBy: row.imported_by,
    undoneAt: row.undone_at,
  };
}

export function listBatches(read: ReadHandle, businessId: number, limit: number): BatchRow[] {
  return read.all(selectBatches(read, businessId).limit(limit)).map(toBatch);
}

export function findBatch(read: ReadHandle, businessId: number, batchId: number): BatchRow | undefined {
  const row = read.first(selectBatches(read, businessId).where('b.id', '=', batchId));
  return row === undefined ? undefined : toBatch(row);
}

/** The booked batch of an account that holds exactly these bytes. */
export function findBatchByHash(read: ReadHandle, businessId: number, accountId: number, sha256: string): number | null {
  const query = read.build
    .selectFrom('import_batches')
    .select('id')
    .where('business_id', '=', businessId)
    .where('account_id', '=', accountId)
    .where('status', '=', 'booked')
    .where('file_sha256', '=', sha256);
  return read.first(query)?.id ?? null;
}

/** Booked statements of an account with the span they cover and the balances they prove. */
export function listSpans(read: ReadHandle, businessId: number, accountId: number): CoveredSpan[] {
  const rows = read.all(
    read.build
      .selectFrom('import_batches')
      .select(['id', 'first_booking_date', 'last_booking_date', 'proof'])
      .where('business_id', '=', businessId)
      .where('account_id', '=', accountId)
      .where('status', '=', 'booked'),
  );
  return rows.flatMap((row) => {
    if (row.first_booking_date === null || row.last_booking_date === null) return [];
    const proof = proofSchema.parse(JSON.parse(row.proof));
    const isProved = proof.status === 'proved';
    const balances = { openingMinor: isProved ? proof.openingMinor : null, closingMinor: isProved ? proof.closingMinor : null };
    return [{ batchId: row.id, from: row.first_booking_date as IsoDate, to: row.last_booking_date as IsoDate, ...balances }];
  });
}

/** Changes with every import into the account that is booked or taken back: a comparison with the book is true only while this stands. */
export function bookingState(read: ReadHandle, businessId: number, accountId: number | null): string {
  if (accountId === null) return 'new';
  const row = read
    .statement(
      `SELECT count(*) AS finished, coalesce(sum(status = 'undone'), 0) AS undone FROM import_batches WHERE business_id = ? AND account_id = ? AND status != 'staged'`,
    )
    .get(businessId, accountId);
  return `${String(row?.['finished'])}/${String(row?.['undone'])}`;
}
