import { type AutomationRule, PAYROLL_ACTION_TYPES, PERSON_ONLY_ACTION_TYPES } from '../../../../src-shared/domain/automation/automation-rules.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { ActionTag, ActionType } from '../../../../src-shared/domain/vocabulary/actions.ts';

/** What a rule looks at; every prepared action has it. */
export type AutomatableAction = {
  readonly actionType: ActionType;
  /** Magnitude in `currency`; null when no amount moves. */
  readonly amountMinor: MinorUnits | null;
  readonly currency: CurrencyCode;
  readonly tags: readonly ActionTag[];
  /** Whether a salary or wage is among what it pays. */
  readonly holdsPayroll: boolean;
};

export type AutomationVerdict = { readonly mayExecute: boolean; readonly reason: string };

const manual = (reason: string): AutomationVerdict => ({ mayExecute: false, reason });

function limitProblem(action: AutomatableAction, rule: AutomationRule): string | null {
  if (rule.thresholdAmountMinor === null) return null;
  if (action.amountMinor === null) return 'The rule has a limit and the amount of this action is not known.';
  if (rule.thresholdCurrency !== action.currency) return 'The limit of the rule is in another currency than the action.';
  return action.amountMinor < rule.thresholdAmountMinor ? null : 'The amount is not below the limit of the rule.';
}

/**
 * Whether an action may be executed without a person, and why or why not. Payroll never may: not its two action types, not a batch that holds a
 * payroll item, not an action tagged so, whatever the rules say. Statutory payments and spare cash stay manual too. Otherwise the rule of
 * the type must be there, unlocked, switched on, without approval, and its limit (the amount stays below it) and tags must fit.
 */
export function mayAutoExecute(action: AutomatableAction, rules: readonly AutomationRule[]): AutomationVerdict {
  if (PAYROLL_ACTION_TYPES.includes(action.actionType) || action.holdsPayroll || action.tags.includes('payroll'))
    return manual('Payroll is always decided by a person.');
  if (PERSON_ONLY_ACTION_TYPES.includes(action.actionType)) return manual('This kind of action is always decided by a person.');
  const matching = rules.filter((rule) => rule.actionType === action.actionType);
  const [rule] = matching;
  if (rule === undefined) return manual('There is no rule for this kind of action.');
  if (matching.length > 1) return manual('There is more than one rule for this kind of action.');
  if (rule.isLocked) return manual('The rule for this kind of action is locked.');
  if (!rule.autoExecute) return manual('The rule for this kind of action is switched off.');
  if (rule.requireApproval) return manual('The rule for this kind of action asks for approval first.');
  const excluded = rule.excludedTags.find((tag) => action.tags.includes(tag));
  if (excluded !== undefined) return manual(`The rule leaves out what is tagged “${excluded}”.`);
  if (rule.includedTags.length > 0 && !rule.includedTags.some((tag) => action.tags.includes(tag)))
    return manual(`The rule takes only what is tagged “${rule.includedTags.join('” or “')}”.`);
  const problem = limitProblem(action, rule);
  return problem === null ? { mayExecute: true, reason: 'The rule for this kind of action allows it.' } : manual(problem);
}
