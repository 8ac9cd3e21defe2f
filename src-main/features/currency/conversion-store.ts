import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

/** Lines of one account, day and currency that have no amount in base currency. */
export type UnconvertedDay = {
  readonly accountId: number;
  readonly bookingDate: IsoDate;
  readonly currency: CurrencyCode;
  readonly lineCount: number;
};

/** Days with such lines on or before a day, in order of currency and day. Read from the daily totals: costs days, not lines. */
export function listUnconvertedDays(read: ReadHandle, businessId: number, throughDate: IsoDate): UnconvertedDay[] {
  return read
    .statement(
      `SELECT account_id, booking_date, currency, rate_missing_count FROM account_days
       WHERE business_id = ? AND booking_date <= ? AND rate_missing_count > 0 ORDER BY currency, booking_date, account_id`,
    )
    .all(businessId, throughDate)
    .map((row) => ({
      accountId: Number(row['account_id']),
      bookingDate: String(row['booking_date']) as IsoDate,
      currency: currencyCode(String(row['currency'])),
      lineCount: Number(row['rate_missing_count']),
    }));
}

export type UnconvertedLine = { readonly id: number; readonly batchId: number; readonly amountMinor: MinorUnits };

export function listUnconvertedLines(read: ReadHandle, businessId: number, day: UnconvertedDay): UnconvertedLine[] {
  return read
    .statement(
      `SELECT id, batch_id, amount_minor FROM booked_transactions
       WHERE business_id = ? AND account_id = ? AND booking_date = ? AND currency = ? AND base_amount_minor IS NULL ORDER BY id`,
    )
    .all(businessId, day.accountId, day.bookingDate, day.currency)
    .map((row) => ({ id: Number(row['id']), batchId: Number(row['batch_id']), amountMinor: minorUnits(Number(row['amount_minor'])) }));
}

export type LateConversion = {
  readonly line: UnconvertedLine;
  readonly baseAmountMinor: MinorUnits;
  readonly rate: string;
  readonly rateDate: IsoDate;
};

/** Stores what lines of one day are worth in base currency and counts it into the day's totals, in the caller's transaction. */
export function insertConversions(
  tx: WriteHandle,
  businessId: number,
  written: {
    readonly day: UnconvertedDay;
    readonly conversions: readonly LateConversion[];
    readonly userId: number | null;
    readonly nowInstant: string;
  },
): void {
  const { day, conversions, userId, nowInstant } = written;
  const insert = tx.statement(
    `INSERT INTO late_conversions (transaction_id, business_id, batch_id, base_amount_minor, exchange_rate_used, exchange_rate_date, converted_at, converted_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let inflowMinor = 0;
  let outflowMinor = 0;
  for (const { line, baseAmountMinor, rate, rateDate } of conversions) {
    insert.run(line.id, businessId, line.batchId, baseAmountMinor, rate, rateDate, nowInstant, userId);
    if (baseAmountMinor > 0) inflowMinor += baseAmountMinor;
    else outflowMinor += baseAmountMinor;
  }
  tx.statement(
    `UPDATE account_days SET base_inflow_minor = base_inflow_minor + ?, base_outflow_minor = base_outflow_minor + ?, rate_missing_count = rate_missing_count - ?
     WHERE business_id = ? AND account_id = ? AND booking_date = ? AND currency = ?`,
  ).run(inflowMinor, outflowMinor, conversions.length, businessId, day.accountId, day.bookingDate, day.currency);
}

/** What the lines of an account in its own, foreign currency add up to on or before a day, there and in base currency. */
export type ForeignTotals = {
  readonly accountId: number;
  readonly firstDate: IsoDate;
  readonly netMinor: number;
  readonly baseNetMinor: number;
  /** Day of the first line without an amount in base currency; null where all have one. */
  readonly firstUnconvertedDate: IsoDate | null;
};

export function listForeignTotals(read: ReadHandle, businessId: number, range: { baseCurrency: string; through: IsoDate }): ForeignTotals[] {
  return read
    .statement(
      `SELECT d.account_id AS account_id, min(d.booking_date) AS first_date, sum(d.inflow_minor + d.outflow_minor) AS net,
         sum(d.base_inflow_minor + d.base_outflow_minor) AS base_net, min(CASE WHEN d.rate_missing_count > 0 THEN d.booking_date END) AS first_unconverted
       FROM account_days d JOIN cash_accounts a ON a.business_id = d.business_id AND a.id = d.account_id AND a.currency = d.currency
       WHERE d.business_id = ? AND d.booking_date <= ? AND d.currency <> ? GROUP BY d.account_id`,
    )
    .all(businessId, range.through, range.baseCurrency)
    .map((row) => ({
      accountId: Number(row['account_id']),
      firstDate: String(row['first_date']) as IsoDate,
      netMinor: Number(row['net']),
      baseNetMinor: Number(row['base_net']),
      firstUnconvertedDate: row['first_unconverted'] === null ? null : (String(row['first_unconverted']) as IsoDate),
    }));
}
