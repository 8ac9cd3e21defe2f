import { currencyExponent, type CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { ACTION_TYPES, type ActionTag, type ActionType } from '../../../../src-shared/domain/vocabulary/actions.ts';

/** Whether an action of one type may leave without a person (`execution_automation_rules`). */
export type AutomationRule = {
  readonly actionType: ActionType;
  readonly autoExecute: boolean;
  /** Largest amount, a magnitude in `thresholdCurrency`; null sets no limit. */
  readonly thresholdAmountMinor: MinorUnits | null;
  readonly thresholdCurrency: CurrencyCode | null;
  /** One of these keeps the action manual. */
  readonly excludedTags: readonly ActionTag[];
  /** Not empty: the action needs one of these. */
  readonly includedTags: readonly ActionTag[];
  readonly requireApproval: boolean;
  /** Cannot be changed by anyone. */
  readonly isLocked: boolean;
};

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

/** Actions that are about payroll: locked to manual for good. */
const PAYROLL_TYPES: readonly ActionType[] = ['payroll_contingency', 'payroll_confirmation'];

/** Limit below which a batch of bills could be left to the rule: 10,000.00 of the base currency. */
const BATCH_LIMIT = 10_000;

/**
 * The rules a new business starts with: everything off and with approval; a batch at most 10,000.00 in base currency, follow-ups never to
 * strategic customers, delays only for flexible vendors, payroll locked.
 */
export function defaultAutomationRules(baseCurrency: CurrencyCode): AutomationRule[] {
  return ACTION_TYPES.map((actionType) => ({
    actionType,
    autoExecute: false,
    thresholdAmountMinor: actionType === 'payment_batch' ? minorUnits(BATCH_LIMIT * 10 ** currencyExponent(baseCurrency)) : null,
    thresholdCurrency: actionType === 'payment_batch' ? baseCurrency : null,
    excludedTags: actionType === 'invoice_follow_up' ? ['strategic'] : [],
    includedTags: actionType === 'vendor_delay' ? ['flexible'] : [],
    requireApproval: true,
    isLocked: PAYROLL_TYPES.includes(actionType),
  }));
}

/** Types a person must always decide on whatever the rule says: the source document calls them “always manual”. */
const ALWAYS_MANUAL: readonly ActionType[] = ['statutory_payment', 'excess_cash_allocation'];

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
  if (PAYROLL_TYPES.includes(action.actionType) || action.holdsPayroll || action.tags.includes('payroll'))
    return manual('Payroll is always decided by a person.');
  if (ALWAYS_MANUAL.includes(action.actionType)) return manual('This kind of action is always decided by a person.');
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
