import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { createEuroBusiness, failureOf, openTestApp, type TestApp, writeStatement } from '../../support/test-app.ts';
import { DAILY_XML, HISTORY_CSV, zipped } from '../../unit/engine/currency/ecb-files.ts';

const [EUR, USD, GBP] = ['EUR', 'USD', 'GBP'].map(currencyCode) as [CurrencyCode, CurrencyCode, CurrencyCode];
const MARCH_4 = isoDate('2026-03-04');

/** Statement of an account whose lines are in several currencies. */
const MIXED = [
  'Date,Description,Amount,Currency',
  '2026-03-03,Licence,-12.40,USD',
  '2026-03-04,Refund,25.00,USD',
  '2026-03-04,Second refund,10.00,USD',
  '2026-03-04,Rent,-80.00,EUR',
  '2026-03-04,Hosting,-4.00,GBP',
  '2026-02-10,Old invoice,100.00,USD',
  '',
].join('\n');

/** What an undo leaves different on purpose. */
const HISTORY = ['audit_logs', 'import_batches'];

async function openBusiness(): Promise<TestApp> {
  const app = await openTestApp();
  await createEuroBusiness(app);
  return app;
}

async function importFile(app: TestApp, content: string | Uint8Array, accountName = 'Main') {
  return app.client.imports.book({ source: { path: writeStatement(app.folder, content) }, accountName, answers: {} });
}

async function importRates(app: TestApp, content: string | Uint8Array = HISTORY_CSV, name = 'eurofxref-hist.csv') {
  return app.client.currency.importRates({ source: { path: writeStatement(app.folder, content, name) } });
}

type Typed = { readonly day: string; readonly from: CurrencyCode; readonly to: CurrencyCode; readonly rate: string | null };

const typeRate = (app: TestApp, { day, from, to, rate }: Typed) =>
  app.client.currency.setRate({ fromCurrency: from, toCurrency: to, rateDate: isoDate(day), rate });

/** Base amount of each line by its description. */
async function baseAmounts(app: TestApp): Promise<Record<string, number | null>> {
  const { rows } = await app.client.transactions.list({});
  const lines = await Promise.all(rows.map((row) => app.client.transactions.get({ transactionId: row.id })));
  return Object.fromEntries(lines.map((line) => [line.description, line.baseAmountMinor]));
}

