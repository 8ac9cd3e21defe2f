import type { SecretStore } from './secrets.ts';

const SERVICE = 'Tamio';

/** A keychain that asks, hangs or has no daemon must not hold up a command; what does not answer in this time counts as absent. */
const KEYCHAIN_TIMEOUT_MS = 2_000;

async function inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(KEYCHAIN_TIMEOUT_MS);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the keychain did not answer in time')), { once: true });
  });
  return await Promise.race([work(signal), late]);
}

/** Loaded only when it is used: a machine for which the package has no binary still starts. */
async function entry(name: string) {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return new AsyncEntry(SERVICE, name);
}

/** The operating system's keychain: Keychain on macOS, Credential Manager on Windows, Secret Service on Linux. */
export function createKeychainStore(): SecretStore {
  return {
    kind: 'keychain',
    get: async (name) => {
      try {
        const text = await inTime(async (signal) => (await entry(name)).getPassword(signal));
        return text === null || text === undefined || !/^([0-9a-f]{2})+$/.test(text) ? null : Buffer.from(text, 'hex');
      } catch {
        return null;
      }
    },
    set: async (name, secret) => {
      await inTime(async (signal) => (await entry(name)).setPassword(Buffer.from(secret).toString('hex'), signal));
    },
    delete: async (name) => {
      try {
        await inTime(async (signal) => (await entry(name)).deleteCredential(signal));
      } catch {
        // a keychain that cannot be used holds nothing of ours
      }
    },
  };
}
