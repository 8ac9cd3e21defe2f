import { describe, expect, it } from 'vitest';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { type IsoDate, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { openTestApp } from '../../support/test-app.ts';

/** The money of a party summed from its due items, as somebody with the list in hand would do it. */
function summed(items: readonly DueItem[], asOf: IsoDate) {
  const owed = items.filter((item) => item.openAmountMinor !== 0 && item.nominalDate <= asOf);
  const overdue = owed.filter((item) => item.daysOverdue > 0);
  const sum = (own: readonly DueItem[]): number => own.reduce((total, item) => total + (item.baseOpenAmountMinor ?? 0), 0);
  return {
    openMinor: sum(owed),
    openCount: owed.length,
    overdueMinor: sum(overdue),
    overdueCount: overdue.length,
    nextDueDate: items.filter((item) => item.openAmountMinor !== 0 && item.dueDate >= asOf).map((item) => item.dueDate)[0] ?? null,
  };
}

describe('figures of customers and vendors', () => {
  it.each(['2026-03-05', '2025-12-31', '2025-07-15'])('are the sums of their due items, in the list and on their page: %s', async (day) => {
    const app = await openTestApp();
    await app.client.sample.create({});
    const asOf = isoDate(day);
    const { customers, vendors, dueItems } = app.client;
    const input = { asOf, includeArchived: true };
    const parties = [
      ...(await customers.list(input)).map((row) => ({ row, own: { clientId: row.id }, page: () => customers.get({ asOf, customerId: row.id }) })),
      ...(await vendors.list(input)).map((row) => ({ row, own: { expenseBucketId: row.id }, page: () => vendors.get({ asOf, vendorId: row.id }) })),
    ];
    expect(parties.length).toBeGreaterThan(10);
    let open = 0;
    for (const { row, own, page } of parties) {
      const { rows } = await dueItems.list({ asOf, ...own, state: 'all', limit: 2000 });
      expect([row.name, row]).toMatchObject([row.name, summed(rows, asOf)]);
      expect(await page()).toMatchObject(row);
      open += row.openCount;
    }
    expect(open).toBeGreaterThan(0);
  });
});
