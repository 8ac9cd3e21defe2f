import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../migrations/index.ts';
import { must } from '../../src-shared/result/assert.ts';
import { connect } from '../../src-main/database/connection.ts';
import { migrate, type Migrations, newestVersion } from '../../src-main/database/migrate.ts';
import { openRawConnection } from '../support/raw-connection.ts';
import { TEST_DATA_KEY, TEST_INSTANT } from '../support/test-database.ts';
import { createTestFolder } from '../support/test-folder.ts';

const newest = newestVersion();

/** The next version as a later build might bring it: a table rebuilt under a foreign key, the case in which SQLite deletes children. */
const rebuild: Migration = {
  up: async (db) => {
    await sql`CREATE TABLE businesses_new (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, note TEXT) STRICT`.execute(db);
    await sql`INSERT INTO businesses_new (id, name) SELECT id, name FROM businesses`.execute(db);
    await sql`DROP TABLE businesses`.execute(db);
    await sql`ALTER TABLE businesses_new RENAME TO businesses`.execute(db);
  },
};
const failing: Migration = {
  up: async (db) => {
    await sql`CREATE TABLE half_made (id INTEGER)`.execute(db);
    await sql`INSERT INTO nowhere VALUES (1)`.execute(db);
  },
};
const orphaning: Migration = {
  up: async (db) => {
    await sql`DELETE FROM businesses`.execute(db);
  },
};
const later = (name: string, migration: Migration): Migrations => ({ ...MIGRATIONS, [name]: migration });

async function makeFile(migrations: Migrations = MIGRATIONS): Promise<{ file: string; folder: string }> {
  const folder = createTestFolder();
  const file = join(folder, 'tamio.db');
  await migrate(file, TEST_DATA_KEY, { migrations, backupFolder: null, nowInstant: TEST_INSTANT });
  return { file, folder };
}

function insertRows(file: string): void {
  const raw = connect({ file, dataKey: TEST_DATA_KEY, create: false });
  raw.exec(`INSERT INTO businesses (name, base_currency, country, time_zone, locale, created_at, updated_at) VALUES ('Example', 'EUR', 'DE', 'UTC', 'de', '${TEST_INSTANT}', '${TEST_INSTANT}');
    INSERT INTO users (display_name, created_at, updated_at) VALUES ('Owner', '${TEST_INSTANT}', '${TEST_INSTANT}');
    INSERT INTO business_users (business_id, user_id, role, created_at) VALUES (1, 1, 'owner', '${TEST_INSTANT}')`);
  raw.close();
}

const run = (file: string, migrations: Migrations, backupFolder: string | null = null) =>
  migrate(file, TEST_DATA_KEY, { migrations, backupFolder, nowInstant: TEST_INSTANT });

