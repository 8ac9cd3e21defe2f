import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { allocatePayment, type PaymentToAllocate } from '../../../../src-main/engine/obligations/allocate-payment.ts';
import { allocationTable, amount, EUR, paymentOf } from './build-obligations.ts';

const TWO = `
  INV-1  2026-01-31  100.00
  INV-2  2026-02-28  200.00
`;
const NETTED = `
  INV-1  2026-01-31  100.00
  CN-1   2026-02-28  -30.00
`;

describe('a payment that does not fit', () => {
  const items = paymentOf({ paid: '1.00', items: TWO }).items;
  it.each<[string, string, PaymentToAllocate]>([
    [
      'CURRENCY_MISMATCH',
      'in EUR and a chosen item in USD',
      { ...paymentOf({ paid: '1.00', items: TWO, currency: currencyCode('USD') }), currency: EUR },
    ],
    ['INVALID_INPUT', 'chosen twice', { ...paymentOf({ paid: '1.00', items: TWO }), items: [...items, ...items] }],
    ['INVALID_INPUT', 'fee is money out', paymentOf({ paid: '1.00', items: TWO, feeMinor: amount('0.50') })],
    ['INVALID_INPUT', 'discount makes the payment smaller', paymentOf({ paid: '98.00', items: TWO, discountMinor: amount('2.00') })],
    ['NOT_FOUND', 'not chosen', paymentOf({ paid: '1.00', items: TWO, typed: { 'INV-3': '1.00' } })],
    ['AMOUNT_OUT_OF_RANGE', 'more than what is open', paymentOf({ paid: '150.00', items: TWO, typed: { 'INV-1': '100.01' } })],
    ['AMOUNT_OUT_OF_RANGE', 'more than what is open', paymentOf({ paid: '150.00', items: TWO, typed: { 'INV-1': '-1.00' } })],
    ['INVALID_INPUT', 'do not fit', paymentOf({ paid: '95.00', items: TWO, typed: { 'INV-1': '100.00' } })],
    ['INVALID_INPUT', 'do not fit', paymentOf({ paid: '0.00', items: TWO, typed: { 'INV-1': '100.00' } })],
    ['INVALID_INPUT', 'do not fit', paymentOf({ paid: '50.00', items: 'CN-1 2026-01-01 -30.00', typed: { 'CN-1': '-30.00' } })],
  ])('%s: %s', (code, sentence, payment) => {
    const result = allocatePayment(payment);
    expect(result.ok ? null : [result.error.code, result.error.message]).toEqual([code, expect.stringContaining(sentence)]);
  });

  it('has two amounts for one item', () => {
    const payment = paymentOf({ paid: '90.00', items: TWO, typed: { 'INV-1': '40.00' } });
    const result = allocatePayment({ ...payment, explicitAmounts: [...payment.explicitAmounts, ...payment.explicitAmounts] });
    expect(result.ok ? null : result.error.message).toContain('two amounts');
  });
});

describe('a payment with typed amounts', () => {
  it('may leave one item out with 0, and use a credit note for the rest', () => {
    expect(allocationTable(paymentOf({ paid: '150.00', items: TWO, typed: { 'INV-1': '0.00' } }))).toEqual([
      'INV-2 150.00 open 50.00',
      'variance -150.00',
    ]);
    expect(allocationTable(paymentOf({ paid: '70.00', items: NETTED, typed: { 'INV-1': '100.00' } }))).toEqual([
      'INV-1 100.00 open 0.00',
      'CN-1 -30.00 open 0.00',
      'variance 0.00',
    ]);
  });
});

describe('a payment of nothing', () => {
  it('sets invoice and credit note off against each other', () => {
    expect(allocationTable(paymentOf({ paid: '0.00', items: NETTED }))).toEqual([
      'INV-1 30.00 open 70.00',
      'CN-1 -30.00 open 0.00',
      'variance -70.00',
    ]);
  });
});
