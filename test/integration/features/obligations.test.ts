import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { EUR, failureOf, importRows, openTestApp, type TestApp } from '../../support/test-app.ts';

const NOW = '2026-03-10T09:00:00.000Z';

async function openBooks(): Promise<TestApp> {
  const app = await openTestApp({ nowInstant: NOW });
  await app.client.businesses.create({ name: 'Example Ltd', baseCurrency: EUR, country: 'DE', timeZone: 'Europe/Berlin', locale: 'en-GB' });
  return app;
}

const rent = {
  frequency: 'monthly' as const,
  shift: 'next' as const,
  startDate: isoDate('2026-01-01'),
  baseAmountMinor: minorUnits(-120_000),
};

describe('a customer or vendor with billing terms', () => {
  it('is made with its agreement, its due items and an entry for each in one transaction', async () => {
    const app = await openBooks();
    const vendor = await app.client.vendors.create({ name: 'Landlord', category: 'rent', billing: { terms: rent } });
    const [agreement] = await app.client.agreements.list({});
    expect(agreement).toMatchObject({
      name: 'Landlord',
      obligationType: 'rent',
      expenseBucketId: vendor.id,
      nextDueDate: '2026-04-01',
      nextAmountMinor: -120_000,
    });
    const items = await app.client.dueItems.list({ from: isoDate('2026-01-01'), to: isoDate('2026-06-30') });
    // 1 January is a holiday, 1 February and 1 March are Sundays, 1 May is a holiday before a weekend.
    expect(items.rows.map((item) => `${item.nominalDate} ${item.dueDate} ${item.daysOverdue}`)).toEqual([
      '2026-01-01 2026-01-02 67',
      '2026-02-01 2026-02-02 36',
      '2026-03-01 2026-03-02 8',
      '2026-04-01 2026-04-01 0',
      '2026-05-01 2026-05-04 0',
      '2026-06-01 2026-06-01 0',
    ]);
    const actions = ((await app.dump())['audit_logs'] ?? []).map((entry) => `${String(entry['action'])} ${String(entry['entity_type'])}`);
    expect(actions.slice(-3)).toEqual(['create expense_bucket', 'create obligation_agreement', 'generate obligation_schedule']);
    expect((await app.client.audit.verify({})).ok).toBe(true);
  });

  it('leaves nothing behind when its terms are refused', async () => {
    const app = await openBooks();
    const before = await app.dump();
    const failure = await failureOf(
      app.client.vendors.create({ name: 'Landlord', category: 'rent', billing: { terms: { ...rent, baseAmountMinor: minorUnits(1) } } }),
    );
    expect(failure.message).toBe('Rent goes out: give a negative amount. Nothing was saved.');
    expect(await app.dump()).toEqual(before);
  });

  it('yields no future due items while paused, and the same ones again afterwards', async () => {
    const app = await openBooks();
    const vendor = await app.client.vendors.create({ name: 'Landlord', category: 'rent', billing: { terms: rent } });
    const open = async () => (await app.client.dueItems.list({})).rows.map((item) => item.id);
    const before = await open();
    await app.client.vendors.update({ vendorId: vendor.id, status: 'paused' });
    expect((await open()).length).toBe(3);
    await app.client.vendors.update({ vendorId: vendor.id, status: 'active' });
    expect(await open()).toEqual(before);
  });
});

describe('changing an agreement', () => {
  it('changes what is not yet paid, issued or past, and keeps the version that applied', async () => {
    const app = await openBooks();
    await app.client.vendors.create({ name: 'Landlord', category: 'rent', billing: { terms: rent } });
    const [agreement] = await app.client.agreements.list({});
    const agreementId = agreement?.id ?? 0;
    await app.client.agreements.update({
      agreementId,
      terms: { ...rent, baseAmountMinor: minorUnits(-130_000) },
      effectiveFrom: isoDate('2026-05-01'),
      reason: 'new lease',
    });
    const after = await app.client.agreements.get({ agreementId });
    expect(after.dueItems.slice(0, 6).map((item) => `${item.nominalDate} ${item.estimatedAmountMinor} v${item.agreementVersion}`)).toEqual([
      '2026-01-01 -120000 v1',
      '2026-02-01 -120000 v1',
      '2026-03-01 -120000 v1',
      '2026-04-01 -120000 v1',
      '2026-05-01 -130000 v2',
      '2026-06-01 -130000 v2',
    ]);
    expect(after.versions.map((version) => `${version.version} ${version.effectiveFrom} ${version.reason ?? '-'}`)).toEqual([
      '1 2026-01-01 -',
      '2 2026-05-01 new lease',
    ]);
    // Generating again changes nothing.
    const dump = await app.dump();
    expect(await app.client.agreements.generate({})).toEqual({ inserted: 0, updated: 0, cancelled: 0 });
    expect(await app.dump()).toEqual(dump);
  });
});

