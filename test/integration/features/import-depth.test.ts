import { describe, expect, it } from 'vitest';
import { createEuroBusiness, EUR, importRows, openTestApp, statementCsv, writeStatement } from '../../support/test-app.ts';

const PENDING = 'Date,Description,Amount,Status\n2026-03-02,Rent March,-800.00,Booked\n2026-03-05,Bakery Sonne,-45.00,Pending\n';
const BOOKED = 'Date,Description,Amount,Status\n2026-03-02,Rent March,-800.00,Booked\n2026-03-09,Bakery Sonne card 4711,-45.00,Booked\n';

describe('lines the bank writes anew', () => {
  it('books a pending line once, and undo brings the pending one back', async () => {
    const app = await openTestApp({ nowInstant: '2026-06-01T12:00:00.000Z' });
    await createEuroBusiness(app);
    const first = await app.client.imports.book({ source: { path: writeStatement(app.folder, PENDING) }, accountName: 'Main', currency: EUR });
    expect(first.counts).toMatchObject({ new: 2 });
    const before = await app.dump({ except: ['audit_logs', 'import_batches', 'import_files'] });
    const second = await app.client.imports.book({ source: { path: writeStatement(app.folder, BOOKED) }, accountName: 'Main', currency: EUR });
    expect(second.rows.map((row) => row.verdict)).toEqual(['same', 'changed']);
    const list = await app.client.transactions.list({});
    expect(list.rows.map((row) => [row.bookingDate, row.amountMinor])).toEqual([
      ['2026-03-09', -4500],
      ['2026-03-02', -80_000],
    ]);
    expect(list.sumMinor).toBe(-84_500);
    await app.client.imports.undo({ batchId: second.batchId ?? 0 });
    expect(await app.dump({ except: ['audit_logs', 'import_batches', 'import_files'] })).toEqual(before);
  });

  it('takes an older download with the old wording for what it is: nothing new', async () => {
    const app = await openTestApp({ nowInstant: '2026-06-01T12:00:00.000Z' });
    await createEuroBusiness(app);
    await app.client.imports.book({ source: { path: writeStatement(app.folder, PENDING) }, accountName: 'Main', currency: EUR });
    await app.client.imports.book({ source: { path: writeStatement(app.folder, BOOKED) }, accountName: 'Main', currency: EUR });
    const again = await app.client.imports.book({ source: { path: writeStatement(app.folder, PENDING) }, accountName: 'Main', currency: EUR });
    expect(again.rows.map((row) => row.verdict)).toEqual(['same', 'same']);
  });

  it('keeps both of two equal payments of one day', async () => {
    const app = await openTestApp({ nowInstant: '2026-06-01T12:00:00.000Z' });
    await createEuroBusiness(app);
    await importRows(app, '2026-03-05 -50.00 Garage North');
    const second = await importRows(app, '2026-03-05 -50.00 Garage South');
    expect(second.counts).toMatchObject({ new: 1, changed: 0 });
  });
});

describe('what a person ticks', () => {
  it('leaves out an unticked line and says so', async () => {
    const app = await openTestApp({ nowInstant: '2026-06-01T12:00:00.000Z' });
    await createEuroBusiness(app);
    const path = writeStatement(app.folder, statementCsv('2026-03-01 -1.00 One\n2026-03-02 -2.00 Two'));
    const result = await app.client.imports.book({ source: { path }, accountName: 'Main', currency: EUR, leaveOut: [3] });
    expect(result.counts).toMatchObject({ new: 1, skipped: 1 + result.skipped.length });
    expect((await app.client.transactions.list({})).total).toBe(1);
  });

  it('takes a known line once more when asked to', async () => {
    const app = await openTestApp({ nowInstant: '2026-06-01T12:00:00.000Z' });
    await createEuroBusiness(app);
    await importRows(app, '2026-03-01 -1.00 One');
    const path = writeStatement(app.folder, statementCsv('2026-03-01 -1.00 One'));
    const result = await app.client.imports.book({ source: { path }, accountName: 'Main', currency: EUR, takeAnyway: [2] });
    expect(result.counts).toMatchObject({ twin: 1, same: 0 });
    expect((await app.client.transactions.list({})).total).toBe(2);
  });
});

