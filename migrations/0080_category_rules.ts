import { type Kysely, sql } from 'kysely';

/**
 * How lines get their category without a person: rules, payee habits that were switched off, suggestions that were declined, and for every line filed
 * automatically why and by which run. Beside the lines also their splits, and which two lines are one transfer between own accounts. Everything about
 * a line goes with it when its import is undone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE category_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    category_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
    is_import_only INTEGER NOT NULL DEFAULT 0 CHECK (is_import_only IN (0, 1)),
    source TEXT NOT NULL CHECK (source IN ('typed', 'learned')),
    contains TEXT,
    pattern TEXT,
    amount_min_minor INTEGER CHECK (amount_min_minor >= 0),
    amount_max_minor INTEGER CHECK (amount_max_minor >= 0),
    direction TEXT CHECK (direction IN ('in', 'out')),
    account_id INTEGER,
    taught_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(taught_by)),
    deleted_at TEXT,
    created_at TEXT NOT NULL,
    created_by INTEGER REFERENCES users (id),
    updated_at TEXT NOT NULL,
    FOREIGN KEY (business_id, category_id) REFERENCES categories (business_id, id),
    FOREIGN KEY (business_id, account_id) REFERENCES cash_accounts (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_category_rules_position ON category_rules (business_id, position)`.execute(db);
  await sql`CREATE TABLE muted_payees (
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    payee_key TEXT NOT NULL,
    muted_at TEXT NOT NULL,
    muted_by INTEGER REFERENCES users (id),
    PRIMARY KEY (business_id, payee_key)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE TABLE automatic_categories (
    transaction_id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    category_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('rule', 'payee', 'model')),
    rule_id INTEGER,
    payee_key TEXT,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    reason TEXT NOT NULL,
    previous TEXT CHECK (previous IS NULL OR json_valid(previous)),
    FOREIGN KEY (transaction_id) REFERENCES bank_transactions (id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, category_id) REFERENCES categories (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_automatic_categories_run ON automatic_categories (business_id, run_id)`.execute(db);
  await sql`CREATE TABLE declined_suggestions (
    transaction_id INTEGER NOT NULL,
    category_id INTEGER NOT NULL,
    business_id INTEGER NOT NULL,
    declined_at TEXT NOT NULL,
    declined_by INTEGER REFERENCES users (id),
    PRIMARY KEY (transaction_id, category_id),
    FOREIGN KEY (transaction_id) REFERENCES bank_transactions (id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, category_id) REFERENCES categories (business_id, id)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX idx_declined_suggestions_business ON declined_suggestions (business_id)`.execute(db);
  await sql`CREATE TABLE transaction_splits (
    transaction_id INTEGER NOT NULL,
    part INTEGER NOT NULL CHECK (part >= 1),
    business_id INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    category_id INTEGER,
    note TEXT,
    PRIMARY KEY (transaction_id, part),
    FOREIGN KEY (transaction_id) REFERENCES bank_transactions (id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, category_id) REFERENCES categories (business_id, id)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX idx_transaction_splits_category ON transaction_splits (business_id, category_id)`.execute(db);
  await sql`CREATE TABLE transfer_pairs (
    out_transaction_id INTEGER NOT NULL,
    in_transaction_id INTEGER NOT NULL,
    business_id INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('paired', 'suggested', 'broken')),
    source TEXT NOT NULL CHECK (source IN ('found', 'person')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    reason TEXT NOT NULL,
    decided_at TEXT,
    decided_by INTEGER REFERENCES users (id),
    PRIMARY KEY (out_transaction_id, in_transaction_id),
    CHECK (out_transaction_id <> in_transaction_id),
    FOREIGN KEY (out_transaction_id) REFERENCES bank_transactions (id) ON DELETE CASCADE,
    FOREIGN KEY (in_transaction_id) REFERENCES bank_transactions (id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE UNIQUE INDEX idx_transfer_pairs_out ON transfer_pairs (out_transaction_id) WHERE status <> 'broken'`.execute(db);
  await sql`CREATE UNIQUE INDEX idx_transfer_pairs_in ON transfer_pairs (in_transaction_id) WHERE status <> 'broken'`.execute(db);
  await sql`CREATE INDEX idx_transfer_pairs_incoming ON transfer_pairs (in_transaction_id)`.execute(db);
  await sql`CREATE INDEX idx_transfer_pairs_status ON transfer_pairs (business_id, status)`.execute(db);
}
