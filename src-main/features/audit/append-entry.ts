import type { SqlValue, WriteHandle } from '../../database/database.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import { CANONICAL_COLUMNS, type CanonicalRow, CHAIN_START, hashEntry } from './canonical-entry.ts';

/** Plain data as JSON holds it. `undefined` members are left out, as JSON does. */
export type AuditData = Readonly<Record<string, unknown>>;

/** What happened, to what, and why. Absent and null mean the same. */
export type AuditEntryInput = {
  readonly action: string;
  readonly entityType: string;
  readonly entityId?: string | null;
  readonly reason?: string | null;
  readonly before?: AuditData | null;
  readonly after?: AuditData | null;
  readonly details?: AuditData | null;
  readonly fromStage?: string | null;
  readonly toStage?: string | null;
  readonly automationType?: string | null;
  readonly actionName?: string | null;
  readonly status?: string | null;
  /** 0 to 1, of an automatic decision. */
  readonly confidence?: number | null;
  readonly aiReasoning?: string | null;
  readonly inputData?: AuditData | null;
  readonly outputData?: AuditData | null;
  readonly tokensUsed?: number | null;
};

/** Who acts, where and when. Business 0 is the chain of the file. */
export type AuditContext = {
  readonly businessId: number;
  readonly userId: number | null;
  readonly userName: string;
  readonly source: string;
  readonly sourceIp?: string | null;
  readonly sessionId?: string | null;
  readonly nowInstant: string;
  readonly auditKey: Uint8Array;
};

export type AppendedEntry = { readonly id: number; readonly sequenceNumber: number; readonly entryHash: string };

const HEAD = 'SELECT sequence_number, entry_hash FROM audit_logs WHERE business_id = ? ORDER BY sequence_number DESC LIMIT 1';
const NEXT_ID = 'SELECT coalesce(max(id), 0) + 1 AS id FROM audit_logs';
const INSERT = `INSERT INTO audit_logs (${CANONICAL_COLUMNS.join(', ')}, entry_hash) VALUES (${CANONICAL_COLUMNS.map(() => '?').join(', ')}, ?)`;

/** A lone half of a surrogate pair cannot be stored as UTF-8: it is replaced before hashing as SQLite would replace it, so that both agree. */
function text(value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : value.toWellFormed();
}

function json(value: AuditData | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value).toWellFormed();
}

/**
 * Appends an entry to its chain inside the caller's transaction, which holds both the change and its record, or neither: this never commits. The
 * chain's head is read here, under the write lock, so that two processes cannot append to the same head.
 */
export function appendAudit(tx: WriteHandle, entry: AuditEntryInput, context: AuditContext): AppendedEntry {
  assert(entry.action !== '' && entry.entityType !== '', 'an audit entry that says what happened to what');
  assert(entry.confidence === undefined || entry.confidence === null || (entry.confidence >= 0 && entry.confidence <= 1), 'a confidence from 0 to 1');
  const head = tx.statement(HEAD).get(context.businessId);
  const previousHash = head === undefined ? CHAIN_START : String(head['entry_hash']);
  const row: CanonicalRow = {
    id: Number(tx.statement(NEXT_ID).get()?.['id']),
    business_id: context.businessId,
    sequence_number: head === undefined ? 1 : Number(head['sequence_number']) + 1,
    created_at: context.nowInstant,
    user_id: context.userId,
    user_name: context.userName.toWellFormed(),
    source: context.source.toWellFormed(),
    source_ip: text(context.sourceIp),
    session_id: text(context.sessionId),
    action: entry.action.toWellFormed(),
    entity_type: entry.entityType.toWellFormed(),
    entity_id: text(entry.entityId),
    reason: text(entry.reason),
    before_data: json(entry.before),
    after_data: json(entry.after),
    details: json(entry.details),
    from_stage: text(entry.fromStage),
    to_stage: text(entry.toStage),
    automation_type: text(entry.automationType),
    action_name: text(entry.actionName),
    status: text(entry.status),
    // adding zero turns −0 into 0, which is how SQLite stores it
    confidence: entry.confidence === null || entry.confidence === undefined ? null : entry.confidence + 0,
    ai_reasoning: text(entry.aiReasoning),
    input_data: json(entry.inputData),
    output_data: json(entry.outputData),
    tokens_used: entry.tokensUsed ?? null,
    previous_hash: previousHash,
  };
  const entryHash = hashEntry(context.auditKey, previousHash, row);
  const values: SqlValue[] = CANONICAL_COLUMNS.map((column) => row[column]);
  tx.statement(INSERT).run(...values, entryHash);
  return { id: Number(row.id), sequenceNumber: Number(row.sequence_number), entryHash };
}
