import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { createEuroBusiness, openTestApp, writeStatement } from '../../support/test-app.ts';

describe('agreements as a table', () => {
  it('carries escalations, exceptions and the parts of a total out and into other books', async () => {
    const app = await openTestApp();
    const mine = await createEuroBusiness(app, 'Mine');
    const theirs = await createEuroBusiness(app, 'Theirs');
    const landlord = await app.client.vendors.create({ businessId: mine, name: 'Landlord', category: 'rent' });
    const customer = await app.client.customers.create({ businessId: mine, name: 'Acme' });
    const escalations = [
      { fromDate: isoDate('2027-01-01'), repeats: 'yearly' as const, by: { kind: 'percent' as const, rateBps: 250 } },
      { fromDate: isoDate('2028-01-01'), repeats: 'once' as const, by: { kind: 'amount' as const, amountMinor: minorUnits(-5_000) } },
    ];
    const overrides = [
      { nominalDate: isoDate('2026-05-01'), isSkipped: true, dueDate: null, amountMinor: null },
      { nominalDate: isoDate('2026-06-01'), isSkipped: false, dueDate: isoDate('2026-06-15'), amountMinor: minorUnits(-90_000) },
    ];
    const milestones = [
      { label: 'Deposit; on order', dueDate: isoDate('2026-04-01'), shareBps: 3_000 },
      { label: 'The "rest"', dueDate: isoDate('2026-09-01'), shareBps: 7_000 },
    ];
    const startDate = isoDate('2026-04-01');
    const rent = { frequency: 'monthly' as const, startDate, baseAmountMinor: minorUnits(-100_000), escalations, overrides };
    await app.client.agreements.create({ businessId: mine, name: 'Rent', obligationType: 'rent', expenseBucketId: landlord.id, terms: rent });
    const project = { frequency: 'once' as const, startDate, baseAmountMinor: minorUnits(1_000_000), milestones };
    await app.client.agreements.create({ businessId: mine, name: 'Website', obligationType: 'revenue', clientId: customer.id, terms: project });

    const { csv } = await app.client.records.export({ businessId: mine, kind: 'agreements' });
    expect(csv).toContain('2027-01-01 yearly 2.5%; 2028-01-01 once -50.00');
    expect(csv).toContain('2026-05-01 skipped; 2026-06-01 on 2026-06-15 -900.00');
    const source = { path: writeStatement(app.folder, csv) };
    expect(await app.client.records.book({ businessId: mine, source })).toMatchObject({ counts: { same: 2 }, recordImportId: null });
    expect(await app.client.records.book({ businessId: theirs, source })).toMatchObject({ questions: [], counts: { new: 2, rejected: 0 } });
    const made = await app.client.agreements.list({ businessId: theirs });
    expect(made.map(({ name, terms }) => ({ name, ...terms })).toSorted((a, b) => (a.name < b.name ? -1 : 1))).toMatchObject([
      { name: 'Rent', escalations, overrides, milestones: [] },
      { name: 'Website', escalations: [], overrides: [], milestones },
    ]);
    expect((await app.client.records.export({ businessId: theirs, kind: 'agreements' })).csv).toBe(csv);
    const items = async (businessId: number) =>
      (await app.client.dueItems.list({ businessId, state: 'all' })).rows.map(
        (item) => `${item.dueDate} ${item.estimatedAmountMinor} ${item.description ?? ''}`,
      );
    expect(await items(theirs)).toEqual(await items(mine));

    const changed = csv.replace('2.5%', '4%');
    expect(await app.client.records.preview({ businessId: theirs, source: { path: writeStatement(app.folder, changed) } })).toMatchObject({
      counts: { changed: 1, same: 1 },
      rows: [{ verdict: 'changed', changes: [{ field: 'escalations' }] }, { verdict: 'same' }],
    });
    const wrong = csv.replace('70%', '60%').replace('2.5%', 'a lot');
    const refused = await app.client.records.preview({ businessId: theirs, source: { path: writeStatement(app.folder, wrong) } });
    expect(refused.rows.map(({ verdict }) => verdict)).toEqual(['rejected', 'rejected']);
    expect(refused.rows.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('is not a list such as 2027-01-01 yearly 3%'),
      'The parts must add up to 100 percent of the total.',
    ]);
  });
});
