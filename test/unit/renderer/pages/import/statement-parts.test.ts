import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { numberFields, partsOf } from '../../../../../src-renderer/pages/import/statement-parts.ts';

const EUR = currencyCode('EUR');
const named = (name: string, accountId: number | null) => ({ name, rowCount: 3, accountId });

describe('a file that holds several accounts', () => {
  it('sends each to the account with its number, and asks for the others', () => {
    const parts = partsOf([named('DE89370400440532013000', 1), named('DE02120300000000202051', null)], [{ name: 'Main', isArchived: false }], EUR);
    expect(parts.map(({ account }) => account)).toEqual([{ kind: 'existing', accountId: 1 }, null]);
  });

  it('makes one for each where there is none at all, under names of their own', () => {
    const parts = partsOf([named('Checking', null), named('checking', null)], [], EUR);
    expect(parts.map(({ account }) => account)).toEqual([
      { kind: 'new', name: 'Checking', currency: EUR },
      { kind: 'new', name: 'checking 2', currency: EUR },
    ]);
  });
});

it('keeps an IBAN as such, and whatever else the file says as the number', () => {
  expect(numberFields('de89 3704 0044 0532 0130 00')).toEqual({ iban: 'DE89370400440532013000' });
  expect(numberFields('12-3456')).toEqual({ accountNumber: '12-3456' });
  expect(numberFields('Savings')).toEqual({ accountNumber: 'Savings' });
});
