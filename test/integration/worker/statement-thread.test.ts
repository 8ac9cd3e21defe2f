import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src-main/database/database.ts';
import { deriveAuditKey } from '../../../src-main/features/audit/audit-key.ts';
import { insertRates } from '../../../src-main/features/currency/rate-store.ts';
import { openFileBytes } from '../../../src-main/worker/jobs/file-bytes.ts';
import type { ImportJobInput } from '../../../src-main/worker/jobs/import-work.ts';
import { importStatement } from '../../../src-main/worker/jobs/import-statement.ts';
import { addDays, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { insertBusiness } from '../../support/booked-import.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { createTestFolder } from '../../support/test-folder.ts';

const TODAY = isoDate('2026-03-05');
/** More than one transaction of the import. */
const ROWS = 11_000;

/** Lines of two currencies, with twins, words beyond ASCII and an empty column. */
function statement(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = addDays(isoDate('2026-01-01'), Math.floor((index * 40) / rows));
    return `${day},"Bäckerei ""Nord"" ${index % 700}",-${index % 90}.${String(index % 100).padStart(2, '0')},${index % 5 === 0 ? 'USD' : 'EUR'},`;
  });
  return ['Date,Description,Amount,Currency,Reference', ...lines, ''].join('\n');
}

type Books = { readonly test: TestDatabase; readonly database: Database; readonly businessId: number };

async function openBooks(): Promise<Books> {
  const test = await openTestDatabase();
  const database = test.openAnother('worker');
  const { businessId } = await insertBusiness(test.database);
  const rate = { from: currencyCode('EUR'), to: currencyCode('USD'), rateDate: isoDate('2025-12-31'), rate: '1.25', source: 'ecb' } as const;
  const rates = [0, 5, 10, 15, 20, 25, 30, 35].map((days) => ({ ...rate, rateDate: addDays(rate.rateDate, days) }));
  await database.write((tx) => insertRates(tx, rates, test.clock.nowInstant()));
  return { test, database, businessId };
}

type Options = { readonly checkpoint?: (label: string) => void; readonly mode?: ImportJobInput['mode'] };

function run({ test, database, businessId }: Books, bytes: ImportJobInput['bytes'], { checkpoint = () => undefined, mode = 'book' }: Options = {}) {
  const input: ImportJobInput = {
    business: {
      businessId,
      baseCurrency: 'EUR',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      name: 'Example',
      asOf: TODAY,
      today: TODAY,
    },
    actor: { userId: null, userName: 'Owner', source: 'test' },
    fileName: 'part.csv',
    bytes,
    account: { name: 'Main', currency: 'EUR' },
    answers: { sign: 'as_is' },
    mode,
    rowLimit: 3,
    leaveOut: [],
    takeAnyway: [],
    statementAccount: null,
  };
  const anchorFile = join(test.folder, 'anchor.json');
  return importStatement(input, { database, clock: test.clock, auditKey: deriveAuditKey(test.dataKey), anchorFile, control: { checkpoint } });
}

const TABLES = ['bank_transactions', 'account_days', 'account_balances', 'cash_accounts', 'import_batches', 'audit_logs'];

/** Everything an import writes; not the packed bytes, whose packing may differ. */
function content({ database }: Books): Record<string, unknown[]> {
  return Object.fromEntries(TABLES.map((table) => [table, database.read.statement(`SELECT * FROM ${table}`).all()]));
}

function fileOf(text: string): string {
  const path = join(createTestFolder(), 'part.csv');
  writeFileSync(path, text);
  return path;
}

describe('a statement read by a thread of its own', () => {
  it('is booked as one that is read in place, in every row, total, digest and entry', async () => {
    const text = statement(ROWS);
    const [here, there] = [await openBooks(), await openBooks()];
    const expected = await run(here, Buffer.from(text));
    const result = await run(there, { path: fileOf(text) });
    expect(result).toEqual(expected);
    expect(result.counts.new + result.counts.twin).toBe(ROWS);
    expect(content(there)).toEqual(content(here));
    const converted = there.database.read.statement(
      `SELECT count(*) AS count FROM bank_transactions WHERE currency = 'USD' AND exchange_rate_used IS NOT NULL`,
    );
    expect(converted.get()?.['count']).toBe(ROWS / 5);
  });

  it('is known line by line when it comes again, and only what follows is booked', async () => {
    const books = await openBooks();
    await run(books, { path: fileOf(statement(ROWS)) });
    const again = await run(books, { path: fileOf(statement(ROWS)) });
    expect(again).toMatchObject({ batchId: null, counts: { same: ROWS, new: 0, twin: 0, changed: 0 } });
    const longer = await run(books, { path: fileOf(`${statement(ROWS)}2026-03-01,Rent,-900.00,EUR,\n`) });
    expect(longer.counts).toMatchObject({ same: ROWS, new: 1 });
  });

  it('can be cancelled in the middle, and leaves nothing', async () => {
    const books = await openBooks();
    const before = content(books);
    const cancel = (label: string): void => {
      if (label === 'Writing') throw new AppError('CANCELLED', 'Cancelled. Nothing was changed.');
    };
    await expect(run(books, { path: fileOf(statement(ROWS)) }, { checkpoint: cancel })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(content(books)).toEqual(before);
  });

  it('is refused with the sentence of the thread', async () => {
    const books = await openBooks();
    await expect(run(books, { path: fileOf('<html><body>Sign in</body></html>') })).rejects.toMatchObject({ code: 'FILE_FORMAT_UNSUPPORTED' });
    for (const mode of ['preview', 'book'] as const)
      await expect(run(books, { path: join(createTestFolder(), 'gone.csv') }, { mode })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});

describe('openFileBytes', () => {
  it('refuses a file that is another one when it is read again', () => {
    const path = fileOf(statement(10));
    const bytes = openFileBytes(path);
    bytes.part(0, bytes.length);
    expect(bytes.sha256()).toMatch(/^[0-9a-f]{64}$/);
    bytes.part(0, bytes.length);
    writeFileSync(path, statement(10).replace('Nord', 'Sued'));
    expect(() => bytes.part(0, bytes.length)).toThrow(/was changed/);
    bytes.close();
  });

  it('reads as much as there was when it was opened', () => {
    const path = fileOf('a,b\n');
    const bytes = openFileBytes(path);
    appendFileSync(path, 'c,d\n');
    expect(Buffer.from(bytes.part(0, 100)).toString()).toBe('a,b\n');
    bytes.close();
  });
});
