import { type Kysely, sql } from 'kysely';

const DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";

/**
 * Scenarios and the score of past forecasts under the source document's names, and the fits a forecast rests on: derived, kept so that the first forecast after
 * a start need not fit again, and thrown away whenever the books or the model have changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE forecast_scenarios (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    name TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) BETWEEN 1 AND 255),
    description TEXT,
    adjustments TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(adjustments)),
    base_forecast_id INTEGER,
    result_data TEXT CHECK (result_data IS NULL OR json_valid(result_data)),
    is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
    created_by INTEGER REFERENCES users (id),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, name),
    FOREIGN KEY (business_id, base_forecast_id) REFERENCES forecast_snapshots (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE TABLE forecast_accuracy_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    forecast_id INTEGER NOT NULL UNIQUE REFERENCES cash_forecasts (id),
    snapshot_id INTEGER NOT NULL,
    forecast_date TEXT NOT NULL CHECK (forecast_date ${sql.raw(DATE)}),
    target_date TEXT NOT NULL CHECK (target_date ${sql.raw(DATE)}),
    horizon_days INTEGER NOT NULL CHECK (horizon_days >= 1),
    opening_balance_minor INTEGER NOT NULL,
    predicted_balance_minor INTEGER NOT NULL,
    confidence_low_minor INTEGER,
    confidence_high_minor INTEGER,
    actual_balance_minor INTEGER NOT NULL,
    error_pct REAL,
    schedule_miss_minor INTEGER NOT NULL DEFAULT 0,
    invoice_miss_minor INTEGER NOT NULL DEFAULT 0,
    new_item_miss_minor INTEGER NOT NULL DEFAULT 0,
    residual_miss_minor INTEGER NOT NULL DEFAULT 0,
    logged_at TEXT NOT NULL,
    FOREIGN KEY (business_id, snapshot_id) REFERENCES forecast_snapshots (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_forecast_accuracy_date ON forecast_accuracy_log (business_id, target_date)`.execute(db);
  await sql`CREATE TABLE forecast_fits (
    business_id INTEGER NOT NULL REFERENCES businesses (id),
    as_of TEXT NOT NULL CHECK (as_of ${sql.raw(DATE)}),
    model_version TEXT NOT NULL,
    books_version INTEGER NOT NULL,
    fit TEXT NOT NULL CHECK (json_valid(fit)),
    created_at TEXT NOT NULL,
    PRIMARY KEY (business_id, as_of)
  ) STRICT, WITHOUT ROWID`.execute(db);
}
