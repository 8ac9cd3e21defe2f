import { sql } from 'kysely';
import type { ImportBatch, ImportResult } from '../../../src-shared/contract/imports.ts';
import { detectedSchema, proofSchema } from '../../../src-shared/contract/imports.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';
import type { CoveredSpan } from '../../engine/coverage/statement-coverage.ts';
import type { UnclaimedLine } from '../../engine/identity/find-replacements.ts';
import { DIGESTED_COLUMNS } from '../audit/rows-digest.ts';

const INSERT_TRANSACTION = `INSERT INTO bank_transactions (${DIGESTED_COLUMNS.join(', ')}) VALUES (${DIGESTED_COLUMNS.map(() => '?').join(', ')})`;

/** Whole rows, values in the order of `DIGESTED_COLUMNS`. */
export function insertTransactions(tx: WriteHandle, rows: readonly (readonly SqlValue[])[]): void {
  const insert = tx.statement(INSERT_TRANSACTION);
  for (const row of rows) insert.run(...row);
}

export type StagedBatch = {
  readonly accountId: number;
  readonly fileName: string;
  readonly fileFormat: string;
  readonly fileSha256: string;
  readonly fileSizeBytes: number;
  readonly originalBytes: Uint8Array;
  readonly detected: unknown;
  readonly answers: unknown;
  readonly proof: unknown;
  /** Rows of the file: as many numbers are reserved, though some rows may turn out to be no new lines. */
  readonly rowCount: number;
  readonly stagedBy: string;
  readonly userId: number | null;
  readonly nowInstant: string;
};

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
      original_bytes: batch.originalBytes,
      detected: JSON.stringify(batch.detected),
      answers: JSON.stringify(batch.answers),
      proof: JSON.stringify(batch.proof),
      new_count: batch.rowCount,
      staged_by: batch.stagedBy,
      first_transaction_id: firstTransactionId,
      created_at: batch.nowInstant,
      created_by: batch.userId,
    }),
  ).lastInsertId;
  return { batchId, firstTransactionId };
}

export type BookedBatch = {
  readonly rowsDigest: string;
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
        booked_at: booked.nowInstant,
        staged_by: null,
      })
      .where('id', '=', batchId),
  );
}

export function markUndone(tx: WriteHandle, batchId: number, nowInstant: string): void {
  tx.run(tx.build.updateTable('import_batches').set({ status: 'undone', undone_at: nowInstant }).where('id', '=', batchId));
}

/**
 * Identities of booked lines of an account between two days, with how often each occurs. A line that a later statement replaced counts as well: an older
 * download that still shows the old wording brings nothing new.
 */
export function countIdentities(read: ReadHandle, scope: { businessId: number; accountId: number; from: IsoDate; to: IsoDate }): Map<string, number> {
  const rows = read
    .statement(`SELECT identity FROM bank_transactions WHERE business_id = ? AND account_id = ? AND booking_date BETWEEN ? AND ?
       AND batch_id NOT IN (SELECT id FROM import_batches WHERE status = 'staged')`)
    .iterate(scope.businessId, scope.accountId, scope.from, scope.to);
  const counts = new Map<string, number>();
  for (const row of rows) {
    const identity = String(row['identity']);
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
  }
  return counts;
}

export type DayTotal = {
  bookingDate: IsoDate;
  currency: string;
  inflowMinor: number;
  outflowMinor: number;
  baseInflowMinor: number;
  baseOutflowMinor: number;
  lineCount: number;
  rateMissingCount: number;
};

/** Adds (`sign` 1) a batch's daily totals to the account, or takes them back (−1). A day that ends up without lines disappears. */
export function applyDayTotals(tx: WriteHandle, businessId: number, accountId: number, change: { totals: readonly DayTotal[]; sign: 1 | -1 }): void {
  const upsert = tx.statement(
    `INSERT INTO account_days (business_id, account_id, booking_date, currency, inflow_minor, outflow_minor, base_inflow_minor, base_outflow_minor, line_count, rate_missing_count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business_id, account_id, booking_date, currency) DO UPDATE SET
       inflow_minor = inflow_minor + excluded.inflow_minor, outflow_minor = outflow_minor + excluded.outflow_minor,
       base_inflow_minor = base_inflow_minor + excluded.base_inflow_minor, base_outflow_minor = base_outflow_minor + excluded.base_outflow_minor,
       line_count = line_count + excluded.line_count, rate_missing_count = rate_missing_count + excluded.rate_missing_count`,
  );
  const subtract = tx.statement(
    `UPDATE account_days SET inflow_minor = inflow_minor - ?, outflow_minor = outflow_minor - ?, base_inflow_minor = base_inflow_minor - ?,
       base_outflow_minor = base_outflow_minor - ?, line_count = line_count - ?, rate_missing_count = rate_missing_count - ?
     WHERE business_id = ? AND account_id = ? AND booking_date = ? AND currency = ?`,
  );
  for (const total of change.totals) {
    const sums = [total.inflowMinor, total.outflowMinor, total.baseInflowMinor, total.baseOutflowMinor, total.lineCount, total.rateMissingCount];
    if (change.sign === 1) upsert.run(businessId, accountId, total.bookingDate, total.currency, ...sums);
    else subtract.run(...sums, businessId, accountId, total.bookingDate, total.currency);
  }
  if (change.sign === -1)
    tx.statement('DELETE FROM account_days WHERE business_id = ? AND account_id = ? AND line_count = 0').run(businessId, accountId);
}

