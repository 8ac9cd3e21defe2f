import { describe, expect, it } from 'vitest';
import { overrideWords, ruleDraft, thresholdsOf } from '../../../../../src-renderer/pages/settings/detection-rule-draft.ts';
import { previewSentence } from '../../../../../src-renderer/pages/settings/preview-words.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';

const KEPT = { thresholds: { latePaymentThresholdDays: 10, obligationsBufferAmountMinor: minorUnits(500_000) } };

describe('the own figures of a kind of trouble', () => {
  it('come back as they were, with what the form does not show', () => {
    expect(thresholdsOf(ruleDraft(KEPT.thresholds), KEPT)).toEqual(KEPT.thresholds);
  });

  it('go back to those of the business where the field is emptied', () => {
    const draft = { ...ruleDraft(KEPT.thresholds), latePaymentThresholdDays: '', safetyMode: 'conservative' };
    expect(thresholdsOf(draft, { thresholds: {} })).toEqual({ safetyMode: 'conservative' });
  });

  it('are refused beyond their limits', () => {
    expect(thresholdsOf({ latePaymentThresholdDays: 900, safetyMode: '' }, { thresholds: {} })).toBeNull();
  });

  it('are said in words', () => {
    expect(overrideWords({ latePaymentThresholdDays: 10, safetyMode: 'aggressive' })).toBe('10 days, aggressive');
    expect(overrideWords({})).toBe('');
  });
});

describe('looking back', () => {
  it('compares with the saved figures', () => {
    expect(previewSentence({ byType: [{ now: 21, proposed: 13 }] })).toBe('13 alerts instead of 21.');
    expect(previewSentence({ byType: [{ now: 1, proposed: 1 }] })).toBe('1 alert, the same as with the saved figures.');
  });
});
