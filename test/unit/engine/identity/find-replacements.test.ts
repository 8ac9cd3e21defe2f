import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { findReplacements, type UnclaimedLine, type UnknownRow } from '../../../../src-main/engine/identity/find-replacements.ts';

const line = (changes: Partial<UnclaimedLine> = {}): UnclaimedLine => ({
  id: 7,
  bookingDate: isoDate('2026-03-05'),
  amountMinor: -4500,
  currency: 'EUR',
  description: 'CARD PAYMENT BAKERY SONNE BERLIN',
  counterparty: null,
  balanceMinor: null,
  bankReference: null,
  isPending: false,
  ...changes,
});

const row = (changes: Partial<UnknownRow> = {}): UnknownRow => {
  const { id: _, ...rest } = line();
  return { ...rest, index: 0, description: 'Bakery Sonne, card 4711', ...changes };
};

describe('lines the bank writes anew', () => {
  it('sees a pending line that has been booked days later', () => {
    const found = findReplacements([row({ bookingDate: isoDate('2026-03-09') })], [line({ isPending: true })]);
    expect(found).toEqual([{ index: 0, transactionId: 7, reason: 'the pending line of 2026-03-05 has been booked' }]);
  });

  it('does not book a pending line of another payee', () => {
    expect(findReplacements([row({ description: 'Hardware Nord' })], [line({ isPending: true })])).toEqual([]);
  });

  it('trusts the number the bank gives a movement', () => {
    expect(findReplacements([row({ bankReference: 'A1', description: 'other words' })], [line({ bankReference: 'A1' })])).toHaveLength(1);
  });

  it('trusts an equal balance only where the words agree as well', () => {
    expect(findReplacements([row({ balanceMinor: 100 })], [line({ balanceMinor: 100 })])).toHaveLength(1);
    expect(findReplacements([row({ balanceMinor: 100, description: 'Hardware Nord' })], [line({ balanceMinor: 100 })])).toEqual([]);
  });

  it('never merges two payments because they cost the same', () => {
    expect(findReplacements([row()], [line()])).toEqual([]);
  });

  it('uses each booked line once', () => {
    const rows = [row({ index: 0, bankReference: 'A1' }), row({ index: 1, bankReference: 'A1' })];
    expect(findReplacements(rows, [line({ bankReference: 'A1' })])).toHaveLength(1);
  });

  it('does not take a renumbered line of another amount for the old one', () => {
    expect(findReplacements([row({ bankReference: 'A1', amountMinor: -4600 })], [line({ bankReference: 'A1' })])).toEqual([]);
  });
});
