import type { RecordImport, RecordResult } from '../../../src-shared/contract/records.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

const COLUMNS = [
  'id',
  'kind',
  'status',
  'file_name',
  'file_format',
  'file_sha256',
  'file_size_bytes',
  'new_count',
  'same_count',
  'changed_count',
  'skipped_count',
  'rejected_count',
  'created_at',
  'undone_at',
] as const;

function selectImports(read: ReadHandle, businessId: number) {
  return read.build.selectFrom('record_imports').select(COLUMNS).where('business_id', '=', businessId);
}

type Row = NonNullable<ReturnType<typeof firstRow>>;

function firstRow(read: ReadHandle, businessId: number, id: number) {
  return read.first(selectImports(read, businessId).where('id', '=', id));
}

function toImport(row: Row): RecordImport {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    fileName: row.file_name,
    fileFormat: row.file_format,
    fileSha256: row.file_sha256,
    fileSizeBytes: row.file_size_bytes,
    counts: { new: row.new_count, same: row.same_count, changed: row.changed_count, skipped: row.skipped_count, rejected: row.rejected_count },
    createdAt: row.created_at,
    undoneAt: row.undone_at,
  };
}

/** Imports of records, the newest first. */
export function listRecordImports(read: ReadHandle, businessId: number, limit: number): RecordImport[] {
  return read.all(selectImports(read, businessId).orderBy('id', 'desc').limit(limit)).map(toImport);
}

export function findRecordImport(read: ReadHandle, businessId: number, id: number): RecordImport | undefined {
  const row = firstRow(read, businessId, id);
  return row === undefined ? undefined : toImport(row);
}

/** The import that holds exactly these bytes as this kind, and has not been taken back. */
export function findImportOfFile(read: ReadHandle, businessId: number, file: { readonly sha256: string; readonly kind: RecordKind }): number | null {
  const row = read.first(
    selectImports(read, businessId).where('file_sha256', '=', file.sha256).where('kind', '=', file.kind).where('status', '=', 'booked').limit(1),
  );
  return row?.id ?? null;
}

/** The kept parts of an import, compressed: the file's own bytes and what undoing it needs. */
export function readKept(read: ReadHandle, businessId: number, id: number): { readonly original: Uint8Array; readonly undo: Uint8Array } | undefined {
  const row = read.first(
    read.build.selectFrom('record_imports').select(['original_bytes', 'undo_data']).where('business_id', '=', businessId).where('id', '=', id),
  );
  return row === undefined ? undefined : { original: row.original_bytes, undo: row.undo_data };
}

export type NewRecordImport = {
  readonly kind: RecordKind;
  readonly format: 'csv' | 'xlsx';
  readonly file: RecordResult['file'];
  readonly original: Uint8Array;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly counts: RecordResult['counts'];
  readonly rowsDigest: string;
  readonly undo: Uint8Array;
  readonly nowInstant: string;
  readonly userId: number | null;
};

export function insertRecordImport(tx: WriteHandle, businessId: number, made: NewRecordImport): number {
  const { file, counts } = made;
  return tx.run(
    tx.build.insertInto('record_imports').values({
      business_id: businessId,
      kind: made.kind,
      status: 'booked',
      file_name: file.name,
      file_format: made.format,
      file_sha256: file.sha256,
      file_size_bytes: file.sizeBytes,
      original_bytes: made.original,
      answers: JSON.stringify(made.answers),
      new_count: counts.new,
      same_count: counts.same,
      changed_count: counts.changed,
      skipped_count: counts.skipped,
      rejected_count: counts.rejected,
      rows_digest: made.rowsDigest,
      undo_data: made.undo,
      created_at: made.nowInstant,
      created_by: made.userId,
    }),
  ).lastInsertId;
}

export function markImportUndone(tx: WriteHandle, businessId: number, id: number, nowInstant: string): void {
  tx.statement("UPDATE record_imports SET status = 'undone', undone_at = ? WHERE business_id = ? AND id = ?").run(nowInstant, businessId, id);
}
