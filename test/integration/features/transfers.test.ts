import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../src-main/database/data-folder.ts';
import type { ReadHandle } from '../../../src-main/database/database.ts';
import { openDatabase } from '../../../src-main/database/open-database.ts';
import { listOwnTransfers, ownTransferIds } from '../../../src-main/features/transactions/transfer-store.ts';
import { systemClock } from '../../../src-main/platform/clock.ts';
import { openSecrets } from '../../../src-main/platform/open-secrets.ts';
import { configFolder } from '../../../src-main/platform/paths.ts';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { categoryId, lineIds } from '../../support/rules.ts';
import { createEuroBusiness, failureOf, importRows, openTestApp, type TestApp } from '../../support/test-app.ts';

const CURRENT = `
  2026-02-02  -500.00  Transfer to Savings
  2026-02-03  -120.00  Garage
  2026-02-10  -300.00  Thank you`;
const SAVINGS = `
  2026-02-03   500.00  Transfer from Current
  2026-02-11   300.00  Deposit`;

async function openWithTransfers(): Promise<TestApp> {
  const app = await openTestApp();
  await createEuroBusiness(app);
  await importRows(app, CURRENT, { account: 'Current' });
  await importRows(app, SAVINGS, { account: 'Savings' });
  await app.client.transfers.find({});
  return app;
}

/** Asks as the worker does: on a connection of its own that only reads. */
async function withReader<T>(app: TestApp, ask: (read: ReadHandle) => T): Promise<T> {
  const machine = { platform: process.platform, homeFolder: app.folder.root, env: app.folder.env };
  const secrets = openSecrets({ configFolder: configFolder(machine), forced: 'file' });
  const { databaseFile, dataKey } = await openDataFolder({ dir: app.folder.data, secrets, create: false, clock: systemClock });
  const database = openDatabase({ file: databaseFile, dataKey, create: false, role: 'reader' });
  try {
    return ask(database.read);
  } finally {
    database.close();
  }
}

async function pairs(app: TestApp): Promise<string[]> {
  const { rows } = await app.client.transfers.list({});
  return rows.toReversed().map((pair) => `${pair.out.description} / ${pair.in.description}: ${pair.status} by ${pair.source}`);
}

describe('transfers between own accounts', () => {
  it('are paired where the texts say so, and only suggested where nothing does', async () => {
    const app = await openWithTransfers();
    expect(await pairs(app)).toEqual(['Transfer to Savings / Transfer from Current: paired by found', 'Thank you / Deposit: suggested by found']);
    expect(await app.client.transfers.find({})).toEqual({ pairedCount: 1, suggestedCount: 1 });
  });

  it('a person confirms, breaks and takes back', async () => {
    const app = await openWithTransfers();
    const pair = {
      outTransactionId: must((await lineIds(app, 'Thank you'))[0], 'a line'),
      inTransactionId: must((await lineIds(app, 'Deposit'))[0], 'a line'),
    };
    await app.client.transfers.confirm(pair);
    expect(await pairs(app)).toContain('Thank you / Deposit: paired by person');
    await app.client.transfers.break(pair);
    expect(await pairs(app)).toContain('Thank you / Deposit: broken by person');
    await app.client.transfers.find({});
    expect(await pairs(app)).toContain('Thank you / Deposit: broken by person');
    await app.client.transfers.reset(pair);
    expect(await pairs(app)).toContain('Thank you / Deposit: suggested by found');
    const wrong = { ...pair, inTransactionId: must((await lineIds(app, 'Transfer from'))[0], 'a line') };
    expect(await failureOf(app.client.transfers.confirm(wrong))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('go with the import of either line, and come back with it', async () => {
    const app = await openWithTransfers();
    const before = await pairs(app);
    const { batchId } = await importRows(app, '2026-02-12  120.00  Transfer from Current', { account: 'Savings' });
    await app.client.transfers.find({});
    await app.client.imports.undo({ batchId: must(batchId, 'a batch') });
    await app.client.transfers.find({});
    expect(await pairs(app)).toEqual(before);
  });

  it('of another business are out of reach', async () => {
    const app = await openWithTransfers();
    const businessId = await createEuroBusiness(app, 'Second Ltd');
    expect(await app.client.transfers.list({ businessId })).toEqual({ rows: [], total: 0, suggestedCount: 0 });
    const pair = { outTransactionId: 1, inTransactionId: 4 };
    expect(await failureOf(app.client.transfers.break({ businessId, ...pair }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what moves between own cash accounts', () => {
  it('is netted by day: paired lines, lines that name an own account, and nothing a person said is none', async () => {
    const app = await openWithTransfers();
    const days = () => withReader(app, (read) => listOwnTransfers(read, 1, isoDate('2026-03-05')));
    expect(await days()).toMatchObject([
      { bookingDate: '2026-02-02', inflowMinor: 0, outflowMinor: -50_000, lineCount: 1 },
      { bookingDate: '2026-02-03', inflowMinor: 50_000, outflowMinor: 0, lineCount: 1 },
    ]);
    const [outTransactionId = 0] = await lineIds(app, 'Transfer to');
    const [inTransactionId = 0] = await lineIds(app, 'Transfer from');
    expect(await withReader(app, (read) => ownTransferIds(read, 1))).toEqual(new Set([outTransactionId, inTransactionId]));
    await app.client.transfers.break({ outTransactionId, inTransactionId });
    expect(await days()).toEqual([]);
  });
});

describe('a split line', () => {
  const part = (amount: number, id: number | null) => ({ amountMinor: minorUnits(amount), categoryId: id });

  it('is parts that add up to it, and is whole again when cleared', async () => {
    const app = await openWithTransfers();
    const transactionId = must((await lineIds(app, 'Garage'))[0], 'a line');
    const travel = await categoryId(app, 'Travel');
    const history = { except: ['audit_logs'] };
    const before = await app.dump(history);
    expect(await failureOf(app.client.splits.set({ transactionId, parts: [part(-8000, travel), part(-3999, null)] }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await app.dump(history)).toEqual(before);
    const split = await app.client.splits.set({ transactionId, parts: [part(-8000, travel), part(-4000, null)] });
    expect(split.parts).toEqual([
      { amountMinor: -8000, categoryId: travel, categoryName: 'Travel', note: null },
      { amountMinor: -4000, categoryId: null, categoryName: null, note: null },
    ]);
    expect(await app.client.splits.get({ transactionId })).toEqual(split);
    expect((await app.client.rules.suggest({})).uncategorisedCount).toBe(4);
    expect((await app.client.splits.clear({ transactionId })).parts).toEqual([]);
    expect(await app.dump(history)).toEqual(before);
  });

  it('of another business is out of reach', async () => {
    const app = await openWithTransfers();
    const businessId = await createEuroBusiness(app, 'Second Ltd');
    expect(await failureOf(app.client.splits.set({ businessId, transactionId: 2, parts: [part(-6000, null), part(-6000, null)] }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
