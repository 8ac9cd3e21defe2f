import { zstdDecompressSync } from 'node:zlib';
import type { RecordImport } from '../../../src-shared/contract/records.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { WriteHandle } from '../../database/database.ts';
import { RECORD_IMPORT_ENTITY, UNDO_IMPORT_RECORDS_ACTION } from '../../features/audit/import-entries.ts';
import { restoreRows } from '../../features/records/restore-rows.ts';
import { undoDataSchema } from '../../features/records/row-images.ts';
import { findRecordImport, markImportUndone, readKept } from '../../features/records/store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { openJobBook } from './open-job-book.ts';

export type UndoRecordsInput = { readonly business: JobBusiness; readonly actor: JobActor; readonly recordImportId: number };
export type UndoRecordsOutput = RecordImport;

function undo(tx: WriteHandle, input: UndoRecordsInput, context: JobContext): RecordImport {
  const { businessId } = input.business;
  const { recordImportId } = input;
  const known = findRecordImport(tx, businessId, recordImportId);
  if (known === undefined) throw new AppError('NOT_FOUND', 'There is no such import in this business. Nothing was changed.');
  if (known.status === 'undone') throw new AppError('CONFLICT', 'This import has been taken back already. Nothing was changed.');
  const kept = must(readKept(tx, businessId, recordImportId), 'the import just found');
  const data = undoDataSchema.parse(JSON.parse(zstdDecompressSync(kept.undo).toString('utf8')));
  const book = openJobBook(tx, context, input);
  restoreRows({ tx, businessId }, data);
  markImportUndone(tx, businessId, recordImportId, book.nowInstant);
  book.record({
    action: UNDO_IMPORT_RECORDS_ACTION,
    entityType: RECORD_IMPORT_ENTITY,
    entityId: String(recordImportId),
    before: { status: 'booked' },
    after: { status: 'undone' },
    details: { kind: known.kind, fileSha256: known.fileSha256, rowCount: data.changes.length },
  });
  return must(findRecordImport(tx, businessId, recordImportId), 'the import just changed');
}

/** Takes an import of records back in one transaction, exactly to the state before it; the import itself, its bytes and the log stay. */
export function undoRecords(input: UndoRecordsInput, context: JobContext): Promise<UndoRecordsOutput> {
  return context.database.write((tx) => undo(tx, input, context));
}
