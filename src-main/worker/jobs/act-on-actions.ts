import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { Consequence } from '../../../src-shared/contract/actions.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { knownAction } from '../../features/actions/view-actions.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { approveAction, conflictsOf, confirmAction, openDesk, skipAction, snoozeAction, undoAction } from './decide-action.ts';
import { type Approval, consequenceOf, planExecution, undertake } from './plan-execution.ts';

export type ActionDecision =
  | { readonly kind: 'approve'; readonly approvals: readonly Approval[]; readonly overrideConflicts: boolean; readonly key?: string | undefined }
  | { readonly kind: 'skip'; readonly actionId: number; readonly reason: string; readonly key?: string | undefined }
  | { readonly kind: 'snooze'; readonly actionId: number; readonly until: IsoDate; readonly key?: string | undefined }
  | { readonly kind: 'undo'; readonly actionId: number; readonly key?: string | undefined }
  | { readonly kind: 'confirm'; readonly actionId: number; readonly note: string; readonly key?: string | undefined };

export type DecideActionInput = { readonly business: JobBusiness; readonly actor: JobActor; readonly decision: ActionDecision };
export type DecideActionOutput = { readonly decided: number };

/** One decision, or several that stand or fall together, in one transaction: state, files, books and log, or nothing of it. */
export async function decideAction({ business, actor, decision }: DecideActionInput, context: JobContext): Promise<DecideActionOutput> {
  await context.database.write((tx) => {
    const desk = openDesk(tx, context, { business, actor });
    const { key } = decision;
    switch (decision.kind) {
      case 'approve': {
        const { approvals, overrideConflicts } = decision;
        if (new Set(approvals.map(({ actionId }) => actionId)).size !== approvals.length)
          throw new AppError('INVALID_INPUT', 'An action is in the batch twice. Nothing was changed; choose one option of each.');
        for (const approval of approvals) approveAction(desk, { ...approval, key, overrideConflicts });
        break;
      }
      case 'skip':
        skipAction(desk, { ...decision, key });
        break;
      case 'snooze':
        snoozeAction(desk, { ...decision, key });
        break;
      case 'undo':
        undoAction(desk, { ...decision, key });
        break;
      case 'confirm':
        confirmAction(desk, { ...decision, key });
        break;
      default:
        unreachable(decision);
    }
  });
  return { decided: decision.kind === 'approve' ? decision.approvals.length : 1 };
}

export type PreviewActionInput = { readonly business: JobBusiness; readonly approval: Approval };
export type PreviewActionOutput = Consequence;

/** Exactly what approving an option will do, worked out by the same code that does it, without writing anything. */
export function previewAction({ business, approval }: PreviewActionInput, context: JobContext): PreviewActionOutput {
  const { read } = context.database;
  const action = knownAction(read, business.businessId, approval.actionId);
  const undertaking = undertake(read, context, { business, action, approval });
  return consequenceOf(undertaking, planExecution(undertaking), conflictsOf(read, business.businessId, action.id));
}
