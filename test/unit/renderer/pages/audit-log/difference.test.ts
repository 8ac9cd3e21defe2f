import { describe, expect, it } from 'vitest';
import { differenceOf, fieldWords, unchangedCount } from '../../../../../src-renderer/pages/audit-log/difference.ts';
import { entryWords } from '../../../../../src-renderer/pages/audit-log/entry-words.ts';

describe('what an entry changed', () => {
  it('lists only the fields that differ, inner ones too', () => {
    const before = { name: 'Main', iban: null, owner: { name: 'A', city: 'B' } };
    const after = { name: 'Giro', iban: null, owner: { name: 'A', city: 'C' } };
    expect(differenceOf(before, after)).toEqual([
      { field: 'name', before: 'Main', after: 'Giro' },
      { field: 'owner.city', before: 'B', after: 'C' },
    ]);
    expect(unchangedCount(before, after)).toBe(2);
  });

  it('shows all that came, or all that went', () => {
    expect(differenceOf(null, { amountMinor: -5 })).toEqual([{ field: 'amountMinor', before: null, after: '-5' }]);
    expect(differenceOf({ amountMinor: -5 }, null)).toEqual([{ field: 'amountMinor', before: '-5', after: null }]);
    expect(differenceOf(null, null)).toEqual([]);
  });

  it('names a field in words', () => {
    expect(fieldWords('fiscalYearStartMonth')).toBe('Fiscal year start month');
    expect(fieldWords('obligations_buffer_amount_minor')).toBe('Obligations buffer amount');
  });
});

describe('an entry in words', () => {
  it('says what was done to what, by its name', () => {
    expect(entryWords({ action: 'update', entityType: 'cash_account', before: { name: 'Main' }, after: { name: 'Giro' }, details: null })).toBe(
      'changed account Giro',
    );
  });

  it('says how many lines got which category', () => {
    const entry = { action: 'categorise', entityType: 'bank_transaction', before: {}, after: { categoryName: 'Rent' }, details: { count: 12 } };
    expect(entryWords(entry)).toBe('set the category of 12 bank lines to Rent');
    expect(entryWords({ ...entry, after: { categoryName: null }, details: { count: 1 } })).toBe('set the category of 1 bank line to none');
  });

  it('says an action it does not know as it is written', () => {
    expect(entryWords({ action: 'merge_duplicates', entityType: 'vendor_card', before: null, after: null, details: null })).toBe(
      'merge duplicates vendor card',
    );
  });
});
