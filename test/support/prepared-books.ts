import { addDays, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { DeclaredProcedure } from './contract-walk.ts';
import { createEuroBusiness, statementCsv, type TestApp, writeStatement } from './test-app.ts';

/** A business with one of everything that has a number: account, import, lines, category, alert, snapshot. */
export type PreparedBooks = {
  readonly businessId: number;
  readonly accountId: number;
  readonly batchId: number;
  readonly transactionIds: readonly number[];
  readonly categoryId: number;
  readonly alertId: number;
  /** A statement that is not in the book yet. */
  readonly newFile: string;
};

/** Day of the tests (`TEST_NOW`). */
const TODAY = isoDate('2026-03-05');

/** Rent and sales of some weeks, with the bank's balance beside them. `shift` makes the amounts of two businesses differ. */
function weeklyRows(weeks: number, shift: number): string {
  let balance = 5000 + shift;
  const rows: string[] = [];
  for (let week = weeks; week >= 1; week -= 1) {
    balance += 120 + shift;
    rows.push(`${addDays(TODAY, -7 * week)} ${120 + shift}.00 Sale ${week} | ${balance}.00`);
    balance -= 90 + (week % 3);
    rows.push(`${addDays(TODAY, -7 * week + 2)} -${90 + (week % 3)}.00 Supplies | ${balance}.00`);
  }
  return rows.join('\n');
}

export async function prepareBooks(app: TestApp, options: { name: string; shift: number; hasAlert?: boolean }): Promise<PreparedBooks> {
  const businessId = await createEuroBusiness(app, options.name);
  const path = writeStatement(app.folder, statementCsv(weeklyRows(20, options.shift)));
  const booked = await app.client.imports.book({ businessId, source: { path }, accountName: 'Main' });
  await app.client.userConfig.update({ businessId, obligationsBufferAmountMinor: minorUnits(100_000_000) });
  if (options.hasAlert !== false) await app.client.pipeline.run({ businessId });
  const [alert] = await app.client.alerts.list({ businessId });
  const { rows } = await app.client.transactions.list({ businessId, limit: 2 });
  const [category] = await app.client.categories.list({ businessId });
  return {
    businessId,
    accountId: must(booked.account.id, 'the account just made'),
    batchId: must(booked.batchId, 'the batch just booked'),
    transactionIds: rows.map((row) => row.id),
    categoryId: must(category, 'a standard category').id,
    alertId: alert?.id ?? 0,
    newFile: writeStatement(app.folder, statementCsv(`2026-03-04 -${5 + options.shift}.00 New line\n2026-03-04 -6.00 Another\n2026-03-04 -7.00 Third`)),
  };
}

/**
 * Sensible input of any procedure for books so prepared, by the names of its fields: a procedure with a field that is not known here fails its test until
 * somebody says what goes into it.
 */
export function inputFor(procedure: DeclaredProcedure, books: PreparedBooks, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const own = OWN_INPUT[procedure.name];
  const known: Record<string, unknown> = {
    businessId: books.businessId,
    accountId: books.accountId,
    batchId: books.batchId,
    transactionId: books.transactionIds[0],
    transactionIds: books.transactionIds,
    categoryId: books.categoryId,
    alertId: books.alertId,
    weekStart: addDays(TODAY, 1),
    balanceDate: TODAY,
    balanceMinor: 12_345,
    until: addDays(TODAY, 10),
    from: '2026-01-01',
    to: TODAY,
    source: { path: books.newFile },
  };
  // Filters of lists and other optional fields only where the procedure has no input of its own below.
  const wanted = procedure.fields.filter((field) => field in known && !(OPTIONAL_FIELDS[procedure.name] ?? []).includes(field));
  return { ...Object.fromEntries(wanted.map((field) => [field, known[field]])), ...own, ...more };
}

const OPTIONAL_FIELDS: Readonly<Record<string, readonly string[]>> = { 'transactions.list': ['categoryId', 'from', 'to'] };

const OWN_INPUT: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'accounts.create': { name: 'Petty cash', accountType: 'cash' },
  'accounts.update': { name: 'Renamed account' },
  'businesses.create': { name: 'Third business', baseCurrency: 'EUR' },
  'businesses.update': { name: 'Renamed business' },
  'categories.create': { name: 'New category' },
  'imports.upload.begin': { fileName: 'a.csv', sizeBytes: 3 },
  'preferences.update': { theme: 'dark' },
  'security.setPassphrase': { passphrase: 'correct horse battery staple' },
  'userConfig.create': { runwayBufferMonths: 5 },
  'userConfig.update': { runwayBufferMonths: 4 },
};
