import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle } from '../../database/database.ts';

/** Money that moved for a due item: the last day, and how much in base currency and cash sign. */
export type ItemPayment = { readonly lastDate: IsoDate; readonly baseMinor: number };

/** What was paid for due items from a day on, by the item's number. */
export function paymentsSince(
  read: ReadHandle,
  businessId: number,
  items: { readonly ids: readonly number[]; readonly from: IsoDate },
): Map<number, ItemPayment> {
  const rows = read
    .statement(
      `SELECT l.schedule_id AS schedule_id, max(p.payment_date) AS last_date,
         sum(CASE WHEN p.amount_minor = 0 THEN 0 ELSE coalesce(p.base_currency_amount_minor, 0) * 1.0 * l.payment_amount_minor / p.amount_minor END) AS base_minor
       FROM payment_allocations l JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
       WHERE l.business_id = ? AND l.schedule_id IN (SELECT value FROM json_each(?)) AND p.status <> 'voided' AND p.payment_date >= ? GROUP BY l.schedule_id`,
    )
    .all(businessId, JSON.stringify(items.ids), items.from);
  return new Map(
    rows.map((row) => [
      Number(row['schedule_id']),
      { lastDate: String(row['last_date']) as IsoDate, baseMinor: Math.trunc(Number(row['base_minor'])) },
    ]),
  );
}

/** Bank lines that carry the ids our payment files gave them, by that id. */
export function linesByEndToEnd(read: ReadHandle, businessId: number, ids: readonly string[]): Map<string, ItemPayment> {
  const rows =
    ids.length === 0
      ? []
      : read
          .statement(
            `SELECT end_to_end_id, booking_date, coalesce(base_amount_minor, 0) AS base_minor FROM booked_transactions
             WHERE business_id = ? AND end_to_end_id IN (SELECT value FROM json_each(?))`,
          )
          .all(businessId, JSON.stringify(ids));
  return new Map(
    rows.map((row) => [String(row['end_to_end_id']), { lastDate: String(row['booking_date']) as IsoDate, baseMinor: Number(row['base_minor']) }]),
  );
}

/** The first sign of business with a customer after a day: an invoice or a payment; null while there is none. */
export function nextBusinessWith(
  read: ReadHandle,
  businessId: number,
  client: { readonly clientId: number; readonly after: IsoDate },
): IsoDate | null {
  const row = read
    .statement(
      `SELECT min(day) AS day FROM (
         SELECT s.nominal_date AS day FROM obligation_schedules s JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
           WHERE s.business_id = ? AND a.client_id = ? AND s.nominal_date > ? AND s.status <> 'cancelled' AND (a.is_document_book = 1 OR s.issue_date IS NOT NULL)
         UNION ALL SELECT p.payment_date FROM payment_events p JOIN payment_allocations l ON l.business_id = p.business_id AND l.payment_id = p.id
           JOIN obligation_schedules s ON s.business_id = l.business_id AND s.id = l.schedule_id
           JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
           WHERE p.business_id = ? AND a.client_id = ? AND p.payment_date > ? AND p.status <> 'voided')`,
    )
    .get(businessId, client.clientId, client.after, businessId, client.clientId, client.after);
  return row === undefined || row['day'] === null ? null : (String(row['day']) as IsoDate);
}
