import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open-database.ts';
import { createFixedClock, type FixedClock } from '../../src-main/platform/clock.ts';
import { createTestFolder } from './test-folder.ts';

/** The instant at which tests happen unless they move the clock. */
export const TEST_INSTANT = '2026-03-05T09:30:00.000Z';

/** A key for test files, the same in every run so that a failing file can be opened. */
export const TEST_DATA_KEY: Uint8Array = Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256);

export type TestDatabase = {
  readonly database: Database;
  readonly file: string;
  readonly folder: string;
  readonly dataKey: Uint8Array;
  readonly clock: FixedClock;
  /** Another connection to the same file, as the worker or a second process has one. Closed when the test has finished. */
  readonly openAnother: (role?: 'main' | 'worker' | 'reader', busyTimeoutMs?: number) => Database;
};

/** A migrated, encrypted database in a temporary folder, closed and removed when the test has finished. */
export async function openTestDatabase(options: { folder?: string } = {}): Promise<TestDatabase> {
  const folder = options.folder ?? createTestFolder();
  const file = join(folder, 'tamio.db');
  const clock = createFixedClock(TEST_INSTANT);
  await migrate(file, TEST_DATA_KEY, { backupFolder: null, nowInstant: clock.nowInstant() });
  const open = (role: 'main' | 'worker' | 'reader', busyTimeoutMs?: number): Database => {
    const timeout = busyTimeoutMs === undefined ? {} : { busyTimeoutMs };
    const database = openDatabase({ file, dataKey: TEST_DATA_KEY, create: false, role, ...timeout });
    onTestFinished(() => database.close());
    return database;
  };
  return {
    database: open('main'),
    file,
    folder,
    dataKey: TEST_DATA_KEY,
    clock,
    openAnother: (role = 'worker', busyTimeoutMs) => open(role, busyTimeoutMs),
  };
}
