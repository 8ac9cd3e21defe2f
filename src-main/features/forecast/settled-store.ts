import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { StoredSchedule } from '../obligations/schedule-store.ts';

/** What bank lines settled of due items, by day and due item, in base currency and cash sign. */
export type SettledAmount = Pick<StoredSchedule, 'isDocumentBook' | 'obligationType' | 'clientId'> & {
  readonly scheduleId: number;
  readonly paymentDate: IsoDate;
  readonly amountMinor: number;
};

/** Settled after one day and through another, oldest first. A foreign payment's parts are its base amount in proportion. */
export function listSettled(read: ReadHandle, businessId: number, range: { readonly after: IsoDate; readonly through: IsoDate }): SettledAmount[] {
  return read
    .statement(
      `SELECT l.schedule_id, p.payment_date, a.is_document_book, a.obligation_type, a.client_id,
         sum(CASE WHEN p.amount_minor = 0 OR p.base_currency_amount_minor = p.amount_minor THEN l.payment_amount_minor
           ELSE round(l.payment_amount_minor * 1.0 * coalesce(p.base_currency_amount_minor, 0) / p.amount_minor) END) AS amount_minor
       FROM payment_allocations l
       JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
       JOIN booked_transactions t ON t.id = p.transaction_id
       JOIN cash_accounts k ON k.id = t.account_id AND k.counts_as_cash = 1
       JOIN obligation_schedules s ON s.business_id = l.business_id AND s.id = l.schedule_id
       JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
       WHERE l.business_id = ? AND p.status <> 'voided' AND p.payment_date > ? AND p.payment_date <= ?
       GROUP BY p.payment_date, l.schedule_id ORDER BY p.payment_date, l.schedule_id`,
    )
    .all(businessId, range.after, range.through)
    .map((row) => ({
      scheduleId: Number(row['schedule_id']),
      paymentDate: String(row['payment_date']) as IsoDate,
      isDocumentBook: row['is_document_book'] === 1,
      obligationType: String(row['obligation_type']) as StoredSchedule['obligationType'],
      clientId: row['client_id'] === null ? null : Number(row['client_id']),
      amountMinor: Number(row['amount_minor']),
    }));
}
