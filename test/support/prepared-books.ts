import { addDays, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { RuleDraft } from '../../src-shared/contract/rules.ts';
import { actionInputs, type PreparedActions, prepareActions } from './prepared-actions.ts';
import type { DeclaredProcedure } from './contract-walk.ts';
import { obligationInputs, type PreparedObligations, prepareObligations } from './prepared-obligations.ts';
import { EUR, statementCsv, type TestApp, writeStatement } from './test-app.ts';

/** A business with one of everything that has a number. */
export type PreparedBooks = {
  readonly businessId: number;
  readonly accountId: number;
  readonly batchId: number;
  readonly transactionIds: readonly number[];
  readonly categoryId: number;
  readonly alertId: number;
  readonly profileId: number;
  /** An import whose file reads otherwise under another answer. */
  readonly answeredBatchId: number;
  readonly ruleId: number;
  /** A run of automatic categorisation. */
  readonly runId: number;
  /** A transfer between two accounts: money out of one, into the other. */
  readonly transfer: { readonly outTransactionId: number; readonly inTransactionId: number };
  readonly rule: RuleDraft;
  /** A statement that is not in the book yet. */
  readonly newFile: string;
  readonly ratesFile: string;
  readonly obligations: PreparedObligations;
  /** Null where the test asked for none. */
  readonly actions: PreparedActions | null;
  /** A customer list that was taken over, and one that was not. */
  readonly recordImportId: number;
  readonly recordsFile: string;
  /** Somebody beside the owner, who looks on. */
  readonly userId: number;
};

/** Day of the tests (`TEST_NOW`). */
const TODAY = isoDate('2026-03-05');

/** Sales and supplies of some weeks and a transfer, with the bank's balance beside them. `shift` makes the amounts of two businesses differ. */
function weeklyRows(weeks: number, shift: number): string {
  let balance = 5000 + shift;
  const rows: string[] = [];
  for (let week = weeks; week >= 1; week -= 1) {
    balance += 120 + shift;
    rows.push(`${addDays(TODAY, -7 * week)} ${120 + shift}.00 Sale ${week} | ${balance}.00`);
    balance -= 90 + (week % 3);
    rows.push(`${addDays(TODAY, -7 * week + 2)} -${90 + (week % 3)}.00 Supplies | ${balance}.00`);
  }
  return [...rows, `2026-03-01 -500.00 To savings | ${balance - 500}.00`].join('\n');
}

const SAVINGS = '2026-03-01 500.00 From main | 500.00\n2026-03-02 -1.00 Fee | 499.00\n2026-03-03 -2.00 Fee two | 497.00';
const UNDECIDED = 'Date;Text;Amount;Currency\n01/02/2026;Rent;-80,00;EUR\n02/03/2026;Sale;12,00;EUR\n';
const RATES = 'Date,USD,GBP,\n2026-03-04,1.0812,0.8341,\n2026-03-03,1.0799,0.8333,\n';

type Opened = Pick<TestApp, 'client' | 'folder'>;

async function lineCalled(app: Opened, businessId: number, text: string): Promise<number> {
  const { rows } = await app.client.transactions.list({ businessId, text });
  return must(rows[0], `a line ${text}`).id;
}

/** The second account, with its own habits, and what links it to the first. */
async function prepareSavings(app: Opened, businessId: number): Promise<Pick<PreparedBooks, 'transfer' | 'profileId' | 'answeredBatchId'>> {
  const book = (content: string, accountName: string, answers = {}) =>
    app.client.imports.book({ businessId, source: { path: writeStatement(app.folder, content) }, accountName, answers });
  const savings = await book(statementCsv(SAVINGS), 'Savings');
  const answered = await book(UNDECIDED, 'Savings', { dateOrder: 'dmy' });
  const transfer = {
    outTransactionId: await lineCalled(app, businessId, 'To savings'),
    inTransactionId: await lineCalled(app, businessId, 'From main'),
  };
  const [profile] = await app.client.imports.profiles({ businessId, accountId: must(savings.account.id, 'the account just made') });
  return { transfer, profileId: must(profile, 'what was answered').id, answeredBatchId: must(answered.batchId, 'the batch just booked') };
}

async function prepareRecords(app: Opened, businessId: number): Promise<Pick<PreparedBooks, 'recordImportId' | 'recordsFile'>> {
  const path = writeStatement(app.folder, 'Customer name,E-mail\nFrom a list,list@example.com\n');
  const { recordImportId } = await app.client.records.book({ businessId, source: { path } });
  const recordsFile = writeStatement(app.folder, 'Customer name,E-mail\nFrom another list,other@example.com\n');
  return { recordImportId: must(recordImportId, 'the list just taken over'), recordsFile };
}

export async function prepareBooks(
  app: Opened,
  options: { name: string; shift: number; hasAlert?: boolean; hasActions?: boolean },
): Promise<PreparedBooks> {
  const { client, folder } = app;
  const { id: businessId } = await client.businesses.create({ name: options.name, baseCurrency: EUR, country: 'DE' });
  const path = writeStatement(folder, statementCsv(weeklyRows(20, options.shift)));
  const booked = await client.imports.book({ businessId, source: { path }, accountName: 'Main' });
  const savings = await prepareSavings(app, businessId);
  await client.userConfig.update({ businessId, obligationsBufferAmountMinor: minorUnits(100_000_000) });
  if (options.hasAlert !== false) await client.pipeline.run({ businessId });
  const [alert] = await client.alerts.list({ businessId });
  const accountId = must(booked.account.id, 'the account just made');
  const { rows } = await client.transactions.list({ businessId, accountId, text: 'Sale', limit: 2 });
  const [category] = await client.categories.list({ businessId });
  const categoryId = must(category, 'a standard category').id;
  const none = { contains: null, pattern: null, amountMinMinor: null, amountMaxMinor: null, direction: null, accountId: null };
  const rule = { ...none, contains: 'Supplies', categoryId, isEnabled: true, isImportOnly: false };
  const { id: ruleId } = await client.rules.create({ businessId, rule });
  const { runId } = await client.rules.apply({ businessId, ruleId });
  return {
    businessId,
    accountId,
    batchId: must(booked.batchId, 'the batch just booked'),
    transactionIds: rows.map((row) => row.id),
    categoryId,
    alertId: alert?.id ?? 0,
    ruleId,
    runId: must(runId, 'a run that filed something'),
    rule: { ...rule, contains: 'Fee' },
    ...savings,
    newFile: writeStatement(folder, statementCsv(`2026-03-04 -${5 + options.shift}.00 New line\n2026-03-04 -6.00 Another\n2026-03-04 -7.00 Third`)),
    ratesFile: writeStatement(folder, RATES, 'eurofxref-hist.csv'),
    obligations: await prepareObligations(client, businessId),
    actions: options.hasActions === false ? null : await prepareActions(client, businessId),
    ...(await prepareRecords(app, businessId)),
    userId: (await client.users.create({ displayName: `Onlooker of ${options.name}`, roles: [{ businessId, role: 'viewer' }] })).id,
  };
}

/** Fields that some procedures may do without, and that would make them look elsewhere. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'transactions.list': ['categoryId', 'from', 'to'],
  'rules.apply': ['ruleId'],
  'rules.preview': ['ruleId'],
  'currency.rates': ['from', 'to'],
  'dueItems.list': ['agreementId', 'from', 'to'],
  'payments.list': ['transactionId'],
};

/** What single procedures take besides the numbers of the books. */
function ownInput(name: string, books: PreparedBooks): Record<string, unknown> {
  const [line] = books.transactionIds;
  const inputs: Readonly<Record<string, Record<string, unknown>>> = {
    'accounts.create': { name: 'Petty cash', accountType: 'cash' },
    'accounts.update': { name: 'Renamed account' },
    'businesses.create': { name: 'Third business', baseCurrency: 'EUR' },
    'businesses.update': { name: 'Renamed business' },
    'categories.create': { name: 'New category' },
    'currency.convert': { amountMinor: 100, fromCurrency: 'EUR', toCurrency: 'EUR', date: TODAY },
    'currency.importRates': { source: { path: books.ratesFile } },
    'currency.previewRates': { source: { path: books.ratesFile } },
    'currency.setRate': { fromCurrency: 'USD', toCurrency: 'EUR', rateDate: TODAY, rate: '0.9' },
    'forecast.series': { series: [{ values: Array.from({ length: 36 }, (_, index) => 100 + (index % 12)) }], frequency: 'monthly', horizon: 3 },
    'imports.remap': { batchId: books.answeredBatchId, answers: { dateOrder: 'mdy' } },
    'imports.upload.begin': { fileName: 'a.csv', sizeBytes: 3 },
    'preferences.update': { theme: 'dark' },
    'records.preview': { source: { path: books.recordsFile } },
    'records.book': { source: { path: books.recordsFile } },
    'records.export': { kind: 'customers' },
    'rules.acceptSuggestions': { accepted: { lines: [{ transactionId: line, categoryId: books.categoryId }] } },
    'rules.declineSuggestions': { lines: [{ transactionId: line, categoryId: books.categoryId }] },
    'rules.reorder': { ruleIds: [books.ruleId] },
    'rules.updateSettings': { confidenceThreshold: 0.95 },
    'security.setPassphrase': { passphrase: 'correct horse battery staple' },
    'userConfig.create': { runwayBufferMonths: 5 },
    'userConfig.update': { runwayBufferMonths: 4 },
    'users.create': { displayName: 'New person' },
    'users.setPassphrase': { passphrase: 'correct horse battery staple' },
    'users.setRole': { role: 'bookkeeper' },
    'users.update': { email: 'somebody@example.com' },
    'users.updateLockSettings': { lockAfterMinutes: 30 },
  };
  const { actions } = books;
  return inputs[name] ?? (actions === null ? undefined : actionInputs(actions)[name]) ?? obligationInputs(books.obligations, line)[name] ?? {};
}

/** Sensible input of any procedure for books so prepared, by the names of its fields. */
export function inputFor(procedure: DeclaredProcedure, books: PreparedBooks, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { transfer, newFile, ratesFile: _, recordsFile: _records, actions: _actions, transactionIds, obligations, ...numbers } = books;
  const { customerId, vendorId, agreementId, scheduleId, paymentId, scenarioId } = obligations;
  const known: Record<string, unknown> = {
    ...numbers,
    ...transfer,
    customerId,
    vendorId,
    agreementId,
    scheduleId,
    paymentId,
    scenarioId,
    transactionId: transactionIds[0],
    transactionIds,
    weekStart: addDays(TODAY, 1),
    balanceDate: TODAY,
    balanceMinor: 12_345,
    until: addDays(TODAY, 10),
    from: '2026-01-01',
    to: TODAY,
    source: { path: newFile },
    parts: [
      { amountMinor: 100, categoryId: books.categoryId },
      { amountMinor: 11_900, categoryId: null },
    ],
  };
  const leftOut = LEFT_OUT[procedure.name] ?? [];
  const fields = procedure.fields.filter((field) => field in known && !leftOut.includes(field));
  return { ...Object.fromEntries(fields.map((field) => [field, known[field]])), ...ownInput(procedure.name, books), ...more };
}
