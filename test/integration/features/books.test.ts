import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { createEuroBusiness, EUR, failureOf, importRows, openTestApp, type TestApp } from '../../support/test-app.ts';

const WITH_BALANCE = `
  2026-01-05   -4.50  Coffee 100% organic   |  995.50
  2026-01-05   -9.00  Tea_for_two           |  986.50
  2026-01-09  250.00  Invoice 17 paid       | 1236.50
  2026-02-27  -80.00  Rent                  | 1156.50
  2026-03-02   12.00  Refund tea            | 1168.50`;
const WITHOUT_BALANCE = `
  2026-01-05  -4.50  Coffee
  2026-01-06  -3.00  Tea
  2026-01-12  -1.50  Water
  2026-02-09  20.00  Sale`;

async function openBooks(rows = WITH_BALANCE): Promise<TestApp> {
  const app = await openTestApp();
  await createEuroBusiness(app);
  await importRows(app, rows);
  return app;
}

const onlyAccount = async (app: TestApp, asOf?: string) => {
  const accounts = await app.client.accounts.list(asOf === undefined ? {} : { asOf: isoDate(asOf) });
  return must(accounts[0], 'an account');
};

describe('a business', () => {
  it('starts with its owner, the standard categories and what its country suggests, and is changed with a trace', async () => {
    const app = await openTestApp();
    expect(await app.client.businesses.list()).toEqual([]);
    const made = await app.client.businesses.create({ name: ' Example Ltd ', baseCurrency: EUR, country: 'DE' });
    expect(made).toMatchObject({ name: 'Example Ltd', timeZone: 'Europe/Berlin', isSample: false, createdAt: '2026-03-05T09:30:00.000Z' });
    expect((await app.client.categories.list({})).length).toBeGreaterThan(10);
    const changed = await app.client.businesses.update({ name: 'Renamed', locale: 'en-IE' });
    expect(changed).toEqual({ ...made, name: 'Renamed', locale: 'en-IE' });
    expect(await app.client.businesses.get({})).toEqual(changed);
    const { rows } = await app.client.audit.list({});
    expect(rows.map((row) => [row.action, row.entityType])).toEqual([
      ['update', 'business'],
      ['create', 'business'],
    ]);
    expect(rows[0]).toMatchObject({ before: { name: 'Example Ltd' }, after: { name: 'Renamed' }, userName: 'Owner', source: 'cli' });
  });

  it('keeps a name of its own, a zone and a language that exist, and its currency once there are lines', async () => {
    const app = await openBooks();
    const before = await app.dump();
    expect(await failureOf(app.client.businesses.create({ name: 'EXAMPLE ltd', baseCurrency: EUR }))).toMatchObject({ code: 'CONFLICT' });
    expect(await failureOf(app.client.businesses.update({ timeZone: 'Europe/Atlantis' }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await failureOf(app.client.businesses.update({ locale: 'xx_!!' }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await failureOf(app.client.businesses.update({ baseCurrency: 'USD' as never }))).toMatchObject({ code: 'CONFLICT' });
    expect(await app.dump()).toEqual(before);
  });
});

describe('an account', () => {
  it('is made, changed and archived; its name is its own whatever the case', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const made = await app.client.accounts.create({ name: 'Main', iban: 'DE02120300000000202051' });
    expect(made).toMatchObject({ accountType: 'bank', currency: 'EUR', countsAsCash: true, lineCount: 0, balanceMinor: null, anchored: false });
    const loan = await app.client.accounts.create({ name: 'Loan', accountType: 'loan' });
    expect(loan.countsAsCash).toBe(false);
    expect(await failureOf(app.client.accounts.create({ name: 'MAIN' }))).toMatchObject({ code: 'CONFLICT' });
    expect(await failureOf(app.client.accounts.update({ accountId: loan.id, name: 'main' }))).toMatchObject({ code: 'CONFLICT' });
    const changed = await app.client.accounts.update({ accountId: made.id, name: 'Giro', isArchived: true, iban: null });
    expect(changed).toEqual({ ...made, name: 'Giro', isArchived: true, iban: null });
  });

  it('of money that can be borrowed has a limit and a rate, which go with the type', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const { accounts } = app.client;
    const line = await accounts.create({ name: 'Line', accountType: 'credit_line', creditLimitMinor: minorUnits(2_000_000), interestRateBps: 875 });
    expect(line).toMatchObject({ countsAsCash: false, creditLimitMinor: 2_000_000, interestRateBps: 875 });
    const raised = await accounts.update({ accountId: line.id, creditLimitMinor: minorUnits(3_000_000) });
    expect(raised).toMatchObject({ creditLimitMinor: 3_000_000, interestRateBps: 875 });
    expect((await app.client.audit.list({ entityType: 'cash_account' })).rows[0]).toMatchObject({
      before: { creditLimitMinor: 2_000_000, interestRateBps: 875 },
      after: { creditLimitMinor: 3_000_000, interestRateBps: 875 },
    });
    expect(await accounts.update({ accountId: line.id, accountType: 'loan' })).toMatchObject({ creditLimitMinor: null, interestRateBps: 875 });
    expect(await accounts.update({ accountId: line.id, accountType: 'bank' })).toMatchObject({ countsAsCash: true, interestRateBps: null });
    expect(await accounts.update({ accountId: line.id, accountType: 'credit_line' })).toMatchObject({ countsAsCash: false, creditLimitMinor: null });

    const before = await app.dump();
    const refused: readonly [Parameters<typeof accounts.create>[0], string][] = [
      [
        { name: 'A', creditLimitMinor: minorUnits(1) },
        'Only a credit line has a limit: choose that type, or leave the limit empty. Nothing was saved.',
      ],
      [
        { name: 'A', accountType: 'cash', interestRateBps: 1 },
        'Only a credit line or a loan has an interest rate: choose one of these types, or leave the rate empty. Nothing was saved.',
      ],
      [
        { name: 'A', accountType: 'credit_line', countsAsCash: true },
        'A loan or a credit line is money owed, so it does not count as cash. Nothing was saved.',
      ],
    ];
    for (const [input, sentence] of refused)
      expect(await failureOf(accounts.create(input))).toMatchObject({ code: 'INVALID_INPUT', message: sentence });
    expect(await failureOf(accounts.update({ accountId: line.id, countsAsCash: true }))).toMatchObject({ code: 'INVALID_INPUT' });
    await expect(accounts.update({ accountId: line.id, creditLimitMinor: minorUnits(-1) })).rejects.toThrow('Input validation failed');
    await expect(accounts.update({ accountId: line.id, interestRateBps: 10_001 })).rejects.toThrow('Input validation failed');
    expect(await app.dump()).toEqual(before);
  });

  it('takes its balance from the bank’s own column', async () => {
    const app = await openBooks();
    expect(await onlyAccount(app)).toMatchObject({
      balanceMinor: 116_850,
      anchored: true,
      anchor: { balanceDate: '2026-03-02', balanceMinor: 116_850, source: 'running' },
      lineCount: 5,
      changeMinor: 16_850,
      firstBookingDate: '2026-01-05',
      lastBookingDate: '2026-03-02',
    });
  });

  it('without any stated balance is unanchored and shows change only, until somebody types one', async () => {
    const app = await openBooks(WITHOUT_BALANCE);
    const unanchored = await onlyAccount(app);
    expect(unanchored).toMatchObject({ balanceMinor: null, anchored: false, anchor: null, changeMinor: 1100 });
    const dashboard = await app.client.dashboard.get({});
    expect(dashboard).toMatchObject({
      cashMinor: null,
      unanchoredAccountIds: [unanchored.id],
      forecast: { anchored: false, openingBalanceMinor: 0 },
    });
    await app.client.accounts.setBalance({ accountId: unanchored.id, balanceDate: isoDate('2026-02-01'), balanceMinor: minorUnits(100_000) });
    expect(await onlyAccount(app)).toMatchObject({ balanceMinor: 102_000, anchored: true, anchor: { source: 'typed', balanceDate: '2026-02-01' } });
    expect(await app.client.dashboard.get({})).toMatchObject({
      cashMinor: 102_000,
      unanchoredAccountIds: [],
      forecast: { anchored: true, openingBalanceMinor: 102_000 },
    });
  });

  it('the newest statement of a balance counts, and none of a day to come is taken', async () => {
    const app = await openBooks();
    const { id } = await onlyAccount(app);
    await app.client.accounts.setBalance({ accountId: id, balanceDate: isoDate('2026-03-04'), balanceMinor: minorUnits(5) });
    await app.client.accounts.setBalance({ accountId: id, balanceDate: isoDate('2026-03-04'), balanceMinor: minorUnits(7) });
    expect((await onlyAccount(app)).balanceMinor).toBe(7);
    expect(
      await failureOf(app.client.accounts.setBalance({ accountId: id, balanceDate: isoDate('2026-03-06'), balanceMinor: minorUnits(1) })),
    ).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('the list of lines', () => {
  it('is newest first, and the running balance of one account ties to its lines and to its balance', async () => {
    const app = await openBooks();
    const { id: accountId, balanceMinor } = await onlyAccount(app);
    const { rows, total, sumMinor } = await app.client.transactions.list({ accountId });
    expect(rows.map((row) => row.runningBalanceMinor)).toEqual([116_850, 115_650, 123_650, 98_650, 99_550]);
    expect(rows[0]?.runningBalanceMinor).toBe(balanceMinor);
    const before = rows.slice(0, -1).map((row) => must(row.runningBalanceMinor, 'a balance') - row.amountMinor);
    expect(before).toEqual(rows.slice(1).map((row) => row.runningBalanceMinor));
    expect({ total, sumMinor }).toEqual({ total: 5, sumMinor: 16_850 });
    const pages = await Promise.all([0, 2, 4].map((offset) => app.client.transactions.list({ accountId, offset, limit: 2 })));
    expect(pages.flatMap((page) => page.rows)).toEqual(rows);
  });

  it('of several accounts is one list: its pages are those of all lines sorted by day, under any filter', async () => {
    const app = await openBooks();
    await importRows(app, WITH_BALANCE, { account: 'Savings' });
    await importRows(app, WITHOUT_BALANCE, { account: 'Till' });
    const [category] = await app.client.categories.list({});
    const { rows: all } = await app.client.transactions.list({ limit: 1000 });
    const filed = all.filter((_, index) => index % 3 === 0).map((row) => row.id);
    await app.client.transactions.setCategory({ transactionIds: filed, categoryId: must(category, 'a category').id });
    expect(all).toHaveLength(14);
    expect(all.map((row) => row.id)).toEqual(
      all.toSorted((a, b) => (a.bookingDate === b.bookingDate ? b.id - a.id : a.bookingDate < b.bookingDate ? 1 : -1)).map((row) => row.id),
    );
    const filters = [
      {},
      { direction: 'out' },
      { text: 'tea' },
      { uncategorised: true },
      { categoryId: must(category, 'a category').id },
      { from: '2026-01-06' },
    ] as const;
    for (const filter of filters) {
      const whole = await app.client.transactions.list({ ...filter, limit: 1000 } as never);
      expect([filter, whole.total]).toEqual([filter, whole.rows.length]);
      const pages = [];
      for (let offset = 0; offset < whole.total; offset += 3)
        pages.push(...(await app.client.transactions.list({ ...filter, offset, limit: 3 } as never)).rows);
      expect([filter, pages]).toEqual([filter, whole.rows]);
    }
    expect((await app.client.transactions.list({ uncategorised: true })).total).toBe(all.length - filed.length);
  });

  it('has no running balance where lines are left out', async () => {
    const app = await openBooks();
    const { id: accountId } = await onlyAccount(app);
    const filtered = await app.client.transactions.list({ accountId, direction: 'out' });
    expect(filtered.rows.map((row) => row.runningBalanceMinor)).toEqual([null, null, null]);
    expect((await app.client.transactions.list({})).rows.every((row) => row.runningBalanceMinor === null)).toBe(true);
  });

  it('is filtered by words (wildcards taken literally), direction and dates, and the totals fit what is shown', async () => {
    const app = await openBooks();
    const filters = [
      [{ text: '100%' }, ['Coffee 100% organic']],
      [{ text: '%' }, ['Coffee 100% organic']],
      [{ text: '_' }, ['Tea_for_two']],
      [{ text: 'tea' }, ['Refund tea', 'Tea_for_two']],
      [{ text: 'TEA refund' }, ['Refund tea']],
      [{ text: String.raw`\ ` }, []],
      [{ text: 'nothing of this' }, []],
      [{ direction: 'in' }, ['Refund tea', 'Invoice 17 paid']],
      [{ from: '2026-01-09', to: '2026-02-27' }, ['Rent', 'Invoice 17 paid']],
      [{ from: '2026-01-05', to: '2026-01-05', direction: 'out' }, ['Tea_for_two', 'Coffee 100% organic']],
    ] as const;
    for (const [filter, descriptions] of filters) {
      const { rows, total, sumMinor } = await app.client.transactions.list(filter as never);
      const shown = rows.map((row) => row.description);
      expect({ filter, shown, total }).toEqual({ filter, shown: descriptions, total: descriptions.length });
      expect(sumMinor ?? 0).toBe(rows.reduce((sum, row) => sum + row.amountMinor, 0));
    }
  });

  it('a line opens into the file it comes from', async () => {
    const app = await openBooks();
    const { rows } = await app.client.transactions.list({ text: 'Rent' });
    const line = await app.client.transactions.get({ transactionId: must(rows[0], 'the rent').id });
    const [batch] = await app.client.imports.batches({});
    expect(line).toMatchObject({ line: 5, batchId: batch?.id, fileSha256: batch?.fileSha256, balanceMinor: 115_650, baseAmountMinor: -8000 });
  });
});

describe('categories', () => {
  it('are given to lines, shown, filtered by, and taken away again; the log can tell what was before', async () => {
    const app = await openBooks();
    const made = await app.client.categories.create({ name: 'Drinks', direction: 'out' });
    expect(await failureOf(app.client.categories.create({ name: 'drinks' }))).toMatchObject({ code: 'CONFLICT' });
    const before = await app.dump({ except: ['audit_logs'] });
    const { rows } = await app.client.transactions.list({ to: isoDate('2026-01-05') });
    const transactionIds = rows.map((row) => row.id);
    expect(await app.client.transactions.setCategory({ transactionIds, categoryId: made.id })).toEqual({ changed: 2 });
    expect(await app.client.transactions.setCategory({ transactionIds, categoryId: made.id })).toEqual({ changed: 0 });
    expect((await app.client.transactions.list({ categoryId: made.id })).rows.map((row) => row.categoryName)).toEqual(['Drinks', 'Drinks']);
    expect((await app.client.transactions.list({ uncategorised: true })).total).toBe(3);
    const { rows: entries } = await app.client.audit.list({ action: 'categorise' });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ before: { categories: transactionIds.map((id) => [id, null]) }, after: { categoryName: 'Drinks' } });
    expect(await app.client.transactions.setCategory({ transactionIds, categoryId: null })).toEqual({ changed: 2 });
    expect(await app.dump({ except: ['audit_logs'] })).toEqual(before);
  });

  it('that do not exist, or lines that do not, change nothing', async () => {
    const app = await openBooks();
    const { rows } = await app.client.transactions.list({});
    const before = await app.dump();
    const transactionIds = [must(rows[0], 'a line').id];
    expect(await failureOf(app.client.transactions.setCategory({ transactionIds, categoryId: 9999 }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(app.client.transactions.setCategory({ transactionIds: [9999], categoryId: null }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.dump()).toEqual(before);
  });
});

describe('thresholds and preferences', () => {
  it('have the defaults of the source document, are changed, and go back to them', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const defaults = await app.client.userConfig.get({});
    expect(defaults).toEqual({
      obligationsBufferAmountMinor: 0,
      runwayBufferMonths: 6,
      latePaymentThresholdDays: 7,
      unexpectedExpenseThresholdPct: 20,
      safetyMode: 'normal',
      payrollCheckDaysBefore: 7,
      payrollBufferPercent: 10,
      paymentClusterThresholdPct: 40,
    });
    const changed = { ...defaults, runwayBufferMonths: 3, safetyMode: 'conservative' };
    expect(await app.client.userConfig.create({ runwayBufferMonths: 3 })).toEqual({ ...defaults, runwayBufferMonths: 3 });
    expect(await app.client.userConfig.update({ safetyMode: 'conservative' })).toEqual(changed);
    const again = await app.reopen();
    expect(await again.client.userConfig.get({})).toEqual(changed);
    expect(await again.client.userConfig.delete({})).toEqual(defaults);
    expect(await again.client.userConfig.get({})).toEqual(defaults);
  });

  it('preferences survive a restart', async () => {
    const app = await openTestApp();
    await app.client.preferences.update({ theme: 'dark' });
    await app.client.preferences.update({ isRailCollapsed: true });
    const again = await app.reopen();
    expect(await again.client.preferences.get()).toMatchObject({ theme: 'dark', isRailCollapsed: true, isBlurred: false });
  });
});

describe('looking from a past day', () => {
  it('shows the facts of then, whenever they were entered', async () => {
    const app = await openBooks();
    expect(await onlyAccount(app, '2026-01-31')).toMatchObject({ balanceMinor: 123_650, lineCount: 3, lastBookingDate: '2026-01-09' });
    const asOf = isoDate('2026-01-31');
    expect((await app.client.transactions.list({ asOf })).total).toBe(3);
    expect(await app.client.dashboard.get({ asOf })).toMatchObject({ asOf, cashMinor: 123_650, lineCount: 3, bankDataThrough: '2026-01-09' });
    const forecast = await app.client.forecast.get({ asOf });
    expect(forecast).toMatchObject({ asOf, openingBalanceMinor: 123_650 });
    expect(forecast.weeks[0]?.weekStart).toBe('2026-02-01');
    expect(await app.client.dashboard.get({ asOf: isoDate('2025-12-31') })).toMatchObject({ lineCount: 0, forecast: null });
  });
});
