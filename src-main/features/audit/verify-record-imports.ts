import type { ReadHandle, SqlValue } from '../../database/database.ts';
import { hashOfPacked } from './packed-file.ts';
import { ProblemFound, type ProblemKind, recordImportProblem } from './verification.ts';
import type { LoggedImport } from './verify-batches.ts';

const IMPORTS = 'SELECT id, business_id, status, file_sha256, file_size_bytes, rows_digest FROM record_imports ORDER BY id';
const BYTES = 'SELECT original_bytes FROM record_imports WHERE id = ?';

type Row = Readonly<Record<string, SqlValue>>;
type Options = { readonly logged: ReadonlyMap<number, LoggedImport>; readonly onProgress: (done: number, total: number) => void };

function fail(kind: ProblemKind, own: { readonly id: number; readonly businessId: number | null }, what: string): never {
  throw new ProblemFound(recordImportProblem(kind, own.businessId, own.id, `Import of records ${own.id} ${what}.`));
}

/** An import of records must be what the log says it is, and hold the bytes whose hash the log recorded. */
function check(read: ReadHandle, row: Row, logged: LoggedImport | undefined): void {
  const own = { id: Number(row['id']), businessId: Number(row['business_id']) };
  if (logged === undefined || logged.businessId !== own.businessId)
    return fail('record_import_changed', own, 'has no entry in the log of its business');
  if (logged.isUndone !== (row['status'] === 'undone'))
    fail('record_import_changed', own, `is ${logged.isUndone ? '' : 'not '}undone according to the log, but its mark says otherwise`);
  const { evidence } = logged;
  if (evidence === null) return fail('record_import_changed', own, 'has an entry in the log without a digest of its rows');
  if (row['file_sha256'] !== evidence.fileSha256 || row['rows_digest'] !== evidence.rowsDigest)
    fail('record_import_changed', own, 'differs from its entry in the log');
  const packed = read.statement(BYTES).get(own.id)?.['original_bytes'];
  if (hashOfPacked(packed, Number(row['file_size_bytes'])) !== evidence.fileSha256)
    fail('file_changed', own, 'no longer holds the file that was imported');
}

/** Holds every import of customers, vendors, agreements, invoices and bills against the log. Throws `ProblemFound` at the first that does not fit. */
export function verifyRecordImports(read: ReadHandle, { logged, onProgress }: Options): void {
  const rows = read.statement(IMPORTS).all();
  rows.forEach((row, index) => {
    check(read, row, logged.get(Number(row['id'])));
    onProgress(index + 1, rows.length);
  });
  const known = new Set(rows.map((row) => Number(row['id'])));
  for (const [id, { businessId }] of logged) {
    if (!known.has(id)) fail('record_import_changed', { id, businessId }, 'is in the log, but it was deleted');
  }
}
