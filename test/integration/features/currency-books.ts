import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { createEuroBusiness, openTestApp, type TestApp, writeStatement } from '../../support/test-app.ts';
import { HISTORY_CSV } from '../../unit/engine/currency/ecb-files.ts';

export const [EUR, USD, GBP] = ['EUR', 'USD', 'GBP'].map(currencyCode) as [CurrencyCode, CurrencyCode, CurrencyCode];
export const MARCH_4 = isoDate('2026-03-04');

/** Statement of an account whose lines are in several currencies. */
export const MIXED = [
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
export const HISTORY = ['audit_logs', 'import_batches', 'import_files'];

export async function openBusiness(): Promise<TestApp> {
  const app = await openTestApp();
  await createEuroBusiness(app);
  return app;
}

export async function importFile(app: TestApp, content: string | Uint8Array, accountName = 'Main') {
  return app.client.imports.book({ source: { path: writeStatement(app.folder, content) }, accountName, answers: {} });
}

export async function importRates(app: TestApp, content: string | Uint8Array = HISTORY_CSV, name = 'eurofxref-hist.csv') {
  return app.client.currency.importRates({ source: { path: writeStatement(app.folder, content, name) } });
}

export type Typed = { readonly day: string; readonly from: CurrencyCode; readonly to: CurrencyCode; readonly rate: string | null };

export const typeRate = (app: TestApp, { day, from, to, rate }: Typed) =>
  app.client.currency.setRate({ fromCurrency: from, toCurrency: to, rateDate: isoDate(day), rate });

/** Named otherwise than the procedure, because the lint takes every `fill` for the one of arrays. */
export const convertNow = (app: TestApp, input: Parameters<TestApp['client']['currency']['fill']>[0] = {}) => app.client.currency.fill(input);

/** Base amount of each line by its description. */
export async function baseAmounts(app: TestApp): Promise<Record<string, number | null>> {
  const { rows } = await app.client.transactions.list({});
  const lines = await Promise.all(rows.map((row) => app.client.transactions.get({ transactionId: row.id })));
  return Object.fromEntries(lines.map((line) => [line.description, line.baseAmountMinor]));
}

export async function baseTotals(app: TestApp): Promise<unknown[][]> {
  const { account_days: days } = await app.dump();
  return (days ?? [])
    .map((day) => [day['booking_date'], day['currency'], day['base_inflow_minor'], day['base_outflow_minor'], day['rate_missing_count']])
    .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}
