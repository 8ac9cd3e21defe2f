import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readChainHeads, writeAnchorFile } from '../../src-main/database/audit-anchors.ts';
import { type DataFolder, openDataFolder, type OpenDataFolderOptions } from '../../src-main/database/data-folder.ts';
import type { Database } from '../../src-main/database/database.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open-database.ts';
import { deriveAuditKey } from '../../src-main/features/audit/audit-key.ts';
import { createFixedClock } from '../../src-main/platform/clock.ts';
import type { Secrets } from '../../src-main/platform/secrets.ts';
import { createMemorySecrets } from './memory-secrets.ts';
import { TEST_INSTANT } from './test-database.ts';
import { createTestFolder } from './test-folder.ts';

export type TestBooks = {
  readonly folder: DataFolder;
  readonly database: Database;
  readonly secrets: Secrets;
  readonly auditKey: Uint8Array;
  /** Brings the anchor file up to the log, as the application does after a commit. */
  readonly anchor: () => void;
};

/** A whole data folder as the application makes it: keys, migrated database, anchor. Closed and removed when the test has finished. */
export async function createTestBooks(more: Partial<OpenDataFolderOptions> = {}): Promise<TestBooks> {
  const secrets = more.secrets ?? createMemorySecrets();
  const folder = await openDataFolder({
    dir: join(createTestFolder(), 'books'),
    secrets,
    create: true,
    clock: createFixedClock(TEST_INSTANT),
    ...more,
  });
  await migrate(folder.databaseFile, folder.dataKey, { backupFolder: null, nowInstant: TEST_INSTANT });
  const database = openDatabase({ file: folder.databaseFile, dataKey: folder.dataKey, create: false, role: 'main' });
  onTestFinished(() => database.close());
  const auditKey = deriveAuditKey(folder.dataKey);
  const anchor = (): void => writeAnchorFile(folder.anchorFile, { anchors: readChainHeads(database.read), writtenAt: TEST_INSTANT }, auditKey);
  return { folder, database, secrets, auditKey, anchor };
}
