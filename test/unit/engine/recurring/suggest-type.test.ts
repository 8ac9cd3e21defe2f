import { describe, expect, it } from 'vitest';
import { suggestType } from '../../../../src-main/engine/recurring/suggest-type.ts';

const out = (category: string | null, payee = 'north works') => suggestType({ direction: 'out', category, payee });

describe('suggestType', () => {
  it.each([
    ['Payroll', 'payroll'],
    ['Payroll taxes', 'tax'],
    ['Rent', 'rent'],
    ['Loan', 'loan'],
    ['Software', 'subscription'],
    ['Insurance', 'vendor_bill'],
    ['Something of our own', 'vendor_bill'],
    ['Bank fees', null],
    ['Owner', null],
    ['Transfers', null],
  ])('%s is %s', (category, type) => {
    expect(out(category)).toBe(type);
  });

  it('reads the name where nothing is filed', () => {
    expect(out(null, 'finanzamt mitte')).toBe('tax');
    expect(out(null, 'corner estates llp')).toBe('rent');
    expect(out(null, 'hugo example')).toBeNull();
  });

  it('takes money in for revenue, save interest and the like', () => {
    expect(suggestType({ direction: 'in', category: null, payee: 'bike delivery' })).toBe('revenue');
    expect(suggestType({ direction: 'in', category: 'Interest', payee: 'bank' })).toBeNull();
  });
});
