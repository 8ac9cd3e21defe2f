import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { findTransfers } from '../../../../src-main/engine/transfers/find-transfers.ts';
import type { OwnAccount, TransferLine } from '../../../../src-main/engine/transfers/types.ts';

const ACCOUNTS: readonly OwnAccount[] = [1, 2, 3].map((accountId) => ({
  accountId,
  name: `Account ${accountId}`,
  iban: null,
  accountNumber: `8800000${accountId}`,
}));

const lines: fc.Arbitrary<TransferLine[]> = fc
  .array(
    fc.record({
      accountId: fc.integer({ min: 1, max: 3 }),
      epochDay: fc.integer({ min: 0, max: 12 }),
      amountMinor: fc.constantFrom(-300, -200, 200, 300),
      currency: fc.constantFrom('EUR', 'USD'),
      counterpartyAccount: fc.constantFrom(null, '88000001', '88000002', '12345678'),
      text: fc.constantFrom('x', 'Umbuchung', 'to Account 3'),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, transactionId: index + 1 })));

describe('transfers', () => {
  it('use each line once, and only lines that can belong together', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const byId = new Map(rows.map((row) => [row.transactionId, row]));
        const found = findTransfers({ accounts: ACCOUNTS, lines: rows, confirmed: [], broken: [] }, UNCONTROLLED);
        const used = found.flatMap((pair) => [pair.outId, pair.inId]);
        expect(new Set(used).size).toBe(used.length);
        for (const pair of found) {
          const [out, incoming] = [byId.get(pair.outId), byId.get(pair.inId)];
          expect(out?.accountId).not.toBe(incoming?.accountId);
          expect((out?.amountMinor ?? 0) + (incoming?.amountMinor ?? 0)).toBe(0);
          expect(out?.currency).toBe(incoming?.currency);
          expect(Math.abs((out?.epochDay ?? 0) - (incoming?.epochDay ?? 0))).toBeLessThanOrEqual(4);
          expect([out?.counterpartyAccount, incoming?.counterpartyAccount]).not.toContain('12345678');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const shuffled = rows.map((row) => ({ row, key: keys.next().value })).toSorted((a, b) => a.key - b.key);
        const run = (given: readonly TransferLine[]) => findTransfers({ accounts: ACCOUNTS, lines: given, confirmed: [], broken: [] }, UNCONTROLLED);
        expect(run(shuffled.map(({ row }) => row))).toEqual(run(rows));
      }),
      { numRuns: 300 },
    );
  });
});
