import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { payeeKey, payeeName } from '../../engine/payee/payee-key.ts';
import type { RecurringLine } from '../../engine/recurring/types.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import { ownTransferIds } from '../transactions/transfer-store.ts';

/** Booked lines between two days that are no transfers and that no agreement explains yet (lines that pay single documents may still be a habit). */
export function listRecurringLines(
  read: ReadHandle,
  businessId: number,
  range: { readonly from: IsoDate; readonly through: IsoDate },
): RecurringLine[] {
  const transfers = ownTransferIds(read, businessId);
  const rows = read
    .statement(
      `SELECT t.id, t.booking_date, t.amount_minor, t.currency, t.description, t.counterparty, t.account_id, c.name AS category
       FROM booked_transactions t
       LEFT JOIN transaction_categories tc ON tc.transaction_id = t.id
       LEFT JOIN categories c ON c.business_id = t.business_id AND c.id = tc.category_id
       WHERE t.business_id = ? AND t.booking_date BETWEEN ? AND ? AND t.is_pending = 0
         AND t.id NOT IN (
           SELECT p.transaction_id FROM payment_events p
           JOIN payment_allocations l ON l.business_id = p.business_id AND l.payment_id = p.id
           JOIN obligation_schedules s ON s.business_id = l.business_id AND s.id = l.schedule_id
           JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
           WHERE p.business_id = ? AND p.status <> 'voided' AND p.transaction_id IS NOT NULL AND a.is_document_book = 0)
       ORDER BY t.booking_date, t.id`,
    )
    .all(businessId, range.from, range.through, businessId);
  return rows.flatMap((row) => {
    const transactionId = Number(row['id']);
    if (transfers.has(transactionId)) return [];
    const counterparty = row['counterparty'] === null ? null : String(row['counterparty']);
    const description = String(row['description']);
    return [
      {
        transactionId,
        bookingDate: String(row['booking_date']) as IsoDate,
        amountMinor: minorUnits(Number(row['amount_minor'])),
        currency: currencyCode(String(row['currency'])),
        payeeKey: payeeKey(counterparty, description),
        payeeName: payeeName(counterparty, description),
        accountId: Number(row['account_id']),
        category: row['category'] === null || row['category'] === undefined ? null : String(row['category']),
      },
    ];
  });
}

export type StreamDecision = { readonly streamKey: string; readonly decision: 'accepted' | 'refused' };

export function listDecisions(read: ReadHandle, businessId: number): StreamDecision[] {
  return read
    .all(read.build.selectFrom('recurring_decisions').select(['stream_key', 'decision']).where('business_id', '=', businessId))
    .map((row) => ({
      streamKey: row.stream_key,
      decision: row.decision,
    }));
}

export function putDecision(
  tx: WriteHandle,
  businessId: number,
  decided: StreamDecision & { readonly agreementId: number | null; readonly nowInstant: string; readonly userId: number | null },
): void {
  const { decision, agreementId, nowInstant, userId } = decided;
  tx.statement(
    `INSERT INTO recurring_decisions (business_id, stream_key, decision, agreement_id, decided_at, decided_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (business_id, stream_key) DO UPDATE SET decision = excluded.decision, agreement_id = excluded.agreement_id,
       decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
  ).run(businessId, decided.streamKey, decision, agreementId, nowInstant, userId);
}

/** Forgets refusals: of one stream, or of all of them. */
export function forgetRefusals(tx: WriteHandle, businessId: number, streamKey: string | null): number {
  return tx
    .statement("DELETE FROM recurring_decisions WHERE business_id = ? AND decision = 'refused' AND (? IS NULL OR stream_key = ?)")
    .run(businessId, streamKey, streamKey).changes;
}
