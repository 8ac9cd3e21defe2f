import { join } from 'node:path';
import { ensurePrivateFolder, readFileIfExists, removeFile, writeFileAtomic } from './files.ts';
import { secretFile } from './key-file-store.ts';
import type { SecretStore } from './secrets.ts';

/** Electron's `safeStorage`, handed in by the desktop shell: this room never imports electron. */
export type SafeStorage = {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (plainText: string) => Uint8Array;
  readonly decryptString: (encrypted: Buffer) => string;
};

/** A key wrapped by the system and kept as a blob in the configuration folder. */
export function createSafeStorageStore(folder: string, safeStorage: SafeStorage): SecretStore {
  return {
    kind: 'safe_storage',
    get: async (name) => {
      const blob = readFileIfExists(secretFile(folder, name, 'wrapped'));
      if (blob === null || !safeStorage.isEncryptionAvailable()) return null;
      try {
        return Buffer.from(safeStorage.decryptString(Buffer.from(blob)), 'hex');
      } catch {
        // wrapped for another person or another machine
        return null;
      }
    },
    set: async (name, secret) => {
      if (!safeStorage.isEncryptionAvailable()) throw new Error('the system offers no encryption');
      ensurePrivateFolder(join(folder, 'keys'));
      writeFileAtomic(secretFile(folder, name, 'wrapped'), safeStorage.encryptString(Buffer.from(secret).toString('hex')));
    },
    delete: async (name) => removeFile(secretFile(folder, name, 'wrapped')),
  };
}
