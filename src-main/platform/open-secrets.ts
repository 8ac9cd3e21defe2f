import { createKeychainStore } from './keychain-store.ts';
import { createKeyFileStore } from './key-file-store.ts';
import { createSafeStorageStore, type SafeStorage } from './safe-storage-store.ts';
import { joinSecretStores, type Secrets } from './secrets.ts';

export type SecretsOptions = {
  readonly configFolder: string;
  /** `TAMIO_KEY_STORE`: `file` never touches the keychain (servers, tests), `keychain` never writes a key file. */
  readonly forced?: string | undefined;
  /** Only in the desktop shell. */
  readonly safeStorage?: SafeStorage;
};

/** The stores of this machine, strongest first: the system's keychain, Electron's wrapped blob, a private file. */
export function openSecrets(options: SecretsOptions): Secrets {
  const { configFolder, forced, safeStorage } = options;
  const keyFile = createKeyFileStore(configFolder);
  if (forced === 'file') return joinSecretStores([keyFile]);
  const safe = safeStorage === undefined ? [] : [createSafeStorageStore(configFolder, safeStorage)];
  const guarded = [createKeychainStore(), ...safe];
  return joinSecretStores(forced === 'keychain' ? guarded : [...guarded, keyFile]);
}
