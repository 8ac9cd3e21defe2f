import { type Kysely, sql } from 'kysely';

/**
 * Imports of customers, vendors, agreements, open invoices and open bills: the file's own bytes, what was found, and the rows of the books as they were
 * before, so that an import can be taken back exactly.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE record_imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    kind TEXT NOT NULL CHECK (kind IN ('customers', 'vendors', 'agreements', 'invoices', 'bills')),
    status TEXT NOT NULL CHECK (status IN ('booked', 'undone')),
    file_name TEXT NOT NULL,
    file_format TEXT NOT NULL CHECK (file_format IN ('csv', 'xlsx')),
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    file_size_bytes INTEGER NOT NULL CHECK (file_size_bytes >= 0),
    original_bytes BLOB NOT NULL,
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    new_count INTEGER NOT NULL CHECK (new_count >= 0),
    same_count INTEGER NOT NULL CHECK (same_count >= 0),
    changed_count INTEGER NOT NULL CHECK (changed_count >= 0),
    skipped_count INTEGER NOT NULL CHECK (skipped_count >= 0),
    rejected_count INTEGER NOT NULL CHECK (rejected_count >= 0),
    rows_digest TEXT NOT NULL CHECK (length(rows_digest) = 64),
    undo_data BLOB NOT NULL,
    created_at TEXT NOT NULL,
    created_by INTEGER REFERENCES users (id),
    undone_at TEXT,
    UNIQUE (business_id, id),
    CHECK ((status = 'undone') = (undone_at IS NOT NULL))
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_record_imports_file ON record_imports (business_id, file_sha256)`.execute(db);
}
