import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createEuroBusiness, failureOf, importRows, openTestApp, statementCsv, type TestApp, writeStatement } from '../../support/test-app.ts';

const JANUARY = `
  2026-01-05   -4.50  Coffee              |  995.50
  2026-01-05   -4.50  Coffee              |  991.00
  2026-01-09  250.00  Invoice 17          | 1241.00
  2026-01-31  -80.00  Rent                | 1161.00`;
/** Downloaded later: begins inside January and goes on, with a third coffee of the day that the bank booked late. */
const OVERLAPPING = `
  2026-01-05   -4.50  Coffee
  2026-01-05   -4.50  Coffee
  2026-01-05   -4.50  Coffee
  2026-01-31  -80.00  Rent
  2026-02-02   12.00  Refund`;

/** What an undo leaves different on purpose: the batch says that it was undone and keeps its file, and the log tells of it. */
const HISTORY = ['audit_logs', 'import_batches', 'import_files'];

async function openWithBusiness(): Promise<TestApp> {
  const app = await openTestApp();
  await createEuroBusiness(app);
  return app;
}

describe('a preview', () => {
  it('shows rows, counts and proof, and writes nothing, not even a new account', async () => {
    const app = await openWithBusiness();
    const before = await app.dump();
    const path = writeStatement(app.folder, statementCsv(JANUARY), 'january.csv');
    const preview = await app.client.imports.preview({ source: { path }, accountName: 'Main' });
    expect(preview.rows.map((row) => [row.date, row.amountMinor, row.balanceMinor, row.verdict])).toEqual([
      ['2026-01-05', -450, 99_550, 'new'],
      ['2026-01-05', -450, 99_100, 'twin'],
      ['2026-01-09', 25_000, 124_100, 'new'],
      ['2026-01-31', -8000, 116_100, 'new'],
    ]);
    expect(preview).toMatchObject({
      counts: { new: 3, twin: 1, same: 0, rejected: 0 },
      proof: { status: 'proved', method: 'running_balance', openingMinor: 100_000, closingMinor: 116_100 },
      account: { id: null, name: 'Main', currency: 'EUR' },
      file: { name: 'january.csv', sha256: createHash('sha256').update(statementCsv(JANUARY)).digest('hex') },
      firstDate: '2026-01-05',
      lastDate: '2026-01-31',
      batchId: null,
      earlierBatchId: null,
    });
    expect(await app.dump()).toEqual(before);
  });

  it('says the same as the import that follows', async () => {
    const app = await openWithBusiness();
    const path = writeStatement(app.folder, statementCsv(JANUARY));
    const { account: dryAccount, batchId: _, ...dry } = await app.client.imports.preview({ source: { path }, accountName: 'Main' });
    const { account, batchId, ...booked } = await app.client.imports.book({ source: { path }, accountName: 'Main' });
    expect(booked).toEqual(dry);
    expect(account).toEqual({ ...dryAccount, id: expect.any(Number) });
    expect(batchId).toEqual(expect.any(Number));
  });

  it('limits the rows it returns, never what it counts', async () => {
    const app = await openWithBusiness();
    const path = writeStatement(app.folder, statementCsv(JANUARY));
    const preview = await app.client.imports.preview({ source: { path }, accountName: 'Main', rowLimit: 1 });
    expect(preview.rows).toHaveLength(1);
    expect(preview).toMatchObject({ counts: { new: 3, twin: 1 }, lastDate: '2026-01-31' });
  });
});

describe('importing again', () => {
  it('the same file books nothing: every row is the same, no batch is made', async () => {
    const app = await openWithBusiness();
    const first = await importRows(app, JANUARY);
    const before = await app.dump();
    const second = await importRows(app, JANUARY);
    expect(second.rows.map((row) => row.verdict)).toEqual(['same', 'same', 'same', 'same']);
    expect(second).toMatchObject({ batchId: null, earlierBatchId: first.batchId, counts: { new: 0, twin: 0, same: 4 } });
    expect(await app.dump()).toEqual(before);
  });

  it('an overlapping download adds only what is new, counting twins', async () => {
    const app = await openWithBusiness();
    await importRows(app, JANUARY);
    const overlap = await importRows(app, OVERLAPPING);
    expect(overlap.rows.map((row) => row.verdict)).toEqual(['same', 'same', 'twin', 'same', 'new']);
    const { total, rows } = await app.client.transactions.list({});
    expect(total).toBe(6);
    expect(rows.filter((row) => row.description === 'Coffee')).toHaveLength(3);
    const again = await importRows(app, OVERLAPPING);
    expect(again.counts).toMatchObject({ new: 0, twin: 0, same: 5 });
  });

  it('the order of two overlapping downloads does not matter for what is in the book', async () => {
    const lines = async (first: string, second: string) => {
      const app = await openWithBusiness();
      await importRows(app, first);
      await importRows(app, second);
      const { rows } = await app.client.transactions.list({ limit: 1000 });
      return rows.map((row) => `${row.bookingDate} ${row.amountMinor} ${row.description}`).toSorted();
    };
    expect(await lines(JANUARY, OVERLAPPING)).toEqual(await lines(OVERLAPPING, JANUARY));
  });

  it('the same file into another account is another account’s money', async () => {
    const app = await openWithBusiness();
    await importRows(app, JANUARY);
    const other = await importRows(app, JANUARY, { account: 'Savings' });
    expect(other.counts).toMatchObject({ new: 3, twin: 1, same: 0 });
  });
});

