import { AppError } from '../../../src-shared/result/app-error.ts';
import { jobActor, jobBusiness } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { findFile, listExecutions } from './execution-store.ts';

export const executionProcedures = {
  list: os.executions.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listExecutions(scope.services.database.read, scope.business.id, { limit: input.limit });
  }),
  file: os.executions.file.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const file = findFile(scope.services.database.read, scope.business.id, input.executionId);
    if (file === undefined) throw new AppError('NOT_FOUND', 'No file was made by this execution.');
    const { fileName, mediaType, bytes, mailtoUrl } = file;
    return { fileName, mediaType, contentBase64: Buffer.from(bytes).toString('base64'), mailtoUrl };
  }),
  verify: os.executions.verify.handler(async ({ context }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const found = await scope.services.worker.run('verifyExecutions', { business: jobBusiness(scope), actor: jobActor(scope) });
    if (found.verified > 0) {
      scope.services.anchorChanged();
      publishChange(scope, 'alerts', 'audit');
    }
    return found;
  }),
};
