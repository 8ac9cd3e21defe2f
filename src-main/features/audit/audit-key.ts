import { deriveKey } from '../../database/derive-key.ts';

/** The key of the audit chain. Derived, so that whoever opens the file can verify, and whoever cannot open it cannot write an entry. */
export function deriveAuditKey(dataKey: Uint8Array): Uint8Array {
  return deriveKey(dataKey, 'audit v1');
}
