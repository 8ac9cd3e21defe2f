import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src-shared/result/assert.ts';
import { readAnchorFile } from '../../../src-main/database/audit-anchors.ts';
import { type DataFolder, openDataFolder, type OpenDataFolderOptions } from '../../../src-main/database/data-folder.ts';
import { deriveAuditKey } from '../../../src-main/features/audit/audit-key.ts';
import {
  addPassphraseSlot,
  changePassphrase,
  forgetKeyHere,
  keepKeyHere,
  removePassphraseSlot,
  rotateRecoveryKey,
} from '../../../src-main/database/manage-keys.ts';
import { migrate } from '../../../src-main/database/migrate.ts';
import { createFixedClock } from '../../../src-main/platform/clock.ts';
import { joinSecretStores, type Secrets } from '../../../src-main/platform/secrets.ts';
import { createMemorySecrets, createMemoryStore, noSecrets } from '../../support/memory-secrets.ts';
import { isPrivate } from '../../support/permissions.ts';
import { TEST_INSTANT } from '../../support/test-database.ts';
import { createTestFolder } from '../../support/test-folder.ts';

const clock = createFixedClock(TEST_INSTANT);
const passphrase = 'correct horse battery staple';

function open(dir: string, secrets: Secrets, more: Partial<OpenDataFolderOptions> = {}): Promise<DataFolder> {
  return openDataFolder({ dir, secrets, create: false, clock, ...more });
}

/** A folder with its database, as after the first start. */
async function make(secrets: Secrets, more: Partial<OpenDataFolderOptions> = {}): Promise<DataFolder> {
  const folder = await open(join(createTestFolder(), 'books'), secrets, { create: true, ...more });
  await migrate(folder.databaseFile, folder.dataKey, { backupFolder: null, nowInstant: TEST_INSTANT });
  return folder;
}