describe('payments', () => {
  it('match bank lines with invoices, leave the rest open, and can be taken back', async () => {
    const app = await openBooks();
    await importRows(
      app,
      `2026-03-02  950.00  INVOICE 7 ACME | 1950.00
      2026-03-03  -50.00  STATIONER | 1900.00`,
    );
    const line = (await app.client.transactions.list({})).rows.find((row) => row.amountMinor > 0);
    const transactionId = line?.id ?? 0;
    const customer = await app.client.customers.create({ name: 'Acme' });
    const invoice = (documentNumber: string, amountMinor: number, dueDate: string) =>
      app.client.dueItems.create({
        clientId: customer.id,
        documentNumber,
        issueDate: isoDate('2026-02-01'),
        dueDate: isoDate(dueDate),
        amountMinor: minorUnits(amountMinor),
      });
    const first = await invoice('7', 60_000, '2026-02-20');
    const second = await invoice('8', 50_000, '2026-03-20');
    const payment = await app.client.payments.match({
      transactionId,
      feeMinor: minorUnits(-500),
      allocations: [{ scheduleId: second.id }, { scheduleId: first.id }],
    });
    expect(payment).toMatchObject({ amountMinor: 95_000, feeMinor: -500, unallocatedMinor: 0, varianceVsExpectedMinor: -15_000 });
    expect(payment.allocations.map((part) => `${part.label} ${part.amountMinor}`)).toEqual(['7 60000', '8 35500']);
    const statuses = async () =>
      (await app.client.dueItems.list({ state: 'all' })).rows.map((item) => `${item.documentNumber ?? ''} ${item.status} ${item.openAmountMinor}`);
    expect(await statuses()).toEqual(['7 paid 0', '8 partly_paid 14500']);
    const detail = await app.client.customers.get({ customerId: customer.id });
    expect(detail).toMatchObject({ openMinor: 14_500, overdueMinor: 0, avgPaymentDelayDays: 10 });
    expect(detail.aliases.map((alias) => alias.alias)).toEqual(['invoice acme']);
    // A day before the payment nothing was settled.
    const replayed = await app.client.dueItems.list({ asOf: isoDate('2026-03-01') });
    expect(replayed.rows.map((item) => `${item.status} ${item.daysOverdue}`)).toEqual(['scheduled 9', 'scheduled 0']);
    const ageing = await app.client.dueItems.ageing({ side: 'receivable', asOf: isoDate('2026-03-01') });
    expect(ageing.rows[0]).toMatchObject({ partyName: 'Acme', totalMinor: 110_000, buckets: { days_1_30: 60_000, not_due: 50_000 } });
    await app.client.payments.unmatch({ paymentId: payment.id });
    expect(await statuses()).toEqual(['7 scheduled 60000', '8 scheduled 50000']);
    expect((await app.client.audit.verify({})).ok).toBe(true);
  });

  it('are refused on what is settled, and nothing changes', async () => {
    const app = await openBooks();
    const customer = await app.client.customers.create({ name: 'Acme' });
    const item = await app.client.dueItems.create({ clientId: customer.id, dueDate: isoDate('2026-03-20'), amountMinor: minorUnits(50_000) });
    const pay = () =>
      app.client.payments.record({ paymentDate: isoDate('2026-03-09'), amountMinor: minorUnits(50_000), allocations: [{ scheduleId: item.id }] });
    await pay();
    const before = await app.dump();
    expect((await failureOf(pay())).message).toContain('is settled or closed already');
    expect(await app.dump()).toEqual(before);
  });
});

describe('cash events', () => {
  it('stand beside every open due item with what is still open, and go when it is settled', async () => {
    const app = await openBooks();
    const events = async () =>
      ((await app.dump())['cash_events'] ?? []).map(
        (row) => `${String(row['event_date'])} ${String(row['direction'])} ${String(row['amount_minor'])} ${String(row['confidence'])}`,
      );
    const customer = await app.client.customers.create({ name: 'Acme' });
    const item = await app.client.dueItems.create({ clientId: customer.id, dueDate: isoDate('2026-03-20'), amountMinor: minorUnits(50_000) });
    expect(await events()).toEqual(['2026-03-20 in 50000 high']);
    const pay = (amountMinor: number) =>
      app.client.payments.record({
        paymentDate: isoDate('2026-03-09'),
        amountMinor: minorUnits(amountMinor),
        allocations: [{ scheduleId: item.id }],
      });
    await pay(20_000);
    await app.client.dueItems.update({ scheduleId: item.id, promisedDate: isoDate('2026-04-02') });
    expect(await events()).toEqual(['2026-04-02 in 30000 high']);
    await pay(30_000);
    expect(await events()).toEqual([]);
    await app.client.vendors.create({ name: 'Landlord', category: 'rent', billing: { terms: { ...rent, endDate: isoDate('2026-04-30') } } });
    expect(await events()).toEqual([
      '2026-01-02 out -120000 medium',
      '2026-02-02 out -120000 medium',
      '2026-03-02 out -120000 medium',
      '2026-04-01 out -120000 medium',
    ]);
  });
});

describe('merging', () => {
  it('moves everything to the one that stays', async () => {
    const app = await openBooks();
    const kept = await app.client.customers.create({ name: 'Acme' });
    const twin = await app.client.customers.create({ name: 'ACME Ltd', email: 'billing@example.com' });
    await app.client.dueItems.create({ clientId: twin.id, dueDate: isoDate('2026-03-20'), amountMinor: minorUnits(50_000) });
    const merged = await app.client.customers.merge({ customerId: kept.id, mergedCustomerId: twin.id });
    expect(merged).toMatchObject({ name: 'Acme', email: 'billing@example.com', openMinor: 50_000 });
    expect((await app.client.customers.list({ includeArchived: true })).map((customer) => customer.name)).toEqual(['Acme']);
  });
});
