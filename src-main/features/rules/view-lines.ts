import type { RulePreview } from '../../../src-shared/contract/rules.ts';
import { findTransaction, toTransaction } from '../transactions/store.ts';
import type { ReadHandle } from '../../database/database.ts';

type LineView = RulePreview['changing'][number];

/** The lines of these numbers as a person reads them; those no longer in the book are left out. */
export function viewLines(read: ReadHandle, businessId: number, transactionIds: readonly number[]): Map<number, LineView> {
  const views = new Map<number, LineView>();
  for (const id of transactionIds) {
    const row = findTransaction(read, businessId, id);
    if (row === undefined) continue;
    const {
      id: transactionId,
      bookingDate,
      accountName,
      amountMinor,
      currency,
      description,
      counterparty,
      categoryId,
      categoryName,
    } = toTransaction(row);
    views.set(id, { transactionId, bookingDate, accountName, amountMinor, currency, description, counterparty, categoryId, categoryName });
  }
  return views;
}
