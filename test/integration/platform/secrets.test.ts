import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeyFileStore } from '../../../src-main/platform/key-file-store.ts';
import { openSecrets } from '../../../src-main/platform/open-secrets.ts';
import { createSafeStorageStore, type SafeStorage } from '../../../src-main/platform/safe-storage-store.ts';
import { joinSecretStores, type SecretStore } from '../../../src-main/platform/secrets.ts';
import { createMemoryStore } from '../../support/memory-secrets.ts';
import { isPrivate } from '../../support/permissions.ts';
import { createTestFolder } from '../../support/test-folder.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);

/** A system that wraps by reversing, and refuses what it has not wrapped. */
const reversing: SafeStorage = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(`sealed:${text}`).reverse(),
  decryptString: (blob) => {
    const text = Buffer.from(blob).reverse().toString();
    if (!text.startsWith('sealed:')) throw new Error('not sealed here');
    return text.slice('sealed:'.length);
  },
};

const broken: SecretStore = {
  kind: 'keychain',
  get: async () => null,
  set: async () => {
    throw new Error("Couldn't access platform storage: AccessDenied");
  },
  delete: async () => undefined,
};

const forgetful: SecretStore = { ...broken, set: async () => undefined };

describe('a key file', () => {
  it('keeps a secret in a file that nobody else can read', async () => {
    const folder = createTestFolder();
    const store = createKeyFileStore(folder);
    expect(await store.get('data-key-1')).toBeNull();
    await store.set('data-key-1', secret);
    expect(await store.get('data-key-1')).toEqual(Buffer.from(secret));
    expect(isPrivate(join(folder, 'keys', 'data-key-1.key'))).toBe(true);
    expect(isPrivate(join(folder, 'keys'))).toBe(true);
    await store.delete('data-key-1');
    expect(await store.get('data-key-1')).toBeNull();
  });

  it('is no key when it is damaged, and has no way out of its folder', async () => {
    const folder = createTestFolder();
    const store = createKeyFileStore(folder);
    await store.set('a', secret);
    writeFileSync(join(folder, 'keys', 'a.key'), 'not hex');
    expect(await store.get('a')).toBeNull();
    await expect(store.get('../a')).rejects.toThrow('lower-case');
  });

  it.skipIf(process.getuid?.() === 0)('that cannot be read is an error, not a missing key (not for root)', async () => {
    const folder = createTestFolder();
    const store = createKeyFileStore(folder);
    await store.set('a', secret);
    chmodSync(join(folder, 'keys', 'a.key'), 0);
    await expect(store.get('a')).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('a blob wrapped by the desktop shell', () => {
  it('comes back, holds no plain key, and is absent for another person', async () => {
    const folder = createTestFolder();
    const store = createSafeStorageStore(folder, reversing);
    await store.set('a', secret);
    expect(await store.get('a')).toEqual(Buffer.from(secret));
    expect(readFileSync(join(folder, 'keys', 'a.wrapped'), 'utf8')).not.toContain(Buffer.from(secret).toString('hex'));
    writeFileSync(join(folder, 'keys', 'a.wrapped'), 'wrapped by another system');
    expect(await store.get('a')).toBeNull();
    const unavailable = createSafeStorageStore(folder, { ...reversing, isEncryptionAvailable: () => false });
    expect(await unavailable.get('a')).toBeNull();
    await expect(unavailable.set('a', secret)).rejects.toThrow('no encryption');
  });
});

describe('the stores of a machine', () => {
  it('keep in every protected one and use the file only when there is none', async () => {
    const [keychain, wrapped, file] = [createMemoryStore('keychain'), createMemoryStore('safe_storage'), createMemoryStore('key_file')];
    await file.set('a', secret);
    expect(await joinSecretStores([keychain, wrapped, file]).save('a', secret)).toBe('keychain');
    expect([keychain.kept.size, wrapped.kept.size, file.kept.size]).toEqual([1, 1, 0]);
    expect(await joinSecretStores([broken, file]).save('a', secret)).toBe('key_file');
    expect(await joinSecretStores([forgetful, file]).find('a')).toEqual({ secret, kind: 'key_file' });
  });

  it('believe no store that accepts and forgets, and say when nothing kept it', async () => {
    const file = createMemoryStore('key_file');
    expect(await joinSecretStores([forgetful, file]).save('a', secret)).toBe('key_file');
    expect(await joinSecretStores([forgetful]).save('a', secret)).toBeNull();
    expect(await joinSecretStores([]).find('a')).toBeNull();
  });

  it('answer in time on any machine, and only from the file when told so', async () => {
    const folder = createTestFolder();
    const forced = openSecrets({ configFolder: folder, forced: 'file' });
    expect(await forced.save('a', secret)).toBe('key_file');
    const startedMs = performance.now();
    expect(await openSecrets({ configFolder: folder }).find('a')).toMatchObject({ secret: Buffer.from(secret) });
    expect(performance.now() - startedMs).toBeLessThan(3_000);
    await forced.remove('a');
    expect(readdirSync(join(folder, 'keys'))).toEqual([]);
  });
});
