import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { accountNumberWords, anchorWords, ibanProblem, printedIban } from '../../../../../src-renderer/pages/accounts/account-words.ts';
import { answersInWords, layoutInWords } from '../../../../../src-renderer/pages/accounts/answer-words.ts';
import { freshness } from '../../../../../src-renderer/pages/accounts/freshness.ts';

describe('what is known of an account', () => {
  it('says what a balance rests on', () => {
    expect(anchorWords({ balanceDate: isoDate('2026-02-28'), balanceMinor: minorUnits(1), source: 'closing' })).toBe(
      '28 Feb 2026, the statement’s closing balance',
    );
    expect(anchorWords(null)).toBe('No balance stated yet');
  });

  it('prints an IBAN in fours, and prefers it to a number', () => {
    expect(printedIban('DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
    expect(accountNumberWords({ iban: 'DE89370400440532013000', accountNumber: '1' })).toBe('DE89 3704 0044 0532 0130 00');
    expect(accountNumberWords({ iban: null, accountNumber: '12-3456' })).toBe('12-3456');
    expect(accountNumberWords({ iban: null, accountNumber: null })).toBeNull();
  });

  it('checks an IBAN by its check digits', () => {
    expect(ibanProblem('de89 3704 0044 0532 0130 00')).toBeNull();
    expect(ibanProblem('')).toBeNull();
    expect(ibanProblem('DE89370400440532013001')).toContain('check digits');
    expect(ibanProblem('12345')).toContain('begins with a country');
  });
});

describe('how fresh its lines are', () => {
  const today = isoDate('2026-11-20');

  it.each([
    ['2026-11-13', 'fresh'],
    ['2026-11-12', 'ageing'],
    ['2026-10-16', 'ageing'],
    ['2026-10-15', 'old'],
  ])('%s is %s', (newest, level) => {
    expect(freshness(isoDate(newest), today).level).toBe(level);
  });

  it('is said in words too', () => {
    expect(freshness(isoDate('2026-11-19'), today).words).toBe('up to date, newest line yesterday');
    expect(freshness(null, today)).toEqual({ level: 'old', words: 'no lines yet' });
  });
});

describe('remembered answers', () => {
  it('are read as a sentence', () => {
    expect(answersInWords({ dateOrder: 'dmy', decimalMark: ',' })).toBe('Dates are day first; the comma is the decimal mark');
    expect(answersInWords({ sign: 'flip' })).toBe('A figure without a minus is money out');
    expect(answersInWords({})).toBe('Nothing');
  });

  it('name the files they are about by their columns', () => {
    expect(layoutInWords('csv|;|Datum|Betrag')).toBe('CSV with the columns Datum, Betrag');
    expect(layoutInWords('qif|')).toBe('QIF');
  });
});
