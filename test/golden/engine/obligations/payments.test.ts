import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { allocationTable, amount, linesOf, paymentOf } from '../../../unit/engine/obligations/build-obligations.ts';

const THREE_INVOICES = `
  INV-7  2026-02-14   250.00
  INV-5  2026-01-31   100.00
  INV-6  2026-02-07   200.00
`;

describe('what becomes of a payment', () => {
  it('one deposit for three invoices, the bank keeping 7.50', () => {
    expect(allocationTable(paymentOf({ paid: '542.50', feeMinor: amount('-7.50'), items: THREE_INVOICES }))).toEqual(
      linesOf(`
        INV-7  250.00   open 0.00
        INV-5  100.00   open 0.00
        INV-6  200.00   open 0.00
        fee      -7.50
        variance -7.50
      `),
    );
  });

  it('a part payment settles the oldest and begins the next', () => {
    expect(allocationTable(paymentOf({ paid: '180.00', items: THREE_INVOICES }))).toEqual(
      linesOf(`
        INV-5  100.00   open 0.00
        INV-6   80.00   open 120.00
        variance -370.00
      `),
    );
  });

  it('an over-payment stays as a credit', () => {
    expect(allocationTable(paymentOf({ paid: '600.00', items: THREE_INVOICES }))).toEqual(
      linesOf(`
        INV-7  250.00   open 0.00
        INV-5  100.00   open 0.00
        INV-6  200.00   open 0.00
        unallocated 50.00
        variance    50.00
      `),
    );
  });

  it('a person says what it is for; the rest goes to the oldest of the others', () => {
    expect(allocationTable(paymentOf({ paid: '320.00', typed: { 'INV-7': '250.00' }, items: THREE_INVOICES }))).toEqual(
      linesOf(`
        INV-7  250.00   open 0.00
        INV-5   70.00   open 30.00
        variance -230.00
      `),
    );
  });

  it('a customer deducts a credit note', () => {
    const items = `
      INV-5  2026-01-31   100.00
      CN-1   2026-02-01   -30.00
    `;
    expect(allocationTable(paymentOf({ paid: '70.00', items }))).toEqual(
      linesOf(`
        INV-5  100.00   open 0.00
        CN-1   -30.00   open 0.00
        variance 0.00
      `),
    );
    // Paid in full all the same: the credit note stays open, and nothing is over-paid.
    expect(allocationTable(paymentOf({ paid: '100.00', items }))).toEqual(
      linesOf(`
        INV-5  100.00   open 0.00
        variance 30.00
      `),
    );
    // Paid in part: the credit note closes what it can.
    expect(allocationTable(paymentOf({ paid: '80.00', items }))).toEqual(
      linesOf(`
        INV-5  100.00   open 0.00
        CN-1   -20.00   open -10.00
        variance 10.00
      `),
    );
  });

  it('a credit note is paid back, the bank charging 1.20 on top', () => {
    expect(allocationTable(paymentOf({ paid: '-31.20', feeMinor: amount('-1.20'), items: 'CN-1 2026-02-01 -30.00' }))).toEqual(
      linesOf(`
        CN-1   -30.00   open 0.00
        fee      -1.20
        variance -1.20
      `),
    );
  });

  it('a refund of an over-payment has no item to go to', () => {
    expect(allocationTable(paymentOf({ paid: '-50.00', items: '' }))).toEqual(linesOf('unallocated -50.00\nvariance -50.00'));
  });

  it('bills paid together, 2 % discount taken', () => {
    const bills = `
      BILL-1  2026-03-01  -400.00
      BILL-2  2026-03-05  -600.00
    `;
    expect(allocationTable(paymentOf({ paid: '-980.00', discountMinor: amount('20.00'), items: bills }))).toEqual(
      linesOf(`
        BILL-1  -400.00  open 0.00
        BILL-2  -600.00  open 0.00
        discount 20.00
        variance 20.00
      `),
    );
  });

  it('a bill of 100.00 paid with 120.00', () => {
    expect(allocationTable(paymentOf({ paid: '-120.00', items: 'BILL-1 2026-03-01 -100.00' }))).toEqual(
      linesOf(`
        BILL-1  -100.00  open 0.00
        unallocated -20.00
        variance    -20.00
      `),
    );
  });

  it('yen have no decimals', () => {
    const items = `
      A  2026-01-31  33333
      B  2026-02-28  33334
    `;
    expect(allocationTable(paymentOf({ paid: '50000', currency: currencyCode('JPY'), items }))).toEqual(
      linesOf(`
        A  33333  open 0
        B  16667  open 16667
        variance -16667
      `),
    );
  });
});
