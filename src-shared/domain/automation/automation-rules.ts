import { currencyExponent, type CurrencyCode } from '../money/currency.ts';
import { minorUnits, type MinorUnits } from '../money/minor-units.ts';
import { ACTION_TYPES, type ActionTag, type ActionType } from '../vocabulary/actions.ts';

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

/** Actions that are about payroll: locked to manual for good. */
export const PAYROLL_ACTION_TYPES: readonly ActionType[] = ['payroll_contingency', 'payroll_confirmation'];

/** Decided by a person whatever a rule says, "always manual" in the source document: what is owed to the state, and where spare cash goes. */
export const PERSON_ONLY_ACTION_TYPES: readonly ActionType[] = ['statutory_payment', 'excess_cash_allocation'];

/** Limit below which a batch of bills could be left to a rule, in whole units of the base currency, as the source document has it. */
const BATCH_LIMIT = 10_000;

/**
 * The rules a new business starts with: everything off and with approval; a batch of bills below the limit only, follow-ups never to strategic
 * customers, delays only for flexible vendors, payroll locked.
 */
export function startingAutomationRules(baseCurrency: CurrencyCode): AutomationRule[] {
  return ACTION_TYPES.map((actionType) => ({
    actionType,
    autoExecute: false,
    thresholdAmountMinor: actionType === 'payment_batch' ? minorUnits(BATCH_LIMIT * 10 ** currencyExponent(baseCurrency)) : null,
    thresholdCurrency: actionType === 'payment_batch' ? baseCurrency : null,
    excludedTags: actionType === 'invoice_follow_up' ? ['strategic'] : [],
    includedTags: actionType === 'vendor_delay' ? ['flexible'] : [],
    requireApproval: true,
    isLocked: PAYROLL_ACTION_TYPES.includes(actionType),
  }));
}
