import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorUnits, sumMinor, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { allocatePayment, type PaymentToAllocate } from '../../../../src-main/engine/obligations/allocate-payment.ts';
import { nextStatus } from '../../../../src-main/engine/obligations/schedule-status.ts';
import { EUR } from '../../../unit/engine/obligations/build-obligations.ts';
import { anyDate } from './arbitrary-terms.ts';

const money = (low: number, high: number): fc.Arbitrary<MinorUnits> => fc.integer({ min: low, max: high }).map(minorUnits);
const items = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
    currency: fc.constant(EUR),
    dueDate: anyDate(30),
    nominalDate: anyDate(5),
    openMinor: money(-500, 500),
  }),
  { selector: ({ id }) => id },
);
const payments: fc.Arbitrary<PaymentToAllocate> = items.chain((list) =>
  fc.record({
    paymentMinor: money(-1_500, 1_500),
    currency: fc.constant(EUR),
    items: fc.constant(list),
    feeMinor: fc.oneof(fc.constant(minorUnits(0)), money(-20, 0)),
    discountMinor: fc.oneof({ arbitrary: fc.constant(minorUnits(0)), weight: 4 }, money(-20, 20)),
    explicitAmounts: fc
      .subarray(list)
      .chain((some) =>
        fc.tuple(
          ...some.map(({ id, openMinor }) =>
            money(Math.min(0, openMinor), Math.max(0, openMinor)).map((amountMinor) => ({ itemId: id, amountMinor })),
          ),
        ),
      ),
  }),
);

describe('a payment set against items', () => {
  it('is explained to the cent, settles no item beyond what is open, and leaves no more than itself', () => {
    let acceptedCount = 0;
    fc.assert(
      fc.property(payments, (payment) => {
        const result = allocatePayment(payment);
        // Only what a person typed can be refused.
        expect(result.ok || payment.explicitAmounts.length + Math.abs(payment.discountMinor) > 0).toBe(true);
        if (!result.ok) return;
        acceptedCount += 1;
        const { allocations, feeMinor, discountMinor, unallocatedMinor, varianceMinor } = result.value;
        expect(sumMinor(allocations.map(({ amountMinor }) => amountMinor)) + feeMinor + discountMinor + unallocatedMinor).toBe(payment.paymentMinor);
        expect(varianceMinor).toBe(payment.paymentMinor - sumMinor(payment.items.map(({ openMinor }) => openMinor)));
        for (const { itemId, amountMinor, openAfterMinor } of allocations) {
          const openMinor = payment.items.find(({ id }) => id === itemId)?.openMinor ?? 0;
          expect(openAfterMinor).toBe(openMinor - amountMinor);
          expect(Math.sign(amountMinor)).toBe(Math.sign(openMinor));
          expect(Math.abs(amountMinor)).toBeLessThanOrEqual(Math.abs(openMinor));
          const status = nextStatus({ isIssued: true, scheduledMinor: minorUnits(openMinor), allocatedMinor: amountMinor, closedAs: null });
          expect(status).toBe(openAfterMinor === 0 ? 'paid' : 'partly_paid');
        }
        for (const { itemId, amountMinor } of payment.explicitAmounts) {
          expect(allocations.find((line) => line.itemId === itemId)?.amountMinor ?? 0).toBe(amountMinor);
        }
      }),
      { numRuns: 500 },
    );
    expect(acceptedCount).toBeGreaterThan(100);
  });

  it('settles oldest first, and the order of the items does not matter', () => {
    fc.assert(
      fc.property(payments, fc.nat(7), (payment, turn) => {
        const plain = { ...payment, explicitAmounts: [], discountMinor: minorUnits(0) };
        const result = allocatePayment(plain);
        const turned = allocatePayment({ ...plain, items: [...plain.items.slice(turn), ...plain.items.slice(0, turn)] });
        if (!result.ok || !turned.ok) throw new Error('a plain payment is never refused');
        const byItem = (all: typeof result.value.allocations): Map<string, number> => new Map(all.map((line) => [line.itemId, line.openAfterMinor]));
        expect(byItem(turned.value.allocations)).toEqual(byItem(result.value.allocations));

        const open = byItem(result.value.allocations);
        const touchedTooEarly = [1, -1].flatMap((sign) => {
          const ofSign = plain.items
            .filter(({ openMinor }) => openMinor * sign > 0)
            .toSorted((x, y) => (`${x.dueDate}${x.nominalDate}${x.id}` < `${y.dueDate}${y.nominalDate}${y.id}` ? -1 : 1));
          const firstOpen = ofSign.findIndex(({ id }) => open.get(id) !== 0);
          return firstOpen < 0 ? [] : ofSign.slice(firstOpen + 1).filter(({ id }) => open.has(id));
        });
        expect(touchedTooEarly).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
