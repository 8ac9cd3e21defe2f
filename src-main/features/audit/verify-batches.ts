import type { ReadHandle, SqlValue } from '../../database/database.ts';
import type { ImportEvidence } from './import-entries.ts';
import { hashOfPacked } from './packed-file.ts';
import { createRowsDigest, DIGESTED_COLUMNS, type RowsDigest } from './rows-digest.ts';
import { isStoredAsRead } from './stored-text.ts';
import { batchProblem, ProblemFound, type ProblemKind } from './verification.ts';

/** What the log says about an import. Gathered while the entries are proved, so it can be believed. */
export type LoggedImport = { readonly businessId: number; readonly evidence: ImportEvidence | null; isUndone: boolean };

export type BatchesOptions = {
  readonly logged: ReadonlyMap<number, LoggedImport>;
  readonly onProgress: (done: number, total: number) => void;
};

type Batch = { readonly id: number; readonly businessId: number; readonly status: string; readonly digest: RowsDigest; rowCount: number };

const BATCHES = 'SELECT id, business_id, status, file_sha256, file_size_bytes, rows_digest, new_count FROM import_batches ORDER BY id';
const ROWS = `SELECT ${DIGESTED_COLUMNS.join(', ')} FROM bank_transactions WHERE id > ? ORDER BY id LIMIT 2000`;

function fail(kind: ProblemKind, batch: { readonly id: number; readonly businessId: number | null }, what: string): never {
  throw new ProblemFound(batchProblem(kind, batch.businessId, batch.id, `Import ${batch.id} ${what}.`));
}

/** A batch must be what the log says it is: booked, undone, or (as long as it is staged) not spoken of at all. */
function checkBatch(row: Readonly<Record<string, SqlValue>>, logged: LoggedImport | undefined): Batch {
  const batch = {
    id: Number(row['id']),
    businessId: Number(row['business_id']),
    status: String(row['status']),
    digest: createRowsDigest(),
    rowCount: 0,
  };
  if (batch.status === 'staged') {
    if (logged !== undefined) fail('batch_changed', batch, 'was booked according to the log, but is marked as unfinished');
    return batch;
  }
  if (logged === undefined || logged.businessId !== batch.businessId) return fail('batch_changed', batch, 'has no entry in the log of its business');
  if (logged.isUndone !== (batch.status === 'undone'))
    fail('batch_changed', batch, `is ${logged.isUndone ? '' : 'not '}undone according to the log, but its mark says otherwise`);
  const { evidence } = logged;
  if (evidence === null) return fail('batch_changed', batch, 'has an entry in the log without a digest of its lines');
  if (row['file_sha256'] !== evidence.fileSha256 || row['rows_digest'] !== evidence.rowsDigest || row['new_count'] !== evidence.rowCount) {
    fail('batch_changed', batch, 'differs from its entry in the log');
  }
  return batch;
}

/** The file's own bytes are kept compressed; they must be the bytes whose hash the log recorded. */
function checkOriginal(read: ReadHandle, row: Readonly<Record<string, SqlValue>>, batch: Batch): void {
  const packed = read.statement('SELECT original_bytes FROM import_files WHERE batch_id = ?').get(batch.id)?.['original_bytes'];
  const sha256 = hashOfPacked(packed, Number(row['file_size_bytes']));
  if (sha256 !== row['file_sha256']) fail('file_changed', batch, 'no longer holds the file that was imported');
}

function readBatches(read: ReadHandle, logged: ReadonlyMap<number, LoggedImport>): Map<number, Batch> {
  const batches = new Map<number, Batch>();
  for (const row of read.statement(BATCHES).all()) {
    const batch = checkBatch(row, logged.get(Number(row['id'])));
    if (batch.status !== 'staged') checkOriginal(read, row, batch);
    batches.set(batch.id, batch);
  }
  for (const [id, { businessId }] of logged) {
    if (!batches.has(id)) fail('batch_changed', { id, businessId }, 'is in the log, but it was deleted');
  }
  return batches;
}

function digestRow(read: ReadHandle, row: Readonly<Record<string, SqlValue>>, batches: ReadonlyMap<number, Batch>): void {
  const id = Number(row['batch_id']);
  const batch = batches.get(id);
  if (batch === undefined)
    return fail('rows_changed', { id, businessId: null }, `does not exist, but bank line ${String(row['id'])} claims to come from it`);
  if (batch.status === 'staged') return;
  batch.rowCount += 1;
  batch.digest.add(DIGESTED_COLUMNS.map((column) => row[column] ?? null));
  if (!isStoredAsRead(read, 'bank_transactions', row))
    fail('rows_changed', batch, `was changed: the text of bank line ${String(row['id'])} is damaged`);
}

function checkRows(batch: Batch, evidence: ImportEvidence): void {
  const { rowCount } = batch;
  const wanted = batch.status === 'undone' ? 0 : evidence.rowCount;
  if (rowCount > wanted) fail('rows_changed', batch, `brought ${wanted} bank lines and now has ${rowCount}: lines were inserted`);
  if (rowCount < wanted) fail('rows_changed', batch, `brought ${wanted} bank lines and now has ${rowCount}: lines were deleted`);
  if (wanted > 0 && batch.digest.finish() !== evidence.rowsDigest)
    fail('rows_changed', batch, 'was changed: its bank lines are not the ones that were imported');
}

/** Holds every import and every bank line against the log. Throws `ProblemFound` at the first import that does not fit. */
export function verifyBatches(read: ReadHandle, options: BatchesOptions): void {
  const batches = readBatches(read, options.logged);
  const total = Number(read.statement('SELECT count(*) AS n FROM bank_transactions').get()?.['n']);
  let done = 0;
  for (let afterId: number | null = Number.MIN_SAFE_INTEGER; afterId !== null;) {
    const rows = read.statement(ROWS).all(afterId);
    for (const row of rows) digestRow(read, row, batches);
    done += rows.length;
    options.onProgress(done, total);
    const last = rows.at(-1);
    afterId = last === undefined ? null : Number(last['id']);
  }
  for (const batch of batches.values()) {
    const evidence = options.logged.get(batch.id)?.evidence;
    if (batch.status !== 'staged' && evidence !== undefined && evidence !== null) checkRows(batch, evidence);
  }
}
