import { useQueryClient } from '@tanstack/react-query';
import type { AutomationRuleView, ExecutionRule } from '../../../src-shared/contract/actions.ts';
import { ACTION_TYPE_LABELS } from '../../../src-shared/domain/vocabulary/actions.ts';
import { api, client } from '../../client.ts';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useBusiness } from '../../stores/business.ts';

type ExecutionRuleChange = Partial<Omit<ExecutionRule, 'actionType' | 'isLocked'>>;
type AutomationRuleChange = Partial<Pick<AutomationRuleView, 'enabled' | 'confidenceThreshold' | 'autoApprove'>>;

/** A rule as it can be put back. */
function kept({ actionType, autoExecute, thresholdAmountMinor, thresholdCurrency, excludedTags, includedTags, requireApproval }: ExecutionRule) {
  return { actionType, autoExecute, thresholdAmountMinor, thresholdCurrency, excludedTags, includedTags, requireApproval };
}

/** Changes to what happens by itself, each with its way back. */
export function useRuleChanges() {
  const { id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const make = async (message: string, work: () => Promise<unknown>, undo: () => Promise<unknown>): Promise<boolean> => {
    const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.automation.key() });
    try {
      await work();
      showUndo(message, () => undo().then(refresh));
      await refresh();
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
  return {
    changeExecutionRule: (rule: ExecutionRule, change: ExecutionRuleChange): Promise<boolean> =>
      make(
        `${ACTION_TYPE_LABELS[rule.actionType]}: rule changed`,
        () => client.automation.updateExecutionRule({ businessId, actionType: rule.actionType, ...change }),
        () => client.automation.updateExecutionRule({ businessId, ...kept(rule) }),
      ),
    changeRule: (
      { id: ruleId, name, enabled, confidenceThreshold, autoApprove }: AutomationRuleView,
      change: AutomationRuleChange,
    ): Promise<boolean> =>
      make(
        `${name}: changed`,
        () => client.automation.updateRule({ businessId, ruleId, ...change }),
        () => client.automation.updateRule({ businessId, ruleId, enabled, confidenceThreshold, autoApprove }),
      ),
  };
}
