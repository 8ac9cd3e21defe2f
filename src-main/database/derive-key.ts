import { hkdfSync } from 'node:crypto';

/** What a derived key is for. A key serves one purpose, so that nothing made for one can be passed off as made for another. */
export type KeyPurpose = 'audit v1' | 'anchor v1' | 'backup v1' | 'key check v1';

/** HKDF-SHA-256 (RFC 5869) of 32 bytes. The input is a random key of full strength, so no salt is needed. */
export function deriveKey(key: Uint8Array, purpose: KeyPurpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), `tamio ${purpose}`, 32));
}
