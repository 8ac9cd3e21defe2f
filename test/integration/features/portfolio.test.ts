import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { EUR, openTestApp, type TestApp, writeStatement } from '../../support/test-app.ts';

const NOW = '2026-03-10T09:00:00.000Z';
const IBANS = { holding: 'DE89370400440532013000', shop: 'FR1420041010050500013M02606' } as const;

async function addBusiness(app: TestApp, name: string, options: { readonly iban: string; readonly rows: readonly string[] }): Promise<number> {
  const { id: businessId } = await app.client.businesses.create({ name, baseCurrency: EUR, country: 'DE', timeZone: 'Europe/Berlin' });
  const account = await app.client.accounts.create({ businessId, name: 'Main', iban: options.iban });
  const csv = ['Date,Description,Counterparty IBAN,Amount,Currency,Balance', ...options.rows, ''].join('\n');
  const source = { path: writeStatement(app.folder, csv) };
  await app.client.imports.book({ businessId, source, accountId: account.id, answers: { dateOrder: 'ymd' } });
  return businessId;
}

describe('the portfolio', () => {
  it('shows every business from its newest snapshot, and takes out what moves between them', async () => {
    const app = await openTestApp({ nowInstant: NOW });
    const holding = await addBusiness(app, 'Holding', {
      iban: IBANS.holding,
      rows: [
        '2026-03-02,Dividend customer,,5000.00,EUR,15000.00',
        `2026-03-03,Loan to the shop,${IBANS.shop},-2000.00,EUR,13000.00`,
        '2026-03-04,Adviser,,-300.00,EUR,12700.00',
      ],
    });
    const shop = await addBusiness(app, 'Shop', {
      iban: IBANS.shop,
      rows: [
        `2026-03-03,From the holding,${IBANS.holding},2000.00,EUR,2500.00`,
        '2026-03-05,Takings,,700.00,EUR,3200.00',
        '2026-03-06,Wholesale,,-900.00,EUR,2300.00',
      ],
    });
    const empty = await app.client.portfolio.get();
    expect(empty.rows).toEqual([]);
    expect(empty.missing.map((business) => business.businessId).toSorted((a, b) => a - b)).toEqual([holding, shop]);
    expect(await app.client.portfolio.refresh({})).toEqual({ refreshed: 2 });
    const { rows, totals, missing } = await app.client.portfolio.get();
    expect(missing).toEqual([]);
    expect(rows.map((row) => `${row.name} ${row.cashMinor} ${row.intercompanyInflowMinor} ${row.intercompanyOutflowMinor} ${row.isStale}`)).toEqual([
      'Holding 1270000 0 -200000 false',
      'Shop 230000 200000 0 false',
    ]);
    expect(totals).toEqual([
      expect.objectContaining({
        currency: 'EUR',
        businessCount: 2,
        cashMinor: 1_500_000,
        recentInflowMinor: 570_000,
        recentOutflowMinor: -120_000,
        nettedMinor: 200_000,
      }),
    ]);
    // An edit makes one of them stale; only that one is looked at again.
    const customer = await app.client.customers.create({ businessId: shop, name: 'Acme' });
    await app.client.dueItems.create({ businessId: shop, clientId: customer.id, dueDate: isoDate('2026-03-20'), amountMinor: minorUnits(40_000) });
    const later = await app.reopen('2026-03-10T10:00:00.000Z');
    await later.client.customers.update({ businessId: shop, customerId: customer.id, notes: 'Pays on time' });
    expect((await later.client.portfolio.get()).rows.map((row) => row.isStale)).toEqual([false, true]);
    expect(await later.client.portfolio.refresh({})).toEqual({ refreshed: 1 });
    expect(must((await later.client.portfolio.get()).rows[1], 'the shop').receivableMinor).toBe(40_000);
  });
});

describe('an invoice in another currency', () => {
  it('is settled by a payment in the currency of the business, and the difference is shown', async () => {
    const app = await openTestApp({ nowInstant: NOW });
    const businessId = await addBusiness(app, 'Exporter', {
      iban: IBANS.holding,
      rows: ['2026-03-05,Transfer from Example Corp,,930.00,EUR,1930.00', '2026-03-06,Adviser,,-300.00,EUR,1630.00'],
    });
    const rate = { fromCurrency: 'USD' as typeof EUR, toCurrency: EUR, rateDate: isoDate('2026-03-02'), rate: '0.92' };
    await app.client.currency.setRate({ businessId, ...rate });
    const customer = await app.client.customers.create({ businessId, name: 'Example Corp' });
    const item = await app.client.dueItems.create({
      businessId,
      clientId: customer.id,
      documentNumber: 'US-1',
      issueDate: isoDate('2026-03-02'),
      dueDate: isoDate('2026-03-06'),
      amountMinor: minorUnits(100_000),
      currency: rate.fromCurrency,
    });
    expect(item).toMatchObject({ baseCurrencyAmountMinor: 92_000, openAmountMinor: 100_000 });
    const line = must((await app.client.transactions.list({ businessId, direction: 'in' })).rows[0], 'the receipt');
    const payment = await app.client.payments.match({ businessId, transactionId: line.id, allocations: [{ scheduleId: item.id }] });
    expect(payment).toMatchObject({ amountMinor: 93_000, unallocatedMinor: 0, varianceVsExpectedMinor: 1000 });
    expect(payment.allocations).toMatchObject([{ amountMinor: 100_000, paymentAmountMinor: 93_000 }]);
    expect((await app.client.dueItems.get({ businessId, scheduleId: item.id })).status).toBe('paid');
  });
});
