import { describe, expect, it } from 'vitest';
import { bpsOf, type ChangeKind, draftOfChange, newChange } from '../../../../../src-renderer/pages/scenarios/change-draft.ts';
import { readChange } from '../../../../../src-renderer/pages/scenarios/read-change.ts';
import { type Adjustment, adjustmentSchema } from '../../../../../src-shared/contract/scenarios.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';

const today = isoDate('2026-03-05');
const style = { currency: currencyCode('EUR'), locale: 'en-IE' };

const kept: readonly unknown[] = [
  { kind: 'customer_pays_later', clientId: 4, days: 45 },
  { kind: 'customer_leaves', clientId: 4, fromDate: '2026-04-01' },
  { kind: 'vendor_delayed', expenseBucketId: 2, days: -5 },
  { kind: 'hire', id: 'h', fromDate: '2026-04-01', monthlyCostMinor: 450_050, payDayOfMonth: 25, startCostMinor: 200_000 },
  { kind: 'price_change', changeBps: 1250, fromDate: '2026-04-01', clientId: null },
  { kind: 'one_off', id: 'o', date: '2026-04-01', amountMinor: -999_999 },
  { kind: 'one_off', id: 'p', date: '2026-04-01', amountMinor: 1 },
  {
    kind: 'borrow',
    id: 'b',
    source: 'credit_line',
    drawDate: '2026-03-10',
    principalMinor: 5_000_000,
    annualRateBps: 725,
    repayment: { firstDate: '2026-06-10', count: 4, everyMonths: 3 },
  },
  { kind: 'tax_deferral', fromDate: '2026-03-01', toDate: '2026-03-31', newDate: '2026-06-15' },
  { kind: 'revenue_change', changeBps: -1000, fromDate: '2026-04-01' },
];

describe('a change that is typed', () => {
  it.each(kept.map((entry): Adjustment => adjustmentSchema.parse(entry)))('comes back as it was kept: $kind', (adjustment) => {
    expect(readChange(draftOfChange(adjustment, today, style), style)).toEqual({ change: adjustment });
  });

  it.each<[ChangeKind, readonly string[]]>([
    ['customer_pays_later', ['clientId']],
    ['customer_leaves', ['clientId']],
    ['vendor_delayed', ['vendorId']],
    ['hire', ['amount']],
    ['price_change', ['percent']],
    ['one_off_in', ['amount']],
    ['loan', ['amount']],
    ['tax_deferral', []],
    ['revenue_change', ['percent']],
  ])('asks only for what is missing: %s', (kind, fields) => {
    const result = readChange(newChange(kind, today), style);
    expect('problems' in result ? Object.keys(result.problems) : []).toEqual(fields);
  });

  it('refuses a sign, a fall of more than all, and spans that run backwards', () => {
    const problems = (kind: ChangeKind, typed: object): object => {
      const result = readChange({ ...newChange(kind, today), ...typed }, style);
      return 'problems' in result ? result.problems : {};
    };
    expect(problems('one_off_out', { amount: '-5' })).toHaveProperty('amount');
    expect(problems('revenue_change', { direction: 'down', percent: '101' })).toHaveProperty('percent');
    expect(problems('revenue_change', { direction: 'up', percent: '101' })).toEqual({});
    expect(problems('tax_deferral', { fromDate: '2026-04-01', toDate: '2026-03-01' })).toHaveProperty('toDate');
    expect(problems('loan', { amount: '100', fromDate: '2026-04-01', laterDate: '2026-04-01' })).toHaveProperty('laterDate');
    expect(problems('customer_pays_later', { clientId: '1', days: '0' })).toHaveProperty('days');
  });

  it('reads percentages with either decimal sign', () => {
    expect([bpsOf('12.5', 100), bpsOf('12,5', 100), bpsOf(' 7 % ', 100), bpsOf('0.05', 100)]).toEqual([1250, 1250, 700, 5]);
    expect([bpsOf('101', 100), bpsOf('-3', 100), bpsOf('', 100), bpsOf('1.234', 100)]).toEqual([null, null, null, null]);
  });
});
