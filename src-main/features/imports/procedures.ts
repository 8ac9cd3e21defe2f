import type { ImportBatch } from '../../../src-shared/contract/imports.ts';
import type { ImportAnswers } from '../../engine/import/types.ts';
import { AppError, isAppError } from '../../../src-shared/result/app-error.ts';
import { SUPPORTED_ENCODINGS } from '../../../src-shared/domain/vocabulary/encodings.ts';
import type { ImportJobInput } from '../../worker/jobs/import-work.ts';
import { change, record } from '../scope/record.ts';
import { runPipeline } from '../pipeline/run-pipeline.ts';
import { scoreForecasts } from '../forecast/accuracy-procedures.ts';
import { matchAutomatically } from '../matching/match-automatically.ts';
import { categoriseBatch, matchTransfers } from '../rules/categorise-batch.ts';
import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { deleteProfile, findProfile, listProfiles } from './profile-store.ts';
import { type FileSource, openSource } from './read-source.ts';
import { type BatchRow, findBatch, listBatches } from './store.ts';
import { appendUpload, beginUpload, discardUpload } from './uploads.ts';

type ImportCall = {
  readonly source: FileSource | { readonly batchId: number };
  readonly accountId?: number | undefined;
  readonly accountName?: string | undefined;
  readonly currency?: string | undefined;
  readonly answers: { readonly [K in keyof ImportAnswers]?: ImportAnswers[K] | undefined };
  readonly leaveOut?: readonly number[];
  readonly takeAnyway?: readonly number[];
  readonly statementAccount?: string | undefined;
  readonly rowLimit?: number | undefined;
  readonly taskId?: string | undefined;
};

function accountOf(call: ImportCall): ImportJobInput['account'] {
  if (call.accountId !== undefined) return { accountId: call.accountId };
  if (call.accountName !== undefined) return { name: call.accountName, currency: call.currency ?? null };
  throw new AppError('INVALID_INPUT', 'Say which account the file belongs to.');
}

async function loadSource(scope: BusinessScope, source: ImportCall['source']): Promise<Pick<ImportJobInput, 'bytes' | 'fileName'>> {
  if (!('batchId' in source)) return openSource(source, scope.mayReadPaths);
  return { bytes: source, fileName: knownBatch(scope, source.batchId).fileName };
}

function knownBatch(scope: BusinessScope, batchId: number): BatchRow {
  const batch = findBatch(scope.services.database.read, scope.business.id, batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND', 'There is no such import in this business. Nothing was read.');
  return batch;
}

/** The memory of a file read for this call alone; what was uploaded is shared and stays. */
function ownMemory(bytes: ImportJobInput['bytes']): ArrayBuffer[] {
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return [];
  return bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
}

async function runImport(scope: BusinessScope, call: ImportCall, mode: 'preview' | 'book') {
  const answers = Object.fromEntries(Object.entries(call.answers).filter(([, value]) => value !== undefined)) as ImportAnswers;
  const input: ImportJobInput = {
    business: jobBusiness(scope),
    actor: jobActor(scope),
    ...(await loadSource(scope, call.source)),
    account: accountOf(call),
    answers,
    mode,
    rowLimit: call.rowLimit ?? null,
    leaveOut: call.leaveOut ?? [],
    takeAnyway: call.takeAnyway ?? [],
    statementAccount: call.statementAccount ?? null,
  };
  return scope.services.worker.run('importStatement', input, { ...jobOptions(scope, call.taskId), transfer: ownMemory(input.bytes) });
}

function undoBatch(scope: BusinessScope, batchId: number): Promise<ImportBatch> {
  return scope.services.worker.run('undoImport', { businessId: scope.business.id, batchId, actor: jobActor(scope) });
}

/**
 * The kept bytes of a batch under other answers. It is previewed first, so that a question or an error is told before the old batch is taken back; what
 * then could still fail is the disk, and the batch can be booked again from its bytes.
 */
async function remap(scope: BusinessScope, call: { batchId: number; answers: ImportCall['answers']; taskId?: string | undefined }) {
  const batch = knownBatch(scope, call.batchId);
  const again: ImportCall = { source: { batchId: batch.id }, accountId: batch.accountId, answers: call.answers, rowLimit: 0, taskId: call.taskId };
  const preview = await runImport(scope, again, 'preview');
  if (preview.questions.length > 0)
    throw new AppError('IMPORT_HAS_QUESTIONS', 'Under these answers the file leaves questions open. Nothing was changed; answer them as well.');
  if (preview.statementAccounts.length > 1) {
    throw new AppError(
      'CONFLICT',
      'This file holds several accounts, and they were booked one by one. Nothing was changed; take its imports back and import the file again.',
    );
  }
  if (batch.status === 'booked') await undoBatch(scope, batch.id);
  return runImport(scope, again, 'book');
}

/**
 * What follows a booked batch: its lines are filed, transfers found, and trouble looked for. The import stands whatever happens here, so that a failure is
 * logged and nothing else. A window does not wait for the check; a command would end before it.
 */
async function followUp(scope: BusinessScope, batchId: number): Promise<void> {
  const { services } = scope;
  const report = (error: unknown): void => services.logger.error('after an import', { batchId, code: isAppError(error) ? error.code : 'INTERNAL' });
  services.anchorChanged();
  publishChange(scope, ...BOOK_TOPICS);
  await categoriseBatch(scope, batchId).catch(report);
  await matchAutomatically(scope).catch(report);
  await scoreForecasts(scope).catch(report);
  if (scope.host === 'cli') return;
  const later = { ...scope, signal: undefined };
  void runPipeline(later, { mode: 'full', startedBy: 'import' })
    .then(() => services.worker.run('keepFit', { business: jobBusiness(later) }))
    .catch(report);
}

const BOOK_TOPICS = ['accounts', 'transactions', 'forecast', 'audit'] as const;

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
    if (result.batchId !== null) await followUp(scope, result.batchId);
    return result;
  }),
  batches: os.imports.batches.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listBatches(scope.services.database.read, scope.business.id, input.limit);
  }),
  undo: os.imports.undo.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const batch = await undoBatch(scope, input.batchId);
    scope.services.anchorChanged();
    await matchTransfers(scope);
    publishChange(scope, ...BOOK_TOPICS);
    return batch;
  }),
  remap: os.imports.remap.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const result = await remap(scope, input);
    if (result.batchId !== null) await followUp(scope, result.batchId);
    return result;
  }),
  coverage: os.imports.coverage.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const months = await scope.services.worker.run('coverage', { businessId: scope.business.id, accountId: input.accountId });
    return months.map((month) => ({ ...month, batchIds: [...month.batchIds], missing: [...month.missing] }));
  }),
  profiles: os.imports.profiles.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listProfiles(scope.services.database.read, scope.business.id, input.accountId);
  }),
  forgetProfile: os.imports.forgetProfile.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    await change(scope, (tx) => {
      const profile = findProfile(tx, scope.business.id, input.profileId);
      if (profile === undefined) throw new AppError('NOT_FOUND', 'There are no such answers any more. Nothing was changed.');
      deleteProfile(tx, scope.business.id, profile);
      record(tx, scope, {
        action: 'delete',
        entityType: 'import_profile',
        entityId: String(input.profileId),
        before: { layout: profile.layout, answers: profile.answers },
      });
    });
    publishChange(scope, 'settings', 'audit');
    return {};
  }),
  encodings: os.imports.encodings.handler(() => SUPPORTED_ENCODINGS.map((encoding) => encoding.label)),
};
