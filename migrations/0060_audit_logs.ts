import { type Kysely, sql } from 'kysely';

/**
 * The audit trail: the four shapes of the source documents joined in one append-only table. Each business has its own chain, business 0 is the
 * chain of the file. `entry_hash` is the HMAC over the previous entry's hash and this entry's canonical form. There is no foreign key on
 * purpose: an entry outlives what it speaks of.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE audit_logs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    sequence_number INTEGER NOT NULL CHECK (sequence_number >= 1),
    created_at TEXT NOT NULL,
    user_id INTEGER,
    user_name TEXT NOT NULL,
    source TEXT NOT NULL,
    source_ip TEXT,
    session_id TEXT,
    action TEXT NOT NULL,
    entity_type TEXT NOT NULL,
    entity_id TEXT,
    reason TEXT,
    before_data TEXT CHECK (before_data IS NULL OR json_valid(before_data)),
    after_data TEXT CHECK (after_data IS NULL OR json_valid(after_data)),
    details TEXT CHECK (details IS NULL OR json_valid(details)),
    from_stage TEXT,
    to_stage TEXT,
    automation_type TEXT,
    action_name TEXT,
    status TEXT,
    confidence REAL,
    ai_reasoning TEXT,
    input_data TEXT CHECK (input_data IS NULL OR json_valid(input_data)),
    output_data TEXT CHECK (output_data IS NULL OR json_valid(output_data)),
    tokens_used INTEGER,
    previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
    entry_hash TEXT NOT NULL CHECK (length(entry_hash) = 64),
    UNIQUE (business_id, sequence_number)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_audit_logs_entity ON audit_logs (business_id, entity_type, entity_id)`.execute(db);
  await sql`CREATE TRIGGER audit_logs_no_update BEFORE UPDATE ON audit_logs BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`.execute(
    db,
  );
  await sql`CREATE TRIGGER audit_logs_no_delete BEFORE DELETE ON audit_logs BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`.execute(
    db,
  );
}
