import { describe, expect, it } from 'vitest';
import { payeeKey, payeeName } from '../../../../src-main/engine/payee/payee-key.ts';

describe('who was paid', () => {
  it.each([
    [null, 'CARD 4921 SHELL STATION 0042 BERLIN', 'shell station berlin'],
    [null, 'Kartenzahlung Seehain 11.17 2263', 'seehain'],
    ['Talweide Übersetzung KG', 'SEPA-Lastschrift R4887', 'talweide übersetzung kg'],
    [null, '0815 4711', 'unknown'],
  ])('counterparty %s, memo %s: %s', (counterparty, memo, key) => {
    expect(payeeKey(counterparty, memo)).toBe(key);
  });

  it('is the same for two payments that differ in numbers only', () => {
    expect(payeeKey(null, 'Netto 17.11 9921 Morgenau')).toBe(payeeKey(null, 'Netto 02.12 1010 Morgenau'));
  });

  it('is called by the name the bank gives, else by the telling words of the memo', () => {
    expect(payeeName('Example Ltd', 'whatever')).toBe('Example Ltd');
    expect(payeeName(null, 'Kartenzahlung Seehain 11.17 2263')).toBe('Seehain');
    expect(payeeName(null, '0815')).toBe('0815');
  });
});
