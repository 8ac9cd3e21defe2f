import { mayAutoExecute } from '../../engine/execution/automation/may-auto-execute.ts';
import { isAppError } from '../../../src-shared/result/app-error.ts';
import { listOptions, listStoredActions } from '../../features/actions/action-store.ts';
import { listExecutionRules } from '../../features/actions/execution-rule-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { approveAction, openDesk } from './decide-action.ts';

/** What leaves as a file or stays in the books; what a person has to do by hand, no rule can. */
const CHANNELS: readonly string[] = ['email_draft', 'payment_file', 'calendar_file', 'in_app'];

/**
 * Carries out the recommended option of those actions that a rule allows to leave without a person, each in a transaction of its own and logged with the
 * reason. What cannot be done, or rules something else out, waits for the person as before.
 */
export async function executeAutomatically(
  job: { readonly business: JobBusiness; readonly actor: JobActor },
  actionIds: readonly number[],
  context: JobContext,
): Promise<number> {
  const { read } = context.database;
  const { businessId } = job.business;
  const rules = listExecutionRules(read, businessId);
  if (actionIds.length === 0 || !rules.some(({ autoExecute }) => autoExecute)) return 0;
  const options = listOptions(read, businessId, actionIds);
  let count = 0;
  for (const action of listStoredActions(read, businessId, { ids: actionIds })) {
    const verdict = mayAutoExecute(action, rules);
    const option = options.get(action.id)?.find(({ isRecommended }) => isRecommended);
    if (!verdict.mayExecute || option === undefined || !CHANNELS.includes(option.channel)) continue;
    const actor = { userId: null, userName: 'Automation', source: job.actor.source };
    const decider = { isAutomatic: true, reasoning: `${verdict.reason} ${option.recommendationReason ?? ''}`.trim() };
    try {
      await context.database.write((tx) =>
        approveAction(openDesk(tx, context, { business: job.business, actor, decider }), {
          actionId: action.id,
          optionId: option.optionId,
          edits: [],
          key: `automation/${action.state.approvalNumber + 1}`,
          overrideConflicts: false,
        }),
      );
      count += 1;
    } catch (error) {
      // A line without an account, or another action in the way: a person has to look at it.
      if (!isAppError(error)) throw error;
    }
  }
  return count;
}
