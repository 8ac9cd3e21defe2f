import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import type { SqliteConnection } from '../../src-main/database/connection.ts';
import { type AppFolder, connectRaw, createAppFolder, openApp, type OpenedApp } from './app-folder.ts';
import { EUR } from './test-app.ts';

export type Sizes = { readonly businesses: number; readonly lines: number; readonly openItems: number };

/** Three years of lines up to the day of the tests, the same for every business but for their amounts. */
const LAST_DAY = '2026-03-04';
const DAYS = 1096;

type Filled = { readonly businessId: number; readonly accountId: number; readonly clientId: number; readonly vendorId: number };

/** Writes lines and open items past the application: it would take an hour through the door, and what is measured is looking at them. */
function fill(raw: SqliteConnection, { businessId, accountId, clientId, vendorId }: Filled, { lines, openItems }: Sizes): void {
  const first = Number(raw.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM bank_transactions').pluck().get());
  const batch = raw
    .prepare<(string | number)[]>(
      `INSERT INTO import_batches (business_id, account_id, status, file_name, file_format, file_sha256, file_size_bytes, detected, answers, proof,
         new_count, first_transaction_id, created_at, booked_at)
       VALUES (?, ?, 'booked', 'ledger.csv', 'csv', ?, 0, '{}', '{}', '{}', ?, ?, '2026-03-04T10:00:00.000Z', '2026-03-04T10:00:00.000Z')`,
    )
    .run(businessId, accountId, String(businessId).padStart(64, '0'), lines, first);
  raw
    .prepare<(string | number)[]>(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
       INSERT INTO bank_transactions (id, business_id, account_id, batch_id, line, booking_date, amount_minor, currency, base_amount_minor, description,
         counterparty, is_pending, identity, identity_version)
       SELECT ? + i, ?, ?, ?, i + 1, date('${LAST_DAY}', '-' || (i * ${DAYS} / ?) || ' days'), a, 'EUR', a, 'Line ' || (i % 97), 'Payee ' || (i % 53), 0,
         printf('%d-%d', ?, i), 1
       FROM (SELECT i, CASE WHEN i % 3 = 0 THEN 9000 + (i * 37) % 4000 ELSE -(3000 + (i * 53) % 3000) END AS a FROM n)`,
    )
    .run(lines, first, businessId, accountId, Number(batch.lastInsertRowid), lines, businessId);
  raw
    .prepare<number[]>(
      `INSERT INTO account_days (business_id, account_id, booking_date, currency, inflow_minor, outflow_minor, base_inflow_minor, base_outflow_minor, line_count,
         rate_missing_count)
       SELECT business_id, account_id, booking_date, currency, sum(max(amount_minor, 0)), sum(min(amount_minor, 0)), sum(max(amount_minor, 0)),
         sum(min(amount_minor, 0)), count(*), 0 FROM bank_transactions WHERE business_id = ? GROUP BY account_id, booking_date, currency`,
    )
    .run(businessId);
  for (const side of [
    { column: 'client_id', partyId: clientId, type: 'revenue', sign: 1 },
    { column: 'expense_bucket_id', partyId: vendorId, type: 'vendor_bill', sign: -1 },
  ]) {
    const agreement = raw
      .prepare<(string | number)[]>(
        `INSERT INTO obligation_agreements (business_id, ${side.column}, name, obligation_type, is_document_book, base_amount_minor, currency, frequency, day_rule,
           day_rule_day, business_day_shift, start_date, created_at, updated_at)
         VALUES (?, ?, 'Documents', ?, 1, 0, 'EUR', 'once', 'day_of_month', 1, 'none', '2025-01-01', '2026-03-04', '2026-03-04')`,
      )
      .run(businessId, side.partyId, side.type);
    raw
      .prepare<(string | number)[]>(
        `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
         INSERT INTO obligation_schedules (business_id, agreement_id, agreement_version, occurrence_key, nominal_date, due_date, issue_date,
           estimated_amount_minor, currency, base_currency_amount_minor, status, status_cause, document_number, created_at, updated_at)
         SELECT ?, ?, 1, 'document-' || i, date('${LAST_DAY}', '-' || (i % 60) || ' days'), date('${LAST_DAY}', (30 - i % 60) || ' days'),
           date('${LAST_DAY}', '-' || (i % 60) || ' days'), ? * (20000 + i * 113), 'EUR', ? * (20000 + i * 113), 'scheduled', 'issue', 'D-' || i, '2026-03-04', '2026-03-04'
         FROM n`,
      )
      .run(openItems / 2, businessId, Number(agreement.lastInsertRowid), side.sign, side.sign);
  }
}

/** One data file with many businesses, each with its account, lines, customers, vendors and open items. The caller closes and removes. */
export async function openManyBusinesses(sizes: Sizes): Promise<{ folder: AppFolder; app: OpenedApp; businessIds: number[] }> {
  const folder = createAppFolder();
  const made = await openApp(folder);
  const filled: Filled[] = [];
  for (let index = 0; index < sizes.businesses; index += 1) {
    const { id: businessId } = await made.client.businesses.create({ name: `Business ${index + 1}`, baseCurrency: EUR, country: 'DE' });
    const account = await made.client.accounts.create({ businessId, name: 'Main' });
    const balance = { balanceDate: LAST_DAY as IsoDate, balanceMinor: minorUnits(5_000_000 + index) };
    await made.client.accounts.setBalance({ businessId, accountId: account.id, ...balance });
    const customer = await made.client.customers.create({ businessId, name: 'Acme' });
    const vendor = await made.client.vendors.create({ businessId, name: 'Supplies' });
    filled.push({ businessId, accountId: account.id, clientId: customer.id, vendorId: vendor.id });
  }
  await made.close();
  const raw = await connectRaw(folder);
  raw.transaction(() => filled.forEach((one) => fill(raw, one, sizes)))();
  raw.close();
  return { folder, app: await openApp(folder), businessIds: filled.map(({ businessId }) => businessId) };
}
