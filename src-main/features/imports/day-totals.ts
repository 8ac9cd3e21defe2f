import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';

export type DayTotal = {
  bookingDate: IsoDate;
  currency: string;
  inflowMinor: number;
  outflowMinor: number;
  baseInflowMinor: number;
  baseOutflowMinor: number;
  lineCount: number;
  rateMissingCount: number;
};

/** Adds (`sign` 1) a batch's daily totals to the account, or takes them back (−1). A day that ends up without lines disappears. */
export function applyDayTotals(tx: WriteHandle, businessId: number, accountId: number, change: { totals: readonly DayTotal[]; sign: 1 | -1 }): void {
  const upsert = tx.statement(
    `INSERT INTO account_days (business_id, account_id, booking_date, currency, inflow_minor, outflow_minor, base_inflow_minor, base_outflow_minor, line_count, rate_missing_count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business_id, account_id, booking_date, currency) DO UPDATE SET
       inflow_minor = inflow_minor + excluded.inflow_minor, outflow_minor = outflow_minor + excluded.outflow_minor,
       base_inflow_minor = base_inflow_minor + excluded.base_inflow_minor, base_outflow_minor = base_outflow_minor + excluded.base_outflow_minor,
       line_count = line_count + excluded.line_count, rate_missing_count = rate_missing_count + excluded.rate_missing_count`,
  );
  const subtract = tx.statement(
    `UPDATE account_days SET inflow_minor = inflow_minor - ?, outflow_minor = outflow_minor - ?, base_inflow_minor = base_inflow_minor - ?,
       base_outflow_minor = base_outflow_minor - ?, line_count = line_count - ?, rate_missing_count = rate_missing_count - ?
     WHERE business_id = ? AND account_id = ? AND booking_date = ? AND currency = ?`,
  );
  for (const total of change.totals) {
    const sums = [total.inflowMinor, total.outflowMinor, total.baseInflowMinor, total.baseOutflowMinor, total.lineCount, total.rateMissingCount];
    if (change.sign === 1) upsert.run(businessId, accountId, total.bookingDate, total.currency, ...sums);
    else subtract.run(...sums, businessId, accountId, total.bookingDate, total.currency);
  }
  if (change.sign === -1)
    tx.statement('DELETE FROM account_days WHERE business_id = ? AND account_id = ? AND line_count = 0').run(businessId, accountId);
}

function sumByDay(read: ReadHandle, condition: string, values: readonly SqlValue[]): DayTotal[] {
  const rows = read
    .statement(
      `SELECT booking_date, currency, sum(max(amount_minor, 0)) AS inflow, sum(min(amount_minor, 0)) AS outflow,
         sum(max(coalesce(base_amount_minor, 0), 0)) AS base_inflow, sum(min(coalesce(base_amount_minor, 0), 0)) AS base_outflow,
         count(*) AS line_count, sum(base_amount_minor IS NULL) AS rate_missing_count
       FROM booked_transactions WHERE ${condition} GROUP BY booking_date, currency`,
    )
    .all(...values);
  return rows.map((row) => ({
    bookingDate: String(row['booking_date']) as IsoDate,
    currency: String(row['currency']),
    inflowMinor: Number(row['inflow']),
    outflowMinor: Number(row['outflow']),
    baseInflowMinor: Number(row['base_inflow']),
    baseOutflowMinor: Number(row['base_outflow']),
    lineCount: Number(row['line_count']),
    rateMissingCount: Number(row['rate_missing_count']),
  }));
}

/** Daily totals of the lines of one batch that count: a line that a later statement replaced has been taken out already. */
export function totalsOfBatch(read: ReadHandle, businessId: number, batch: { id: number; firstTransactionId: number; newCount: number }): DayTotal[] {
  const range = [batch.firstTransactionId, batch.firstTransactionId + batch.newCount - 1];
  return sumByDay(read, 'id BETWEEN ? AND ? AND business_id = ? AND batch_id = ?', [...range, businessId, batch.id]);
}

/** Daily totals of single lines that count. */
export function totalsOfLines(read: ReadHandle, businessId: number, transactionIds: readonly number[]): DayTotal[] {
  if (transactionIds.length === 0) return [];
  return sumByDay(read, 'id IN (SELECT value FROM json_each(?)) AND business_id = ?', [JSON.stringify(transactionIds), businessId]);
}
