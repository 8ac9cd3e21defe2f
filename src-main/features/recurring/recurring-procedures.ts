import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { findAgreement } from '../obligations/agreement-store.ts';
import { viewAgreements } from '../obligations/view-agreement.ts';
import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { forgetRefusals, putDecision } from './recurring-store.ts';

export const recurringProcedures = {
  suggestions: os.recurring.suggestions.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return scope.services.worker.run('suggestStreams', { business: jobBusiness(scope) }, jobOptions(scope, undefined));
  }),
  accept: os.recurring.accept.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const { streamKey, name, obligationType, terms, clientId, expenseBucketId } = input;
    const job = { business: jobBusiness(scope), actor: jobActor(scope), streamKey, name, obligationType, terms, clientId, expenseBucketId };
    const { agreementId } = await scope.services.worker.run('acceptStream', job, jobOptions(scope, undefined));
    scope.services.anchorChanged();
    publishChange(scope, 'parties', 'obligations', 'transactions', 'forecast', 'audit');
    const { read } = scope.services.database;
    const agreement = must(findAgreement(read, scope.business.id, agreementId), 'the agreement just made');
    return must(viewAgreements(read, scope.business.id, { agreements: [agreement], asOf: scope.asOf })[0], 'its view');
  }),
  refuse: os.recurring.refuse.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const { streams } = await scope.services.worker.run('suggestStreams', { business: jobBusiness(scope) });
    if (!streams.some(({ streamKey }) => streamKey === input.streamKey))
      throw new AppError('NOT_FOUND', 'This stream is not offered any more: the books have changed. Nothing was changed.');
    await change(scope, (tx) => {
      const decided = { streamKey: input.streamKey, decision: 'refused', agreementId: null } as const;
      putDecision(tx, scope.business.id, { ...decided, nowInstant: scope.services.clock.nowInstant(), userId: scope.userId });
      record(tx, scope, { action: 'refuse_stream', entityType: 'recurring_stream', entityId: input.streamKey });
    });
    publishChange(scope, 'obligations', 'audit');
    return {};
  }),
  reconsider: os.recurring.reconsider.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const reconsidered = await change(scope, (tx) => {
      const count = forgetRefusals(tx, scope.business.id, input.streamKey ?? null);
      if (count > 0)
        record(tx, scope, { action: 'reconsider_stream', entityType: 'recurring_stream', entityId: input.streamKey ?? null, details: { count } });
      return count;
    });
    publishChange(scope, 'obligations', 'audit');
    return { reconsidered };
  }),
};