describe('undo', () => {
  it('is exactly the state before, and the same file can be imported again', async () => {
    const app = await openWithBusiness();
    await importRows(app, JANUARY);
    const before = await app.dump({ except: HISTORY });
    const overlap = await importRows(app, OVERLAPPING);
    const { rows } = await app.client.transactions.list({ from: '2026-02-01' as never });
    const [category] = await app.client.categories.list({});
    await app.client.transactions.setCategory({ transactionIds: rows.map((row) => row.id), categoryId: category?.id ?? 0 });
    const undone = await app.client.imports.undo({ batchId: overlap.batchId ?? 0 });
    expect(undone).toMatchObject({ id: overlap.batchId, status: 'undone', newCount: 2 });
    expect((await app.client.imports.batches({})).map(({ status, importedBy }) => [status, importedBy])).toEqual([
      ['undone', 'Owner'],
      ['booked', 'Owner'],
    ]);
    expect(await app.dump({ except: HISTORY })).toEqual(before);
    const again = await importRows(app, OVERLAPPING);
    expect(again.rows.map((row) => row.verdict)).toEqual(['same', 'same', 'twin', 'same', 'new']);
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('of the only import leaves an account without lines and without a balance', async () => {
    const app = await openWithBusiness();
    const booked = await importRows(app, JANUARY);
    await app.client.imports.undo({ batchId: booked.batchId ?? 0 });
    const [account] = await app.client.accounts.list({});
    expect(account).toMatchObject({ name: 'Main', lineCount: 0, balanceMinor: null, anchored: false });
    expect((await app.client.transactions.list({})).total).toBe(0);
  });

  it('cannot happen twice, nor to an import of nobody', async () => {
    const app = await openWithBusiness();
    const { batchId } = await importRows(app, JANUARY);
    await app.client.imports.undo({ batchId: batchId ?? 0 });
    const before = await app.dump();
    expect(await failureOf(app.client.imports.undo({ batchId: batchId ?? 0 }))).toMatchObject({ code: 'CONFLICT' });
    expect(await failureOf(app.client.imports.undo({ batchId: 999 }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.dump()).toEqual(before);
  });

  it('of an earlier import keeps the lines that a later one had found already there', async () => {
    const app = await openWithBusiness();
    const first = await importRows(app, JANUARY);
    await importRows(app, OVERLAPPING);
    await app.client.imports.undo({ batchId: first.batchId ?? 0 });
    const { rows } = await app.client.transactions.list({});
    expect(rows.map((row) => row.description)).toEqual(['Refund', 'Coffee']);
    const batches = await app.client.imports.batches({});
    expect(batches.map(({ status, newCount, sameCount }) => ({ status, newCount, sameCount }))).toEqual([
      { status: 'booked', newCount: 2, sameCount: 3 },
      { status: 'undone', newCount: 4, sameCount: 0 },
    ]);
  });
});

describe('a file that cannot decide everything', () => {
  /** Both readings of the dates exist, are in order and in the past: nothing in the file proves one. */
  const UNDECIDED = 'Date;Text;Amount;Currency\n01/02/2026;Rent;-80,00;EUR\n02/03/2026;Sale;12,00;EUR\n';

  it('refuses booking, says what to answer and writes nothing', async () => {
    const app = await openWithBusiness();
    const path = writeStatement(app.folder, UNDECIDED);
    const preview = await app.client.imports.preview({ source: { path }, accountName: 'Main' });
    expect(preview.questions.map((question) => [question.kind, question.options])).toEqual([['date_order', ['dmy', 'mdy']]]);
    expect(preview.questions[0]?.examples[0]).toMatchObject({ line: 2, readings: { dmy: expect.any(String), mdy: expect.any(String) } });
    const before = await app.dump();
    const failure = await failureOf(app.client.imports.book({ source: { path }, accountName: 'Main' }));
    expect(failure.code).toBe('IMPORT_HAS_QUESTIONS');
    expect(failure.message).toContain('date_order=dmy|mdy');
    expect(await app.dump()).toEqual(before);
  });

  it.each([
    ['dmy', ['2026-02-01', '2026-03-02']],
    ['mdy', ['2026-01-02', '2026-02-03']],
  ] as const)('is booked with the answer %s, which the batch keeps', async (dateOrder, dates) => {
    const app = await openWithBusiness();
    const path = writeStatement(app.folder, UNDECIDED);
    const booked = await app.client.imports.book({ source: { path }, accountName: 'Main', answers: { dateOrder } });
    expect(booked.questions).toEqual([]);
    expect(booked.rows.map((row) => row.date)).toEqual(dates);
    const { import_batches: batches } = await app.dump();
    expect(batches?.map((batch) => batch['answers'])).toEqual([JSON.stringify({ dateOrder })]);
  });
});

describe('a file that holds several accounts', () => {
  const message = (account: string, amount: string, closing: string): string =>
    `:20:REF\n:25:12345678/${account}\n:28C:1/1\n:60F:C251230EUR100,00\n:61:260102${amount}NTRFNONREF\n:86:Fees\n:62F:C260102EUR${closing}\n-\n`;

  it('is booked account by account, each with the balances and the proof that are its own', async () => {
    const app = await openWithBusiness();
    const path = writeStatement(app.folder, message('1020304050', 'D10,00', '90,00') + message('9999999999', 'C5,00', '105,00'), 'two.sta');
    const seen = await app.client.imports.preview({ source: { path }, accountName: 'Any' });
    const names = seen.statementAccounts.map(({ name }) => name);
    expect(names).toHaveLength(2);
    for (const statementAccount of names) {
      const booked = await app.client.imports.book({ source: { path }, accountName: statementAccount, statementAccount });
      expect(booked).toMatchObject({ counts: { new: 1 }, proof: { status: 'proved', method: 'opening_and_closing', openingMinor: 100_00 } });
    }
    expect((await app.client.accounts.list({})).map(({ balanceMinor, anchored }) => [balanceMinor, anchored])).toEqual([
      [90_00, true],
      [105_00, true],
    ]);
  });
});

describe('a file that comes in parts', () => {
  it('is imported as the same file from a path is, by a host that may not read paths', async () => {
    const app = await openWithBusiness();
    const bytes = Buffer.from(statementCsv(JANUARY));
    const browser = app.clientOf({ host: 'browser', mayReadPaths: false });
    const { uploadId } = await browser.imports.upload.begin({ fileName: 'january.csv', sizeBytes: bytes.length });
    await browser.imports.upload.append({ uploadId, part: new Blob([bytes.subarray(0, 20)]) });
    expect(await failureOf(browser.imports.book({ source: { uploadId }, accountName: 'Main' }))).toMatchObject({ code: 'INVALID_INPUT' });
    const { receivedBytes } = await browser.imports.upload.append({ uploadId, part: new Blob([bytes.subarray(20)]) });
    expect(receivedBytes).toBe(bytes.length);
    const booked = await browser.imports.book({ source: { uploadId }, accountName: 'Main' });
    expect(booked).toMatchObject({ counts: { new: 3, twin: 1 }, file: { sha256: createHash('sha256').update(bytes).digest('hex') } });
    expect(await failureOf(browser.imports.preview({ source: { uploadId }, accountName: 'Main' }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('more than was announced is refused, and a page may name no path', async () => {
    const app = await openWithBusiness();
    const browser = app.clientOf({ host: 'browser', mayReadPaths: false });
    const { uploadId } = await browser.imports.upload.begin({ fileName: 'x.csv', sizeBytes: 3 });
    expect(await failureOf(browser.imports.upload.append({ uploadId, part: new Blob(['abcd']) }))).toMatchObject({ code: 'INVALID_INPUT' });
    await browser.imports.upload.discard({ uploadId });
    expect(await failureOf(browser.imports.upload.append({ uploadId, part: new Blob(['abc']) }))).toMatchObject({ code: 'NOT_FOUND' });
    const path = writeStatement(app.folder, statementCsv(JANUARY));
    expect(await failureOf(browser.imports.preview({ source: { path }, accountName: 'Main' }))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
