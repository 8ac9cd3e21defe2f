import { describe, expect, it } from 'vitest';
import { actionSentence } from '../../../../src-renderer/components/action-words.ts';
import { formatMoney } from '../../../../src-renderer/format/money.ts';
import { readableSentence } from '../../../../src-renderer/format/readable-sentence.ts';
import type { Format } from '../../../../src-renderer/components/use-format.ts';

const locale = 'en-IE';
const format: Pick<Format, 'money' | 'sentence'> = {
  money: (amountMinor, currency, style) => formatMoney(amountMinor, currency, { ...style, locale }),
  sentence: (written) => readableSentence(written, locale),
};

describe('a sentence about an action', () => {
  it('shows grouped and plain amounts to the cent and dates in words', () => {
    expect(actionSentence('6,188.00\u00a0EUR overdue since 2026-01-14.', format)).toBe('€6,188.00 overdue since 14 Jan 2026.');
    expect(actionSentence('1 payment, 1287.33 EUR on 2026-03-09.', format)).toBe('1 payment, €1,287.33 on 9 Mar 2026.');
  });

  it('keeps the sign, and what is no currency', () => {
    expect(actionSentence('-12,000.50 EUR at the lowest', format)).toBe('−€12,000.50 at the lowest');
    expect(actionSentence('Keep 3 XML files', format)).toBe('Keep 3 XML files');
  });
});