/** Booked lines of a range that carry one of the given identities, as they are compared with what a statement shows now. */
export function listLinesByIdentity(
  read: ReadHandle,
  scope: { businessId: number; accountId: number; from: IsoDate; to: IsoDate },
  identities: readonly string[],
): UnclaimedLine[] {
  if (identities.length === 0) return [];
  const rows = read
    .statement(
      `SELECT id, booking_date, amount_minor, currency, description, counterparty, balance_minor, bank_reference, is_pending FROM booked_transactions
       WHERE business_id = ? AND account_id = ? AND booking_date BETWEEN ? AND ? AND identity IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .all(scope.businessId, scope.accountId, scope.from, scope.to, JSON.stringify(identities));
  return rows.map((row) => ({
    id: Number(row['id']),
    bookingDate: String(row['booking_date']) as IsoDate,
    amountMinor: Number(row['amount_minor']),
    currency: String(row['currency']),
    description: String(row['description']),
    counterparty: typeof row['counterparty'] === 'string' ? row['counterparty'] : null,
    balanceMinor: typeof row['balance_minor'] === 'number' ? row['balance_minor'] : null,
    bankReference: typeof row['bank_reference'] === 'string' ? row['bank_reference'] : null,
    isPending: row['is_pending'] === 1,
  }));
}

/** The compressed bytes of the file a batch was read from. */
export function readOriginal(read: ReadHandle, businessId: number, batchId: number): Uint8Array | undefined {
  const query = read.build
    .selectFrom('import_batches')
    .select('original_bytes')
    .where('business_id', '=', businessId)
    .where('id', '=', batchId)
    .where('status', '!=', 'staged');
  return read.first(query)?.original_bytes;
}

function sumByDay(read: ReadHandle, condition: string, values: readonly SqlValue[]): DayTotal[] {
  const rows = read
    .statement(
      `SELECT booking_date, currency, sum(max(amount_minor, 0)) AS inflow, sum(min(amount_minor, 0)) AS outflow,
         sum(max(coalesce(base_amount_minor, 0), 0)) AS base_inflow, sum(min(coalesce(base_amount_minor, 0), 0)) AS base_outflow,
         count(*) AS line_count, sum(base_amount_minor IS NULL) AS rate_missing_count
       FROM booked_transactions WHERE ${condition} GROUP BY booking_date, currency`,
    )
    .all(...values);
  return rows.map((row) => ({
    bookingDate: String(row['booking_date']) as IsoDate,
    currency: String(row['currency']),
    inflowMinor: Number(row['inflow']),
    outflowMinor: Number(row['outflow']),
    baseInflowMinor: Number(row['base_inflow']),
    baseOutflowMinor: Number(row['base_outflow']),
    lineCount: Number(row['line_count']),
    rateMissingCount: Number(row['rate_missing_count']),
  }));
}

/** Daily totals of the lines of one batch that count: a line that a later statement replaced has been taken out already. */
export function totalsOfBatch(read: ReadHandle, businessId: number, batch: { id: number; firstTransactionId: number; newCount: number }): DayTotal[] {
  const range = [batch.firstTransactionId, batch.firstTransactionId + batch.newCount - 1];
  return sumByDay(read, 'id BETWEEN ? AND ? AND business_id = ? AND batch_id = ?', [...range, businessId, batch.id]);
}

/** Daily totals of single lines that count. */
export function totalsOfLines(read: ReadHandle, businessId: number, transactionIds: readonly number[]): DayTotal[] {
  if (transactionIds.length === 0) return [];
  return sumByDay(read, 'id IN (SELECT value FROM json_each(?)) AND business_id = ?', [JSON.stringify(transactionIds), businessId]);
}

/** Removes the lines of a batch. A range of numbers, so that the table needs no index by batch. */
export function deleteTransactions(tx: WriteHandle, batch: { id: number; fromId: number; toId: number }): number {
  return tx.statement('DELETE FROM bank_transactions WHERE id BETWEEN ? AND ? AND batch_id = ?').run(batch.fromId, batch.toId, batch.id).changes;
}

export function deleteBalancesOfBatch(tx: WriteHandle, businessId: number, batchId: number): void {
  tx.run(tx.build.deleteFrom('account_balances').where('business_id', '=', businessId).where('batch_id', '=', batchId));
}

export type BatchRow = ImportBatch & { readonly firstTransactionId: number; readonly detected: unknown };

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

/** Whether an account has any line that counts. */
export function hasLines(read: ReadHandle, businessId: number, accountId: number | null): boolean {
  if (accountId === null) return false;
  return read.statement('SELECT 1 FROM bank_transactions WHERE business_id = ? AND account_id = ? LIMIT 1').get(businessId, accountId) !== undefined;
}
