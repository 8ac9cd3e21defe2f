import type { RecordResult } from '../../../src-shared/contract/records.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import type { RecordAnswers } from '../../engine/records/types.ts';
import type { ImportRecordsInput } from '../../worker/jobs/import-records.ts';
import { type FileSource, readSource } from '../imports/read-source.ts';
import { discardUpload } from '../imports/uploads.ts';
import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { listRecordImports } from './store.ts';

type ImportCall = {
  readonly source: FileSource | { readonly recordImportId: number };
  readonly kind?: RecordKind | undefined;
  readonly answers: { readonly [K in keyof RecordAnswers]?: RecordAnswers[K] | undefined };
  readonly rowLimit?: number | undefined;
  readonly taskId?: string | undefined;
};

const TOPICS = ['parties', 'obligations', 'forecast', 'audit'] as const;

async function loadSource(scope: BusinessScope, source: ImportCall['source']): Promise<Pick<ImportRecordsInput, 'bytes' | 'fileName'>> {
  if ('recordImportId' in source) return { bytes: source, fileName: '' };
  return readSource(source, scope.mayReadPaths);
}

async function runImport(scope: BusinessScope, call: ImportCall, mode: ImportRecordsInput['mode']): Promise<RecordResult> {
  const answers = Object.fromEntries(Object.entries(call.answers).filter(([, value]) => value !== undefined)) as RecordAnswers;
  const input: ImportRecordsInput = {
    business: jobBusiness(scope),
    actor: jobActor(scope),
    ...(await loadSource(scope, call.source)),
    kind: call.kind,
    answers,
    mode,
    rowLimit: call.rowLimit ?? null,
  };
  return scope.services.worker.run('importRecords', input, jobOptions(scope, call.taskId));
}

export const recordProcedures = {
  preview: os.records.preview.handler(({ context, input }) => runImport(inBusiness(context.scope), input, 'preview')),
  book: os.records.book.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const result = await runImport(scope, input, 'book');
    if ('uploadId' in input.source) discardUpload(input.source.uploadId);
    if (result.recordImportId !== null) {
      scope.services.anchorChanged();
      publishChange(scope, ...TOPICS);
    }
    return result;
  }),
  undo: os.records.undo.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const job = { business: jobBusiness(scope), actor: jobActor(scope), recordImportId: input.recordImportId };
    const undone = await scope.services.worker.run('undoRecords', job);
    scope.services.anchorChanged();
    publishChange(scope, ...TOPICS);
    return undone;
  }),
  imports: os.records.imports.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listRecordImports(scope.services.database.read, scope.business.id, input.limit);
  }),
  export: os.records.export.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { kind } = input;
    const { csv, rowCount } = await scope.services.worker.run(
      'exportRecords',
      { business: jobBusiness(scope), kind },
      jobOptions(scope, input.taskId),
    );
    const fileName = `${kind}-${scope.asOf}.csv`;
    // A look at a past day writes nothing, not even that it was taken.
    if (scope.asOf >= scope.today) {
      await change(scope, (tx) => record(tx, scope, { action: 'export', entityType: 'records', details: { kind, rowCount, fileName } }));
      publishChange(scope, 'audit');
    }
    return { fileName, csv, rowCount, baseCurrency: currencyCode(scope.business.baseCurrency) };
  }),
};