const AMBIGUOUS = 'Date,Description,Amount\n03/04/2026,Alpha,-10.00\n05/04/2026,Beta,-20.00\n';

describe('answers are remembered by account and layout', () => {
  it('asks once, and a file that decides by itself is not overruled', async () => {
    const app = await openTestApp({ nowInstant: '2026-06-01T12:00:00.000Z' });
    await createEuroBusiness(app);
    const asked = await app.client.imports.preview({ source: { path: writeStatement(app.folder, AMBIGUOUS) }, accountName: 'Main', currency: EUR });
    expect(asked.questions.map((question) => question.kind)).toContain('date_order');
    await app.client.imports.book({
      source: { path: writeStatement(app.folder, AMBIGUOUS) },
      accountName: 'Main',
      currency: EUR,
      answers: { dateOrder: 'dmy' },
    });
    const next = await app.client.imports.preview({
      source: { path: writeStatement(app.folder, AMBIGUOUS.replace('Beta', 'Gamma')) },
      accountName: 'Main',
      currency: EUR,
    });
    expect(next.answeredByProfile).toEqual(['date_order']);
    expect(next.rows.map((row) => row.date)).toEqual(['2026-04-03', '2026-04-05']);
    const decided = await app.client.imports.preview({
      source: { path: writeStatement(app.folder, AMBIGUOUS.replace('05/04', '04/25')) },
      accountName: 'Main',
      currency: EUR,
    });
    expect(decided.answeredByProfile).toEqual([]);
    expect(decided.rows.map((row) => row.date)).toEqual(['2026-03-04', '2026-04-25']);
    const [account] = await app.client.accounts.list({});
    const [profile] = await app.client.imports.profiles({ accountId: account?.id ?? 0 });
    expect(profile?.answers).toEqual({ dateOrder: 'dmy' });
    await app.client.imports.forgetProfile({ profileId: profile?.id ?? 0 });
    expect(await app.client.imports.profiles({ accountId: account?.id ?? 0 })).toEqual([]);
  });

  it('reads a booked file anew under another answer, from the kept bytes', async () => {
    const app = await openTestApp({ nowInstant: '2026-06-01T12:00:00.000Z' });
    await createEuroBusiness(app);
    const booked = await app.client.imports.book({
      source: { path: writeStatement(app.folder, AMBIGUOUS) },
      accountName: 'Main',
      currency: EUR,
      answers: { dateOrder: 'dmy' },
    });
    const remapped = await app.client.imports.remap({ batchId: booked.batchId ?? 0, answers: { dateOrder: 'mdy' } });
    expect(remapped.file.sha256).toBe(booked.file.sha256);
    const list = await app.client.transactions.list({});
    expect(list.rows.map((row) => row.bookingDate)).toEqual(['2026-05-04', '2026-03-04']);
    expect((await app.client.audit.verify({})).ok).toBe(true);
  });
});

describe('statement coverage', () => {
  it('names the days between two statements', async () => {
    const app = await openTestApp({ nowInstant: '2026-06-01T12:00:00.000Z' });
    await createEuroBusiness(app);
    await importRows(app, '2026-01-01 -1.00 One\n2026-01-31 -2.00 Two');
    const result = await importRows(app, '2026-02-10 -3.00 Three\n2026-02-28 -4.00 Four');
    const months = await app.client.imports.coverage({ accountId: result.account.id ?? 0 });
    expect(months.map((month) => [month.month, month.status])).toEqual([
      ['2026-01', 'covered'],
      ['2026-02', 'gap'],
    ]);
  });
});
