import { useQueryClient } from '@tanstack/react-query';
import type { Action, ActionDetail, ActionOption } from '../../../src-shared/contract/actions.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { api, client } from '../../client.ts';
import { showDone, showError, showUndo } from '../../components/undo-toast.tsx';
import { formatDate } from '../../format/dates.ts';
import { useBusiness } from '../../stores/business.ts';
import { approvedMessage } from './approval-words.ts';
import { downloadExecution } from './download-execution.ts';

export type Edit = { readonly field: string; readonly value: string };
type Approval = {
  readonly action: Action;
  readonly option: ActionOption;
  readonly edits: readonly Edit[];
  readonly overrideConflicts: boolean;
};

/** What a person decides about actions; whatever can be taken back offers it. */
export function useActionChanges() {
  const { id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const refresh = async (): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: api.actions.key() }),
      queryClient.invalidateQueries({ queryKey: api.executions.key() }),
    ]);
  };
  const takeBack = async (actionIds: readonly number[]): Promise<void> => {
    for (const actionId of actionIds.toReversed()) await client.actions.undo({ businessId, actionId });
    await refresh();
  };
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      const result = await work();
      await refresh();
      return result;
    } catch (error) {
      showError(error);
      return null;
    }
  };
  return {
    approve: async ({ action, option, edits, overrideConflicts }: Approval): Promise<ActionDetail | null> => {
      const decided = await attempt(() =>
        client.actions.approve({ businessId, actionId: action.id, optionId: option.optionId, edits: [...edits], overrideConflicts }),
      );
      if (decided === null) return null;
      if (option.channel === 'rail') showDone(approvedMessage(option));
      else showUndo(approvedMessage(option), () => takeBack([action.id]));
      const made = decided.executions.filter(({ status, fileName }) => status === 'executed' && fileName !== null);
      for (const { id } of made) await downloadExecution(businessId, id).catch(showError);
      return decided;
    },
    approveBatch: async (approvals: readonly { readonly action: Action; readonly option: ActionOption }[]): Promise<boolean> => {
      const done = await attempt(() =>
        client.actions.approveBatch({
          businessId,
          approvals: approvals.map(({ action, option }) => ({ actionId: action.id, optionId: option.optionId, edits: [] })),
        }),
      );
      if (done === null) return false;
      const files = done.executions.filter(({ fileName }) => fileName !== null).length;
      const where = files === 0 ? '.' : '; files under Decided.';
      showUndo(`${done.approved} approved${where}`, () => takeBack(approvals.map(({ action }) => action.id)));
      return true;
    },
    skip: async (action: Action, reason: string): Promise<boolean> => {
      const done = await attempt(() => client.actions.skip({ businessId, actionId: action.id, reason }));
      if (done !== null) showUndo('Action skipped.', () => takeBack([action.id]));
      return done !== null;
    },
    snooze: async (action: Action, until: IsoDate): Promise<boolean> => {
      const done = await attempt(() => client.actions.snooze({ businessId, actionId: action.id, until }));
      if (done !== null) showUndo(`Snoozed until ${formatDate(until)}.`, () => takeBack([action.id]));
      return done !== null;
    },
    undo: async (action: Pick<Action, 'id' | 'title'>): Promise<void> => {
      const done = await attempt(() => client.actions.undo({ businessId, actionId: action.id }));
      if (done !== null) showDone(`“${action.title}” waits for a decision again.`);
    },
    confirmDone: async (action: Pick<Action, 'id'>, note: string): Promise<boolean> => {
      const done = await attempt(() => client.actions.confirmDone({ businessId, actionId: action.id, note }));
      if (done !== null) showUndo('Done, as you noted.', () => takeBack([action.id]));
      return done !== null;
    },
  };
}
