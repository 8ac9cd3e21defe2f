import { type Kysely, sql } from 'kysely';

/**
 * Forecast snapshots: one row of `forecast_snapshots` for each forecast that was kept, and its days in `cash_forecasts` under the seed's names.
 * Frozen: a trigger refuses changes, so that the accuracy log later compares with what was really said.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE forecast_snapshots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    forecast_date TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('daily', 'on_demand', 'report')),
    model_version TEXT NOT NULL,
    currency TEXT NOT NULL,
    summary TEXT NOT NULL CHECK (json_valid(summary)),
    created_at TEXT NOT NULL,
    created_by INTEGER REFERENCES users (id),
    UNIQUE (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_forecast_snapshots_date ON forecast_snapshots (business_id, forecast_date)`.execute(db);
  await sql`CREATE TABLE cash_forecasts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    snapshot_id INTEGER NOT NULL,
    forecast_date TEXT NOT NULL,
    target_date TEXT NOT NULL,
    predicted_balance_minor INTEGER NOT NULL,
    confidence_low_minor INTEGER,
    confidence_high_minor INTEGER,
    ar_expected_minor INTEGER NOT NULL DEFAULT 0,
    ap_expected_minor INTEGER NOT NULL DEFAULT 0,
    pipeline_expected_minor INTEGER NOT NULL DEFAULT 0,
    recurring_expected_minor INTEGER NOT NULL DEFAULT 0,
    payroll_expected_minor INTEGER NOT NULL DEFAULT 0,
    tax_expected_minor INTEGER NOT NULL DEFAULT 0,
    other_expected_minor INTEGER NOT NULL DEFAULT 0,
    model_version TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (snapshot_id, target_date),
    FOREIGN KEY (business_id, snapshot_id) REFERENCES forecast_snapshots (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_cash_forecasts_dates ON cash_forecasts (business_id, forecast_date, target_date)`.execute(db);
  await sql`CREATE TRIGGER cash_forecasts_are_frozen BEFORE UPDATE ON cash_forecasts
    BEGIN SELECT RAISE(ABORT, 'a forecast snapshot is never edited'); END`.execute(db);
}
