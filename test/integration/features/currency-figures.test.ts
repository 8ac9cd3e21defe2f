import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { TestApp } from '../../support/test-app.ts';
import { HISTORY_CSV } from '../../unit/engine/currency/ecb-files.ts';
import { convertNow, EUR, importFile, importRates, MARCH_4, openBusiness, typeRate, USD } from './currency-books.ts';

/** A euro account of 1,000.00 and a dollar account of 500.00 after its lines. */
async function openTwoCurrencies(): Promise<{ app: TestApp; dollarId: number }> {
  const app = await openBusiness();
  await importFile(app, 'Date,Description,Amount,Currency,Balance\n2026-03-03,Sale,100.00,EUR,900.00\n2026-03-04,Sale,100.00,EUR,1000.00\n');
  const booked = await importFile(
    app,
    'Date,Description,Amount,Currency,Balance\n2026-03-03,Order,124.00,USD,475.00\n2026-03-04,Order,25.00,USD,500.00\n',
    'Dollars',
  );
  return { app, dollarId: must(booked.account.id, 'an account') };
}

describe('cash in several currencies', () => {
  it('leaves out an account without a rate and names it', async () => {
    const { app, dollarId } = await openTwoCurrencies();
    const dashboard = await app.client.dashboard.get({});
    expect(dashboard).toMatchObject({
      cashMinor: 100_000,
      unanchoredAccountIds: [],
      rateMissing: [{ accountId: dollarId, pair: 'USD/EUR', date: '2026-03-05' }],
    });
    expect(dashboard.forecast).toMatchObject({ openingBalanceMinor: 100_000 });
  });

  it('counts a foreign account at the rate of the day, in the dashboard, the forecast and the days behind it', async () => {
    const { app } = await openTwoCurrencies();
    await importRates(app);
    const dashboard = await app.client.dashboard.get({});
    // 1,000.00 EUR and 500.00 USD at 0.8
    expect(dashboard).toMatchObject({ cashMinor: 140_000, rateMissing: [], forecast: { anchored: true, openingBalanceMinor: 140_000 } });
    // on 3 March 900.00 EUR and 475.00 USD at 1/1.24; before it no rate is known, so the line begins there
    expect(dashboard.forecast?.actual).toEqual([
      { date: '2026-03-03', balanceMinor: 90_000 + 38_306 },
      { date: '2026-03-04', balanceMinor: 140_000 },
      { date: '2026-03-05', balanceMinor: 140_000 },
    ]);
  });

  it('as of a past day uses the rate known then, and none from after it', async () => {
    const { app, dollarId } = await openTwoCurrencies();
    await importRates(app, HISTORY_CSV.replace(/^2026-03-03.*\n/m, ''), 'without-the-third.csv');
    const past = { asOf: isoDate('2026-03-03') };
    expect(await app.client.dashboard.get(past)).toMatchObject({
      cashMinor: 90_000,
      rateMissing: [{ accountId: dollarId, pair: 'USD/EUR', date: '2026-03-03' }],
    });
    await importRates(app);
    expect(await app.client.dashboard.get(past)).toMatchObject({ cashMinor: 128_306, rateMissing: [] });
  });

  it('with only a typed balance and no lines needs no forecast to be valued', async () => {
    const app = await openBusiness();
    const account = await app.client.accounts.create({ name: 'Dollars', currency: USD });
    await app.client.accounts.setBalance({ accountId: account.id, balanceDate: MARCH_4, balanceMinor: minorUnits(10_000) });
    expect(await app.client.dashboard.get({})).toMatchObject({ cashMinor: null, rateMissing: [{ accountId: account.id }], forecast: null });
    await importRates(app);
    expect(await app.client.dashboard.get({})).toMatchObject({ cashMinor: 8000, rateMissing: [], forecast: null });
  });
});

describe('revaluation', () => {
  it('is the balance at the rate of the day against what its parts were booked at', async () => {
    const { app, dollarId } = await openTwoCurrencies();
    await importRates(app);
    await convertNow(app);
    await typeRate(app, { day: '2026-03-02', from: USD, to: EUR, rate: '0.5' });
    const report = await app.client.currency.revaluation({});
    // opening 351.00 USD at 0.5 = 175.50, 124.00 at 1/1.24 = 100.00, 25.00 at 0.8 = 20.00; now 500.00 at 0.8
    expect(report).toEqual({
      asOf: '2026-03-05',
      currency: EUR,
      accounts: [
        {
          accountId: dollarId,
          accountName: 'Dollars',
          currency: USD,
          balanceMinor: 50_000,
          bookedBaseMinor: 29_550,
          currentBaseMinor: 40_000,
          gainMinor: 10_450,
          rate: '0.8',
          rateDate: '2026-03-04',
          missing: [],
        },
      ],
      totalGainMinor: 10_450,
    });
  });

  it('is unknown where a rate is missing, and names pair and day', async () => {
    const { app } = await openTwoCurrencies();
    const unknown = { bookedBaseMinor: null, currentBaseMinor: null, gainMinor: null };
    expect(await app.client.currency.revaluation({})).toMatchObject({
      totalGainMinor: null,
      accounts: [
        {
          ...unknown,
          missing: [
            { pair: 'USD/EUR', date: '2026-03-02' },
            { pair: 'USD/EUR', date: '2026-03-03' },
            { pair: 'USD/EUR', date: '2026-03-05' },
          ],
        },
      ],
    });
    await importRates(app);
    await convertNow(app);
    expect(await app.client.currency.revaluation({})).toMatchObject({
      totalGainMinor: null,
      accounts: [{ bookedBaseMinor: null, currentBaseMinor: 40_000, gainMinor: null, missing: [{ pair: 'USD/EUR', date: '2026-03-02' }] }],
    });
  });

  it('has nothing to say where all accounts are in base currency', async () => {
    const app = await openBusiness();
    await importFile(app, 'Date,Description,Amount,Currency\n2026-03-04,Sale,100.00,EUR\n2026-03-04,Rent,-80.00,EUR\n');
    expect(await app.client.currency.revaluation({})).toMatchObject({ accounts: [], totalGainMinor: 0 });
  });
});