describe('a new data folder', () => {
  it('is private, keeps its key on this machine and shows the recovery key once', async () => {
    const secrets = createMemorySecrets();
    const folder = await make(secrets);
    expect(folder).toMatchObject({ keyStorage: 'keychain', openedBy: null, passphraseHolders: [] });
    expect(folder.recoveryKey).not.toBeNull();
    expect(folder.dataKey).toHaveLength(32);
    expect(isPrivate(folder.dir)).toBe(true);
    expect(isPrivate(folder.keysFile)).toBe(true);
    expect(readFileSync(folder.keysFile, 'utf8')).not.toContain(Buffer.from(folder.dataKey).toString('hex'));
    const again = await open(folder.dir, secrets);
    expect(again).toMatchObject({ fileId: folder.fileId, dataKey: folder.dataKey, recoveryKey: null, keyStorage: 'keychain' });
    expect(readAnchorFile(folder.anchorFile, deriveAuditKey(folder.dataKey))).toMatchObject({ state: 'ok', anchors: [] });
  });

  it('is not made by merely looking, nor in place of a file', async () => {
    const dir = join(createTestFolder(), 'none');
    await expect(open(dir, createMemorySecrets())).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    expect(existsSync(dir)).toBe(false);
    writeFileSync(dir, 'a file');
    await expect(open(dir, createMemorySecrets(), { create: true })).rejects.toMatchObject({ code: 'DATA_FOLDER_READ_ONLY' });
  });

  it('needs a passphrase where nothing can keep a key, and is empty without one', async () => {
    const dir = createTestFolder();
    await expect(open(dir, noSecrets, { create: true })).rejects.toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
    expect(readdirSync(dir)).toEqual([]);
    expect(await open(dir, noSecrets, { create: true, passphrase })).toMatchObject({ keyStorage: 'passphrase_only', passphraseHolders: ['owner'] });
  });

  it('refuses a passphrase that protects nothing', async () => {
    const dir = createTestFolder();
    await expect(open(dir, createMemorySecrets(), { create: true, passphrase: 'short' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('making a folder that was cut short', () => {
  it('is taken up with the same key and a recovery key that is shown', async () => {
    const secrets = createMemorySecrets();
    const dir = createTestFolder();
    const first = await open(dir, secrets, { create: true });
    const second = await open(dir, secrets, { create: true });
    expect(second.dataKey).toEqual(first.dataKey);
    expect(second.recoveryKey).not.toBeNull();
    await migrate(second.databaseFile, second.dataKey, { backupFolder: null, nowInstant: TEST_INSTANT });
    const elsewhere = createMemorySecrets();
    expect((await open(dir, elsewhere, { recoveryKey: must(second.recoveryKey, 'shown') })).dataKey).toEqual(first.dataKey);
    await expect(open(dir, elsewhere, { recoveryKey: must(first.recoveryKey, 'shown') })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  });

  it('by two processes at once gives one key to both', async () => {
    const secrets = createMemorySecrets();
    const dir = createTestFolder();
    const [one, other] = await Promise.all([open(dir, secrets, { create: true }), open(dir, secrets, { create: true })]);
    expect(other.dataKey).toEqual(one.dataKey);
    expect(readAnchorFile(one.anchorFile, deriveAuditKey(one.dataKey))).toMatchObject({ state: 'ok' });
  });
});

describe('a key that is not here', () => {
  it('is asked for, with what to do', async () => {
    const withPassphrase = await make(createMemorySecrets(), { passphrase });
    await expect(open(withPassphrase.dir, createMemorySecrets())).rejects.toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
    const without = await make(createMemorySecrets());
    await expect(open(without.dir, createMemorySecrets())).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
    await expect(open(without.dir, createMemorySecrets(), { passphrase })).rejects.toThrow('recovery key');
  });

  it('never makes a second one: a database without its keys file is refused', async () => {
    const secrets = createMemorySecrets();
    const folder = await make(secrets);
    rmSync(folder.keysFile);
    await expect(open(folder.dir, secrets, { create: true })).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
    writeFileSync(folder.keysFile, '{"format":1}');
    await expect(open(folder.dir, secrets, { create: true })).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
    writeFileSync(folder.keysFile, '{"format":2}');
    await expect(open(folder.dir, secrets, { create: true })).rejects.toMatchObject({ code: 'DATABASE_TOO_NEW' });
  });

  it('is not taken from a keychain that holds another one under its name', async () => {
    const store = createMemoryStore();
    const folder = await make(joinSecretStores([store]));
    for (const name of store.kept.keys()) store.kept.set(name, new Uint8Array(32));
    await expect(open(folder.dir, joinSecretStores([store]))).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
  });

  it('opens with a passphrase in any Unicode form, not with a wrong one, also when this machine has the key', async () => {
    const secrets = createMemorySecrets();
    const folder = await make(secrets, { passphrase: 'Füße und Bäume' });
    expect(await open(folder.dir, noSecrets, { passphrase: 'Fu\u0308ße und Ba\u0308ume' })).toMatchObject({
      dataKey: folder.dataKey,
      openedBy: 'owner',
      keyStorage: 'passphrase_only',
    });
    await expect(open(folder.dir, secrets, { passphrase: 'Füße und Baume' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await open(folder.dir, secrets)).toMatchObject({ dataKey: folder.dataKey });
  });

  it('a slot that was changed does not open', async () => {
    const folder = await make(createMemorySecrets(), { passphrase });
    writeFileSync(folder.keysFile, readFileSync(folder.keysFile, 'utf8').replace('"holder": "owner"', '"holder": "intruder"'));
    await expect(open(folder.dir, noSecrets, { passphrase })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  });
});

describe('keys of several people', () => {
  it('are added, changed and taken away without touching the data', async () => {
    const secrets = createMemorySecrets();
    const folder = await make(secrets, { passphrase });
    const nowInstant = TEST_INSTANT;
    await addPassphraseSlot(folder, { holder: '2', passphrase: 'bookkeeper secret', nowInstant });
    expect(await open(folder.dir, noSecrets, { passphrase: 'bookkeeper secret' })).toMatchObject({
      openedBy: '2',
      passphraseHolders: ['owner', '2'],
    });
    await expect(open(folder.dir, noSecrets, { passphrase: 'bookkeeper secret', holder: 'owner' })).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    await expect(changePassphrase(folder, { holder: '2', current: 'something else', next: 'a newer secret', nowInstant })).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    await changePassphrase(folder, { holder: '2', current: 'bookkeeper secret', next: 'a newer secret', nowInstant });
    await expect(open(folder.dir, noSecrets, { passphrase: 'bookkeeper secret' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect((await open(folder.dir, noSecrets, { passphrase: 'a newer secret' })).dataKey).toEqual(folder.dataKey);
    await removePassphraseSlot(folder, '2', secrets);
    await expect(removePassphraseSlot(folder, '2', secrets)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await open(folder.dir, secrets)).passphraseHolders).toEqual(['owner']);
  });

  it('a machine forgets the key only when a passphrase opens it, and the last passphrase goes only when a machine keeps it', async () => {
    const secrets = createMemorySecrets();
    const folder = await make(secrets);
    await expect(forgetKeyHere(folder, secrets)).rejects.toMatchObject({ code: 'CONFLICT' });
    await addPassphraseSlot(folder, { holder: 'owner', passphrase, nowInstant: TEST_INSTANT });
    await forgetKeyHere(folder, secrets);
    await expect(open(folder.dir, secrets)).rejects.toMatchObject({ code: 'PASSPHRASE_REQUIRED' });
    await expect(removePassphraseSlot(folder, 'owner', secrets)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await keepKeyHere(folder, secrets)).toBe('keychain');
    await removePassphraseSlot(folder, 'owner', secrets);
    expect((await open(folder.dir, secrets)).dataKey).toEqual(folder.dataKey);
  });

  it('a new recovery key replaces the old', async () => {
    const folder = await make(createMemorySecrets());
    const fresh = rotateRecoveryKey(folder, TEST_INSTANT);
    expect((await open(folder.dir, noSecrets, { recoveryKey: fresh.toLowerCase() })).dataKey).toEqual(folder.dataKey);
    await expect(open(folder.dir, noSecrets, { recoveryKey: must(folder.recoveryKey, 'shown') })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await expect(open(folder.dir, noSecrets, { recoveryKey: 'ABC' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  });
});
