import { describe, expect, it } from 'vitest';
import { detectUnexpectedExpense } from '../../../../src-main/engine/detection/detect-unexpected-expense.ts';
import type { ExpenseLine } from '../../../../src-main/engine/detection/types.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { alertsOf, detectionInput, onlyAlert, payments } from '../../../unit/engine/detection/build-detection.ts';

const planned = (lines: ExpenseLine[]): ExpenseLine[] => lines.map((line) => ({ ...line, isPlanned: true }));
const rent = planned(
  payments(
    'landlord',
    Array.from({ length: 12 }, () => 100_000),
    { lastAgo: 20 },
  ),
);
const detect = (expenseLines: ExpenseLine[]) => detectUnexpectedExpense(detectionInput({ expenseLines }));

describe('a bill paid twice', () => {
  const bill = planned(payments('supplier', [73_250], { lastAgo: 12 }));
  const again = (lastAgo: number, amount = 73_250): ExpenseLine[] =>
    payments('supplier', [amount], { lastAgo }).map((line) => ({ ...line, transactionId: 'again' }));

  it('is found where the second payment has no bill of its own', () => {
    const alert = onlyAlert(detect([...rent, ...bill, ...again(5)]));
    expect(alert).toMatchObject({
      titleKey: 'unexpected_expense.double_payment',
      cashAtStakeMinor: 73_250,
      message: 'SUPPLIER was paid 732.50 EUR twice, the second time on 2026-02-24, with only one bill to settle.',
    });
    expect(alert.evidence.rows.map((row) => row.id)).toEqual(['supplier-0', 'again']);
  });

  it('is none with a second bill, another amount, or more than 14 days apart', () => {
    const kinds = (lines: ExpenseLine[]) => alertsOf(detect([...rent, ...lines])).filter((alert) => alert.titleKey.endsWith('double_payment'));
    expect(kinds([...bill, ...planned(again(5))])).toEqual([]);
    expect(kinds([...bill, ...again(5, 73_251)])).toEqual([]);
    expect(kinds([...planned(payments('supplier', [73_250], { lastAgo: 20 })), ...again(5)])).toEqual([]);
    expect(kinds([...planned(payments('supplier', [73_250], { lastAgo: 19 })), ...again(5)])).toHaveLength(1);
  });
});

describe('a payment nothing announced', () => {
  const coffee = Array.from({ length: 10 }, (_, i) => payments(`shop${i}`, [500 + i * 20], { lastAgo: 35 + i * 25 })).flat();
  const repair = (amount: number): ExpenseLine[] => payments('plumber', [amount]);

  it('to a payee hardly known is shown when it is material and out of proportion', () => {
    expect(onlyAlert(detect([...rent, ...coffee, ...repair(60_000)]))).toMatchObject({
      titleKey: 'unexpected_expense.unplanned',
      entityName: 'PLUMBER',
      message: 'Nothing announced the payment of 600.00 EUR to PLUMBER on 2026-02-27, and it is out of proportion.',
    });
    expect(alertsOf(detect([...rent, ...coffee, ...repair(2_500)]))).toEqual([]);
    expect(alertsOf(detect([...rent, ...coffee, ...planned(repair(60_000))]))).toEqual([]);
  });

  it('is shown for a payee whose other payments were all announced', () => {
    const office = planned(payments('tax office', [30_000, 31_000, 29_500, 30_500], { everyDays: 90, lastAgo: 40 }));
    expect(onlyAlert(detect([...rent, ...coffee, ...office, ...payments('tax office', [90_000])])).entityName).toBe('TAX OFFICE');
  });

  it('waits until the books are four months old', () => {
    expect(alertsOf(detect([...rent.slice(-3), ...repair(60_000)]))).toEqual([]);
  });
});

describe('a contract', () => {
  it('on a new level shows after three payments where no single one does', () => {
    const usage = [10_100, 9_500, 10_400, 9_800, 10_900, 9_300, 10_000, 10_600, 9_700, 10_200, 9_900, 10_300];
    const alert = onlyAlert(detect([...rent, ...payments('hosting', [...usage, 12_500, 12_900, 12_700])]));
    expect(alert).toMatchObject({ titleKey: 'unexpected_expense.new_level', entityName: 'HOSTING' });
    expect(alert.message).toMatch(/^The last 3 payments to HOSTING are 12\d\.\d\d EUR on average, 2\d % above the usual 100\.50 EUR\.$/);
    expect(alertsOf(detect([...rent, ...payments('hosting', [...usage, 12_500, 10_900, 12_700])]))).toEqual([]);
  });

  it('that is paid as agreed is no rise of another with the same payee', () => {
    const lines = (count: number, amount: number, name: string): ExpenseLine[] =>
      planned(
        payments(
          'telecom',
          Array.from({ length: count }, () => amount),
          { lastAgo: name === 'a' ? 3 : 2 },
        ),
      ).map((line) => ({
        ...line,
        transactionId: `${name}${line.transactionId}`,
        agreedMinor: minorUnits(-amount),
      }));
    expect(alertsOf(detect([...rent, ...lines(11, 4_000, 'a'), ...lines(1, 9_000, 'b')]))).toEqual([]);
    const raised = lines(12, 4_000, 'a').map((line, i) => (i === 11 ? { ...line, amountMinor: minorUnits(-6_000) } : line));
    expect(onlyAlert(detect([...rent, ...raised])).titleKey).toBe('unexpected_expense.price_change');
  });
});
