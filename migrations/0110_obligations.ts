import { type Kysely, sql } from 'kysely';

const DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";

/** What was agreed, as far as it decides dates and amounts; the same for the agreement itself and for every version it has had. */
const TERM_COLUMNS = `
    base_amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    frequency TEXT NOT NULL CHECK (frequency IN
      ('once', 'weekly', 'biweekly', 'four_weekly', 'semi_monthly', 'monthly', 'quarterly', 'semi_annual', 'annual')),
    day_rule TEXT NOT NULL CHECK (day_rule IN ('weekday', 'day_of_month', 'two_days_of_month', 'last_business_day', 'nth_weekday')),
    day_rule_day INTEGER CHECK (day_rule_day BETWEEN 1 AND 31),
    day_rule_second_day INTEGER CHECK (day_rule_second_day BETWEEN 1 AND 31),
    day_rule_weekday INTEGER CHECK (day_rule_weekday BETWEEN 1 AND 7),
    day_rule_nth INTEGER CHECK (day_rule_nth IN (-1, 1, 2, 3, 4)),
    business_day_shift TEXT NOT NULL CHECK (business_day_shift IN ('none', 'previous', 'next', 'modified_following')),
    start_date TEXT NOT NULL CHECK (start_date ${DATE}),
    end_date TEXT CHECK (end_date IS NULL OR end_date ${DATE}),
    occurrence_limit INTEGER CHECK (occurrence_limit >= 1),
    tax_rate_bps INTEGER NOT NULL DEFAULT 0 CHECK (tax_rate_bps BETWEEN 0 AND 10000),
    is_tax_inclusive INTEGER NOT NULL DEFAULT 1 CHECK (is_tax_inclusive IN (0, 1)),
    payment_terms_days INTEGER NOT NULL DEFAULT 0 CHECK (payment_terms_days BETWEEN 0 AND 730)`;

/** An amount in the currency of the business, and how it was converted when it was written; empty where no rate was known. */
const BASE_COLUMNS = `
    base_currency_amount_minor INTEGER,
    exchange_rate_used TEXT,
    exchange_rate_date TEXT`;

const ORIGIN_COLUMNS = `
    source TEXT NOT NULL DEFAULT 'manual',
    locked_fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(locked_fields)),
    synced_at TEXT,
    row_version INTEGER NOT NULL DEFAULT 1 CHECK (row_version >= 1),
    created_at TEXT NOT NULL,
    created_by INTEGER REFERENCES users (id),
    updated_at TEXT NOT NULL`;

