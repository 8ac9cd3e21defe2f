import { unmatchPayment, type PaymentBook } from './record-payment.ts';

/**
 * Takes back the payments that rest on the lines of an import which is about to go: what they settled is open again. Payments that were voided before only lose
 * their pointer to the line.
 */
export function unmatchBatch(book: PaymentBook, lines: { readonly fromId: number; readonly toId: number }): void {
  const { tx, businessId } = book;
  const rows = tx
    .statement('SELECT id, status FROM payment_events WHERE business_id = ? AND transaction_id BETWEEN ? AND ? ORDER BY id')
    .all(businessId, lines.fromId, lines.toId);
  const release = tx.statement('UPDATE payment_events SET transaction_id = NULL WHERE business_id = ? AND id = ?');
  for (const row of rows) {
    if (row['status'] !== 'voided') unmatchPayment(book, Number(row['id']), 'the import was taken back');
    release.run(businessId, Number(row['id']));
  }
}
