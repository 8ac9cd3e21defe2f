import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { createEuroBusiness, failureOf, writeStatement } from '../../support/test-app.ts';
import { DAILY_XML, HISTORY_CSV, zipped } from '../../unit/engine/currency/ecb-files.ts';
import {
  baseAmounts,
  baseTotals,
  convertNow,
  EUR,
  GBP,
  HISTORY,
  importFile,
  importRates,
  MARCH_4,
  MIXED,
  openBusiness,
  type Typed,
  typeRate,
  USD,
} from './currency-books.ts';

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
    expect(coverage.pairs.map((pair) => [pair.fromCurrency, pair.toCurrency, pair.firstDate, pair.rateDate, pair.rate])).toEqual([
      [EUR, GBP, '2004-12-30', '2026-03-04', '0.8'],
      [EUR, 'JPY', '2004-12-30', '2026-03-04', '160.5'],
      [EUR, USD, '2004-12-30', '2026-03-04', '1.25'],
      [USD, EUR, '2026-03-05', '2026-03-05', '0.79'],
    ]);
    expect(await app.client.currency.coverage({ asOf: isoDate('2026-01-01') })).toMatchObject({
      ecbThrough: '2004-12-30',
      pairs: [{ rate: '0.70695' }, {}, {}],
    });
  });

  it('a typed rate wins over the published one of its day, with a trace, until it is taken back', async () => {
    const app = await openBusiness();
    await importRates(app);
    const convert = async () =>
      (await app.client.currency.convert({ amountMinor: minorUnits(1000), fromCurrency: USD, toCurrency: EUR, date: MARCH_4 })).amountMinor;
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
    const ask = (date: string) =>
      app.client.currency.convert({ amountMinor: minorUnits(1000), fromCurrency: USD, toCurrency: EUR, date: isoDate(date) });
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
        {
          currency: GBP,
          pair: 'GBP/EUR',
          lineCount: 1,
          firstDate: '2026-03-04',
          lastDate: '2026-03-04',
          convertibleCount: 0,
          datesNeeded: ['2026-03-04'],
        },
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
    expect(await late.client.currency.missing({})).toMatchObject({
      lineCount: 5,
      groups: [{ convertibleCount: 1 }, { convertibleCount: 3, datesNeeded: ['2026-02-10'] }],
    });
    expect(await convertNow(late)).toEqual({ convertedCount: 4, remainingCount: 1 });
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
    await convertNow(app);
    const before = await app.dump();
    expect(await convertNow(app)).toEqual({ convertedCount: 0, remainingCount: 1 });
    expect(await app.dump()).toEqual(before);
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: '0.5' });
    expect(await convertNow(app)).toEqual({ convertedCount: 1, remainingCount: 0 });
    expect(await baseAmounts(app)).toMatchObject({ 'Old invoice': 5000 });
    expect(await app.client.currency.missing({})).toEqual({ lineCount: 0, groups: [] });
    expect(await app.client.dashboard.get({})).toMatchObject({ rateMissingCount: 0 });
  });

  it('and taking the import back is the state before the import, with another import on the same days', async () => {
    const app = await openBusiness();
    await importFile(app, 'Date,Description,Amount,Currency\n2026-03-04,Kept,-2.50,USD\n2026-03-04,Kept too,-2.50,EUR\n');
    await importRates(app);
    await convertNow(app);
    const before = await app.dump({ except: HISTORY });
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: '0.5' });
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: null });
    const booked = await importFile(app, MIXED);
    await typeRate(app, { day: '2026-02-09', from: USD, to: EUR, rate: '0.5' });
    expect(await convertNow(app)).toMatchObject({ convertedCount: 1, remainingCount: 0 });
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
    expect(await convertNow(app, { businessId: secondId })).toEqual({ convertedCount: 0, remainingCount: 0 });
    expect(await app.client.currency.missing({ businessId })).toMatchObject({ lineCount: 5 });
    expect(await failureOf(convertNow(app, { businessId, asOf: MARCH_4 }))).toMatchObject({ code: 'CONFLICT' });
  });
});
