import { statSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../../src-shared/result/assert.ts';
import { ensurePrivateFolder, readFileIfExists, removeFile, writeFileAtomic } from './files.ts';
import type { SecretStore } from './secrets.ts';

/** The name becomes part of a file name, so it may not lead out of the folder. */
export function secretFile(folder: string, name: string, extension: string): string {
  assert(/^[a-z0-9][a-z0-9-]*$/.test(name), 'a secret name of lower-case letters, digits and dashes');
  return join(folder, 'keys', `${name}.${extension}`);
}

/** Whether others on this machine could have read the file. Windows has no such modes. */
function isPrivate(file: string): boolean {
  return process.platform === 'win32' || ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) === 0;
}

/** A key in a file of mode 0600 outside the data folder: what is left where no keychain can be used. */
export function createKeyFileStore(folder: string): SecretStore {
  return {
    kind: 'key_file',
    get: async (name) => {
      const file = secretFile(folder, name, 'key');
      const bytes = readFileIfExists(file);
      if (bytes === null) return null;
      const text = Buffer.from(bytes).toString('latin1').trim();
      return /^([0-9a-f]{2})+$/.test(text) ? Buffer.from(text, 'hex') : null;
    },
    set: async (name, secret) => {
      const file = secretFile(folder, name, 'key');
      ensurePrivateFolder(join(folder, 'keys'));
      writeFileAtomic(file, `${Buffer.from(secret).toString('hex')}\n`);
      assert(isPrivate(file), 'a key file that nobody else can read');
    },
    delete: async (name) => removeFile(secretFile(folder, name, 'key')),
  };
}
