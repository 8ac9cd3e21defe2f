import { timingSafeEqual } from 'node:crypto';

/**
 * Where a machine can keep a key for the person who is logged in. `keychain` is the operating system's store, `safe_storage` is Electron's (a blob
 * wrapped by the system), `key_file` is a file that only file permissions protect: the weaker choice, and Settings says so.
 */
export type SecretStoreKind = 'keychain' | 'safe_storage' | 'key_file';

export type SecretStore = {
  readonly kind: SecretStoreKind;
  /** Null when there is no such secret or the store cannot be used now (locked, absent, too slow): the next store is asked then. */
  readonly get: (name: string) => Promise<Uint8Array | null>;
  /** Throws when the store cannot be used. */
  readonly set: (name: string, secret: Uint8Array) => Promise<void>;
  readonly delete: (name: string) => Promise<void>;
};

export type FoundSecret = { readonly secret: Uint8Array; readonly kind: SecretStoreKind };

/** The machine's stores as one, strongest first. */
export type Secrets = {
  readonly find: (name: string) => Promise<FoundSecret | null>;
  /**
   * Keeps a secret in every protected store that works, so that window and command line both find it, and in the key file only when none does.
   * Returns the strongest kind that took it, or null when none did.
   */
  readonly save: (name: string, secret: Uint8Array) => Promise<SecretStoreKind | null>;
  readonly remove: (name: string) => Promise<void>;
};

/** A store is believed only when it gives back what it was given: some accept a secret and forget it at log-out. */
async function keeps(store: SecretStore, name: string, secret: Uint8Array): Promise<boolean> {
  try {
    await store.set(name, secret);
    const kept = await store.get(name);
    return kept !== null && kept.length === secret.length && timingSafeEqual(kept, secret);
  } catch {
    return false;
  }
}

export function joinSecretStores(stores: readonly SecretStore[]): Secrets {
  return {
    find: async (name) => {
      for (const store of stores) {
        const secret = await store.get(name);
        if (secret !== null) return { secret, kind: store.kind };
      }
      return null;
    },
    save: async (name, secret) => {
      let strongest: SecretStoreKind | null = null;
      for (const store of stores) {
        if (store.kind === 'key_file' && strongest !== null) {
          await store.delete(name);
        } else if (await keeps(store, name, secret)) {
          strongest ??= store.kind;
        }
      }
      return strongest;
    },
    remove: async (name) => {
      for (const store of stores) await store.delete(name);
    },
  };
}
