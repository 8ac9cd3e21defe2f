import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src-shared/result/assert.ts';
import { encodeHead, openBackup } from '../../../src-main/database/backup-file.ts';
import { backupFileName, createBackup, type BackupOutcome } from '../../../src-main/database/create-backup.ts';
import { openDataFolder } from '../../../src-main/database/data-folder.ts';
import { openDatabase } from '../../../src-main/database/open-database.ts';
import { restoreBackup, type RestoreBackupOptions, type RestoreOutcome } from '../../../src-main/database/restore-backup.ts';
import { rotateBackups } from '../../../src-main/database/rotate-backups.ts';
import { createFixedClock } from '../../../src-main/platform/clock.ts';
import { createMemorySecrets, noSecrets } from '../../support/memory-secrets.ts';
import { isPrivate } from '../../support/permissions.ts';
import { createTestBooks, type TestBooks } from '../../support/test-books.ts';
import { TEST_INSTANT } from '../../support/test-database.ts';
import { createTestFolder } from '../../support/test-folder.ts';

const clock = createFixedClock(TEST_INSTANT);
const passphrase = 'correct horse battery staple';
const business = (name: string) => ({
  name,
  base_currency: 'EUR',
  country: 'DE',
  time_zone: 'UTC',
  locale: 'de',
  created_at: TEST_INSTANT,
  updated_at: TEST_INSTANT,
});

async function insert(books: Pick<TestBooks, 'database'>, name: string): Promise<void> {
  await books.database.write((tx) => tx.run(tx.build.insertInto('businesses').values(business(name))));
}

function backUp(books: TestBooks, file: string, more: { passphrase?: string } = {}): Promise<BackupOutcome> {
  return createBackup({ folder: books.folder, file, appVersion: '0.1.0', clock, ...more });
}

function restore(file: string, dir: string, more: Partial<RestoreBackupOptions> = {}): Promise<RestoreOutcome> {
  return restoreBackup({ file, dir, secrets: createMemorySecrets(), clock, ...more });
}

/** Names of the businesses in a folder, opened as the application would with what this machine keeps. */
async function namesIn(dir: string, secrets = createMemorySecrets(), pass?: string): Promise<string[]> {
  const folder = await openDataFolder({ dir, secrets, create: false, clock, ...(pass === undefined ? {} : { passphrase: pass }) });
  const database = openDatabase({ file: folder.databaseFile, dataKey: folder.dataKey, create: false, role: 'main' });
  const names = database.read.all(database.read.build.selectFrom('businesses').select('name').orderBy('id')).map(({ name }) => name);
  database.close();
  return names;
}

