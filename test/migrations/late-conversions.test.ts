import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { MIGRATIONS } from '../../migrations/index.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import type { SqliteConnection } from '../../src-main/database/connection.ts';
import { openRawConnection } from '../support/raw-connection.ts';
import { TEST_DATA_KEY, TEST_INSTANT } from '../support/test-database.ts';
import { createTestFolder } from '../support/test-folder.ts';

const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0070'));
const NOW = `'${TEST_INSTANT}'`;

const LINES = `
  INSERT INTO businesses (id, name, base_currency, country, time_zone, locale, created_at, updated_at) VALUES (1, 'Example', 'EUR', 'DE', 'UTC', 'de', ${NOW}, ${NOW});
  INSERT INTO cash_accounts (id, business_id, name, currency, counts_as_cash, created_at, updated_at) VALUES (1, 1, 'Main', 'USD', 1, ${NOW}, ${NOW});
  INSERT INTO import_batches (id, business_id, account_id, status, file_name, file_format, file_sha256, file_size_bytes, original_bytes, detected, answers, proof, new_count, first_transaction_id, created_at)
    VALUES (1, 1, 1, 'booked', 'a.csv', 'csv', '${'0'.repeat(64)}', 1, x'00', '{}', '{}', '{}', 2, 1, ${NOW});
  INSERT INTO bank_transactions (id, business_id, account_id, batch_id, line, booking_date, amount_minor, currency, base_amount_minor, exchange_rate_used, exchange_rate_date, description, is_pending, identity, identity_version)
    VALUES (1, 1, 1, 1, 2, '2026-03-04', 1000, 'USD', 800, '0.8', '2026-03-04', 'With a rate', 0, 'a', 1), (2, 1, 1, 1, 3, '2026-03-05', 500, 'USD', NULL, NULL, NULL, 'Without', 0, 'b', 1);
  INSERT INTO exchange_rates (id, from_currency, to_currency, rate_date, rate, source, created_at) VALUES (7, 'EUR', 'USD', '2026-03-04', '1.25', 'ecb', ${NOW});`;

/** A file of the version before with lines and a rate in it, brought up to date. */
async function openMigrated(): Promise<SqliteConnection> {
  const file = join(createTestFolder(), 'tamio.db');
  await migrate(file, TEST_DATA_KEY, { migrations: BEFORE, backupFolder: null, nowInstant: TEST_INSTANT });
  const old = openRawConnection(file);
  old.exec(LINES);
  await migrate(file, TEST_DATA_KEY, { backupFolder: null, nowInstant: TEST_INSTANT });
  return openRawConnection(file);
}

const CONVERT = `INSERT INTO late_conversions (transaction_id, business_id, batch_id, base_amount_minor, exchange_rate_used, exchange_rate_date, converted_at)
  VALUES (2, 1, 1, 400, '0.8', '2026-03-04', ${NOW})`;
const BASE = 'SELECT id, base_amount_minor, exchange_rate_used, exchange_rate_date FROM booked_transactions ORDER BY id';

describe('late conversions', () => {
  it('keeps the rates there were, and lets a typed one stand beside a published one', async () => {
    const raw = await openMigrated();
    expect(raw.prepare('SELECT id, from_currency, to_currency, rate_date, rate, source FROM exchange_rates').all()).toEqual([
      { id: 7, from_currency: 'EUR', to_currency: 'USD', rate_date: '2026-03-04', rate: '1.25', source: 'ecb' },
    ]);
    const insert = (source: string) =>
      raw.exec(
        `INSERT INTO exchange_rates (from_currency, to_currency, rate_date, rate, source, created_at) VALUES ('EUR', 'USD', '2026-03-04', '1.3', '${source}', ${NOW})`,
      );
    insert('typed');
    expect(() => insert('ecb')).toThrow('UNIQUE');
    expect(() => insert('typed')).toThrow('UNIQUE');
  });

  it('shows a conversion as if it were stored with its line, and only where the line has none', async () => {
    const raw = await openMigrated();
    const own = { id: 1, base_amount_minor: 800, exchange_rate_used: '0.8', exchange_rate_date: '2026-03-04' };
    expect(raw.prepare(BASE).all()).toEqual([own, { id: 2, base_amount_minor: null, exchange_rate_used: null, exchange_rate_date: null }]);
    raw.exec(CONVERT);
    expect(raw.prepare(BASE).all()).toEqual([own, { id: 2, base_amount_minor: 400, exchange_rate_used: '0.8', exchange_rate_date: '2026-03-04' }]);
  });

  it('never edits a conversion, and lets it go with its line', async () => {
    const raw = await openMigrated();
    raw.exec(CONVERT);
    expect(() => raw.exec('UPDATE late_conversions SET base_amount_minor = 1')).toThrow('never edited');
    raw.pragma('foreign_keys=ON');
    raw.exec('DELETE FROM bank_transactions WHERE id = 2');
    expect(raw.prepare('SELECT count(*) FROM late_conversions').pluck().get()).toBe(0);
  });

  it.each([
    [
      'the newest rates',
      'SELECT rate FROM exchange_rates ORDER BY rate_date DESC, from_currency, to_currency, source LIMIT 200',
      'idx_exchange_rates_date',
    ],
    ['conversions of an import', 'SELECT transaction_id FROM late_conversions WHERE business_id = ? AND batch_id = ?', 'idx_late_conversions_batch'],
    [
      'lines of a day without an amount in base currency',
      'SELECT id FROM booked_transactions WHERE business_id = ? AND account_id = ? AND booking_date = ? AND currency = ? AND base_amount_minor IS NULL ORDER BY id',
      'idx_bank_transactions_date',
    ],
  ])('%s: by index, without sorting', async (_name, sql, index) => {
    const raw = await openMigrated();
    const plan = raw
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...Array.from(sql.matchAll(/\?/g), () => 1))
      .map(({ detail }) => detail)
      .join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toContain('USE TEMP B-TREE');
  });

  it('costs a query that asks for no amount in base currency nothing', async () => {
    const raw = await openMigrated();
    const plan = raw
      .prepare<[], { detail: string }>('EXPLAIN QUERY PLAN SELECT id, description FROM booked_transactions WHERE business_id = 1 AND account_id = 1')
      .all()
      .map(({ detail }) => detail)
      .join('\n');
    expect(plan).not.toContain('late_conversions');
    expect(plan).not.toMatch(/\bc\b/);
  });
});
