import { type Kysely, sql } from 'kysely';

/** Businesses, the people who act in them and what they prefer. `settings` with business 0 belong to the data file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE businesses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(trim(name)) BETWEEN 1 AND 200),
    base_currency TEXT NOT NULL CHECK (length(base_currency) = 3),
    country TEXT NOT NULL CHECK (length(country) = 2),
    time_zone TEXT NOT NULL,
    locale TEXT NOT NULL,
    fiscal_year_start_month INTEGER NOT NULL DEFAULT 1 CHECK (fiscal_year_start_month BETWEEN 1 AND 12),
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT`.execute(db);
  await sql`CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    display_name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(trim(display_name)) BETWEEN 1 AND 100),
    email TEXT UNIQUE COLLATE NOCASE,
    default_framework TEXT,
    default_optimization_focus TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT`.execute(db);
  await sql`CREATE TABLE business_users (
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'bookkeeper', 'viewer')),
    created_at TEXT NOT NULL,
    PRIMARY KEY (business_id, user_id)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE TABLE user_configurations (
    business_id INTEGER PRIMARY KEY REFERENCES businesses (id),
    obligations_buffer_amount_minor INTEGER NOT NULL DEFAULT 0 CHECK (obligations_buffer_amount_minor >= 0),
    runway_buffer_months INTEGER NOT NULL DEFAULT 6 CHECK (runway_buffer_months BETWEEN 0 AND 120),
    late_payment_threshold_days INTEGER NOT NULL DEFAULT 7 CHECK (late_payment_threshold_days BETWEEN 0 AND 365),
    unexpected_expense_threshold_pct INTEGER NOT NULL DEFAULT 20 CHECK (unexpected_expense_threshold_pct BETWEEN 1 AND 1000),
    safety_mode TEXT NOT NULL DEFAULT 'normal' CHECK (safety_mode IN ('conservative', 'normal', 'aggressive')),
    payroll_check_days_before INTEGER NOT NULL DEFAULT 7 CHECK (payroll_check_days_before BETWEEN 0 AND 60),
    payroll_buffer_percent INTEGER NOT NULL DEFAULT 10 CHECK (payroll_buffer_percent BETWEEN 0 AND 1000),
    payment_cluster_threshold_pct INTEGER NOT NULL DEFAULT 40 CHECK (payment_cluster_threshold_pct BETWEEN 1 AND 100),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT`.execute(db);
  await sql`CREATE TABLE settings (
    business_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    updated_at TEXT NOT NULL,
    PRIMARY KEY (business_id, key)
  ) STRICT, WITHOUT ROWID`.execute(db);
}
