import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { SqlValue } from '../../database/database.ts';

/**
 * Canonical form, version 1: a JSON array whose first element is the version and whose others are all columns of `audit_logs` but `entry_hash`,
 * in this order. JSON keeps null, numbers and text apart and escapes what could shift a border between columns, so two different rows never
 * have the same form. Numbers are written in their shortest decimal form that reads back the same. The order is part of the form: a new column
 * is added at the end under a new version, and entries keep the version they were written under.
 */
export const CANONICAL_COLUMNS = [
  'id',
  'business_id',
  'sequence_number',
  'created_at',
  'user_id',
  'user_name',
  'source',
  'source_ip',
  'session_id',
  'action',
  'entity_type',
  'entity_id',
  'reason',
  'before_data',
  'after_data',
  'details',
  'from_stage',
  'to_stage',
  'automation_type',
  'action_name',
  'status',
  'confidence',
  'ai_reasoning',
  'input_data',
  'output_data',
  'tokens_used',
  'previous_hash',
] as const;

export type CanonicalColumn = (typeof CANONICAL_COLUMNS)[number];
export type CanonicalRow = Readonly<Record<CanonicalColumn, SqlValue>>;

const CANONICAL_VERSION = 'tamio audit entry 1';

/** The hash before the first entry of a chain. */
export const CHAIN_START = '0'.repeat(64);

export function canonicalEntry(row: CanonicalRow): string {
  return JSON.stringify([CANONICAL_VERSION, ...CANONICAL_COLUMNS.map((column) => row[column])]);
}

const prepared = new WeakMap<Uint8Array, KeyObject>();

/** The key made ready once: for bytes that would be done anew for each entry, which costs as much as hashing it. */
function ready(auditKey: Uint8Array): KeyObject {
  const known = prepared.get(auditKey) ?? createSecretKey(auditKey);
  prepared.set(auditKey, known);
  return known;
}

/** HMAC-SHA-256 over the hash of the entry before and this entry's canonical form, in hex. Without the key nobody can compute it anew. */
export function hashEntry(auditKey: Uint8Array, previousHash: string, row: CanonicalRow): string {
  return createHmac('sha256', ready(auditKey)).update(previousHash, 'latin1').update('\n').update(canonicalEntry(row), 'utf8').digest('hex');
}
