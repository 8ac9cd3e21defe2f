import { type Kysely, sql } from 'kysely';

const DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";

async function createRules(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE detection_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    detection_type TEXT NOT NULL,
    is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
    obligations_buffer_amount_minor INTEGER CHECK (obligations_buffer_amount_minor >= 0),
    runway_buffer_months INTEGER CHECK (runway_buffer_months BETWEEN 0 AND 120),
    late_payment_threshold_days INTEGER CHECK (late_payment_threshold_days BETWEEN 0 AND 365),
    unexpected_expense_threshold_pct INTEGER CHECK (unexpected_expense_threshold_pct BETWEEN 1 AND 1000),
    safety_mode TEXT CHECK (safety_mode IN ('conservative', 'normal', 'aggressive')),
    payroll_check_days_before INTEGER CHECK (payroll_check_days_before BETWEEN 0 AND 60),
    payroll_buffer_percent INTEGER CHECK (payroll_buffer_percent BETWEEN 0 AND 1000),
    payment_cluster_threshold_pct INTEGER CHECK (payment_cluster_threshold_pct BETWEEN 1 AND 100),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, detection_type)
  ) STRICT`.execute(db);
  await sql`CREATE TABLE execution_automation_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    action_type TEXT NOT NULL,
    auto_execute INTEGER NOT NULL DEFAULT 0 CHECK (auto_execute IN (0, 1)),
    threshold_amount_minor INTEGER CHECK (threshold_amount_minor >= 0),
    threshold_currency TEXT CHECK (threshold_currency IS NULL OR length(threshold_currency) = 3),
    excluded_tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(excluded_tags)),
    included_tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(included_tags)),
    require_approval INTEGER NOT NULL DEFAULT 1 CHECK (require_approval IN (0, 1)),
    is_locked INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, action_type),
    CHECK (is_locked = 0 OR auto_execute = 0)
  ) STRICT`.execute(db);
  // The lock is in the file itself: no path through the application, and no other program that goes through SQL, opens it.
  await sql`CREATE TRIGGER locked_rules_stay BEFORE UPDATE ON execution_automation_rules WHEN old.is_locked = 1
    BEGIN SELECT RAISE(ABORT, 'a locked automation rule is never changed'); END`.execute(db);
  await sql`CREATE TRIGGER locked_rules_are_kept BEFORE DELETE ON execution_automation_rules WHEN old.is_locked = 1
    BEGIN SELECT RAISE(ABORT, 'a locked automation rule is never removed'); END`.execute(db);
  await sql`CREATE TABLE automation_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    name TEXT NOT NULL,
    automation_type TEXT NOT NULL,
    action_name TEXT NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    confidence_threshold REAL NOT NULL CHECK (confidence_threshold BETWEEN 0 AND 1),
    auto_approve INTEGER NOT NULL DEFAULT 0 CHECK (auto_approve IN (0, 1)),
    config TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(config)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, automation_type, action_name)
  ) STRICT`.execute(db);
}

async function createActions(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE prepared_actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    action_key TEXT NOT NULL,
    is_current INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
    action_type TEXT NOT NULL,
    agent TEXT NOT NULL,
    alert_id INTEGER,
    severity TEXT NOT NULL CHECK (severity IN ('emergency', 'this_week', 'upcoming')),
    entity_type TEXT NOT NULL,
    entity_id TEXT,
    entity_name TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    amount_minor INTEGER CHECK (amount_minor >= 0),
    cash_at_stake_minor INTEGER CHECK (cash_at_stake_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    deadline_date TEXT NOT NULL CHECK (deadline_date ${sql.raw(DATE)}),
    deadline_reason TEXT NOT NULL,
    holds_payroll INTEGER NOT NULL CHECK (holds_payroll IN (0, 1)),
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    item_ids TEXT NOT NULL CHECK (json_valid(item_ids)),
    status TEXT NOT NULL CHECK (status IN
      ('pending', 'snoozed', 'skipped', 'approved', 'executing', 'executed', 'verified', 'recorded', 'failed', 'withdrawn')),
    state TEXT NOT NULL CHECK (json_valid(state)),
    status_reason TEXT,
    snoozed_until TEXT CHECK (snoozed_until IS NULL OR snoozed_until ${sql.raw(DATE)}),
    prepared_on TEXT NOT NULL CHECK (prepared_on ${sql.raw(DATE)}),
    decided_at TEXT,
    decided_by INTEGER REFERENCES users (id),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, alert_id) REFERENCES detection_alerts (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX idx_prepared_actions_current ON prepared_actions (business_id, action_key) WHERE is_current = 1`.execute(db);
  await sql`CREATE INDEX idx_prepared_actions_status ON prepared_actions (business_id, is_current, status)`.execute(db);
  await sql`CREATE TABLE action_options (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    action_id INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    option_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    channel TEXT NOT NULL,
    cash_shifts TEXT NOT NULL CHECK (json_valid(cash_shifts)),
    low_point TEXT CHECK (low_point IS NULL OR json_valid(low_point)),
    effect_date TEXT CHECK (effect_date IS NULL OR effect_date ${sql.raw(DATE)}),
    cost_minor INTEGER NOT NULL CHECK (cost_minor >= 0),
    relationship_risk REAL NOT NULL,
    operational_risk REAL NOT NULL,
    financial_risk REAL NOT NULL,
    composite_risk REAL NOT NULL,
    risk TEXT NOT NULL CHECK (json_valid(risk)),
    reversibility TEXT NOT NULL,
    is_recommended INTEGER NOT NULL CHECK (is_recommended IN (0, 1)),
    recommendation_reason TEXT,
    messages TEXT NOT NULL CHECK (json_valid(messages)),
    UNIQUE (business_id, action_id, option_id),
    FOREIGN KEY (business_id, action_id) REFERENCES prepared_actions (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE TABLE linked_actions (
    business_id INTEGER NOT NULL,
    action_id INTEGER NOT NULL,
    linked_action_id INTEGER NOT NULL,
    link_type TEXT NOT NULL CHECK (link_type IN ('resolves', 'conflicts', 'sequence')),
    reason TEXT NOT NULL,
    PRIMARY KEY (business_id, action_id, linked_action_id, link_type),
    FOREIGN KEY (business_id, action_id) REFERENCES prepared_actions (business_id, id),
    FOREIGN KEY (business_id, linked_action_id) REFERENCES prepared_actions (business_id, id)
  ) STRICT, WITHOUT ROWID`.execute(db);
}

