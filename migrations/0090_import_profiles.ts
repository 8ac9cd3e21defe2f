import { type Kysely, sql } from 'kysely';

/**
 * What a person answered about the files of an account, by layout and the import they came with, so that the next file of the same layout is not asked
 * about again and undoing an import forgets what came with it; and lines that
 * a later statement replaced (a pending line that was booked, a memo the bank re-worded). A replaced line stays as evidence and counts no more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE import_profiles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    business_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    layout TEXT NOT NULL,
    batch_id INTEGER NOT NULL,
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    updated_at TEXT NOT NULL,
    UNIQUE (business_id, account_id, layout, batch_id),
    FOREIGN KEY (business_id, batch_id) REFERENCES import_batches (business_id, id),
    FOREIGN KEY (business_id, account_id) REFERENCES cash_accounts (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE TABLE replaced_transactions (
    transaction_id INTEGER PRIMARY KEY REFERENCES bank_transactions (id) ON DELETE CASCADE,
    business_id INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL REFERENCES bank_transactions (id) ON DELETE CASCADE,
    batch_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    FOREIGN KEY (business_id, batch_id) REFERENCES import_batches (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_replaced_transactions_by ON replaced_transactions (replaced_by)`.execute(db);
  await sql`CREATE INDEX idx_replaced_transactions_batch ON replaced_transactions (business_id, batch_id)`.execute(db);
  await sql`DROP VIEW booked_transactions`.execute(db);
  await sql`CREATE VIEW booked_transactions AS
    SELECT t.id, t.business_id, t.account_id, t.batch_id, t.line, t.booking_date, t.value_date, t.amount_minor, t.currency,
      coalesce(t.base_amount_minor, (SELECT c.base_amount_minor FROM late_conversions c WHERE c.transaction_id = t.id)) AS base_amount_minor,
      coalesce(t.exchange_rate_used, (SELECT c.exchange_rate_used FROM late_conversions c WHERE c.transaction_id = t.id)) AS exchange_rate_used,
      coalesce(t.exchange_rate_date, (SELECT c.exchange_rate_date FROM late_conversions c WHERE c.transaction_id = t.id)) AS exchange_rate_date,
      t.description, t.counterparty, t.counterparty_iban, t.reference, t.end_to_end_id, t.bank_reference, t.balance_minor, t.fee_minor,
      t.is_pending, t.identity, t.identity_version
    FROM bank_transactions t 
    WHERE t.batch_id NOT IN (SELECT id FROM import_batches WHERE status = 'staged')
      AND t.id NOT IN (SELECT transaction_id FROM replaced_transactions)`.execute(db);
}
