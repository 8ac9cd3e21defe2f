import { describe, expect, it } from 'vitest';
import { defaultAutomationRules } from '../../../src-main/engine/execution/automation/automation-rules.ts';
import { startingRules } from '../../../src-main/features/actions/execution-rule-store.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';

describe('the rules a business starts with', () => {
  it.each(['EUR', 'USD', 'JPY', 'KWD'])('are those of the engine, in %s', (code) => {
    const currency = currencyCode(code);
    expect(startingRules(currency)).toEqual(defaultAutomationRules(currency));
  });
});
