import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle } from '../../database/database.ts';

/** A part of a booked bank line that a due item explains, in base currency and cash sign, dated as the line. */
export type ExplainedPart = { readonly date: IsoDate; readonly amountMinor: number };

/**
 * What due items explain of the bank lines up to a day: every allocation of a payment that stands for a line on an account that counts as cash. A foreign
 * payment's parts are its base amount in proportion.
 */
export function listExplained(read: ReadHandle, businessId: number, through: IsoDate): ExplainedPart[] {
  return read
    .statement(
      `SELECT p.payment_date, sum(CASE WHEN p.amount_minor = 0 OR p.base_currency_amount_minor = p.amount_minor THEN l.payment_amount_minor
           ELSE round(l.payment_amount_minor * 1.0 * coalesce(p.base_currency_amount_minor, 0) / p.amount_minor) END) AS amount_minor
       FROM payment_allocations l
       JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
       JOIN booked_transactions t ON t.id = p.transaction_id
       JOIN cash_accounts a ON a.id = t.account_id AND a.counts_as_cash = 1
       WHERE l.business_id = ? AND p.status <> 'voided' AND p.payment_date <= ?
       GROUP BY p.payment_date, l.payment_amount_minor > 0`,
    )
    .all(businessId, through)
    .map((row) => ({ date: String(row['payment_date']) as IsoDate, amountMinor: Number(row['amount_minor']) }));
}

/** The day of the last payment of each due item, up to a day. */
export function listLastPayments(read: ReadHandle, businessId: number, through: IsoDate): ReadonlyMap<number, IsoDate> {
  const rows = read
    .statement(
      `SELECT l.schedule_id, max(p.payment_date) AS paid_date FROM payment_allocations l
       JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
       WHERE l.business_id = ? AND p.status <> 'voided' AND p.payment_date <= ? GROUP BY l.schedule_id`,
    )
    .all(businessId, through);
  return new Map(rows.map((row) => [Number(row['schedule_id']), String(row['paid_date']) as IsoDate]));
}