describe('migrate', () => {
  it('makes an empty file current, and marks it as ours', async () => {
    const folder = createTestFolder();
    const file = join(folder, 'tamio.db');
    const outcome = await run(file, MIGRATIONS, join(folder, 'backups'));
    expect(outcome).toEqual({ version: newest, applied: Object.keys(MIGRATIONS), copyFile: null });
    const raw = openRawConnection(file);
    expect(raw.pragma('user_version', { simple: true })).toBe(Number.parseInt(newest, 10));
    expect(raw.pragma('application_id', { simple: true })).toBe(0x54414d4f);
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(raw.prepare('SELECT name FROM schema_migrations ORDER BY name').pluck().all()).toEqual(Object.keys(MIGRATIONS));
  });

  it('does nothing to a current file, also when two start at once', async () => {
    const { file } = await makeFile();
    expect(await run(file, MIGRATIONS)).toEqual({ version: newest, applied: [], copyFile: null });
    const fresh = join(createTestFolder(), 'tamio.db');
    const outcomes = await Promise.all([run(fresh, MIGRATIONS), run(fresh, MIGRATIONS)]).catch((error: unknown) => error);
    expect(outcomes).toMatchObject([{ version: newest }, { version: newest }]);
  });

  it('copies an existing file first, encrypted, and the copy opens at the old version', async () => {
    const { file, folder } = await makeFile();
    insertRows(file);
    const backups = join(folder, 'backups');
    const { copyFile, applied } = await run(file, later('9990_rebuild', rebuild), backups);
    expect(applied).toEqual(['9990_rebuild']);
    expect(readdirSync(backups)).toEqual(['before-9990_rebuild-2026-03-05T09-30-00-000Z.db']);
    const copy = must(copyFile, 'a copy');
    expect(readFileSync(copy).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    const raw = openRawConnection(copy);
    expect(raw.prepare('SELECT base_currency FROM businesses').pluck().get()).toBe('EUR');
  });

  it('rebuilds a parent table without losing its children, and leaves foreign keys on for everybody', async () => {
    const { file } = await makeFile();
    insertRows(file);
    await run(file, later('9990_rebuild', rebuild));
    const raw = openRawConnection(file);
    expect(raw.prepare('SELECT count(*) FROM business_users').pluck().get()).toBe(1);
    expect(raw.pragma('foreign_key_check')).toEqual([]);
    expect(() => raw.exec('DELETE FROM businesses')).toThrow('FOREIGN KEY');
  });

  it.each([
    ['one of several fails midway', { ...later('9990_rebuild', rebuild), '9991_failing': failing }],
    ['one leaves orphans behind', later('9990_orphaning', orphaning)],
  ])('changes nothing when %s', async (_name, migrations) => {
    const { file } = await makeFile();
    insertRows(file);
    await expect(run(file, migrations)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
    const raw = openRawConnection(file);
    expect(raw.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'half_made'").pluck().get()).toBe(0);
    expect(raw.prepare('SELECT base_currency FROM businesses').pluck().get()).toBe('EUR');
    expect(raw.pragma('user_version', { simple: true })).toBe(Number.parseInt(newest, 10));
    expect((await run(file, MIGRATIONS)).applied).toEqual([]);
  });

  it('refuses a file from the future by name and does not touch it', async () => {
    const { file } = await makeFile(later('9990_rebuild', rebuild));
    const before = readFileSync(file);
    await expect(run(file, MIGRATIONS)).rejects.toMatchObject({
      code: 'DATABASE_TOO_NEW',
      data: { fileVersion: '9990_rebuild', knownVersion: newest },
    });
    await expect(run(file, MIGRATIONS)).rejects.toThrow(/9990_rebuild.*0\d+_\w+/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a file from the future also by its number alone, and one of another program', async () => {
    const { file } = await makeFile();
    const raw = openRawConnection(file);
    raw.pragma('user_version=9999');
    await expect(run(file, MIGRATIONS)).rejects.toMatchObject({ code: 'DATABASE_TOO_NEW', data: { fileVersion: '9999' } });
    raw.pragma('user_version=10');
    raw.pragma('application_id=1234');
    await expect(run(file, MIGRATIONS)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
  });

  it('a damaged file is refused, not replaced by an empty one', async () => {
    const { file, folder } = await makeFile();
    const damaged = join(folder, 'damaged.db');
    copyFileSync(file, damaged);
    await expect(migrate(damaged, new Uint8Array(32), { backupFolder: null, nowInstant: TEST_INSTANT })).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
    });
    expect(readFileSync(damaged).length).toBe(readFileSync(file).length);
  });
});

describe('every version', () => {
  const names = Object.keys(MIGRATIONS);

  it.each(names.slice(1).map((name, index) => [must(names[index], 'the version before'), name] as const))(
    'from %s to %s keeps the rows',
    async (before, name) => {
      const upTo = (last: string): Migrations => Object.fromEntries(Object.entries(MIGRATIONS).filter(([candidate]) => candidate <= last));
      const { file } = await makeFile(upTo(before));
      insertRows(file);
      expect((await run(file, upTo(name))).applied).toEqual([name]);
      const raw = openRawConnection(file);
      expect(raw.prepare('SELECT name, base_currency FROM businesses').all()).toEqual([{ name: 'Example', base_currency: 'EUR' }]);
      expect(raw.prepare('SELECT count(*) FROM business_users').pluck().get()).toBe(1);
      expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    },
  );
});
