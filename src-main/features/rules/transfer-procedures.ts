import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { type BusinessScope, inBusiness, publishChange, type Scope } from '../scope/services.ts';
import { matchTransfers } from './categorise-batch.ts';
import { decideTransfer } from './decide-transfer.ts';
import { countPairs, listPairs } from './transfer-pair-store.ts';

/** Keeps the person's word, then looks what it frees for others. */
async function decide(
  callScope: Scope,
  input: { readonly outTransactionId: number; readonly inTransactionId: number },
  said: 'paired' | 'broken' | null,
): Promise<Record<string, never>> {
  refuseReplay(callScope);
  const scope: BusinessScope = inBusiness(callScope);
  await decideTransfer(scope, { outId: input.outTransactionId, inId: input.inTransactionId }, said);
  await matchTransfers(scope);
  publishChange(scope, 'transactions', 'forecast', 'audit');
  return {};
}

export const transferProcedures = {
  list: os.transfers.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const counts = countPairs(read, scope.business.id);
    const total = input.status === 'all' ? counts.paired + counts.suggested + counts.broken : counts[input.status];
    return { rows: listPairs(read, scope.business.id, input), total, suggestedCount: counts.suggested };
  }),
  confirm: os.transfers.confirm.handler(({ context, input }) => decide(context.scope, input, 'paired')),
  break: os.transfers.break.handler(({ context, input }) => decide(context.scope, input, 'broken')),
  reset: os.transfers.reset.handler(({ context, input }) => decide(context.scope, input, null)),
  find: os.transfers.find.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const job = { business: jobBusiness(scope), actor: jobActor(scope) };
    const { hasChanged, ...counts } = await scope.services.worker.run('matchTransfers', job, jobOptions(scope, input.taskId));
    if (hasChanged) {
      scope.services.anchorChanged();
      publishChange(scope, 'transactions', 'forecast', 'audit');
    }
    return counts;
  }),
};
