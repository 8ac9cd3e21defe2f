import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../migrations/index.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openRawConnection } from '../support/raw-connection.ts';
import { TEST_DATA_KEY, TEST_INSTANT } from '../support/test-database.ts';
import { createTestFolder } from '../support/test-folder.ts';

const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0150'));
const NOW = `'${TEST_INSTANT}'`;
const BATCH = (id: number, bytes: string): string =>
  `INSERT INTO import_batches (id, business_id, account_id, status, file_name, file_format, file_sha256, file_size_bytes, original_bytes, detected, answers, proof, new_count, first_transaction_id, created_at)
    VALUES (${id}, 1, 1, 'booked', 'a.csv', 'csv', '${'0'.repeat(64)}', 1, ${bytes}, '{}', '{}', '{}', 2, 1, ${NOW});`;

it('moves the bytes of every imported file beside its batch', async () => {
  const file = join(createTestFolder(), 'tamio.db');
  await migrate(file, TEST_DATA_KEY, { migrations: BEFORE, backupFolder: null, nowInstant: TEST_INSTANT });
  const old = openRawConnection(file);
  old.exec(`
    INSERT INTO businesses (id, name, base_currency, country, time_zone, locale, created_at, updated_at) VALUES (1, 'Example', 'EUR', 'DE', 'UTC', 'de', ${NOW}, ${NOW});
    INSERT INTO cash_accounts (id, business_id, name, currency, counts_as_cash, created_at, updated_at) VALUES (1, 1, 'Main', 'EUR', 1, ${NOW}, ${NOW});
    ${BATCH(1, "x'0102'")} ${BATCH(3, 'zeroblob(3000000)')}`);
  await migrate(file, TEST_DATA_KEY, { backupFolder: null, nowInstant: TEST_INSTANT });
  const raw = openRawConnection(file);
  expect(raw.prepare('SELECT batch_id, business_id, length(original_bytes) AS size FROM import_files ORDER BY batch_id').all()).toEqual([
    { batch_id: 1, business_id: 1, size: 2 },
    { batch_id: 3, business_id: 1, size: 3_000_000 },
  ]);
  expect(raw.prepare('SELECT original_bytes FROM import_files WHERE batch_id = 1').pluck().get()).toEqual(Buffer.from([1, 2]));
  expect(raw.prepare('SELECT id, status, new_count FROM import_batches ORDER BY id').all()).toMatchObject([
    { id: 1 },
    { id: 3, status: 'booked', new_count: 2 },
  ]);
  expect(raw.pragma('foreign_key_check')).toEqual([]);
});
