import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createWorkerClient, type WorkerClient } from '../../../src-main/worker/client.ts';
import type { JobKind, JobMap } from '../../../src-main/worker/protocol.ts';
import { silentLogger } from '../../../src-main/platform/logger.ts';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { insertBusiness } from '../../support/booked-import.ts';
import { writeLedgerFile } from '../../support/ledger-file.ts';
import { openTestDatabase, TEST_INSTANT, type TestDatabase } from '../../support/test-database.ts';

type Worker = TestDatabase & { readonly client: WorkerClient; readonly businessId: number };

function startClient(test: TestDatabase): WorkerClient {
  const client = createWorkerClient({
    url: new URL('../../../src-main/worker/entry.ts', import.meta.url),
    start: { databaseFile: test.file, dataKey: test.dataKey, anchorFile: join(test.folder, 'anchor.json'), fixedInstant: TEST_INSTANT },
    logger: silentLogger,
  });
  onTestFinished(() => client.close());
  return client;
}

async function startWorker(): Promise<Worker> {
  const test = await openTestDatabase();
  const { businessId } = await insertBusiness(test.database);
  return { ...test, client: startClient(test), businessId };
}

const DAY = isoDate('2026-03-05');

function businessOf({ businessId }: Worker): JobMap['forecast']['input']['business'] {
  return { businessId, baseCurrency: 'EUR', country: 'DE', timeZone: 'Europe/Berlin', locale: 'de-DE', name: 'Example', asOf: DAY, today: DAY };
}

const forecast = (worker: Worker, horizonDays = 91): Promise<JobMap['forecast']['output']> =>
  worker.client.run('forecast', { business: businessOf(worker), horizonDays, actualDays: 0, withParts: false });

/** An import long enough to be cut short in the middle of its writing. */
function importInput(worker: Worker, rows: number): JobMap['importStatement']['input'] {
  const path = join(worker.folder, 'ledger.csv');
  writeLedgerFile(path, { rows });
  return {
    business: businessOf(worker),
    actor: { userId: null, userName: 'Owner', source: 'cli' },
    fileName: 'ledger.csv',
    bytes: readFileSync(path),
    account: { name: 'Imported', currency: 'EUR' },
    answers: {},
    mode: 'book',
    rowLimit: 0,
    leaveOut: [],
    takeAnyway: [],
    statementAccount: null,
  };
}

function counts(worker: Worker): Record<string, number> {
  const tables = ['bank_transactions', 'import_batches', 'cash_accounts', 'account_days', 'account_balances', 'audit_logs'];
  return Object.fromEntries(
    tables.map((table) => [table, Number(worker.database.read.statement(`SELECT count(*) AS n FROM ${table}`).get()?.['n'])]),
  );
}

describe('a job', () => {
  it('is answered with its result, and jobs asked for at once are answered each with its own', async () => {
    const worker = await startWorker();
    const answers = await Promise.all([91, 28, 182].map((days) => forecast(worker, days)));
    expect(answers.map((answer) => answer.view.days.length)).toEqual([91, 28, 182]);
  });

  it('that fails as expected fails with its code and sentence, and the worker goes on', async () => {
    const worker = await startWorker();
    const input = { ...importInput(worker, 3), bytes: new Uint8Array(0) };
    await expect(worker.client.run('importStatement', input)).rejects.toMatchObject({
      code: 'FILE_EMPTY',
      message: expect.stringContaining('empty'),
    });
    await expect(forecast(worker)).resolves.toBeDefined();
  });
});

describe('a data file that cannot be opened', () => {
  it('fails the job with the sentence about the file, and the next job finds the file back', async () => {
    const worker = await startWorker();
    const moved = `${worker.file}.moved`;
    renameSync(worker.file, moved);
    await expect(forecast(worker)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', message: expect.stringContaining(worker.file) });
    renameSync(moved, worker.file);
    await expect(forecast(worker)).resolves.toBeDefined();
  });
});

describe('a crash', () => {
  it('rejects everything that was open, and the next call works', async () => {
    const worker = await startWorker();
    const before = counts(worker);
    const impossible = worker.client.run('nothing of this name' as JobKind, {} as never);
    const waiting = [forecast(worker), worker.client.run('verify', { businessId: worker.businessId })];
    const outcomes = await Promise.allSettled([impossible, ...waiting]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AppError', code: 'WORKER_CRASHED' } });
    await expect(forecast(worker)).resolves.toBeDefined();
    expect(counts(worker)).toEqual(before);
  });

  it('in the last step of an import takes back what was staged', async () => {
    const worker = await startWorker();
    const before = counts(worker);
    const input = importInput(worker, 3000);
    const poisoned = { ...input, actor: { ...input.actor, userName: null as never } };
    await expect(worker.client.run('importStatement', poisoned)).rejects.toMatchObject({ code: 'WORKER_CRASHED' });
    expect(counts(worker)).toEqual(before);
  });

  it('in the middle of writing leaves nothing that the next import could trip over', async () => {
    const worker = await startWorker();
    const input = importInput(worker, 60_000);
    const writing = new Promise<void>((resolve) => {
      const onProgress = (label: string, done: number): void => (label === 'Writing' && done > 10_000 ? resolve() : undefined);
      worker.client.run('importStatement', input, { onProgress }).catch(() => undefined);
    });
    await writing;
    // Ends the thread where it stands, as running out of memory would.
    await worker.client.close();
    expect(counts(worker)['bank_transactions']).toBeGreaterThan(0);
    const booked = await startClient(worker).run('importStatement', input);
    expect(booked.counts.new + booked.counts.twin).toBe(60_000);
    expect(counts(worker)).toMatchObject({ bank_transactions: 60_000, import_batches: 1 });
  });
});

describe('cancelling', () => {
  it('before the job is sent, and while it writes: CANCELLED, and the books are as they were', async () => {
    const worker = await startWorker();
    const before = counts(worker);
    const input = importInput(worker, 60_000);
    await expect(worker.client.run('importStatement', input, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
    const labels = new Set<string>();
    const abort = new AbortController();
    const importing = worker.client.run('importStatement', input, {
      signal: abort.signal,
      onProgress: (label) => {
        labels.add(label);
        if (label === 'Writing') abort.abort();
      },
    });
    await expect(importing).rejects.toMatchObject({ code: 'CANCELLED', message: 'Cancelled. Nothing was changed.' });
    expect([...labels]).toContain('Writing');
    expect(counts(worker)).toEqual(before);
    const again = await worker.client.run('importStatement', { ...input, rowLimit: 0 });
    expect(again.batchId).toEqual(expect.any(Number));
  });
});

describe('a time limit', () => {
  it('fails the call with TIMED_OUT; the job stops by itself and leaves nothing', async () => {
    const worker = await startWorker();
    const before = counts(worker);
    await expect(worker.client.run('importStatement', importInput(worker, 30_000), { timeLimitMs: 1 })).rejects.toMatchObject({ code: 'TIMED_OUT' });
    await forecast(worker);
    expect(counts(worker)).toEqual(before);
  });
});

describe('closing', () => {
  it('rejects what is open as cancelled', async () => {
    const worker = await startWorker();
    const open = forecast(worker).catch((error: unknown) => error);
    await worker.client.close();
    expect(await open).toMatchObject({ code: 'CANCELLED' });
  });
});
