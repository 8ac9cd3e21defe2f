import { type Kysely, sql } from 'kysely';

const COMPONENTS = "'ar', 'ap', 'payroll', 'tax', 'recurring', 'pipeline', 'other'";

/**
 * What the accuracy log holds of each part of a forecast: a component over the days of a scored forecast, or what one customer was expected to pay of the
 * invoices known then. The log itself holds the balance; a mistake in one part that another hides is seen only here.
 * A customer whose import is taken back takes its rows with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE forecast_accuracy_parts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    accuracy_id INTEGER NOT NULL REFERENCES forecast_accuracy_log (id),
    component TEXT NOT NULL CHECK (component IN (${sql.raw(COMPONENTS)})),
    client_id INTEGER CHECK (client_id IS NULL OR component = 'ar'),
    expected_minor INTEGER NOT NULL,
    low_minor INTEGER NOT NULL,
    middle_minor INTEGER NOT NULL,
    high_minor INTEGER NOT NULL,
    actual_minor INTEGER NOT NULL,
    FOREIGN KEY (business_id, client_id) REFERENCES clients (business_id, id) ON DELETE CASCADE
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_forecast_accuracy_parts_log ON forecast_accuracy_parts (business_id, accuracy_id)`.execute(db);
  await sql`CREATE INDEX idx_forecast_accuracy_parts_client ON forecast_accuracy_parts (business_id, client_id) WHERE client_id IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE INDEX idx_forecast_accuracy_horizon ON forecast_accuracy_log (business_id, horizon_days, target_date)`.execute(db);
}
