import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumMinor } from '../../../../src-shared/domain/money/minor-units.ts';
import { AGEING_BUCKETS } from '../../../../src-shared/domain/vocabulary/obligations.ts';
import { ageItems } from '../../../../src-main/engine/obligations/age-items.ts';
import { itemStateAt } from '../../../../src-main/engine/obligations/open-items.ts';
import { anyLedger, anyReferenceDay } from './arbitrary-ledger.ts';

describe('ageing', () => {
  it('ties to the open items to the cent: buckets to rows, rows to totals, every open item in one bucket', () => {
    fc.assert(
      fc.property(anyLedger, anyReferenceDay, (items, asOf) => {
        const report = ageItems(items, asOf);
        const open = items.filter((item) => itemStateAt(item, asOf).openMinor !== 0);
        expect(report.items.map(({ id }) => id).toSorted()).toEqual(open.map(({ id }) => id).toSorted());

        for (const sums of [...report.rows, ...report.totals]) {
          expect(sumMinor(AGEING_BUCKETS.map((bucket) => sums.buckets[bucket]))).toBe(sums.openMinor);
          const rows = report.rows.filter(({ side, currency }) => side === sums.side && currency === sums.currency);
          const ofSide = open.filter(({ side, currency }) => side === sums.side && currency === sums.currency);
          expect(sumMinor(rows.map(({ openMinor }) => openMinor))).toBe(sumMinor(ofSide.map((item) => itemStateAt(item, asOf).openMinor)));
        }
        for (const total of report.totals) {
          const aged = report.items.filter(({ side, currency }) => side === total.side && currency === total.currency);
          for (const bucket of AGEING_BUCKETS)
            expect(total.buckets[bucket]).toBe(sumMinor(aged.filter((item) => item.bucket === bucket).map(({ openMinor }) => openMinor)));
          expect(total.itemCount).toBe(aged.length);
        }
      }),
    );
  });

  it('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(anyLedger, anyReferenceDay, (items, asOf) => {
        expect(ageItems(items.toReversed(), asOf)).toEqual(ageItems(items, asOf));
      }),
    );
  });
});
