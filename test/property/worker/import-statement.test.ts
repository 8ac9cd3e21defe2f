import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src-main/database/database.ts';
import { addDays, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { UNCONTROLLED } from '../../../src-main/engine/common/run-control.ts';
import { insertAccount } from '../../../src-main/features/accounts/store.ts';
import { deriveAuditKey } from '../../../src-main/features/audit/audit-key.ts';
import { insertBusiness } from '../../../src-main/features/businesses/store.ts';
import type { JobContext } from '../../../src-main/worker/job-context.ts';
import { importStatement } from '../../../src-main/worker/jobs/import-statement.ts';
import { undoImport } from '../../../src-main/worker/jobs/undo-import.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const TODAY = isoDate('2026-03-05');
const EUR = currencyCode('EUR');
const NOW = '2026-03-05T09:30:00.000Z';
/** Each run opens books of its own on disk; the full count is the soak's. */
const RUNS = process.env['TAMIO_FULL'] === '1' ? 300 : 25;

type Line = { readonly day: number; readonly cents: number; readonly words: string };

/** A statement in date order with many equal lines on equal days: the case that counting must get right. */
const statement = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 6 }),
      cents: fc.constantFrom(-450, -450, -1200, 99_900, -99),
      words: fc.constantFrom('Coffee', 'Coffee', 'Rent', 'Invoice 7'),
    }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((lines) => lines.toSorted((a, b) => a.day - b.day));

function csv(lines: readonly Line[]): Uint8Array {
  const rows = lines.map((line) => `${addDays(isoDate('2026-01-01'), line.day)},${line.words},${(line.cents / 100).toFixed(2)}`);
  return Buffer.from(['Date,Description,Amount', ...rows, ''].join('\n'));
}

type Books = {
  readonly test: TestDatabase;
  readonly database: Database;
  readonly context: JobContext;
  readonly businessId: number;
  readonly accountId: number;
};

async function openBooks(): Promise<Books> {
  const test = await openTestDatabase();
  const database = test.openAnother('worker');
  const ids = await database.write((tx) => {
    const fields = {
      name: 'Example Ltd',
      baseCurrency: EUR,
      country: 'DE',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      fiscalYearStartMonth: 1,
      isSample: false,
    };
    const businessId = insertBusiness(tx, fields, NOW);
    const account = { name: 'Main', accountType: 'bank', currency: EUR, iban: null, accountNumber: null, countsAsCash: true } as const;
    return { businessId, accountId: insertAccount(tx, businessId, account, { nowInstant: NOW, source: 'manual' }) };
  });
  const context: JobContext = {
    database,
    clock: test.clock,
    auditKey: deriveAuditKey(test.dataKey),
    anchorFile: `${test.file}.anchor`,
    control: UNCONTROLLED,
  };
  return { test, database, context, ...ids };
}

function book(books: Books, lines: readonly Line[]) {
  const business = {
    businessId: books.businessId,
    baseCurrency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    name: 'Example Ltd',
    country: 'DE',
    asOf: TODAY,
    today: TODAY,
  };
  const actor = { userId: null, userName: 'Owner', source: 'test' };
  const rest = { answers: { sign: 'as_is' }, rowLimit: 0, leaveOut: [], takeAnyway: [], statementAccount: null } as const;
  return importStatement(
    { business, actor, fileName: 'part.csv', bytes: csv(lines), account: { accountId: books.accountId }, mode: 'book', ...rest },
    books.context,
  );
}

/** What is in the book, without numbers that depend on the way it came there. */
function content(books: Books): string[] {
  const rows = books.database.read.statement('SELECT booking_date, amount_minor, description, identity FROM booked_transactions').all();
  const days = books.database.read
    .statement('SELECT booking_date, currency, inflow_minor, outflow_minor, base_inflow_minor, base_outflow_minor, line_count FROM account_days')
    .all();
  return [...rows, ...days].map((row) => JSON.stringify(row)).toSorted((a, b) => (a < b ? -1 : 1));
}

const KEPT = ['audit_logs', 'import_batches', 'import_files', 'sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'];

function dump(books: Books): Record<string, string[]> {
  const tables = books.database.read
    .statement(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .map((row) => String(row['name']));
  return Object.fromEntries(
    tables
      .filter((table) => !KEPT.includes(table))
      .map((table) => [
        table,
        books.database.read
          .statement(`SELECT * FROM "${table}"`)
          .all()
          .map((row) => JSON.stringify(row)),
      ]),
  );
}

function undo(books: Books, batchId: number) {
  return undoImport({ businessId: books.businessId, batchId, actor: { userId: null, userName: 'Owner', source: 'test' } }, books.context);
}

describe('importing', () => {
  it('any overlapping parts of a statement, in any order and any number of times, is importing it once', async () => {
    const parts = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(statement, parts, async (lines, cuts) => {
        const whole = await openBooks();
        await book(whole, lines);
        const pieces = await openBooks();
        // A download is a run of whole days: a bank never hands out half a day twice in two ways.
        const spans = [
          ...cuts.map(([a, b]) => [lines[Math.min(a, b) % lines.length]?.day ?? 0, lines[Math.max(a, b) % lines.length]?.day ?? 0] as const),
          [0, 6] as const,
        ];
        for (const [a, b] of spans) {
          const part = lines.filter((line) => line.day >= Math.min(a, b) && line.day <= Math.max(a, b));
          if (part.length > 0) await book(pieces, part);
        }
        expect(content(pieces)).toEqual(content(whole));
      }),
      { numRuns: RUNS },
    );
  });

  it('and taking back is the identity on every table but the log and the batches', async () => {
    await fc.assert(
      fc.asyncProperty(statement, statement, async (first, second) => {
        const books = await openBooks();
        await book(books, first);
        const before = dump(books);
        const result = await book(books, second);
        if (result.batchId !== null) await undo(books, result.batchId);
        expect(dump(books)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });
});
