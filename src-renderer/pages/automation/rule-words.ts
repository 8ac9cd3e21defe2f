import type { ExecutionRule } from '../../../src-shared/contract/actions.ts';
import { PERSON_ONLY_ACTION_TYPES } from '../../../src-shared/domain/automation/automation-rules.ts';
import { ACTION_TAG_LABELS, type ActionTag } from '../../../src-shared/domain/vocabulary/actions.ts';
import type { Format } from '../../components/use-format.ts';

/** Why nobody can let a kind of action go by itself; null where one can. */
export function lockedBecause({ actionType, isLocked }: Pick<ExecutionRule, 'actionType' | 'isLocked'>): string | null {
  if (isLocked) return 'Payroll is always decided by a person. Nobody can change this.';
  return PERSON_ONLY_ACTION_TYPES.includes(actionType) ? 'Always decided by a person, because a mistake here is dear.' : null;
}

function listed(tags: readonly ActionTag[], word: 'or' | 'and'): string {
  const names = tags.map((tag) => ACTION_TAG_LABELS[tag].toLowerCase());
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** The limits of a rule: `Below €10,000; never for strategic customer`. Empty where it has none. */
export function limitWords(rule: ExecutionRule, format: Pick<Format, 'money'>): string {
  const { thresholdAmountMinor, thresholdCurrency, excludedTags, includedTags } = rule;
  const parts = [
    thresholdAmountMinor === null || thresholdCurrency === null ? null : `below ${format.money(thresholdAmountMinor, thresholdCurrency)}`,
    includedTags.length === 0 ? null : `only for: ${listed(includedTags, 'or')}`,
    excludedTags.length === 0 ? null : `never for: ${listed(excludedTags, 'or')}`,
  ].filter((part) => part !== null);
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What comes of a rule as it stands, in a few words. */
export function ruleOutcome(rule: ExecutionRule): string {
  if (lockedBecause(rule) !== null || !rule.autoExecute) return 'Waits for you';
  return rule.requireApproval ? 'Waits for your approval' : 'Done by itself';
}
