import type { ActionDecision } from '../../worker/jobs/act-on-actions.ts';
import type { Action, ActionDetail } from '../../../src-shared/contract/actions.ts';
import { jobActor, jobBusiness } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { listExecutions } from './execution-store.ts';
import { listActions, viewAction } from './view-actions.ts';

/** One decision, made by the worker in a transaction, told to those who show it. */
async function decide(scope: BusinessScope, decision: ActionDecision): Promise<void> {
  refuseReplay(scope);
  await scope.services.worker.run('decideAction', { business: jobBusiness(scope), actor: jobActor(scope), decision });
  scope.services.anchorChanged();
  publishChange(scope, 'alerts', 'obligations', 'parties', 'forecast', 'audit');
}

const shown = (scope: BusinessScope, actionId: number): Action => viewAction(scope.services.database.read, scope.business.id, actionId);

function detailed(scope: BusinessScope, actionId: number): ActionDetail {
  const { read } = scope.services.database;
  return { ...shown(scope, actionId), executions: listExecutions(read, scope.business.id, { actionIds: [actionId] }) };
}

export const actionProcedures = {
  list: os.actions.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listActions(scope.services.database.read, scope.business.id, { state: input.state, asOf: scope.asOf });
  }),
  get: os.actions.get.handler(({ context, input }) => detailed(inBusiness(context.scope), input.actionId)),
  preview: os.actions.preview.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { actionId, optionId, edits } = input;
    return scope.services.worker.run('previewAction', { business: jobBusiness(scope), approval: { actionId, optionId, edits } });
  }),
  approve: os.actions.approve.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { actionId, optionId, edits, key, overrideConflicts } = input;
    await decide(scope, { kind: 'approve', approvals: [{ actionId, optionId, edits }], key, overrideConflicts });
    return detailed(scope, actionId);
  }),
  approveBatch: os.actions.approveBatch.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { approvals } = input;
    await decide(scope, { kind: 'approve', approvals, overrideConflicts: false });
    const actionIds = approvals.map(({ actionId }) => actionId);
    const executions = listExecutions(scope.services.database.read, scope.business.id, { actionIds });
    return { approved: approvals.length, executions: executions.filter(({ status }) => status === 'executed') };
  }),
  skip: os.actions.skip.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { actionId, reason, key } = input;
    await decide(scope, { kind: 'skip', actionId, reason, key });
    return shown(scope, actionId);
  }),
  snooze: os.actions.snooze.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { actionId, until, key } = input;
    await decide(scope, { kind: 'snooze', actionId, until, key });
    return shown(scope, actionId);
  }),
  undo: os.actions.undo.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { actionId, key } = input;
    await decide(scope, { kind: 'undo', actionId, key });
    return shown(scope, actionId);
  }),
  confirmDone: os.actions.confirmDone.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { actionId, note, key } = input;
    await decide(scope, { kind: 'confirm', actionId, note, key });
    return detailed(scope, actionId);
  }),
};
