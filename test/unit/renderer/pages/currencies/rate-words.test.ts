import { describe, expect, it } from 'vitest';
import {
  fileWords,
  formatRate,
  freshnessWords,
  neededWords,
  parseRate,
  rateProblem,
} from '../../../../../src-renderer/pages/currencies/rate-words.ts';
import type { RateFile } from '../../../../../src-shared/contract/currency.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';

describe('a typed rate', () => {
  it.each([
    ['1.0956', 'en-IE', '1.0956'],
    ['1,0956', 'de-DE', '1.0956'],
    ['1.0956', 'de-DE', '1.0956'],
    ['1.234', 'en-IE', '1.234'],
    ['1,234', 'de-DE', '1.234'],
    [' 160 ', 'en-IE', '160'],
    ['17,000', 'en-IE', null],
    ['1.234', 'de-DE', null],
    ['0,00', 'de-DE', null],
    ['-2', 'en-IE', null],
    ['1.2.3', 'en-IE', null],
    ['', 'en-IE', null],
  ])('%s in %s is %s: what could be read two ways is not guessed', (typed, locale, rate) => {
    expect(parseRate(typed, locale)).toBe(rate);
    expect(rateProblem(typed, locale) === null).toBe(rate !== null || typed === '');
  });

  it('is shown with all its digits in the reader’s form', () => {
    expect(formatRate('0.0000588235294118', 'en-IE')).toBe('0.0000588235294118');
    expect(formatRate('17000.5', 'de-DE')).toBe('17000,5');
  });
});

describe('what a file holds', () => {
  const file = (counts: RateFile['counts']): RateFile => ({
    file: { name: 'eurofxref-hist.zip', sizeBytes: 1, sha256: '' },
    counts,
    firstDate: isoDate('2026-03-03'),
    lastDate: isoDate('2026-03-04'),
    currencies: [currencyCode('USD'), currencyCode('GBP')],
    unknownCurrencies: [],
  });

  it('is told by what keeping it would change', () => {
    expect(fileWords(file({ new: 3, same: 1, changed: 0 }), 'en-IE')).toBe(
      'Rates of 2 currencies from 3 Mar 2026 to 4 Mar 2026: 3 are new, 1 is known.',
    );
    expect(fileWords(file({ new: 1, same: 0, changed: 2 }), 'en-IE')).toContain('1 is new, 2 are corrected, 0 are known.');
    expect(fileWords(file({ new: 0, same: 4, changed: 0 }), 'en-IE')).toContain('nothing to keep');
  });
});

describe('what is still needed', () => {
  it('names the first day and counts the others', () => {
    const days = ['2026-02-10', '2026-03-03', '2026-03-04'].map(isoDate);
    expect(neededWords([], 'en-IE')).toBe('Rates are known for all of them.');
    expect(neededWords(days.slice(0, 1), 'en-IE')).toBe('Needs the rate of 10 Feb 2026.');
    expect(neededWords(days, 'en-IE')).toBe('Needs the rate of 10 Feb 2026 and of 2 other days.');
  });

  it('says when rates have become too old', () => {
    expect(freshnessWords(7, 'yesterday')).toBe('ECB rates through yesterday.');
    expect(freshnessWords(8, '8 days ago')).toContain('too old to value anything today');
  });
});
