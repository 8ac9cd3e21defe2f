import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../../../../src-renderer/format/money.ts';
import { limitWords, lockedBecause, ruleOutcome } from '../../../../../src-renderer/pages/automation/rule-words.ts';
import type { ExecutionRule } from '../../../../../src-shared/contract/actions.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';

const RULE: ExecutionRule = {
  actionType: 'payment_batch',
  autoExecute: true,
  thresholdAmountMinor: minorUnits(1_000_000),
  thresholdCurrency: currencyCode('EUR'),
  excludedTags: ['strategic', 'critical'],
  includedTags: [],
  requireApproval: true,
  isLocked: false,
};
const format = {
  money: (amount: Parameters<typeof formatMoney>[0], currency: ExecutionRule['thresholdCurrency'] & string) =>
    formatMoney(amount, currency, { locale: 'en-IE' }),
};

describe('a rule of carrying out', () => {
  it('says its limits in words', () => {
    expect(limitWords(RULE, format)).toBe('Below €10,000; never for: strategic customer or critical vendor');
    expect(limitWords({ ...RULE, thresholdAmountMinor: null, thresholdCurrency: null, excludedTags: [] }, format)).toBe('');
  });

  it('says what comes of it', () => {
    expect(ruleOutcome(RULE)).toBe('Waits for your approval');
    expect(ruleOutcome({ ...RULE, requireApproval: false })).toBe('Done by itself');
    expect(ruleOutcome({ ...RULE, autoExecute: false, requireApproval: false })).toBe('Waits for you');
  });

  it('is closed for payroll and for what only a person decides', () => {
    expect(lockedBecause({ actionType: 'payroll_confirmation', isLocked: true })).toContain('Payroll');
    expect(ruleOutcome({ ...RULE, actionType: 'statutory_payment', requireApproval: false })).toBe('Waits for you');
    expect(lockedBecause(RULE)).toBeNull();
  });
});
