import { type Kysely, sql } from 'kysely';

/**
 * Accounts, the balances their banks state, and daily totals of booked lines. `account_days` is derived: written in the same transaction as the
 * lines it sums, so that a balance on any day costs as many rows as there are days, not lines.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE cash_accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    name TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) BETWEEN 1 AND 200),
    account_type TEXT NOT NULL DEFAULT 'bank' CHECK (account_type IN ('bank', 'cash', 'card', 'loan', 'credit_line')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    iban TEXT,
    account_number TEXT,
    bank_name TEXT,
    credit_limit_minor INTEGER CHECK (credit_limit_minor >= 0),
    interest_rate_bps INTEGER,
    counts_as_cash INTEGER NOT NULL CHECK (counts_as_cash IN (0, 1)),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    source TEXT NOT NULL DEFAULT 'manual',
    synced_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, name),
    UNIQUE (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE TABLE account_balances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    balance_date TEXT NOT NULL CHECK (balance_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    balance_minor INTEGER NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    source TEXT NOT NULL CHECK (source IN ('running', 'opening', 'closing', 'ledger', 'typed', 'reconciled')),
    batch_id INTEGER,
    created_at TEXT NOT NULL,
    FOREIGN KEY (business_id, account_id) REFERENCES cash_accounts (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_account_balances_date ON account_balances (business_id, account_id, balance_date)`.execute(db);
  await sql`CREATE TABLE account_days (
    business_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    booking_date TEXT NOT NULL,
    currency TEXT NOT NULL,
    inflow_minor INTEGER NOT NULL CHECK (inflow_minor >= 0),
    outflow_minor INTEGER NOT NULL CHECK (outflow_minor <= 0),
    base_inflow_minor INTEGER NOT NULL,
    base_outflow_minor INTEGER NOT NULL,
    line_count INTEGER NOT NULL CHECK (line_count >= 0),
    rate_missing_count INTEGER NOT NULL CHECK (rate_missing_count >= 0),
    PRIMARY KEY (business_id, account_id, booking_date, currency),
    FOREIGN KEY (business_id, account_id) REFERENCES cash_accounts (business_id, id)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE TABLE exchange_rates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    from_currency TEXT NOT NULL CHECK (length(from_currency) = 3),
    to_currency TEXT NOT NULL CHECK (length(to_currency) = 3),
    rate_date TEXT NOT NULL CHECK (rate_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    rate TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('ecb', 'typed')),
    created_at TEXT NOT NULL,
    UNIQUE (from_currency, to_currency, rate_date)
  ) STRICT`.execute(db);
}
