import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup } from '../../../src-main/database/create-backup.ts';
import { openDataFolder } from '../../../src-main/database/data-folder.ts';
import type { Database } from '../../../src-main/database/database.ts';
import { migrate } from '../../../src-main/database/migrate.ts';
import { openDatabase } from '../../../src-main/database/open-database.ts';
import { writeFileAtomic } from '../../../src-main/platform/files.ts';
import { caught } from '../../support/caught.ts';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { mountSmallDisk } from '../../support/small-disk.ts';
import { createTestBooks } from '../../support/test-books.ts';
import { openTestDatabase, TEST_DATA_KEY, TEST_INSTANT } from '../../support/test-database.ts';
import { createFixedClock } from '../../../src-main/platform/clock.ts';
import { createTestFolder } from '../../support/test-folder.ts';

const clock = createFixedClock(TEST_INSTANT);

async function writeSetting(database: Database, key: string, size: number): Promise<void> {
  await database.write((tx) =>
    tx.run(tx.build.insertInto('settings').values({ business_id: 0, key, value: JSON.stringify('x'.repeat(size)), updated_at: TEST_INSTANT })),
  );
}

function settingsIn(database: Database): number {
  return Number(database.read.statement('SELECT count(*) AS n FROM settings').get()?.['n']);
}

/** Writes until it fails; returns how many writes were acknowledged and how it failed. */
async function fillUp(database: Database): Promise<{ acknowledged: number; error: unknown }> {
  for (let acknowledged = 0; ; acknowledged++) {
    try {
      await writeSetting(database, String(acknowledged), 20_000);
    } catch (error) {
      return { acknowledged, error };
    }
  }
}

describe('a full disk', () => {
  it('fails the change in one sentence, keeps everything before, and works again when there is room', async () => {
    const { database } = await openTestDatabase();
    const pages = Number(database.read.statement('PRAGMA page_count').get()?.['page_count']);
    database.read.statement(`PRAGMA max_page_count=${pages + 100}`).get();
    const { acknowledged, error } = await fillUp(database);
    expect(error).toMatchObject({ code: 'DISK_FULL' });
    expect(String(error)).toMatch(/^AppError: The disk is full[^\n]*\.$/);
    expect(acknowledged).toBeGreaterThan(3);
    expect(settingsIn(database)).toBe(acknowledged);
    database.read.statement('PRAGMA max_page_count=1000000').get();
    await writeSetting(database, 'again', 20_000);
    expect(settingsIn(database)).toBe(acknowledged + 1);
  });

  it('a real one: nothing acknowledged is lost, nothing half is left, a backup leaves no remains', async ({ skip }) => {
    const disk = mountSmallDisk(2_000, skip);
    const { database, file } = await openTestDatabase({ folder: disk.folder });
    const { acknowledged, error } = await fillUp(database);
    expect(error).toMatchObject({ code: 'DISK_FULL' });
    // the log has taken all the room there was, so its copy into the file has none
    expect(caught(() => database.checkpoint())).toBeNull();
    expect(settingsIn(database)).toBe(acknowledged);
    expect(caught(() => writeFileAtomic(join(disk.folder, 'big'), new Uint8Array(1_000_000)))).toMatchObject({ code: 'DISK_FULL' });
    database.close();
    const again = openDatabase({ file, dataKey: TEST_DATA_KEY, create: false, role: 'main' });
    expect(settingsIn(again)).toBe(acknowledged);
    again.close();
    // the write-ahead log stays where there is no room to take it over into the file
    const names = readdirSync(disk.folder);
    expect(names.filter((name) => !name.startsWith('tamio.db'))).toEqual([]);

    const books = await createTestBooks();
    await writeSetting(books.database, 'large', 1_500_000);
    const target = join(disk.folder, 'copy.tamio');
    await expect(createBackup({ folder: books.folder, file: target, appVersion: '0.1.0', clock })).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(readdirSync(disk.folder)).toEqual(names);
    await createBackup({ folder: books.folder, file: join(createTestFolder(), 'copy.tamio'), appVersion: '0.1.0', clock });
  });
});

describe('a data folder that cannot be written to', () => {
  it('because there is a file in its place', async () => {
    const place = join(createTestFolder(), 'file');
    writeFileSync(place, '');
    const opening = openDataFolder({ dir: join(place, 'books'), secrets: createMemorySecrets(), create: true, clock });
    await expect(opening).rejects.toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
  });

  it('because its disk is mounted read-only', async ({ skip }) => {
    const disk = mountSmallDisk(4_000, skip);
    const { database } = await openTestDatabase({ folder: disk.folder });
    await writeSetting(database, 'a', 10);
    database.close();
    disk.setReadOnly(true);
    const error = await migrateAndWrite(join(disk.folder, 'tamio.db'));
    expect(error).toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
    const opening = openDataFolder({ dir: join(disk.folder, 'books'), secrets: createMemorySecrets(), create: true, clock });
    await expect(opening).rejects.toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
    disk.setReadOnly(false);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'because of its permissions (not for root, whom modes do not bind)',
    async () => {
      const { database, file, folder } = await openTestDatabase();
      await writeSetting(database, 'a', 10);
      database.close();
      chmodSync(folder, 0o500);
      expect(await migrateAndWrite(file)).toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
      chmodSync(folder, 0o700);
    },
  );
});

/** What a start of the application and a first change come to. */
async function migrateAndWrite(file: string): Promise<unknown> {
  try {
    await migrate(file, TEST_DATA_KEY, { backupFolder: null, nowInstant: TEST_INSTANT });
    const database = openDatabase({ file, dataKey: TEST_DATA_KEY, create: false, role: 'main' });
    await writeSetting(database, 'b', 10).finally(() => database.close());
    return null;
  } catch (error) {
    return error;
  }
}
