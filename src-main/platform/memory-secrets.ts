import type { Secrets } from './secrets.ts';

/** Secrets that end with the process: for a data folder that must not outlive a command. */
export function createMemorySecrets(): Secrets {
  const kept = new Map<string, Uint8Array>();
  return {
    find: (name) => {
      const secret = kept.get(name);
      return Promise.resolve(secret === undefined ? null : { secret, kind: 'key_file' });
    },
    save: (name, secret) => {
      kept.set(name, secret);
      return Promise.resolve('key_file');
    },
    remove: (name) => {
      kept.delete(name);
      return Promise.resolve();
    },
  };
}
