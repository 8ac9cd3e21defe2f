import { type Kysely, sql } from 'kysely';

const DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";

/** What customers and vendors have in common: how to reach them, when they pay or are paid, and where the row came from. */
const PARTY_COLUMNS = `
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    name TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) BETWEEN 1 AND 200),
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'archived')),
    email TEXT,
    language TEXT,
    phone TEXT,
    address TEXT,
    country TEXT CHECK (country IS NULL OR length(country) = 2),
    tax_id TEXT,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    payment_terms TEXT,
    payment_terms_days INTEGER CHECK (payment_terms_days BETWEEN 0 AND 730),
    billing_config TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(billing_config)),
    notes TEXT,
    merged_into_id INTEGER,
    source TEXT NOT NULL DEFAULT 'manual',
    locked_fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(locked_fields)),
    synced_at TEXT,
    row_version INTEGER NOT NULL DEFAULT 1 CHECK (row_version >= 1),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL`;

/**
 * Customers (`clients`) and vendors (`expense_buckets`) with the fields of the source documents, their bank accounts, the names under which they appear on
 * bank lines, and the one table that links any entity to an outside system. A merged party stays as a pointer to the one it became.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE clients (${sql.raw(PARTY_COLUMNS)},
    avg_payment_delay_days INTEGER NOT NULL DEFAULT 0,
    relationship_type TEXT CHECK (relationship_type IN ('strategic', 'transactional', 'managed')),
    revenue_percent REAL CHECK (revenue_percent BETWEEN 0 AND 100),
    risk_level TEXT CHECK (risk_level IN ('low', 'medium', 'high', 'critical')),
    credit_limit_minor INTEGER CHECK (credit_limit_minor >= 0),
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, merged_into_id) REFERENCES clients (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX idx_clients_name ON clients (business_id, name) WHERE merged_into_id IS NULL`.execute(db);
  await sql`CREATE TABLE expense_buckets (${sql.raw(PARTY_COLUMNS)},
    category TEXT NOT NULL DEFAULT 'other',
    flexibility_level TEXT CHECK (flexibility_level IN ('can_delay', 'negotiable', 'cannot_delay')),
    criticality TEXT CHECK (criticality IN ('critical', 'important', 'flexible')),
    delay_history TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(delay_history)),
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, merged_into_id) REFERENCES expense_buckets (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX idx_expense_buckets_name ON expense_buckets (business_id, name) WHERE merged_into_id IS NULL`.execute(db);
  await sql`CREATE TABLE party_bank_accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    client_id INTEGER,
    expense_bucket_id INTEGER,
    holder_name TEXT,
    iban TEXT,
    bic TEXT,
    routing_number TEXT,
    account_number TEXT,
    is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
    confirmed_at TEXT,
    removed_at TEXT,
    created_at TEXT NOT NULL,
    created_by INTEGER REFERENCES users (id),
    UNIQUE (business_id, id),
    CHECK ((client_id IS NULL) <> (expense_bucket_id IS NULL)),
    CHECK (iban IS NOT NULL OR account_number IS NOT NULL),
    FOREIGN KEY (business_id, client_id) REFERENCES clients (business_id, id),
    FOREIGN KEY (business_id, expense_bucket_id) REFERENCES expense_buckets (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_party_bank_accounts_client ON party_bank_accounts (business_id, client_id)`.execute(db);
  await sql`CREATE INDEX idx_party_bank_accounts_bucket ON party_bank_accounts (business_id, expense_bucket_id)`.execute(db);
  await sql`CREATE TABLE party_aliases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    client_id INTEGER,
    expense_bucket_id INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('payee', 'iban')),
    alias TEXT NOT NULL,
    confirmed_count INTEGER NOT NULL DEFAULT 1 CHECK (confirmed_count >= 0),
    updated_at TEXT NOT NULL,
    CHECK ((client_id IS NULL) <> (expense_bucket_id IS NULL)),
    FOREIGN KEY (business_id, client_id) REFERENCES clients (business_id, id),
    FOREIGN KEY (business_id, expense_bucket_id) REFERENCES expense_buckets (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX idx_party_aliases_client ON party_aliases (business_id, client_id, kind, alias) WHERE client_id IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE UNIQUE INDEX idx_party_aliases_bucket ON party_aliases (business_id, expense_bucket_id, kind, alias)
    WHERE expense_bucket_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX idx_party_aliases_alias ON party_aliases (business_id, kind, alias)`.execute(db);
  await sql`CREATE TABLE integration_mappings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    entity_type TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    integration_type TEXT NOT NULL,
    external_id TEXT NOT NULL,
    external_type TEXT NOT NULL,
    sync_status TEXT NOT NULL DEFAULT 'pending' CHECK (sync_status IN ('pending', 'synced', 'error', 'conflict')),
    sync_error TEXT,
    last_synced_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, integration_type, external_type, external_id),
    UNIQUE (business_id, entity_type, entity_id, integration_type, external_type)
  ) STRICT`.execute(db);
  await sql`ALTER TABLE users ADD COLUMN base_currency TEXT CHECK (base_currency IS NULL OR length(base_currency) = 3)`.execute(db);
  await sql`ALTER TABLE users ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1))`.execute(db);
  await sql`ALTER TABLE users ADD COLUMN key_slot_id TEXT`.execute(db);
  await sql`CREATE TABLE portfolio_snapshots (
    business_id INTEGER PRIMARY KEY REFERENCES businesses (id),
    as_of TEXT NOT NULL CHECK (as_of ${sql.raw(DATE)}),
    taken_at TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    is_anchored INTEGER NOT NULL CHECK (is_anchored IN (0, 1)),
    cash_minor INTEGER,
    lowest_minor INTEGER,
    lowest_low_minor INTEGER,
    lowest_high_minor INTEGER,
    lowest_date TEXT,
    runway_months REAL,
    runway_date TEXT,
    emergency_count INTEGER NOT NULL CHECK (emergency_count >= 0),
    this_week_count INTEGER NOT NULL CHECK (this_week_count >= 0),
    upcoming_count INTEGER NOT NULL CHECK (upcoming_count >= 0),
    receivable_minor INTEGER NOT NULL,
    payable_minor INTEGER NOT NULL,
    bank_data_through TEXT,
    recent_inflow_minor INTEGER NOT NULL,
    recent_outflow_minor INTEGER NOT NULL,
    intercompany_inflow_minor INTEGER NOT NULL,
    intercompany_outflow_minor INTEGER NOT NULL
  ) STRICT`.execute(db);
}
