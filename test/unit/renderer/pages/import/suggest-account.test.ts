import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { accountNamedBy, firstChoice, newAccountName, routeFile, unusedName } from '../../../../../src-renderer/pages/import/suggest-account.ts';

const EUR = currencyCode('EUR');
const main = { id: 1, name: 'Main', iban: 'DE89 3704 0044 0532 0130 00', accountNumber: null, isArchived: false };
const savings = { id: 2, name: 'Savings', iban: null, accountNumber: '12-3456', isArchived: false };

describe('the account a file belongs to', () => {
  it('is the one whose IBAN the file names, however it is spaced', () => {
    expect(accountNamedBy(['de89370400440532013000'], [main, savings])?.account).toBe(main);
  });

  it('is found by an account number alone, also inside an IBAN', () => {
    expect(accountNamedBy(['123456'], [main, savings])?.account).toBe(savings);
    expect(accountNamedBy(['0532013000'], [main, savings])?.account).toBe(main);
  });

  it('is nobody where two fit, none fits, or the account is closed', () => {
    expect(accountNamedBy(['123456', 'DE89370400440532013000'], [main, savings])).toBeNull();
    expect(accountNamedBy(['99999999'], [main, savings])).toBeNull();
    expect(accountNamedBy(['123456'], [{ ...savings, isArchived: true }])).toBeNull();
  });

  it('is not guessed from a few digits', () => {
    expect(accountNamedBy(['00'], [main, savings])).toBeNull();
  });
});

describe('before anything is known of the file', () => {
  it('takes the only account, or a new one where there is none, and asks where there are several', () => {
    expect(firstChoice([main], EUR)).toEqual({ kind: 'existing', accountId: 1 });
    expect(firstChoice([], EUR)).toEqual({ kind: 'new', name: 'Main', currency: 'EUR' });
    expect(firstChoice([main, savings], EUR)).toBeNull();
    expect(firstChoice([main, { ...savings, isArchived: true }], EUR)).toEqual({ kind: 'existing', accountId: 1 });
  });

  it('never suggests a name that is taken', () => {
    expect(unusedName('Main', [main, { name: 'main 2' }])).toBe('Main 3');
  });
});

describe('after the file was read', () => {
  const assumed = { kind: 'existing', accountId: 1 } as const;

  it('goes to the account it names, whatever was assumed', () => {
    expect(routeFile(['12-3456'], [main, savings], assumed)).toEqual({ kind: 'existing', accountId: 2 });
  });

  it('stays where it was assumed when it names nothing, or the account has no number to compare', () => {
    expect(routeFile([], [main], assumed)).toBe(assumed);
    expect(routeFile(['FR7630006000011234567890189'], [{ ...main, iban: null }], assumed)).toBe(assumed);
  });

  it('is asked about when it names another number than the account has', () => {
    expect(routeFile(['FR7630006000011234567890189'], [main], assumed)).toBeNull();
  });
});

describe('the name of an account to be made', () => {
  it('is the file’s own in words, else the end of its number', () => {
    expect(newAccountName('Business Checking', [])).toBe('Business Checking');
    expect(newAccountName('DE89 3704 0044 0532 0130 00', [])).toBe('Account 3000');
    expect(newAccountName('DE89370400440532013000', [{ name: 'account 3000' }])).toBe('Account 3000 2');
    expect(newAccountName(undefined, [main])).toBe('Main 2');
  });
});
