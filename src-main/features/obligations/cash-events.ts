import type { WriteHandle } from '../../database/database.ts';

/** Which due items' cash events are brought up to date: one, or all of an agreement. */
export type CashEventScope = { readonly scheduleId: number } | { readonly agreementId: number };

/**
 * Writes what due items will move as cash events, the materialised trail of the source documents: one an open item, with its due item's number, what is still
 * open of it, and how sure it is. Settled and closed items have none. Runs in the transaction that changes the items.
 */
export function materialiseCashEvents(
  tx: WriteHandle,
  businessId: number,
  change: { readonly scope: CashEventScope; readonly nowInstant: string },
): void {
  const { scope, nowInstant } = change;
  const isOne = 'scheduleId' in scope;
  const column = isOne ? 'id' : 'agreement_id';
  const id = isOne ? scope.scheduleId : scope.agreementId;
  const chosen = `SELECT id FROM obligation_schedules WHERE business_id = ? AND ${column} = ?`;
  tx.statement(`DELETE FROM cash_events WHERE business_id = ? AND schedule_id IN (${chosen})`).run(businessId, businessId, id);
  tx.statement(
    `INSERT INTO cash_events (business_id, schedule_id, client_id, expense_bucket_id, origin, event_date, direction, category, amount_minor, currency,
       base_currency_amount_minor, exchange_rate_used, exchange_rate_date, confidence, confidence_reason, created_at)
     SELECT o.business_id, o.id, o.client_id, o.expense_bucket_id, 'obligation', coalesce(o.promised_date, o.due_date),
       CASE WHEN o.open_minor > 0 THEN 'in' ELSE 'out' END, o.obligation_type, o.open_minor, o.currency,
       CASE WHEN o.open_minor = o.estimated_amount_minor THEN o.base_currency_amount_minor
         ELSE round(o.base_currency_amount_minor * 1.0 * o.open_minor / o.estimated_amount_minor) END,
       o.exchange_rate_used, o.exchange_rate_date,
       CASE WHEN o.is_prospect = 1 OR o.source = 'detected' THEN 'low' WHEN o.document_number IS NOT NULL OR o.is_document_book = 1 THEN 'high' ELSE 'medium' END,
       CASE WHEN o.is_prospect = 1 THEN 'A deal that is not won yet.' WHEN o.source = 'detected' THEN 'Expected from a habit of the bank history.'
         WHEN o.document_number IS NOT NULL OR o.is_document_book = 1 THEN 'A document was issued or received.' ELSE 'An agreement says so.' END, ?
     FROM (SELECT s.*, a.client_id, a.expense_bucket_id, a.obligation_type, a.is_prospect, a.is_document_book,
         s.estimated_amount_minor - coalesce((SELECT sum(l.amount_minor)
           FROM payment_allocations l INDEXED BY idx_payment_allocations_schedule CROSS JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
           WHERE l.business_id = s.business_id AND l.schedule_id = s.id AND p.status <> 'voided'), 0) AS open_minor
       FROM obligation_schedules s JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
       WHERE s.business_id = ? AND s.${column} = ? AND s.status IN ('planned', 'scheduled', 'partly_paid')) o
     WHERE o.open_minor <> 0`,
  ).run(nowInstant, businessId, id);
}
