import { AppError } from '../../../src-shared/result/app-error.ts';
import { findLine } from '../obligations/payment-store.ts';
import { knownSchedule } from '../obligations/record-payment.ts';
import { jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { matchAutomatically } from './match-automatically.ts';
import { insertDeclined } from './match-store.ts';

export const matchingProcedures = {
  suggestions: os.matching.suggestions.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { transactionId, limit } = input;
    if (transactionId !== undefined && findLine(scope.services.database.read, scope.business.id, transactionId) === undefined)
      throw new AppError('NOT_FOUND', 'This bank line is not in the book any more.');
    return scope.services.worker.run('suggestMatches', { business: jobBusiness(scope), transactionId, limit }, jobOptions(scope, undefined));
  }),
  acceptAutomatic: os.matching.acceptAutomatic.handler(async ({ context }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const paymentIds = await matchAutomatically(scope);
    return { matched: paymentIds.length, paymentIds };
  }),
  decline: os.matching.decline.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const { transactionId, scheduleIds } = input;
    await change(scope, (tx) => {
      const businessId = scope.business.id;
      if (findLine(tx, businessId, transactionId) === undefined)
        throw new AppError('NOT_FOUND', 'This bank line is not in the book any more. Nothing was changed.');
      for (const scheduleId of scheduleIds) {
        knownSchedule({ tx, businessId }, scheduleId);
        insertDeclined(tx, businessId, { transactionId, scheduleId }, { nowInstant: scope.services.clock.nowInstant(), userId: scope.userId });
      }
      record(tx, scope, { action: 'decline_match', entityType: 'bank_transaction', entityId: String(transactionId), after: { scheduleIds } });
    });
    publishChange(scope, 'obligations', 'audit');
    return {};
  }),
};