describe('a backup', () => {
  it('is one private file that restores on another laptop with its passphrase', async () => {
    const books = await createTestBooks();
    await insert(books, 'Example');
    const out = createTestFolder();
    const file = join(out, 'copy.tamio');
    const outcome = await backUp(books, file, { passphrase });
    expect(outcome).toMatchObject({ file, createdAt: TEST_INSTANT, sizeBytes: statSync(file).size });
    expect(readdirSync(out)).toEqual(['copy.tamio']);
    expect(isPrivate(file)).toBe(true);
    expect(readFileSync(file).includes('Example')).toBe(false);

    const laptop = createMemorySecrets();
    const dir = join(createTestFolder(), 'new');
    expect(await restore(file, dir, { passphrase, secrets: laptop })).toMatchObject({
      fileId: books.folder.fileId,
      replacedFolder: null,
      keyStorage: 'keychain',
    });
    expect(readdirSync(dir).sort()).toEqual(['anchor.json', 'tamio.db', 'tamio.keys.json']);
    expect(await namesIn(dir, laptop)).toEqual(['Example']);
    expect(await namesIn(dir, noSecrets, passphrase)).toEqual(['Example']);
  });

  it('taken unattended opens with the folder’s passphrase and with its recovery key', async () => {
    const books = await createTestBooks({ passphrase });
    await insert(books, 'Example');
    const file = join(books.folder.backupFolder, backupFileName(TEST_INSTANT));
    mkdirSync(books.folder.backupFolder);
    await backUp(books, file);
    const [first, second] = [createTestFolder(), createTestFolder()];
    await restore(file, first, { passphrase, secrets: noSecrets });
    expect(await namesIn(first, noSecrets, passphrase)).toEqual(['Example']);
    const laptop = createMemorySecrets();
    await restore(file, second, { recoveryKey: must(books.folder.recoveryKey, 'shown'), secrets: laptop });
    expect(await namesIn(second, laptop)).toEqual(['Example']);
    await expect(restore(file, createTestFolder(), { secrets: createMemorySecrets() })).rejects.toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
  });

  it('is taken while others write, and holds whole transactions only', async () => {
    const books = await createTestBooks();
    await insert(books, 'before');
    await books.database.write((tx) => {
      tx.run(tx.build.insertInto('businesses').values(business('half')));
    });
    const file = join(createTestFolder(), 'copy.tamio');
    const taking = backUp(books, file, { passphrase });
    await insert(books, 'after');
    await taking;
    const dir = createTestFolder();
    await restore(file, dir, { passphrase, secrets: noSecrets });
    expect(await namesIn(dir, noSecrets, passphrase)).toEqual(['before', 'half']);
    expect(books.database.read.all(books.database.read.build.selectFrom('businesses').select('id'))).toHaveLength(3);
  });

  it('replaces an older one of the same name only when it is whole', async () => {
    const books = await createTestBooks();
    const out = createTestFolder();
    const file = join(out, 'copy.tamio');
    await backUp(books, file);
    const before = readFileSync(file);
    await expect(backUp(books, file, { passphrase: 'short' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(backUp(books, join(out, 'copy.tamio', 'inside'))).rejects.toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(out)).toEqual(['copy.tamio']);
    await backUp(books, file);
    expect(readFileSync(file).equals(before)).toBe(false);
  });

  it('old unattended ones are removed, the rest stays', async () => {
    const folder = createTestFolder();
    for (const name of [backupFileName('2026-03-05T06:00:00.000Z'), backupFileName('2026-03-05T18:00:00.000Z'), 'mine.tamio'])
      writeFileSync(join(folder, name), '');
    expect(rotateBackups(folder)).toEqual([backupFileName('2026-03-05T06:00:00.000Z')]);
    expect(readdirSync(folder).sort()).toEqual(['mine.tamio', backupFileName('2026-03-05T18:00:00.000Z')]);
  });
});

describe('a restore that cannot be', () => {
  async function makeBackup(more: { passphrase?: string } = {}): Promise<{ books: TestBooks; file: string }> {
    const books = await createTestBooks();
    await insert(books, 'Example');
    const file = join(createTestFolder(), 'copy.tamio');
    await backUp(books, file, more);
    return { books, file };
  }

  it('with a wrong passphrase or recovery key leaves an empty folder empty and a full one as it was', async () => {
    const { books, file } = await makeBackup({ passphrase });
    const empty = createTestFolder();
    const absent = join(empty, 'absent');
    await expect(restore(file, empty, { passphrase: 'correct horse battery stable' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await expect(restore(file, absent, { recoveryKey: 'AAAAAA' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(readdirSync(empty)).toEqual([]);
    const before = readdirSync(books.folder.dir).sort();
    await expect(restore(file, books.folder.dir, { passphrase: 'correct horse battery stable' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(readdirSync(books.folder.dir).sort()).toEqual(before);
  });

  it.each([
    ['a byte of the database', (file: string, size: number) => flip(file, size - 5000)],
    ['its last byte', (file: string, size: number) => flip(file, size - 1)],
    ['a byte of the header', (file: string) => flip(file, 60)],
    ['a cut end', (file: string, size: number) => truncateSync(file, size - 1)],
    ['only its first bytes', (file: string) => truncateSync(file, 10)],
    ['bytes added', (file: string) => appendFileSync(file, 'x')],
    ['nothing in it', (file: string) => truncateSync(file, 0)],
    ['another format', (file: string) => writeFileSync(file, 'PK\u0003\u0004'.repeat(1000))],
  ])('with %s is refused and touches nothing', async (_name, damage) => {
    const { books, file } = await makeBackup();
    damage(file, statSync(file).size);
    const dir = createTestFolder();
    await expect(restore(file, dir, { secrets: books.secrets })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('from a header that promises another database', async () => {
    const { books, file } = await makeBackup();
    const reader = openBackup(file);
    const forged = join(createTestFolder(), 'forged.tamio');
    const head = encodeHead({ ...reader.header, auditAnchors: [{ businessId: 0, entries: 5, head: '0'.repeat(64) }] }, books.folder.dataKey);
    writeFileSync(forged, Buffer.concat([head, ...reader.pieces()]));
    reader.close();
    const dir = createTestFolder();
    await expect(restore(forged, dir, { secrets: books.secrets })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('of a newer version is refused by name, before any passphrase is asked for', async () => {
    const { books, file } = await makeBackup();
    const reader = openBackup(file);
    const newer = join(createTestFolder(), 'newer.tamio');
    for (const change of [{ schemaVersion: '9990_later' }, { format: 2 }]) {
      writeFileSync(newer, Buffer.concat([encodeHead({ ...reader.header, ...change }, books.folder.dataKey), ...reader.pieces()]));
      const dir = createTestFolder();
      await expect(restore(newer, dir)).rejects.toMatchObject({ code: 'DATABASE_TOO_NEW' });
      expect(readdirSync(dir)).toEqual([]);
    }
    reader.close();
  });

  it('from what is no file, or into what is no folder', async () => {
    const { books, file } = await makeBackup();
    const folder = createTestFolder();
    await expect(restore(join(folder, 'none.tamio'), folder)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(restore(folder, folder)).rejects.toMatchObject({ code: 'FILE_IS_DIRECTORY' });
    writeFileSync(join(folder, 'file'), '');
    await expect(restore(file, join(folder, 'file'), { secrets: books.secrets })).rejects.toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
  });
});

describe('a restore over existing data', () => {
  it('keeps what it replaces, whole and openable', async () => {
    const books = await createTestBooks({ passphrase });
    await insert(books, 'old');
    const file = join(createTestFolder(), 'copy.tamio');
    await backUp(books, file);
    await insert(books, 'new');
    books.database.close();
    const { replacedFolder } = await restore(file, books.folder.dir, { secrets: books.secrets });
    expect(await namesIn(books.folder.dir, books.secrets)).toEqual(['old']);
    expect(await namesIn(must(replacedFolder, 'a folder with the old data'), books.secrets)).toEqual(['old', 'new']);
    // at the same instant again: what was kept first is not overwritten
    const second = await restore(file, books.folder.dir, { secrets: books.secrets });
    expect(second.replacedFolder).not.toBe(replacedFolder);
    expect(await namesIn(must(replacedFolder, 'a folder with the old data'), books.secrets)).toEqual(['old', 'new']);
  });

  it('is refused while the data is open elsewhere', async () => {
    const books = await createTestBooks();
    await insert(books, 'open');
    const file = join(createTestFolder(), 'copy.tamio');
    await backUp(books, file);
    await expect(restore(file, books.folder.dir, { secrets: books.secrets })).rejects.toMatchObject({ code: 'DATABASE_LOCKED' });
    await insert(books, 'still works');
    books.database.close();
    await restore(file, books.folder.dir, { secrets: books.secrets });
    expect(await namesIn(books.folder.dir, books.secrets)).toEqual(['open']);
  });

  it('replaces a damaged database', async () => {
    const books = await createTestBooks();
    await insert(books, 'good');
    const file = join(createTestFolder(), 'copy.tamio');
    await backUp(books, file);
    books.database.close();
    writeFileSync(books.folder.databaseFile, 'no longer a database');
    await restore(file, books.folder.dir, { secrets: books.secrets });
    expect(await namesIn(books.folder.dir, books.secrets)).toEqual(['good']);
  });

  it.each([0, 1, 2, 3, 4, 5])('is finished by the next start when it was cut after %i moves', async (moves) => {
    const books = await createTestBooks();
    await insert(books, 'old');
    const file = join(createTestFolder(), 'copy.tamio');
    await backUp(books, file);
    await insert(books, 'new');
    books.database.close();
    const { dir } = books.folder;
    const fresh = createTestFolder();
    await restore(file, fresh, { secrets: books.secrets });
    // the state that a crash leaves: everything prepared and promised, `moves` of the renames done
    mkdirSync(join(dir, '.restoring-test'));
    for (const name of ['tamio.db', 'tamio.keys.json', 'anchor.json']) copyFileSync(join(fresh, name), join(dir, '.restoring-test', name));
    writeFileSync(join(dir, 'restore.json'), JSON.stringify({ staging: '.restoring-test', replaced: 'replaced-test' }));
    renameSome(dir, moves);
    expect(await namesIn(dir, books.secrets)).toEqual(['old']);
    expect(await namesIn(join(dir, 'replaced-test'), books.secrets)).toEqual(['old', 'new']);
    expect(existsSync(join(dir, 'restore.json'))).toBe(false);
    expect(readdirSync(dir).filter((name) => name.startsWith('.restoring'))).toEqual([]);
  });
});

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}

/** The first of the renames that a restore makes, in its order. */
function renameSome(dir: string, moves: number): void {
  let done = 0;
  mkdirSync(join(dir, 'replaced-test'));
  for (const name of ['tamio.db', 'tamio.keys.json', 'anchor.json']) {
    for (const [from, to] of [
      [join(dir, name), join(dir, 'replaced-test', name)],
      [join(dir, '.restoring-test', name), join(dir, name)],
    ] as const) {
      if (done++ < moves) renameSync(from, to);
    }
  }
}
