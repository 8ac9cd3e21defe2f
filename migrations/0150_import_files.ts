import { type Kysely, sql } from 'kysely';

/**
 * The bytes of imported files, beside their batches. SQLite writes a row whole and reads it from its first column on: with thirty megabytes in the
 * middle of it, marking a batch as booked wrote them again, and a list of batches walked through all of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE import_files (
    batch_id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    original_bytes BLOB NOT NULL,
    FOREIGN KEY (business_id, batch_id) REFERENCES import_batches (business_id, id)
  ) STRICT`.execute(db);
  await sql`INSERT INTO import_files (batch_id, business_id, original_bytes)
    SELECT id, business_id, original_bytes FROM import_batches`.execute(db);
  await sql`ALTER TABLE import_batches DROP COLUMN original_bytes`.execute(db);
}
