import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { RecordResult } from '../../../src-shared/contract/records.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import { fieldLabel } from '../../engine/records/fields.ts';
import type { RecordAnswers, RecordRow, RecordTable } from '../../engine/records/types.ts';
import { understandRecords } from '../../engine/records/understand-records.ts';
import { IMPORT_RECORDS_ACTION, RECORD_IMPORT_ENTITY } from '../../features/audit/import-entries.ts';
import { END_OF_TIME } from '../../features/obligations/generate-schedules.ts';
import { changedRows, takeImages, type UndoData } from '../../features/records/row-images.ts';
import { findImportOfFile, findRecordImport, insertRecordImport, readKept } from '../../features/records/store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { applyRecords } from './apply-records.ts';
import { loadRecords } from './load-records.ts';
import { openJobBook } from './open-job-book.ts';

export type ImportRecordsInput = {
  readonly business: JobBusiness;
  readonly actor: JobActor;
  readonly fileName: string;
  /** The file itself, or the import whose kept bytes are read anew. */
  readonly bytes: Uint8Array | { readonly recordImportId: number };
  readonly kind: RecordKind | undefined;
  readonly answers: RecordAnswers;
  readonly mode: 'preview' | 'book';
  readonly rowLimit: number | null;
};
export type ImportRecordsOutput = RecordResult;

type Loaded = { readonly bytes: Uint8Array; readonly file: RecordResult['file'] };

function loadFile({ bytes, business, fileName }: ImportRecordsInput, context: JobContext): Loaded {
  if (bytes instanceof Uint8Array)
    return { bytes, file: { name: fileName, sizeBytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') } };
  const kept = readKept(context.database.read, business.businessId, bytes.recordImportId);
  const known = findRecordImport(context.database.read, business.businessId, bytes.recordImportId);
  if (kept === undefined || known === undefined) throw new AppError('NOT_FOUND', 'There is no such import in this business. Nothing was read.');
  const original = zstdDecompressSync(kept.original, { maxOutputLength: Math.max(1, known.fileSizeBytes) });
  return { bytes: original, file: { name: known.fileName, sizeBytes: known.fileSizeBytes, sha256: known.fileSha256 } };
}

function understand(read: ReadHandle, input: ImportRecordsInput, loaded: Loaded, context: JobContext): RecordTable {
  const { business, kind, answers } = input;
  return understandRecords(
    { bytes: loaded.bytes, kind, answers, baseCurrency: currencyCode(business.baseCurrency), asOf: business.asOf },
    (found) => loadRecords(read, business.businessId, { kind: found, asOf: END_OF_TIME }),
    context.control,
  );
}

function countsOf(rows: readonly RecordRow[]): RecordResult['counts'] {
  const counts = { new: 0, same: 0, changed: 0, skipped: 0, rejected: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

type Shown = {
  readonly input: ImportRecordsInput;
  readonly loaded: Loaded;
  readonly earlierImportId: number | null;
  readonly recordImportId: number | null;
};

function describe(table: RecordTable, { input, loaded, earlierImportId, recordImportId }: Shown): RecordResult {
  const shown = input.rowLimit === null ? table.rows : table.rows.slice(0, input.rowLimit);
  return {
    kind: table.kind,
    detected: {
      format: table.format,
      encoding: table.encoding,
      delimiter: table.delimiter,
      headerLine: table.headerLine,
      columns: table.columns.map((column) => ({ ...column, label: column.field === null ? null : fieldLabel(table.kind, column.field) })),
      findings: [...table.findings],
    },
    questions: table.questions.map(({ kind, options, examples }) => ({
      kind,
      options: [...options],
      examples: examples.map((example) => ({ ...example, readings: { ...example.readings } })),
    })),
    rows: shown.map(({ line, label, verdict, reason, cells, changes }) => ({
      line,
      label,
      verdict,
      reason,
      cells: [...cells],
      changes: [...changes],
    })),
    counts: countsOf(table.rows),
    file: loaded.file,
    earlierImportId,
    recordImportId,
  };
}

/** A digest over what the import wrote: line, verdict, number of the record and its values, in the order of the file. */
function digestOf(ids: ReadonlyMap<RecordRow, number>): string {
  const hash = createHash('sha256').update('tamio records 1\n');
  for (const [{ line, verdict, values }, id] of ids) hash.update(`${JSON.stringify([line, verdict, id, values])}\n`, 'utf8');
  return hash.digest('hex');
}

function lastPaymentId(read: ReadHandle, businessId: number): number {
  return Number(read.statement('SELECT coalesce(max(id), 0) AS id FROM payment_events WHERE business_id = ?').get(businessId)?.['id']);
}

function refuseQuestions(table: RecordTable): void {
  if (table.questions.length === 0) return;
  const kinds = table.questions.map(({ kind }) => kind);
  throw new AppError(
    'IMPORT_HAS_QUESTIONS',
    `The file leaves questions open (${kinds.join(', ').replaceAll('_', ' ')}). Nothing was changed; answer them.`,
    {
      questions: kinds,
    },
  );
}

function book(tx: WriteHandle, input: ImportRecordsInput, loaded: Loaded, context: JobContext): RecordResult {
  const { businessId } = input.business;
  const table = understand(tx, input, loaded, context);
  refuseQuestions(table);
  const counts = countsOf(table.rows);
  const earlierImportId = findImportOfFile(tx, businessId, { sha256: loaded.file.sha256, kind: table.kind });
  if (counts.new + counts.changed === 0) return describe(table, { input, loaded, earlierImportId, recordImportId: null });
  const jobBook = openJobBook(tx, context, input);
  const before = takeImages(tx, businessId);
  const paymentId = lastPaymentId(tx, businessId);
  const ids = applyRecords(jobBook, { kind: table.kind, rows: table.rows, baseCurrency: currencyCode(input.business.baseCurrency) });
  const undo: UndoData = { lastPaymentId: paymentId, changes: changedRows(before, takeImages(tx, businessId)) };
  const rowsDigest = digestOf(ids);
  const recordImportId = insertRecordImport(tx, businessId, {
    kind: table.kind,
    format: table.format,
    file: loaded.file,
    original: zstdCompressSync(loaded.bytes),
    answers: input.answers,
    counts,
    rowsDigest,
    undo: zstdCompressSync(Buffer.from(JSON.stringify(undo), 'utf8')),
    nowInstant: jobBook.nowInstant,
    userId: input.actor.userId,
  });
  jobBook.record({
    action: IMPORT_RECORDS_ACTION,
    entityType: RECORD_IMPORT_ENTITY,
    entityId: String(recordImportId),
    after: { kind: table.kind, fileName: loaded.file.name, counts },
    details: { fileSha256: loaded.file.sha256, rowsDigest, rowCount: ids.size, answers: input.answers },
  });
  return describe(table, { input, loaded, earlierImportId, recordImportId });
}

/**
 * Reads a table of customers, vendors, agreements, open invoices or bills and compares it with the books; to book it, does so under the write lock and
 * writes everything it brings, its bytes, its undo and the audit entries in one transaction, or nothing. A table that brings nothing writes nothing.
 */
export async function importRecords(input: ImportRecordsInput, context: JobContext): Promise<ImportRecordsOutput> {
  const loaded = loadFile(input, context);
  if (input.mode === 'book') return context.database.write((tx) => book(tx, input, loaded, context));
  const { read } = context.database;
  const table = understand(read, input, loaded, context);
  const earlierImportId = findImportOfFile(read, input.business.businessId, { sha256: loaded.file.sha256, kind: table.kind });
  return describe(table, { input, loaded, earlierImportId, recordImportId: null });
}