/**
 * From alert to deed: rules that tune and limit, what the agents have prepared with its options and links, and a record of every execution. One current row a
 * key of an action: running again refreshes it, and what was decided stays as it was decided. An alert keeps how long it has waited for an answer.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRules(db);
  await createActions(db);
  await sql`CREATE TABLE execution_records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    action_id INTEGER NOT NULL,
    option_id TEXT NOT NULL,
    execution_key TEXT NOT NULL,
    channel TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('executed', 'verified', 'recorded', 'failed', 'undone')),
    sentence TEXT NOT NULL,
    file_name TEXT,
    media_type TEXT,
    file_bytes BLOB,
    file_sha256 TEXT,
    details TEXT NOT NULL CHECK (json_valid(details)),
    note TEXT,
    predicted_effect_minor INTEGER,
    measured_effect_minor INTEGER,
    verification TEXT,
    is_automatic INTEGER NOT NULL DEFAULT 0 CHECK (is_automatic IN (0, 1)),
    executed_at TEXT NOT NULL,
    executed_by INTEGER REFERENCES users (id),
    verified_at TEXT,
    recorded_at TEXT,
    undone_at TEXT,
    UNIQUE (business_id, id),
    UNIQUE (business_id, execution_key),
    FOREIGN KEY (business_id, action_id) REFERENCES prepared_actions (business_id, id)
  ) STRICT`.execute(db);
  await sql`ALTER TABLE detection_alerts ADD COLUMN attention_level TEXT NOT NULL DEFAULT 'new'
    CHECK (attention_level IN ('new', 'open', 'waiting', 'neglected'))`.execute(db);
  await sql`CREATE INDEX idx_execution_records_status ON execution_records (business_id, status)`.execute(db);
}
