import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { AGEING_BUCKETS, type AgeingBucket } from '../../../../src-shared/domain/vocabulary/obligations.ts';
import { ageItems } from '../../../../src-main/engine/obligations/age-items.ts';
import type { LedgerItem } from '../../../../src-main/engine/obligations/open-items.ts';
import { anyLedger, anyReferenceDay } from '../../../property/engine/obligations/arbitrary-ledger.ts';

const LAST_DAY: readonly [AgeingBucket, number][] = [
  ['not_due', 0],
  ['days_1_30', 30],
  ['days_31_60', 60],
  ['days_61_90', 90],
  ['days_over_90', Number.POSITIVE_INFINITY],
];

/** The auditor: plays each item's life day by day up to the reference day and adds what is left into a book of figures. */
function playDays(items: readonly LedgerItem[], asOf: IsoDate): Map<string, number> {
  const figures = new Map<string, number>();
  for (const item of items) {
    let open = 0;
    let overdueDays = 0;
    const days = [item.nominalDate, item.dueDate, item.closedOn ?? asOf, ...item.allocations.map(({ allocatedOn }) => allocatedOn)];
    let isClosed = false;
    for (let day = days.reduce((a, b) => (a < b ? a : b)); day <= asOf; day = addDays(day, 1)) {
      if (day === item.nominalDate) open += item.amountMinor;
      for (const allocation of item.allocations) if (allocation.allocatedOn === day) open -= allocation.amountMinor;
      if (day === item.closedOn) isClosed = true;
      if (day > item.dueDate) overdueDays += 1;
    }
    if (isClosed || item.nominalDate > asOf || open === 0) continue;
    const bucket = LAST_DAY.find(([, last]) => overdueDays <= last)?.[0] ?? 'days_over_90';
    const key = `${item.side} ${item.counterpartyId} ${item.currency} ${bucket}`;
    figures.set(key, (figures.get(key) ?? 0) + open);
  }
  return new Map([...figures].filter(([, sum]) => sum !== 0));
}

describe('ageing against a replay of every day', () => {
  it('agrees on 200 random ledgers', () => {
    fc.assert(
      fc.property(anyLedger, anyReferenceDay, (items, asOf) => {
        const report = ageItems(items, asOf);
        const figures = report.rows.flatMap((row) =>
          AGEING_BUCKETS.map((bucket): [string, number] => [`${row.side} ${row.counterpartyId} ${row.currency} ${bucket}`, row.buckets[bucket]]),
        );
        expect(new Map(figures.filter(([, sum]) => sum !== 0))).toEqual(playDays(items, asOf));
      }),
      { numRuns: 200 },
    );
  });
});
