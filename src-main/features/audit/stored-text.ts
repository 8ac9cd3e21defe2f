import type { ReadHandle, SqlValue } from '../../database/database.ts';

const REPLACEMENT_CHARACTER = '\uFFFD';

/**
 * Whether a row's texts are stored exactly as they were read. Bytes that are no UTF-8 are read as U+FFFD, so a text that really holds that
 * character could be exchanged for broken bytes without its reading, and thus its hash, changing. Only such rows cost a second look.
 */
export function isStoredAsRead(read: ReadHandle, table: 'audit_logs' | 'bank_transactions', row: Readonly<Record<string, SqlValue>>): boolean {
  // for-in instead of Object.entries: this runs for every bank line and must not allocate
  for (const column in row) {
    const value = row[column];
    if (typeof value !== 'string' || !value.includes(REPLACEMENT_CHARACTER)) continue;
    const stored = read.statement(`SELECT CAST(${column} AS BLOB) AS bytes FROM ${table} WHERE id = ?`).get(row['id'] ?? null)?.['bytes'];
    if (!(stored instanceof Uint8Array) || Buffer.compare(stored, Buffer.from(value, 'utf8')) !== 0) return false;
  }
  return true;
}