async function baseTotals(app: TestApp): Promise<unknown[][]> {
  const { account_days: days } = await app.dump();
  return (days ?? [])
    .map((day) => [day['booking_date'], day['currency'], day['base_inflow_minor'], day['base_outflow_minor'], day['rate_missing_count']])
    .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

describe('a file of reference rates', () => {
  it('is previewed without a trace, kept once, and changes nothing the second time', async () => {
    const app = await openBusiness();
    const before = await app.dump();
    const path = writeStatement(app.folder, zipped('eurofxref-hist.csv', HISTORY_CSV), 'eurofxref-hist.zip');
    const preview = await app.client.currency.previewRates({ source: { path } });
    expect(preview).toMatchObject({
      file: { name: 'eurofxref-hist.zip', sha256: createHash('sha256').update(readFileSync(path)).digest('hex') },
      counts: { new: 8, same: 0, changed: 0 },
      firstDate: '2004-12-30',
      lastDate: '2026-03-04',
      currencies: ['GBP', 'JPY', 'USD'],
      unknownCurrencies: ['ROL'],
    });
    expect(await app.dump()).toEqual(before);
    expect(await app.client.currency.importRates({ source: { path } })).toEqual(preview);
    const kept = await app.dump();
    expect(kept['exchange_rates']).toHaveLength(8);
    expect(await app.client.currency.importRates({ source: { path } })).toMatchObject({ counts: { new: 0, same: 8, changed: 0 } });
    expect(await app.dump()).toEqual(kept);
    const [entry] = (await app.client.audit.list({})).rows;
    expect(entry).toMatchObject({
      action: 'import_rates',
      after: { fileName: 'eurofxref-hist.zip', newCount: 8, changedCount: 0 },
      details: { fileSha256: preview.file.sha256 },
    });
  });

  it('corrects what it published otherwise before, and says so in the log', async () => {
    const app = await openBusiness();
    await importRates(app);
    const corrected = await importRates(app, HISTORY_CSV.replace('1.24', '1.26'), 'corrected.csv');
    expect(corrected.counts).toEqual({ new: 0, same: 7, changed: 1 });
    const { rates } = await app.client.currency.rates({ currencies: [USD], from: isoDate('2026-03-03'), to: isoDate('2026-03-03') });
    expect(rates.map((rate) => rate.rate)).toEqual(['1.26']);
    const [entry] = (await app.client.audit.list({})).rows;
    expect(entry?.details).toMatchObject({ changes: [['EUR/USD', '2026-03-03', '1.24', '1.26']] });
  });

  it('that is none is refused, and nothing is kept', async () => {
    const app = await openBusiness();
    const before = await app.dump();
    expect(await failureOf(importRates(app, MIXED, 'statement.csv'))).toMatchObject({ code: 'FILE_FORMAT_UNSUPPORTED' });
    expect(await failureOf(importRates(app, HISTORY_CSV.slice(0, -3), 'half.csv'))).toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(await app.dump()).toEqual(before);
  });

  it('arrives in parts from a page, which may name no path', async () => {
    const app = await openBusiness();
    const page = app.clientOf({ host: 'browser', mayReadPaths: false });
    const bytes = Buffer.from(DAILY_XML);
    const { uploadId } = await page.imports.upload.begin({ fileName: 'eurofxref-daily.xml', sizeBytes: bytes.length });
    await page.imports.upload.append({ uploadId, part: new Blob([bytes]) });
    expect(await page.currency.previewRates({ source: { uploadId } })).toMatchObject({ counts: { new: 3 } });
    expect(await page.currency.importRates({ source: { uploadId } })).toMatchObject({ counts: { new: 3 } });
    expect(await failureOf(page.currency.previewRates({ source: { path: '/etc/hosts' } }))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the list of rates', () => {
  it('is newest first, by pair in either direction and by day, with what is covered', async () => {
    const app = await openBusiness();
    await importRates(app);
    await typeRate(app, { day: '2026-03-05', from: USD, to: EUR, rate: '0.790' });
    const all = await app.client.currency.rates({ limit: 3 });
    expect(all.total).toBe(9);
    expect(all.rates.map((rate) => `${rate.rateDate} ${rate.fromCurrency}/${rate.toCurrency} ${rate.rate} ${rate.source}`)).toEqual([
      '2026-03-05 USD/EUR 0.79 typed',
      '2026-03-04 EUR/GBP 0.8 ecb',
      '2026-03-04 EUR/JPY 160.5 ecb',
    ]);
    expect(await app.client.currency.rates({ currencies: [EUR, USD] })).toMatchObject({ total: 4 });
    expect(await app.client.currency.rates({ currencies: [GBP] })).toMatchObject({ total: 2 });
    const coverage = await app.client.currency.coverage({});
    expect(coverage).toMatchObject({ ecbThrough: '2026-03-04', ecbAgeDays: 1 });
    expect(coverage.pairs.map((pair) => [pair.fromCurrency, pair.toCurrency, pair.firstDate, pair.rateDate, pair.rateCount])).toContainEqual([
      EUR,
      USD,
      '2004-12-30',
      '2026-03-04',
      3,
    ]);
  });

  it('a typed rate wins over the published one of its day, with a trace, until it is taken back', async () => {
    const app = await openBusiness();
    await importRates(app);
    const convert = async () => (await app.client.currency.convert({ amountMinor: minorUnits(1000), fromCurrency: USD, toCurrency: EUR, date: MARCH_4 })).amountMinor;
    expect(await convert()).toBe(800);
    const typed: Typed = { day: '2026-03-04', from: EUR, to: USD, rate: '2.00' };
    expect(await typeRate(app, typed)).toEqual({ previousRate: null, rate: '2' });
    expect(await convert()).toBe(500);
    expect(await importRates(app)).toMatchObject({ counts: { new: 0, changed: 0 } });
    expect(await typeRate(app, { ...typed, rate: '4' })).toEqual({ previousRate: '2', rate: '4' });
    expect(await convert()).toBe(250);
    expect(await typeRate(app, { ...typed, rate: null })).toEqual({ previousRate: '4', rate: null });
    expect(await convert()).toBe(800);
    const entries = (await app.client.audit.list({ entityType: 'exchange_rate', action: 'set_rate' })).rows;
    expect(entries.map((entry) => [entry.entityId, entry.before, entry.after])).toEqual([
      ['EUR/USD 2026-03-04', { rate: '4' }, { rate: null }],
      ['EUR/USD 2026-03-04', { rate: '2' }, { rate: '4' }],
      ['EUR/USD 2026-03-04', { rate: null }, { rate: '2' }],
    ]);
  });

  it('takes no rate of a day to come, against itself, of zero, or that was never typed', async () => {
    const app = await openBusiness();
    const before = await app.dump();
    expect(await failureOf(typeRate(app, { day: '2026-03-06', from: USD, to: EUR, rate: '0.8' }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await failureOf(typeRate(app, { day: '2026-03-04', from: EUR, to: EUR, rate: '1' }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await failureOf(typeRate(app, { day: '2026-03-04', from: USD, to: EUR, rate: '0.00' }))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await failureOf(typeRate(app, { day: '2026-03-04', from: USD, to: EUR, rate: null }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.dump()).toEqual(before);
  });

  it('where a base figure is needed, a missing rate is named by pair and day; what lies ahead takes the latest', async () => {
    const app = await openBusiness();
    await importRates(app);
    const ask = (date: string) => app.client.currency.convert({ amountMinor: minorUnits(1000), fromCurrency: USD, toCurrency: EUR, date: isoDate(date) });
    const failure = await failureOf(ask('2026-02-10'));
    expect(failure).toMatchObject({ code: 'RATE_MISSING' });
    expect(failure.message).toContain('USD/EUR for 2026-02-10');
    expect(await ask('2026-09-01')).toMatchObject({ amountMinor: 800, rate: '0.8', rateDate: '2026-03-04' });
  });
});

describe('an import of several currencies', () => {
  it('with rates stores base amount, rate and its day with each line, crosses through the euro and all', async () => {
    const app = await openBusiness();
    await importRates(app);
    await importFile(app, MIXED);
    expect(await baseAmounts(app)).toEqual({ Licence: -1000, Refund: 2000, 'Second refund': 800, Rent: -8000, Hosting: -500, 'Old invoice': null });
    const { bank_transactions: lines } = await app.dump();
    expect(lines?.map((line) => [line['description'], line['exchange_rate_used'], line['exchange_rate_date']]).toSorted()).toEqual([
      ['Hosting', '1.25', '2026-03-04'],
      ['Licence', '0.806451612903', '2026-03-03'],
      ['Old invoice', null, null],
      ['Refund', '0.8', '2026-03-04'],
      ['Rent', null, null],
      ['Second refund', '0.8', '2026-03-04'],
    ]);
    expect(await baseTotals(app)).toEqual([
      ['2026-02-10', 'USD', 0, 0, 1],
      ['2026-03-03', 'USD', 0, -1000, 0],
      ['2026-03-04', 'EUR', 0, -8000, 0],
      ['2026-03-04', 'GBP', 0, -500, 0],
      ['2026-03-04', 'USD', 2800, 0, 0],
    ]);
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('without rates stores every line and lists what is missing, by currency with its days', async () => {
    const app = await openBusiness();
    await importFile(app, MIXED);
    expect(await baseAmounts(app)).toMatchObject({ Licence: null, Rent: -8000, Hosting: null });
    expect(await app.client.dashboard.get({})).toMatchObject({ rateMissingCount: 5 });
    expect(await app.client.currency.missing({})).toEqual({
      lineCount: 5,
      groups: [
        { currency: GBP, pair: 'GBP/EUR', lineCount: 1, firstDate: '2026-03-04', lastDate: '2026-03-04', convertibleCount: 0, datesNeeded: ['2026-03-04'] },
        {
          currency: USD,
          pair: 'USD/EUR',
          lineCount: 4,
          firstDate: '2026-02-10',
          lastDate: '2026-03-04',
          convertibleCount: 0,
          datesNeeded: ['2026-02-10', '2026-03-03', '2026-03-04'],
        },
      ],
    });
  });
});

describe('converting late', () => {
  it('gives the figures that an import with rates would have given, and leaves the lines and their proof alone', async () => {
    const late = await openBusiness();
    await importFile(late, MIXED);
    const evidence = (await late.dump())['bank_transactions'];
    await importRates(late);
    expect(await late.client.currency.missing({})).toMatchObject({ lineCount: 5, groups: [{ convertibleCount: 1 }, { convertibleCount: 3, datesNeeded: ['2026-02-10'] }] });
    expect(await late.client.currency.fill({})).toEqual({ convertedCount: 4, remainingCount: 1 });
    const inTime = await openBusiness();
    await importRates(inTime);
    await importFile(inTime, MIXED);
    expect(await baseAmounts(late)).toEqual(await baseAmounts(inTime));
    expect(await baseTotals(late)).toEqual(await baseTotals(inTime));
    expect((await late.dump())['bank_transactions']).toEqual(evidence);
    expect(await late.client.audit.verify({})).toMatchObject({ ok: true });
    const [entry] = (await late.client.audit.list({})).rows;
    expect(entry).toMatchObject({
      action: 'convert',
      after: { lineCount: 4 },
      details: {
        pairs: {
          'USD/EUR': { lineCount: 3, firstDate: '2026-03-03', lastDate: '2026-03-04' },
          'GBP/EUR': { lineCount: 1, firstDate: '2026-03-04', lastDate: '2026-03-04' },
        },
        conversionsDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it('again changes nothing, and goes on once the last rate is typed', async () => {
    const app = await openBusiness();
    await importFile(app, MIXED);
    await importRates(app);
    await app.client.currency.fill({});
    const before = await app.dump();
    expect(await app.client.currency.fill({})).toEqual({ convertedCount: 0, remainingCount: 1 });
    expect(await app.dump()).toEqual(before);
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: '0.5' });
    expect(await app.client.currency.fill({})).toEqual({ convertedCount: 1, remainingCount: 0 });
    expect(await baseAmounts(app)).toMatchObject({ 'Old invoice': 5000 });
    expect(await app.client.currency.missing({})).toEqual({ lineCount: 0, groups: [] });
    expect(await app.client.dashboard.get({})).toMatchObject({ rateMissingCount: 0 });
  });

  it('and taking the import back is the state before the import, with another import on the same days', async () => {
    const app = await openBusiness();
    await importFile(app, 'Date,Description,Amount,Currency\n2026-03-04,Kept,-2.50,USD\n2026-03-04,Kept too,-2.50,EUR\n');
    await importRates(app);
    await app.client.currency.fill({});
    const before = await app.dump({ except: HISTORY });
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: '0.5' });
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: null });
    const booked = await importFile(app, MIXED);
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: '0.5' });
    expect(await app.client.currency.fill({})).toMatchObject({ convertedCount: 1, remainingCount: 0 });
    await app.client.imports.undo({ batchId: must(booked.batchId, 'a batch') });
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: null });
    expect(await app.dump({ except: HISTORY })).toEqual(before);
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('speaks of the own business only', async () => {
    const app = await openBusiness();
    const [first] = await app.client.businesses.list();
    const secondId = await createEuroBusiness(app, 'Second Ltd');
    const businessId = must(first, 'a business').id;
    await app.client.imports.book({ businessId, source: { path: writeStatement(app.folder, MIXED) }, accountName: 'Main' });
    await importRates(app);
    expect(await app.client.currency.fill({ businessId: secondId })).toEqual({ convertedCount: 0, remainingCount: 0 });
    expect(await app.client.currency.missing({ businessId })).toMatchObject({ lineCount: 5 });
    expect(await failureOf(app.client.currency.fill({ businessId, asOf: MARCH_4 }))).toMatchObject({ code: 'CONFLICT' });
  });
});

/** A euro account of 1,000.00 and a dollar account of 500.00 after its lines. */
async function openTwoCurrencies(): Promise<{ app: TestApp; dollarId: number }> {
  const app = await openBusiness();
  await importFile(app, 'Date,Description,Amount,Currency,Balance\n2026-03-03,Sale,100.00,EUR,900.00\n2026-03-04,Sale,100.00,EUR,1000.00\n');
  const booked = await importFile(app, 'Date,Description,Amount,Currency,Balance\n2026-03-03,Order,124.00,USD,475.00\n2026-03-04,Order,25.00,USD,500.00\n', 'Dollars');
  return { app, dollarId: must(booked.account.id, 'an account') };
}

describe('cash in several currencies', () => {
  it('leaves out an account without a rate and names it', async () => {
    const { app, dollarId } = await openTwoCurrencies();
    const dashboard = await app.client.dashboard.get({});
    expect(dashboard).toMatchObject({ cashMinor: 100_000, unanchoredAccountIds: [], rateMissing: [{ accountId: dollarId, pair: 'USD/EUR', date: '2026-03-05' }] });
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
    expect(await app.client.dashboard.get(past)).toMatchObject({ cashMinor: 90_000, rateMissing: [{ accountId: dollarId, pair: 'USD/EUR', date: '2026-03-03' }] });
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
    await app.client.currency.fill({});
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
    await app.client.currency.fill({});
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
