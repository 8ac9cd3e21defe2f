import { describe, expect, it } from 'vitest';
import { ARCHETYPES } from '../../../src-shared/contract/businesses.ts';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { createEuroBusiness, failureOf, openTestApp } from '../../support/test-app.ts';

describe('a sample business', () => {
  it.each(ARCHETYPES)('%s: its lines end today, and the last running balance of each account is its balance', async (archetype) => {
    const app = await openTestApp();
    const made = await app.client.sample.create({ archetype, seed: 7, months: 12 });
    expect(made.lineCount).toBeGreaterThan(50);
    const { total, rows: newest } = await app.client.transactions.list({});
    expect(total).toBe(made.lineCount);
    expect(newest[0] !== undefined && newest[0].bookingDate <= '2026-03-05').toBe(true);
    for (const account of await app.client.accounts.list({})) {
      const { rows } = await app.client.transactions.list({ accountId: account.id, limit: 1000 });
      expect([account.name, account.anchored, rows[0]?.runningBalanceMinor]).toEqual([account.name, true, account.balanceMinor]);
      const before = rows.slice(0, -1).map((row) => (row.runningBalanceMinor ?? 0) - row.amountMinor);
      expect(before).toEqual(rows.slice(1).map((row) => row.runningBalanceMinor));
    }
    const batches = await app.client.imports.batches({});
    expect(batches.map((batch) => batch.proof.status)).toEqual(batches.map(() => 'proved'));
    expect((await app.client.businesses.get({})).isSample).toBe(true);
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
    expect((await app.client.audit.list({ action: 'create_sample' })).total).toBe(1);
    const dashboard = await app.client.dashboard.get({});
    expect(dashboard.cashMinor).toBe(dashboard.forecast?.openingBalanceMinor);
  });

  it('of the same seed is the same to the last line, and tells its truth when asked', async () => {
    const make = async () => {
      const app = await openTestApp();
      const { truth } = await app.client.sample.create({ archetype: 'saas', seed: 3, months: 6, truth: true, asOf: isoDate('2026-02-28') });
      const { rows } = await app.client.transactions.list({ limit: 1000 });
      return { truth, rows };
    };
    const [first, second] = [await make(), await make()];
    expect(second).toEqual(first);
    expect(first.truth).toMatchObject({ truth: expect.any(Object) });
    expect(first.rows.every((row) => row.categoryName !== null)).toBe(true);
  });

  it('needs an empty folder, and changes nothing where there is a business', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const before = await app.dump();
    expect(await failureOf(app.client.sample.create({}))).toMatchObject({ code: 'CONFLICT' });
    expect(await app.dump()).toEqual(before);
  });
});
