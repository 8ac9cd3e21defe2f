import { describe, expect, it } from 'vitest';
import { type AutomationRule, startingAutomationRules } from '../../../../../src-shared/domain/automation/automation-rules.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { ACTION_TYPES } from '../../../../../src-shared/domain/vocabulary/actions.ts';
import { mayAutoExecute, type AutomatableAction } from '../../../../../src-main/engine/execution/automation/may-auto-execute.ts';

const EUR = currencyCode('EUR');
const action = (changes: Partial<AutomatableAction>): AutomatableAction => ({
  actionType: 'payment_batch',
  amountMinor: minorUnits(999_999),
  currency: EUR,
  tags: [],
  holdsPayroll: false,
  ...changes,
});
/** The defaults, switched on as far as anyone could. */
const opened = startingAutomationRules(EUR).map((rule): AutomationRule => ({ ...rule, autoExecute: true, requireApproval: false, isLocked: false }));
const verdict = (changes: Partial<AutomatableAction>, rules = opened): string => {
  const { mayExecute, reason } = mayAutoExecute(action(changes), rules);
  return `${mayExecute ? 'yes' : 'no'}: ${reason}`;
};

describe('automation rules of a new business', () => {
  const rules = startingAutomationRules(EUR);

  it('cover every action type, all off and with approval', () => {
    expect(rules.map((rule) => rule.actionType)).toEqual([...ACTION_TYPES]);
    expect(rules.filter((rule) => rule.autoExecute || !rule.requireApproval)).toEqual([]);
    expect(rules.map((rule) => mayAutoExecute(action({ actionType: rule.actionType }), rules).mayExecute)).not.toContain(true);
  });

  it('are those of the source document', () => {
    expect(rules.find((rule) => rule.actionType === 'payment_batch')).toMatchObject({ thresholdAmountMinor: 1_000_000, thresholdCurrency: 'EUR' });
    expect(rules.find((rule) => rule.actionType === 'invoice_follow_up')?.excludedTags).toEqual(['strategic']);
    expect(rules.find((rule) => rule.actionType === 'vendor_delay')?.includedTags).toEqual(['flexible']);
    expect(rules.filter((rule) => rule.isLocked).map((rule) => rule.actionType)).toEqual(['payroll_contingency', 'payroll_confirmation']);
  });

  it.each([
    ['JPY', 10_000],
    ['USD', 1_000_000],
    ['KWD', 10_000_000],
  ])('leave a batch of bills to a rule below 10,000 whole %s only', (code, minor) => {
    const batch = startingAutomationRules(currencyCode(code)).find((rule) => rule.actionType === 'payment_batch');
    expect(batch).toMatchObject({ thresholdAmountMinor: minor, thresholdCurrency: code });
  });
});

describe('executing without a person', () => {
  it('is never possible for payroll, whatever the rules say', () => {
    for (const changes of [
      { actionType: 'payroll_contingency' },
      { actionType: 'payroll_confirmation' },
      { holdsPayroll: true },
      { tags: ['payroll'] },
    ] as const)
      expect(verdict(changes)).toBe('no: Payroll is always decided by a person.');
    expect(verdict({ actionType: 'payroll_contingency' }, [{ ...(opened[0] as AutomationRule), actionType: 'payroll_contingency' }])).toMatch(/^no/);
  });

  it('is never possible for statutory payments and spare cash', () => {
    for (const actionType of ['statutory_payment', 'excess_cash_allocation'] as const)
      expect(verdict({ actionType })).toBe('no: This kind of action is always decided by a person.');
  });

  it('follows the rule: limit, tags, switches', () => {
    expect(verdict({})).toBe('yes: The rule for this kind of action allows it.');
    expect(verdict({ amountMinor: minorUnits(1_000_000) })).toBe('no: The amount is not below the limit of the rule.');
    expect(verdict({ amountMinor: null })).toMatch(/^no: The rule has a limit/);
    expect(verdict({ currency: currencyCode('USD') })).toMatch(/another currency/);
    expect(verdict({ actionType: 'invoice_follow_up', tags: ['strategic'] })).toBe('no: The rule leaves out what is tagged “strategic”.');
    expect(verdict({ actionType: 'invoice_follow_up', tags: ['managed'] })).toMatch(/^yes/);
    expect(verdict({ actionType: 'vendor_delay', tags: ['negotiable'] })).toBe('no: The rule takes only what is tagged “flexible”.');
    expect(verdict({ actionType: 'vendor_delay', tags: ['flexible'] })).toMatch(/^yes/);
    expect(verdict({}, [])).toMatch(/no rule/);
    expect(verdict({}, [...opened, ...opened])).toMatch(/more than one rule/);
    const one = (changes: Partial<AutomationRule>): AutomationRule[] => opened.map((rule) => ({ ...rule, ...changes }));
    expect(verdict({}, one({ isLocked: true }))).toMatch(/locked/);
    expect(verdict({}, one({ autoExecute: false }))).toMatch(/switched off/);
    expect(verdict({}, one({ requireApproval: true }))).toMatch(/approval first/);
  });
});
