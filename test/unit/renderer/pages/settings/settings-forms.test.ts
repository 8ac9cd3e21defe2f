import { describe, expect, it } from 'vitest';
import { localeChoices, timeZoneChoices } from '../../../../../src-renderer/pages/settings/choices.ts';
import { passphraseProblems } from '../../../../../src-renderer/pages/settings/passphrase-problems.ts';
import { numberProblem } from '../../../../../src-renderer/pages/settings/threshold-problems.ts';

describe('choices', () => {
  it('always offers what is in use', () => {
    expect(timeZoneChoices('Mars/Olympus')).toContain('Mars/Olympus');
    expect(localeChoices('de-LI').map(({ value }) => value)).toContain('de-LI');
  });
});

describe('validation in words', () => {
  it('wants whole numbers inside their limits', () => {
    expect(numberProblem('runwayBufferMonths', 6)).toBeNull();
    expect(numberProblem('runwayBufferMonths', '')).toBe('A whole number is needed here.');
    expect(numberProblem('runwayBufferMonths', 1.5)).toBe('Only whole numbers.');
    expect(numberProblem('paymentClusterThresholdPct', 101)).toBe('From 1 to 100 %.');
  });

  it('says which passphrase field is wrong', () => {
    expect(passphraseProblems({ current: '', next: 'short', again: 'x' }, true)).toEqual({
      current: 'The passphrase in use is needed to change it.',
      next: 'At least 8 characters.',
      again: 'The two are not the same.',
    });
    expect(passphraseProblems({ current: '', next: 'four plain words here', again: 'four plain words here' }, false)).toEqual({});
  });
});
