import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { connectRaw } from '../../support/app-folder.ts';
import { EUR, failureOf, openTestApp, type TestApp } from '../../support/test-app.ts';

async function openBooks(): Promise<TestApp> {
  const app = await openTestApp({ nowInstant: '2026-03-10T09:00:00.000Z' });
  await app.client.businesses.create({ name: 'Example Ltd', baseCurrency: EUR, country: 'DE', timeZone: 'Europe/Berlin', locale: 'en-GB' });
  return app;
}

/** Names on bank lines, of which both know one, and links to outside systems, of which both have one: written past the application, which has no form for them. */
async function addTraces(
  app: TestApp,
  { column, entityType, ids }: { column: string; entityType: string; ids: readonly [number, number] },
): Promise<void> {
  const raw = await connectRaw(app.folder);
  const alias = raw.prepare(
    `INSERT INTO party_aliases (business_id, ${column}, kind, alias, confirmed_count, updated_at) VALUES (1, ?, 'payee', ?, ?, '2026-01-01T00:00:00.000Z')`,
  );
  const mapping = raw.prepare(
    `INSERT INTO integration_mappings (business_id, entity_type, entity_id, integration_type, external_id, external_type, created_at, updated_at)
     VALUES (1, ?, ?, ?, ?, 'contact', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
  );
  ids.forEach((id, index) => {
    alias.run(id, 'acme', 3 + index);
    alias.run(id, `acme ${index}`, 1);
    mapping.run(entityType, id, 'xero', `${entityType} x${index}`);
    if (index === 1) mapping.run(entityType, id, 'stripe', `${entityType} s`);
  });
  raw.close();
}

type Twins = { readonly keptId: number; readonly mergedId: number };

/** Two customers that are the same one: both with an agreement, an invoice and a bank account, the second with an address and a part payment as well. */
async function twinCustomers(app: TestApp): Promise<Twins> {
  const { client } = app;
  const terms = { frequency: 'monthly' as const, startDate: isoDate('2026-02-01'), baseAmountMinor: minorUnits(90_000) };
  const kept = await client.customers.create({ name: 'Acme', billing: { name: 'Retainer', terms } });
  const merged = await client.customers.create({ name: 'ACME Ltd', email: 'office@example.com', billing: { name: 'Hosting', terms } });
  for (const { id } of [kept, merged]) {
    const item = await client.dueItems.create({
      clientId: id,
      dueDate: isoDate('2026-03-20'),
      amountMinor: minorUnits(50_000),
      documentNumber: `D-${id}`,
    });
    await client.customers.addBankAccount({ customerId: id, iban: 'DE89370400440532013000', isDefault: true });
    if (id === merged.id)
      await client.payments.record({ paymentDate: isoDate('2026-03-05'), amountMinor: minorUnits(20_000), allocations: [{ scheduleId: item.id }] });
  }
  await addTraces(app, { column: 'client_id', entityType: 'client', ids: [kept.id, merged.id] });
  return { keptId: kept.id, mergedId: merged.id };
}

async function twinVendors(app: TestApp): Promise<Twins> {
  const { client } = app;
  const terms = { frequency: 'monthly' as const, startDate: isoDate('2026-02-01'), baseAmountMinor: minorUnits(-90_000) };
  const kept = await client.vendors.create({ name: 'Supplies' });
  const merged = await client.vendors.create({ name: 'Supplies Ltd', criticality: 'critical', billing: { terms } });
  await client.vendors.update({ vendorId: merged.id, status: 'paused' });
  await client.dueItems.create({ expenseBucketId: merged.id, dueDate: isoDate('2026-03-20'), amountMinor: minorUnits(-7_000) });
  await addTraces(app, { column: 'expense_bucket_id', entityType: 'expense_bucket', ids: [kept.id, merged.id] });
  return { keptId: kept.id, mergedId: merged.id };
}

const rest = (app: TestApp) => app.dump({ except: ['audit_logs'] });
const merge = (app: TestApp, { keptId, mergedId }: Twins) => app.client.customers.merge({ customerId: keptId, mergedCustomerId: mergedId });

describe('undoing a merge', () => {
  it('brings both customers back to the letter, with what is their own', async () => {
    const app = await openBooks();
    const twins = await twinCustomers(app);
    const before = await rest(app);
    await merge(app, twins);
    const after = await rest(app);
    expect(after['clients']).not.toEqual(before['clients']);
    expect((await app.client.agreements.list({ clientId: twins.keptId })).map(({ name }) => name).toSorted()).toEqual(['Hosting', 'Retainer']);
    const back = await app.client.customers.undoMerge({ mergedCustomerId: twins.mergedId });
    expect(back).toMatchObject({ id: twins.mergedId, name: 'ACME Ltd', status: 'active', email: 'office@example.com' });
    expect(await rest(app)).toEqual(before);
    await merge(app, twins);
    expect(await rest(app)).toEqual(after);
    await app.client.customers.undoMerge({ mergedCustomerId: twins.mergedId });
    expect(await rest(app)).toEqual(before);
    const log = await app.client.audit.list({ action: 'undo_merge' });
    expect(log.rows.map(({ entityId }) => entityId)).toEqual([String(twins.keptId), String(twins.keptId)]);
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('brings both vendors back, also one that was paused', async () => {
    const app = await openBooks();
    const { keptId, mergedId } = await twinVendors(app);
    const before = await rest(app);
    await app.client.vendors.merge({ vendorId: keptId, mergedVendorId: mergedId });
    expect(await app.client.vendors.undoMerge({ mergedVendorId: mergedId })).toMatchObject({ name: 'Supplies Ltd', status: 'paused' });
    expect(await rest(app)).toEqual(before);
  });

  it('keeps what happened to what moved: a payment of an invoice goes back with it', async () => {
    const app = await openBooks();
    const twins = await twinCustomers(app);
    await merge(app, twins);
    const { rows } = await app.client.dueItems.list({ clientId: twins.keptId, text: `D-${twins.mergedId}` });
    await app.client.payments.record({
      paymentDate: isoDate('2026-03-09'),
      amountMinor: minorUnits(30_000),
      allocations: [{ scheduleId: rows[0]?.id ?? 0 }],
    });
    await app.client.customers.undoMerge({ mergedCustomerId: twins.mergedId });
    const { rows: back } = await app.client.dueItems.list({ clientId: twins.mergedId, state: 'settled' });
    expect(back).toMatchObject([{ documentNumber: `D-${twins.mergedId}`, status: 'paid' }]);
  });
});

describe('a merge stays, and the refusal says why,', () => {
  const STANDS: readonly [string, (app: TestApp, twins: Twins) => Promise<unknown>, string][] = [
    [
      'where the one that stayed was changed since',
      (app, { keptId }) => app.client.customers.update({ customerId: keptId, phone: '123' }),
      'Acme has been changed since the merge, so the two stay one. Nothing was changed.',
    ],
    [
      'where the one that stayed was archived since',
      (app, { keptId }) => app.client.customers.update({ customerId: keptId, status: 'archived' }),
      'Acme has been changed since the merge, so the two stay one. Nothing was changed.',
    ],
    [
      'where the one that stayed was merged itself',
      async (app, { keptId }) => {
        const third = await app.client.customers.create({ name: 'Acme Group' });
        await app.client.customers.merge({ customerId: third.id, mergedCustomerId: keptId });
      },
      'Acme has itself been merged into another customer since; undo that merge first. Nothing was changed.',
    ],
    [
      'where somebody else has the name by now',
      (app) => app.client.customers.create({ name: 'ACME Ltd' }),
      'Another customer is called ACME Ltd by now; rename that one first. Nothing was changed.',
    ],
    [
      'where it was undone already',
      (app, { mergedId }) => app.client.customers.undoMerge({ mergedCustomerId: mergedId }),
      'ACME Ltd is not merged into another customer. Nothing was changed.',
    ],
  ];

  it.each(STANDS)('%s', async (_case, happen, sentence) => {
    const app = await openBooks();
    const twins = await twinCustomers(app);
    await merge(app, twins);
    await happen(app, twins);
    const before = await app.dump();
    const failure = await failureOf(app.client.customers.undoMerge({ mergedCustomerId: twins.mergedId }));
    expect(failure).toMatchObject({ code: 'CONFLICT', message: sentence });
    expect(await app.dump()).toEqual(before);
  });

  it('where a document was entered that could be either one’s', async () => {
    const app = await openBooks();
    const kept = await app.client.customers.create({ name: 'Acme' });
    const merged = await app.client.customers.create({ name: 'ACME Ltd' });
    const invoice = { dueDate: isoDate('2026-03-20'), amountMinor: minorUnits(50_000) };
    await app.client.dueItems.create({ clientId: merged.id, ...invoice });
    await merge(app, { keptId: kept.id, mergedId: merged.id });
    await app.client.dueItems.create({ clientId: kept.id, ...invoice, documentNumber: 'N-7' });
    const failure = await failureOf(app.client.customers.undoMerge({ mergedCustomerId: merged.id }));
    expect(failure.message).toBe('The invoice N-7 has been entered for Acme since the merge, so the two stay one. Nothing was changed.');
  });
});
