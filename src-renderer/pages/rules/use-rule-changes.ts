import { useQueryClient } from '@tanstack/react-query';
import type { Categorisation, CategoryRuleView, LearnedRule, RuleDraft, Suggestion, TransferPairView } from '../../../src-shared/contract/rules.ts';
import { api, client } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { showDone, showError, showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';
import { runTask } from '../../stores/tasks.ts';
import { draftOfStored } from './rule-draft.ts';

const LINES = { one: 'line', many: 'lines' };

type Change = { readonly message: string; readonly make: () => Promise<unknown>; readonly undo: () => Promise<unknown> };

/** Makes a change, fetches again what rests on it, and offers to take it back. */
function useChange(): { change: (change: Change) => Promise<boolean>; refresh: () => Promise<void> } {
  const queryClient = useQueryClient();
  const refresh = async (): Promise<void> => {
    await Promise.all([api.rules.key(), api.transfers.key(), api.transactions.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  const change = async ({ message, make, undo }: Change): Promise<boolean> => {
    try {
      await make();
    } catch (error) {
      showError(error);
      return false;
    }
    announce(message);
    showUndo(message, () => undo().then(refresh));
    await refresh();
    return true;
  };
  return { change, refresh };
}

/** What a person can do with rules and what was learned. */
export function useRuleChanges() {
  const { id: businessId } = useBusiness();
  const { change } = useChange();
  const update = (rule: CategoryRuleView, draft: RuleDraft): Promise<unknown> => client.rules.update({ businessId, ruleId: rule.id, rule: draft });
  return {
    create: (draft: RuleDraft): Promise<boolean> => {
      let ruleId = 0;
      const make = async (): Promise<void> => {
        ruleId = (await client.rules.create({ businessId, rule: draft })).id;
      };
      return change({ message: 'Rule created', make, undo: () => client.rules.delete({ businessId, ruleId }) });
    },
    update: (rule: CategoryRuleView, draft: RuleDraft): Promise<boolean> =>
      change({ message: 'Rule changed', make: () => update(rule, draft), undo: () => update(rule, draftOfStored(rule)) }),
    setEnabled: (rule: CategoryRuleView, isEnabled: boolean): Promise<boolean> =>
      change({
        message: isEnabled ? 'Rule switched on' : 'Rule switched off',
        make: () => update(rule, draftOfStored(rule, { isEnabled })),
        undo: () => update(rule, draftOfStored(rule)),
      }),
    remove: (rule: CategoryRuleView): Promise<boolean> =>
      change({
        message: 'Rule deleted. What it filed stays.',
        make: () => client.rules.delete({ businessId, ruleId: rule.id }),
        undo: () => client.rules.restore({ businessId, ruleId: rule.id }),
      }),
    reorder: (before: readonly CategoryRuleView[], after: readonly CategoryRuleView[]): Promise<boolean> => {
      const send = (rules: readonly CategoryRuleView[]): Promise<unknown> =>
        client.rules.reorder({ businessId, ruleIds: rules.map((rule) => rule.id) });
      return change({ message: 'Order changed', make: () => send(after), undo: () => send(before) });
    },
    setLearned: ({ payeeKey, payeeName }: LearnedRule, isEnabled: boolean): Promise<boolean> =>
      change({
        message: `${payeeName}: ${isEnabled ? 'used again' : 'no longer used'}`,
        make: () => client.rules.setLearned({ businessId, payeeKey, isEnabled }),
        undo: () => client.rules.setLearned({ businessId, payeeKey, isEnabled: !isEnabled }),
      }),
    confirmLearned: ({ payeeKey, direction }: LearnedRule): Promise<boolean> => {
      let ruleId = 0;
      const make = async (): Promise<void> => {
        ruleId = (await client.rules.confirmLearned({ businessId, payeeKey, direction })).id;
      };
      return change({ message: 'Made a rule of it', make, undo: () => client.rules.delete({ businessId, ruleId }) });
    },
  };
}

/** What a person can do with lines: apply the rules, accept and decline suggestions. */
export function useFilingChanges() {
  const { id: businessId } = useBusiness();
  const { locale } = useFormat();
  const { change, refresh } = useChange();

  const run = async (label: string, start: (task: { taskId: string; signal: AbortSignal }) => Promise<Categorisation>): Promise<void> => {
    try {
      const { runId, filedCount } = await runTask(label, start);
      if (runId === null) showDone('Nothing to file: every line stands where it belongs.');
      else showUndo(`${countOf(filedCount, LINES, locale)} filed`, () => client.rules.undoRun({ businessId, runId }).then(refresh));
      await refresh();
    } catch (error) {
      showError(error);
    }
  };
  const keyOf = ({ transactionId, suggestedCategoryId: categoryId }: Suggestion) => ({ transactionId, categoryId });
  return {
    applyRules: (): Promise<void> => run('Applying the rules', ({ taskId, signal }) => client.rules.apply({ businessId, taskId }, { signal })),
    acceptFrom: (minConfidence: number): Promise<void> =>
      run('Filing suggestions', ({ signal }) => client.rules.acceptSuggestions({ businessId, accepted: { minConfidence } }, { signal })),
    accept: (suggestion: Suggestion): Promise<boolean> =>
      change({
        message: `Filed under ${suggestion.suggestedCategoryName}`,
        make: () => client.rules.acceptSuggestions({ businessId, accepted: { lines: [keyOf(suggestion)] } }),
        undo: () => client.transactions.setCategory({ businessId, transactionIds: [suggestion.transactionId], categoryId: null }),
      }),
    decline: (suggestion: Suggestion): Promise<boolean> =>
      change({
        message: `Not ${suggestion.suggestedCategoryName}: remembered`,
        make: () => client.rules.declineSuggestions({ businessId, lines: [keyOf(suggestion)] }),
        undo: () => client.rules.declineSuggestions({ businessId, lines: [keyOf(suggestion)], isDeclined: false }),
      }),
  };
}

/** What a person can say about two lines that may be one transfer. */
export function useTransferChanges() {
  const { id: businessId } = useBusiness();
  const { change } = useChange();
  const idsOf = (pair: TransferPairView) => ({ businessId, outTransactionId: pair.out.transactionId, inTransactionId: pair.in.transactionId });
  const say = {
    paired: (pair: TransferPairView) => client.transfers.confirm(idsOf(pair)),
    broken: (pair: TransferPairView) => client.transfers.break(idsOf(pair)),
    suggested: (pair: TransferPairView) => client.transfers.reset(idsOf(pair)),
  };
  const before = (pair: TransferPairView): Promise<unknown> => (pair.source === 'person' ? say[pair.status](pair) : say.suggested(pair));
  return {
    confirm: (pair: TransferPairView) =>
      change({ message: 'One transfer: neither income nor cost', make: () => say.paired(pair), undo: () => before(pair) }),
    break: (pair: TransferPairView) => change({ message: 'No transfer: remembered', make: () => say.broken(pair), undo: () => before(pair) }),
    reset: (pair: TransferPairView) =>
      change({ message: 'Forgotten what you said about these two', make: () => say.suggested(pair), undo: () => before(pair) }),
  };
}