async function createAgreements(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE obligation_agreements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    client_id INTEGER,
    expense_bucket_id INTEGER,
    name TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 200),
    obligation_type TEXT NOT NULL CHECK (obligation_type IN ('revenue', 'vendor_bill', 'payroll', 'tax', 'rent', 'loan', 'subscription')),
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'ended')),
    is_document_book INTEGER NOT NULL DEFAULT 0 CHECK (is_document_book IN (0, 1)),
    is_prospect INTEGER NOT NULL DEFAULT 0 CHECK (is_prospect IN (0, 1)),
    probability REAL CHECK (probability BETWEEN 0 AND 1),
    expected_date TEXT CHECK (expected_date IS NULL OR expected_date ${sql.raw(DATE)}),
    is_amount_variable INTEGER NOT NULL DEFAULT 0 CHECK (is_amount_variable IN (0, 1)),
    payment_reference TEXT,
    recurring_stream_key TEXT,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    generated_through TEXT CHECK (generated_through IS NULL OR generated_through ${sql.raw(DATE)}),
    notes TEXT,${sql.raw(TERM_COLUMNS)},${sql.raw(BASE_COLUMNS)},${sql.raw(ORIGIN_COLUMNS)},
    UNIQUE (business_id, id),
    CHECK (client_id IS NULL OR expense_bucket_id IS NULL),
    CHECK ((is_prospect = 1) = (probability IS NOT NULL)),
    FOREIGN KEY (business_id, client_id) REFERENCES clients (business_id, id),
    FOREIGN KEY (business_id, expense_bucket_id) REFERENCES expense_buckets (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_obligation_agreements_client ON obligation_agreements (business_id, client_id)`.execute(db);
  await sql`CREATE INDEX idx_obligation_agreements_bucket ON obligation_agreements (business_id, expense_bucket_id)`.execute(db);
  await sql`CREATE TABLE agreement_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    effective_from TEXT NOT NULL CHECK (effective_from ${sql.raw(DATE)}),
    reason TEXT,${sql.raw(TERM_COLUMNS)},
    created_at TEXT NOT NULL,
    created_by INTEGER REFERENCES users (id),
    UNIQUE (business_id, agreement_id, version),
    FOREIGN KEY (business_id, agreement_id) REFERENCES obligation_agreements (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE TABLE agreement_escalations (
    business_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    from_date TEXT NOT NULL CHECK (from_date ${sql.raw(DATE)}),
    repeats TEXT NOT NULL CHECK (repeats IN ('once', 'yearly')),
    rate_bps INTEGER,
    amount_minor INTEGER,
    PRIMARY KEY (business_id, agreement_id, version, position),
    CHECK ((rate_bps IS NULL) <> (amount_minor IS NULL)),
    FOREIGN KEY (business_id, agreement_id, version) REFERENCES agreement_versions (business_id, agreement_id, version)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE TABLE agreement_overrides (
    business_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    nominal_date TEXT NOT NULL CHECK (nominal_date ${sql.raw(DATE)}),
    is_skipped INTEGER NOT NULL CHECK (is_skipped IN (0, 1)),
    due_date TEXT CHECK (due_date IS NULL OR due_date ${sql.raw(DATE)}),
    amount_minor INTEGER,
    PRIMARY KEY (business_id, agreement_id, version, nominal_date),
    FOREIGN KEY (business_id, agreement_id, version) REFERENCES agreement_versions (business_id, agreement_id, version)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE TABLE agreement_milestones (
    business_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    label TEXT NOT NULL,
    due_date TEXT NOT NULL CHECK (due_date ${sql.raw(DATE)}),
    share_bps INTEGER NOT NULL CHECK (share_bps BETWEEN 1 AND 10000),
    PRIMARY KEY (business_id, agreement_id, version, position),
    FOREIGN KEY (business_id, agreement_id, version) REFERENCES agreement_versions (business_id, agreement_id, version)
  ) STRICT, WITHOUT ROWID`.execute(db);
}

async function createSchedules(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE obligation_schedules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    agreement_version INTEGER NOT NULL,
    occurrence_key TEXT NOT NULL,
    nominal_date TEXT NOT NULL CHECK (nominal_date ${sql.raw(DATE)}),
    due_date TEXT NOT NULL CHECK (due_date ${sql.raw(DATE)}),
    issue_date TEXT CHECK (issue_date IS NULL OR issue_date ${sql.raw(DATE)}),
    estimated_amount_minor INTEGER NOT NULL,
    tax_amount_minor INTEGER NOT NULL DEFAULT 0,
    currency TEXT NOT NULL CHECK (length(currency) = 3),${sql.raw(BASE_COLUMNS)},
    status TEXT NOT NULL CHECK (status IN ('planned', 'scheduled', 'partly_paid', 'paid', 'cancelled', 'written_off')),
    status_cause TEXT NOT NULL,
    closed_date TEXT CHECK (closed_date IS NULL OR closed_date ${sql.raw(DATE)}),
    is_edited INTEGER NOT NULL DEFAULT 0 CHECK (is_edited IN (0, 1)),
    document_number TEXT,
    payment_reference TEXT,
    description TEXT,
    promised_date TEXT CHECK (promised_date IS NULL OR promised_date ${sql.raw(DATE)}),
    discount_until TEXT CHECK (discount_until IS NULL OR discount_until ${sql.raw(DATE)}),
    discount_bps INTEGER CHECK (discount_bps BETWEEN 1 AND 10000),
    approved_at TEXT,
    approved_by INTEGER REFERENCES users (id),${sql.raw(ORIGIN_COLUMNS)},
    UNIQUE (business_id, id),
    UNIQUE (business_id, agreement_id, occurrence_key),
    FOREIGN KEY (business_id, agreement_id) REFERENCES obligation_agreements (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_obligation_schedules_due ON obligation_schedules (business_id, status, due_date)`.execute(db);
  await sql`CREATE INDEX idx_obligation_schedules_document ON obligation_schedules (business_id, document_number) WHERE document_number IS NOT NULL`.execute(
    db,
  );
}

async function createPayments(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE payment_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    transaction_id INTEGER REFERENCES bank_transactions (id),
    account_id INTEGER,
    payment_date TEXT NOT NULL CHECK (payment_date ${sql.raw(DATE)}),
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),${sql.raw(BASE_COLUMNS)},
    fee_minor INTEGER NOT NULL DEFAULT 0,
    discount_minor INTEGER NOT NULL DEFAULT 0,
    unallocated_minor INTEGER NOT NULL DEFAULT 0,
    variance_vs_expected_minor INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('recorded', 'matched', 'voided')),
    matched_by TEXT NOT NULL CHECK (matched_by IN ('person', 'automatic', 'import', 'sample')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    reasoning TEXT,
    notes TEXT,
    voided_at TEXT,
    voided_reason TEXT,${sql.raw(ORIGIN_COLUMNS)},
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, account_id) REFERENCES cash_accounts (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_payment_events_date ON payment_events (business_id, payment_date)`.execute(db);
  await sql`CREATE INDEX idx_payment_events_transaction ON payment_events (transaction_id) WHERE transaction_id IS NOT NULL`.execute(db);
  await sql`CREATE TABLE payment_allocations (
    business_id INTEGER NOT NULL,
    payment_id INTEGER NOT NULL,
    schedule_id INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    payment_amount_minor INTEGER NOT NULL,
    PRIMARY KEY (business_id, payment_id, schedule_id),
    FOREIGN KEY (business_id, payment_id) REFERENCES payment_events (business_id, id),
    FOREIGN KEY (business_id, schedule_id) REFERENCES obligation_schedules (business_id, id)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX idx_payment_allocations_schedule ON payment_allocations (business_id, schedule_id)`.execute(db);
  await sql`CREATE TABLE declined_matches (
    business_id INTEGER NOT NULL,
    transaction_id INTEGER NOT NULL REFERENCES bank_transactions (id) ON DELETE CASCADE,
    schedule_id INTEGER NOT NULL,
    declined_at TEXT NOT NULL,
    declined_by INTEGER REFERENCES users (id),
    PRIMARY KEY (business_id, transaction_id, schedule_id),
    FOREIGN KEY (business_id, schedule_id) REFERENCES obligation_schedules (business_id, id)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX idx_declined_matches_transaction ON declined_matches (transaction_id)`.execute(db);
}

/**
 * The three layers of the source documents, agreement → schedule → payment, and what is derived from them. An agreement keeps every version of its terms;
 * a due item keeps the version that made it. One payment is divided over due items in `payment_allocations`, in the item's currency and in its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAgreements(db);
  await createSchedules(db);
  await createPayments(db);
  await sql`CREATE TABLE cash_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    schedule_id INTEGER,
    client_id INTEGER,
    expense_bucket_id INTEGER,
    origin TEXT NOT NULL CHECK (origin IN ('obligation', 'direct')),
    event_date TEXT NOT NULL CHECK (event_date ${sql.raw(DATE)}),
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    category TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),${sql.raw(BASE_COLUMNS)},
    confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
    confidence_reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, schedule_id) REFERENCES obligation_schedules (business_id, id),
    FOREIGN KEY (business_id, client_id) REFERENCES clients (business_id, id),
    FOREIGN KEY (business_id, expense_bucket_id) REFERENCES expense_buckets (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX idx_cash_events_schedule ON cash_events (business_id, schedule_id) WHERE schedule_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX idx_cash_events_date ON cash_events (business_id, event_date)`.execute(db);
  await sql`CREATE TABLE recurring_decisions (
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    stream_key TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('accepted', 'refused')),
    agreement_id INTEGER,
    decided_at TEXT NOT NULL,
    decided_by INTEGER REFERENCES users (id),
    PRIMARY KEY (business_id, stream_key),
    FOREIGN KEY (business_id, agreement_id) REFERENCES obligation_agreements (business_id, id)
  ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE TRIGGER forecast_snapshots_are_frozen BEFORE UPDATE ON forecast_snapshots
    BEGIN SELECT RAISE(ABORT, 'a forecast snapshot is never edited'); END`.execute(db);
}
