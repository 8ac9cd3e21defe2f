import { joinSecretStores, type Secrets, type SecretStore } from '../../src-main/platform/secrets.ts';

/** A machine's secret store that forgets everything with the test. */
export function createMemoryStore(kind: SecretStore['kind'] = 'keychain'): SecretStore & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kind,
    kept,
    get: async (name) => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, Uint8Array.from(secret)),
    delete: async (name) => void kept.delete(name),
  };
}

/** A machine with a keychain of its own: two of them are two laptops. */
export function createMemorySecrets(): Secrets {
  return joinSecretStores([createMemoryStore()]);
}

/** A machine that cannot keep anything. */
export const noSecrets: Secrets = joinSecretStores([]);
