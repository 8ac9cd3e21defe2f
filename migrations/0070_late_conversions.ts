import { type Kysely, sql } from 'kysely';

/**
 * Exchange rates of both sources may stand beside each other: a typed rate wins over the ECB's of the same day without replacing it, and taking
 * it back uncovers the published one. Bank lines stored without a rate are evidence and never edited, so what they are worth in base
 * currency, once a rate is known, stands in a table of its own; the view shows it as if it had been stored with the line. The parts of the view
 * that look there cost nothing where a line has its amount or the column is not asked for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE exchange_rates_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    from_currency TEXT NOT NULL CHECK (length(from_currency) = 3),
    to_currency TEXT NOT NULL CHECK (length(to_currency) = 3),
    rate_date TEXT NOT NULL CHECK (rate_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    rate TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('ecb', 'typed')),
    created_at TEXT NOT NULL,
    CHECK (from_currency <> to_currency),
    UNIQUE (from_currency, to_currency, rate_date, source)
  ) STRICT`.execute(db);
  await sql`INSERT INTO exchange_rates_new (id, from_currency, to_currency, rate_date, rate, source, created_at)
    SELECT id, from_currency, to_currency, rate_date, rate, source, created_at FROM exchange_rates WHERE from_currency <> to_currency`.execute(db);
  await sql`DROP TABLE exchange_rates`.execute(db);
  await sql`ALTER TABLE exchange_rates_new RENAME TO exchange_rates`.execute(db);
  await sql`CREATE INDEX idx_exchange_rates_date ON exchange_rates (rate_date DESC, from_currency, to_currency, source)`.execute(db);
  await sql`CREATE TABLE late_conversions (
    transaction_id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    base_amount_minor INTEGER NOT NULL,
    exchange_rate_used TEXT NOT NULL,
    exchange_rate_date TEXT NOT NULL CHECK (exchange_rate_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    converted_at TEXT NOT NULL,
    converted_by INTEGER REFERENCES users (id),
    FOREIGN KEY (transaction_id) REFERENCES bank_transactions (id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, batch_id) REFERENCES import_batches (business_id, id)
  ) STRICT`.execute(db);
  await sql`CREATE INDEX idx_late_conversions_batch ON late_conversions (business_id, batch_id, transaction_id)`.execute(db);
  await sql`CREATE TRIGGER late_conversions_are_evidence BEFORE UPDATE ON late_conversions
    BEGIN SELECT RAISE(ABORT, 'a conversion is never edited'); END`.execute(db);
  await sql`DROP VIEW booked_transactions`.execute(db);
  await sql`CREATE VIEW booked_transactions AS
    SELECT t.id, t.business_id, t.account_id, t.batch_id, t.line, t.booking_date, t.value_date, t.amount_minor, t.currency,
      coalesce(t.base_amount_minor, (SELECT c.base_amount_minor FROM late_conversions c WHERE c.transaction_id = t.id)) AS base_amount_minor,
      coalesce(t.exchange_rate_used, (SELECT c.exchange_rate_used FROM late_conversions c WHERE c.transaction_id = t.id)) AS exchange_rate_used,
      coalesce(t.exchange_rate_date, (SELECT c.exchange_rate_date FROM late_conversions c WHERE c.transaction_id = t.id)) AS exchange_rate_date,
      t.description, t.counterparty, t.counterparty_iban, t.reference, t.end_to_end_id, t.bank_reference, t.balance_minor, t.fee_minor,
      t.is_pending, t.identity, t.identity_version
    FROM bank_transactions t WHERE t.batch_id NOT IN (SELECT id FROM import_batches WHERE status = 'staged')`.execute(db);
}
