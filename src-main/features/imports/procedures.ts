import type { ImportAnswers } from '../../engine/import/types.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { SUPPORTED_ENCODINGS } from '../../engine/import/decode/encodings.ts';
import type { ImportJobInput } from '../../worker/jobs/import-work.ts';
import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { type ImportSource, readSource } from './read-source.ts';
import { listBatches } from './store.ts';
import { undoImport } from './undo-import.ts';
import { appendUpload, beginUpload, discardUpload } from './uploads.ts';

type ImportCall = {
  readonly source: ImportSource;
  readonly accountId?: number | undefined;
  readonly accountName?: string | undefined;
  readonly currency?: string | undefined;
  readonly answers: { readonly [K in keyof ImportAnswers]?: ImportAnswers[K] | undefined };
  readonly rowLimit?: number | undefined;
  readonly taskId?: string | undefined;
};

function accountOf(call: ImportCall): ImportJobInput['account'] {
  if (call.accountId !== undefined) return { accountId: call.accountId };
  if (call.accountName !== undefined) return { name: call.accountName, currency: call.currency ?? null };
  throw new AppError('INVALID_INPUT', 'Say which account the file belongs to.');
}

async function runImport(scope: BusinessScope, call: ImportCall, mode: 'preview' | 'book') {
  const { fileName, bytes } = await readSource(call.source, scope.mayReadPaths);
  const answers = Object.fromEntries(Object.entries(call.answers).filter(([, value]) => value !== undefined)) as ImportAnswers;
  const input: ImportJobInput = {
    business: jobBusiness(scope),
    actor: jobActor(scope),
    fileName,
    bytes,
    account: accountOf(call),
    answers,
    mode,
    rowLimit: call.rowLimit ?? null,
  };
  return scope.services.worker.run('importStatement', input, jobOptions(scope, call.taskId));
}

export const importProcedures = {
  upload: {
    begin: os.imports.upload.begin.handler(({ context, input }) => ({ uploadId: beginUpload(input, context.scope.services.clock.monotonicMs()) })),
    append: os.imports.upload.append.handler(async ({ input }) => ({
      receivedBytes: appendUpload(input.uploadId, new Uint8Array(await input.part.arrayBuffer())),
    })),
    discard: os.imports.upload.discard.handler(({ input }) => {
      discardUpload(input.uploadId);
      return {};
    }),
  },
  preview: os.imports.preview.handler(({ context, input }) => runImport(inBusiness(context.scope), input, 'preview')),
  book: os.imports.book.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const result = await runImport(scope, input, 'book');
    if ('uploadId' in input.source) discardUpload(input.source.uploadId);
    if (result.batchId !== null) {
      scope.services.anchorChanged();
      publishChange(scope, 'accounts', 'transactions', 'forecast', 'audit');
    }
    return result;
  }),
  batches: os.imports.batches.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listBatches(scope.services.database.read, scope.business.id, input.limit);
  }),
  undo: os.imports.undo.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const batch = await undoImport(scope, input.batchId);
    publishChange(scope, 'accounts', 'transactions', 'forecast', 'audit');
    return batch;
  }),
  encodings: os.imports.encodings.handler(() => SUPPORTED_ENCODINGS.map((encoding) => encoding.label)),
};
