import { os, refuseReplay } from '../scope/os.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { splitLine, viewSplit } from './split-line.ts';

export const splitProcedures = {
  get: os.splits.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return viewSplit(scope.services.database.read, scope.business.id, input.transactionId);
  }),
  set: os.splits.set.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const split = await splitLine(scope, input.transactionId, input.parts);
    publishChange(scope, 'transactions', 'audit');
    return split;
  }),
  clear: os.splits.clear.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const split = await splitLine(scope, input.transactionId, []);
    publishChange(scope, 'transactions', 'audit');
    return split;
  }),
};
