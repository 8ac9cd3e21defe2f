import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { draftOf, EMPTY_RULE, ruleProblems } from '../../../../../src-renderer/pages/rules/rule-draft.ts';
import { conditionWords, moved } from '../../../../../src-renderer/pages/rules/rule-words.ts';

const STYLE = { currency: currencyCode('EUR'), locale: 'de-DE' };

describe('a rule being typed', () => {
  it('is in order with one condition and a category', () => {
    const typed = { ...EMPTY_RULE, contains: '  shell ', amountMax: '1.250,50', categoryId: '7' };
    expect(ruleProblems(typed, STYLE)).toEqual({});
    expect(draftOf(typed, STYLE)).toEqual({
      contains: 'shell',
      pattern: null,
      amountMinMinor: null,
      amountMaxMinor: 125_050,
      direction: null,
      accountId: null,
      categoryId: 7,
      isEnabled: true,
      isImportOnly: false,
    });
  });

  it.each([
    ['nothing', {}, ['categoryId', 'whole']],
    ['a pattern that does not close', { pattern: '(a', categoryId: '1' }, ['pattern']],
    ['an amount with a sign', { amountMin: '-5', categoryId: '1' }, ['amountMin']],
    ['amounts the wrong way round', { amountMin: '5', amountMax: '4', categoryId: '1' }, ['amountMax']],
    ['no amount at all', { amountMax: 'much', categoryId: '1' }, ['amountMax']],
  ])('says what is wrong with %s', (_name, change, fields) => {
    const typed = { ...EMPTY_RULE, ...change };
    expect(Object.keys(ruleProblems(typed, STYLE)).toSorted()).toEqual(fields);
    expect(draftOf(typed, STYLE)).toBeNull();
  });
});

describe('a rule in words', () => {
  it('names every condition', () => {
    const rule = {
      contains: 'shell berlin',
      pattern: null,
      direction: 'out',
      amountMinMinor: 1000,
      amountMaxMinor: null,
      accountName: 'Main',
    } as const;
    expect(conditionWords(rule, { currency: currencyCode('EUR'), locale: 'en-GB' })).toBe(
      'text contains “shell” and “berlin”, money out, €10.00 or more, on Main',
    );
  });

  it('moves by one place, and not beyond the ends', () => {
    const list = ['a', 'b', 'c'];
    expect(moved(list, 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(list, 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(list, 0, -1)).toBe(list);
    expect(moved(list, 2, 1)).toBe(list);
  });
});
