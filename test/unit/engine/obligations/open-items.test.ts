import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { ageingBucketOf, ageItems } from '../../../../src-main/engine/obligations/age-items.ts';
import { itemStateAt, openAmount, owedMinor, varianceVsExpected } from '../../../../src-main/engine/obligations/open-items.ts';
import { ledgerItem } from './build-obligations.ts';

describe('an open item', () => {
  const item = ledgerItem({
    allocations: [
      { allocatedOn: isoDate('2026-02-10'), amountMinor: minorUnits(4_000) },
      { allocatedOn: isoDate('2026-03-05'), amountMinor: minorUnits(6_000) },
    ],
  });

  it.each([
    ['2025-12-31', 'not_issued', 0, 0],
    ['2026-01-01', 'not_due', 10_000, 0],
    ['2026-01-31', 'due', 10_000, 0],
    ['2026-02-01', 'overdue', 10_000, 1],
    ['2026-02-10', 'overdue', 6_000, 10],
    ['2026-03-04', 'overdue', 6_000, 32],
    ['2026-03-05', 'settled', 0, 0],
  ])('at %s is %s', (asOf, timeliness, openMinor, overdueDays) => {
    expect(itemStateAt(item, isoDate(asOf))).toEqual({ timeliness, openMinor, overdueDays });
  });

  it('is open until the day before it is closed', () => {
    const closed = ledgerItem({ closedOn: isoDate('2026-03-01') });
    expect(itemStateAt(closed, isoDate('2026-02-28')).openMinor).toBe(10_000);
    expect(itemStateAt(closed, isoDate('2026-03-01'))).toEqual({ timeliness: 'settled', openMinor: 0, overdueDays: 0 });
  });

  it('keeps its sign; what is owed is a magnitude; variance is actual less expected', () => {
    expect(openAmount(minorUnits(-10_000), [minorUnits(-3_000)])).toBe(-7_000);
    expect(owedMinor('payable', minorUnits(-8_000))).toBe(8_000);
    expect(owedMinor('receivable', minorUnits(-2_500))).toBe(-2_500);
    expect(varianceVsExpected(minorUnits(-12_000), minorUnits(-10_000))).toBe(-2_000);
    expect(varianceVsExpected(minorUnits(9_500), minorUnits(10_000))).toBe(-500);
  });
});

describe('ageing', () => {
  it.each([
    [0, 'not_due'],
    [1, 'days_1_30'],
    [30, 'days_1_30'],
    [31, 'days_31_60'],
    [60, 'days_31_60'],
    [61, 'days_61_90'],
    [90, 'days_61_90'],
    [91, 'days_over_90'],
  ])('%i days overdue', (overdueDays, bucket) => {
    expect(ageingBucketOf(overdueDays)).toBe(bucket);
  });

  it('keeps a party whose invoice and credit note cancel out, and puts items without a party in a row of their own', () => {
    const report = ageItems(
      [ledgerItem(), ledgerItem({ id: 'CN-1', amountMinor: minorUnits(-10_000) }), ledgerItem({ id: 'X', counterpartyId: null })],
      isoDate('2026-02-15'),
    );
    expect(
      report.rows.map(({ counterpartyId, openMinor, itemCount, longestOverdueDays }) => [counterpartyId, openMinor, itemCount, longestOverdueDays]),
    ).toEqual([
      [null, 10_000, 1, 15],
      ['Alder', 0, 2, 15],
    ]);
  });

  it('of nothing is empty', () => {
    expect(ageItems([], isoDate('2026-02-15'))).toEqual({ asOf: '2026-02-15', rows: [], totals: [], items: [] });
  });
});
