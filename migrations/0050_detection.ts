import { type Kysely, sql } from 'kysely';

/** Alerts with a stable identity and their evidence, and one record for each run of the pipeline with the seed's thirteen keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE pipeline_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    run_at TEXT NOT NULL,
    as_of TEXT NOT NULL,
    started_by TEXT NOT NULL CHECK (started_by IN ('person', 'schedule', 'import', 'start')),
    mode TEXT NOT NULL CHECK (mode IN ('full', 'critical', 'targeted')),
    alerts_detected INTEGER NOT NULL,
    alerts_by_severity TEXT NOT NULL CHECK (json_valid(alerts_by_severity)),
    alerts_by_type TEXT NOT NULL CHECK (json_valid(alerts_by_type)),
    actions_prepared INTEGER NOT NULL,
    actions_by_type TEXT NOT NULL CHECK (json_valid(actions_by_type)),
    linked_action_groups INTEGER NOT NULL,
    detection_duration_ms INTEGER NOT NULL,
    preparation_duration_ms INTEGER NOT NULL,
    total_duration_ms INTEGER NOT NULL,
    errors TEXT NOT NULL CHECK (json_valid(errors)),
    UNIQUE (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_pipeline_runs_at ON pipeline_runs (business_id, run_at)`.execute(db);
  await sql`CREATE TABLE detection_alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    alert_key TEXT NOT NULL,
    detection_type TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('emergency', 'this_week', 'upcoming')),
    status TEXT NOT NULL CHECK (status IN ('active', 'snoozed', 'dismissed', 'resolved')),
    entity_type TEXT NOT NULL,
    entity_id TEXT,
    entity_name TEXT NOT NULL,
    message TEXT NOT NULL,
    cash_at_stake_minor INTEGER NOT NULL CHECK (cash_at_stake_minor >= 0),
    currency TEXT NOT NULL,
    deadline_date TEXT,
    evidence TEXT NOT NULL CHECK (json_valid(evidence)),
    first_detected_on TEXT NOT NULL,
    last_detected_on TEXT NOT NULL,
    snoozed_until TEXT,
    status_reason TEXT,
    status_changed_at TEXT NOT NULL,
    quiet_severity TEXT,
    quiet_cash_at_stake_minor INTEGER,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, alert_key),
    UNIQUE (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_detection_alerts_status ON detection_alerts (business_id, status, severity)`.execute(db);
}
