import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { EUR, importRows, openTestApp, type TestApp } from '../../support/test-app.ts';

const NOW = '2026-03-10T09:00:00.000Z';

async function openBooks(): Promise<TestApp> {
  const app = await openTestApp({ nowInstant: NOW });
  await app.client.businesses.create({ name: 'Example Ltd', baseCurrency: EUR, country: 'DE', timeZone: 'Europe/Berlin', locale: 'en-GB' });
  return app;
}

/** Rent on the first of each month and a small purchase in between, with the bank's balance. */
function rentRows(months: number): string {
  let balance = 20_000;
  const rows: string[] = [];
  for (let age = months; age >= 1; age -= 1) {
    const first = addMonths(isoDate('2026-04-01'), -age);
    balance -= 800;
    rows.push(`${first} -800.00 Hofmann Immobilien Miete | ${balance}.00`);
    balance -= 7 + (age % 5);
    rows.push(`${addDays(first, 3 + (age % 11))} -${7 + (age % 5)}.00 Bakery | ${balance}.00`);
  }
  return rows.join('\n');
}

describe('a bank line that names what it pays', () => {
  it('is matched when it is imported, with its reasons, and the match can be taken back', async () => {
    const app = await openBooks();
    const customer = await app.client.customers.create({ name: 'Bergmann Technik GmbH' });
    for (const [documentNumber, amountMinor] of [
      ['INV-2026-0041', 123_456],
      ['INV-2026-0042', 98_765],
    ] as const) {
      await app.client.dueItems.create({
        clientId: customer.id,
        documentNumber,
        issueDate: isoDate('2026-02-01'),
        dueDate: isoDate('2026-03-01'),
        amountMinor: minorUnits(amountMinor),
      });
    }
    await importRows(app, `2026-03-04  1234.56  Bergmann Technik GmbH INV-2026-0041 | 2234.56\n2026-03-05  -10.00  Stationer | 2224.56`);
    const [payment] = await app.client.payments.list({});
    expect(payment).toMatchObject({ matchedBy: 'automatic', amountMinor: 123_456, unallocatedMinor: 0 });
    expect(payment?.allocations.map((part) => part.label)).toEqual(['INV-2026-0041']);
    expect(payment?.confidence).toBeGreaterThan(0.97);
    expect(payment?.reasoning).toContain('quotes the number in full');
    const entry = must(
      (await app.dump())['audit_logs']?.find((row) => row['action'] === 'match'),
      'the entry of the match',
    );
    expect(entry).toMatchObject({ automation_type: 'matching', entity_type: 'payment_event' });
    await app.client.payments.unmatch({ paymentId: must(payment, 'a payment').id });
    expect((await app.client.dueItems.list({})).rows.map((item) => item.status)).toEqual(['scheduled', 'scheduled']);
  });

  it('is offered with its readings otherwise, and what was declined is not offered again', async () => {
    const app = await openBooks();
    const customer = await app.client.customers.create({ name: 'Bergmann Technik GmbH' });
    const item = await app.client.dueItems.create({
      clientId: customer.id,
      documentNumber: 'A-17',
      issueDate: isoDate('2026-02-01'),
      dueDate: isoDate('2026-03-01'),
      amountMinor: minorUnits(50_000),
    });
    await importRows(app, `2026-03-04  500.00  Credit transfer | 1500.00\n2026-03-05  -10.00  Stationer | 1490.00`);
    const offered = await app.client.matching.suggestions({});
    expect(offered.unmatchedCount).toBe(2);
    const row = must(offered.rows[0], 'a suggestion');
    expect(row.alternatives[0]).toMatchObject({ isAutomatic: false, allocations: [{ scheduleId: item.id, amountMinor: 50_000 }] });
    expect(row.alternatives[0]?.reasons.length).toBeGreaterThan(0);
    await app.client.matching.decline({ transactionId: row.transactionId, scheduleIds: [item.id] });
    expect((await app.client.matching.suggestions({})).rows).toEqual([]);
  });
});

describe('undoing an import', () => {
  it('opens again what its lines had settled', async () => {
    const app = await openBooks();
    const customer = await app.client.customers.create({ name: 'Acme' });
    const item = await app.client.dueItems.create({ clientId: customer.id, dueDate: isoDate('2026-03-01'), amountMinor: minorUnits(50_000) });
    const booked = await importRows(app, `2026-03-04  500.00  Transfer | 1500.00\n2026-03-05  -10.00  Stationer | 1490.00`);
    const line = must(
      (await app.client.transactions.list({})).rows.find((row) => row.amountMinor > 0),
      'the line',
    );
    await app.client.payments.match({ transactionId: line.id, allocations: [{ scheduleId: item.id }] });
    await app.client.imports.undo({ batchId: must(booked.batchId, 'a batch') });
    expect((await app.client.dueItems.get({ scheduleId: item.id })).status).toBe('scheduled');
    expect(await app.client.payments.list({})).toEqual([]);
    const { rows } = await app.client.dueItems.list({});
    expect(rows).toHaveLength(1);
    expect((await app.client.audit.verify({})).ok).toBe(true);
  });
});

describe('a recurring stream', () => {
  it('is offered with its evidence, becomes an agreement whose past is settled, and is not offered again', async () => {
    const app = await openBooks();
    await importRows(app, rentRows(14));
    const { streams } = await app.client.recurring.suggestions({});
    const rent = must(
      streams.find((stream) => stream.payeeName.includes('Hofmann')),
      'the rent',
    );
    expect(rent).toMatchObject({
      direction: 'out',
      stage: 'mature',
      terms: { frequency: 'monthly', baseAmountMinor: -80_000 },
      nextDate: '2026-04-01',
    });
    expect(rent.occurrences).toHaveLength(14);
    const agreement = await app.client.recurring.accept({ streamKey: rent.streamKey, obligationType: 'rent' });
    expect(agreement).toMatchObject({ obligationType: 'rent', source: 'detected', nextDueDate: '2026-04-01', openCount: 0 });
    const { dueItems } = await app.client.agreements.get({ agreementId: agreement.id });
    expect(dueItems.filter((item) => item.status === 'paid')).toHaveLength(14);
    expect(dueItems.filter((item) => item.openAmountMinor !== 0 && item.dueDate <= '2026-03-10')).toEqual([]);
    expect((await app.client.recurring.suggestions({})).streams.map((stream) => stream.streamKey)).not.toContain(rent.streamKey);
    // Topping up does not bring the past back.
    expect(await app.client.agreements.generate({})).toEqual({ inserted: 0, updated: 0, cancelled: 0 });
    expect((await app.client.audit.verify({})).ok).toBe(true);
  });

  it('that was refused stays away until it is reconsidered', async () => {
    const app = await openBooks();
    await importRows(app, rentRows(14));
    const keys = async () => (await app.client.recurring.suggestions({})).streams.map((stream) => stream.streamKey);
    const [first] = await keys();
    await app.client.recurring.refuse({ streamKey: must(first, 'a stream') });
    expect(await keys()).not.toContain(first);
    expect(await app.client.recurring.reconsider({})).toEqual({ reconsidered: 1 });
    expect(await keys()).toContain(first);
  });
});
