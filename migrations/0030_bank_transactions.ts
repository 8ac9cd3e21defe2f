import { type Kysely, sql } from 'kysely';

/**
 * Import batches with the file's own bytes, the bank lines they brought, and categories beside the lines. A bank line is evidence: a trigger
 * refuses every change to it, so what a person decides about it (its category) stands in a table of its own. Lines of a batch that is still
 * `staged` are invisible: everything but the import reads the view `booked_transactions`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE import_batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    account_id INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('staged', 'booked', 'undone')),
    file_name TEXT NOT NULL,
    file_format TEXT NOT NULL,
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    file_size_bytes INTEGER NOT NULL,
    original_bytes BLOB NOT NULL,
    detected TEXT NOT NULL CHECK (json_valid(detected)),
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    proof TEXT NOT NULL CHECK (json_valid(proof)),
    new_count INTEGER NOT NULL DEFAULT 0,
    same_count INTEGER NOT NULL DEFAULT 0,
    changed_count INTEGER NOT NULL DEFAULT 0,
    skipped_count INTEGER NOT NULL DEFAULT 0,
    rejected_count INTEGER NOT NULL DEFAULT 0,
    verdicts BLOB,
    first_booking_date TEXT,
    last_booking_date TEXT,
    rows_digest TEXT,
    staged_by TEXT,
    first_transaction_id INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by INTEGER REFERENCES users (id),
    booked_at TEXT,
    undone_at TEXT,
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, account_id) REFERENCES cash_accounts (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_import_batches_account ON import_batches (business_id, account_id, id)`.execute(db);
  await sql`CREATE INDEX idx_import_batches_staged ON import_batches (id) WHERE status = 'staged'`.execute(db);
  await sql`CREATE TABLE bank_transactions (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    booking_date TEXT NOT NULL CHECK (booking_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    value_date TEXT,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    base_amount_minor INTEGER,
    exchange_rate_used TEXT,
    exchange_rate_date TEXT,
    description TEXT NOT NULL,
    counterparty TEXT,
    counterparty_iban TEXT,
    reference TEXT,
    end_to_end_id TEXT,
    bank_reference TEXT,
    balance_minor INTEGER,
    fee_minor INTEGER,
    is_pending INTEGER NOT NULL CHECK (is_pending IN (0, 1)),
    identity TEXT NOT NULL,
    identity_version INTEGER NOT NULL,
    FOREIGN KEY (business_id, batch_id) REFERENCES import_batches (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_bank_transactions_date ON bank_transactions (business_id, account_id, booking_date, id)`.execute(db);
  await sql`CREATE TRIGGER bank_transactions_are_evidence BEFORE UPDATE ON bank_transactions
    BEGIN SELECT RAISE(ABORT, 'a bank line is never edited'); END`.execute(db);
  await sql`CREATE VIEW booked_transactions AS
    SELECT * FROM bank_transactions WHERE batch_id NOT IN (SELECT id FROM import_batches WHERE status = 'staged')`.execute(db);
  await sql`CREATE TABLE categories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    name TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) BETWEEN 1 AND 100),
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out', 'both')),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    created_at TEXT NOT NULL,
    UNIQUE (business_id, name),
    UNIQUE (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE TABLE transaction_categories (
    transaction_id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    category_id INTEGER NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('person', 'rule', 'learned', 'sample')),
    confidence REAL,
    set_at TEXT NOT NULL,
    set_by INTEGER REFERENCES users (id),
    FOREIGN KEY (transaction_id) REFERENCES bank_transactions (id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, category_id) REFERENCES categories (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_transaction_categories_category ON transaction_categories (business_id, category_id, transaction_id)`.execute(db);
}
