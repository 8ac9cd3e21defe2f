import type { SafeStorage as ElectronSafeStorage } from 'electron';
import type { SafeStorage } from '../platform/safe-storage-store.ts';

type Store = Pick<ElectronSafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'>;

/**
 * The system's secret store. On Linux without a keyring Electron falls back to `basic_text`, which encrypts with a password that is in its source
 * code: that protects nothing and is treated as no store at all.
 */
export function secretStore(store: Store, platform: NodeJS.Platform): SafeStorage {
  return {
    isEncryptionAvailable: () => store.isEncryptionAvailable() && (platform !== 'linux' || store.getSelectedStorageBackend() !== 'basic_text'),
    encryptString: (plain) => store.encryptString(plain),
    decryptString: (wrapped) => store.decryptString(Buffer.from(wrapped)),
  };
}
