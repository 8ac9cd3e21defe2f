import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle } from '../../database/database.ts';
import { ownTransferIds } from '../transactions/transfer-store.ts';

/** A line of a cash account in base currency. */
export type CashLine = {
  readonly id: number;
  readonly bookingDate: IsoDate;
  /** Signed. */
  readonly baseAmountMinor: number;
  readonly counterparty: string | null;
  readonly description: string;
  readonly category: string | null;
};

/**
 * Lines of the cash accounts in base currency from one day through another, without transfers between own accounts. Lines without a rate are left out: they
 * are listed as such.
 */
export function listCashLines(read: ReadHandle, businessId: number, range: { readonly from: IsoDate; readonly through: IsoDate }): CashLine[] {
  const rows = read
    .statement(
      `SELECT t.id AS id, t.booking_date AS booking_date, t.base_amount_minor AS base_amount_minor, t.counterparty AS counterparty, t.description AS description, g.name AS category
       FROM cash_accounts a JOIN booked_transactions t ON t.business_id = a.business_id AND t.account_id = a.id
       LEFT JOIN transaction_categories c ON c.transaction_id = t.id LEFT JOIN categories g ON g.id = c.category_id
       WHERE a.business_id = ? AND a.counts_as_cash = 1 AND t.booking_date BETWEEN ? AND ? AND t.base_amount_minor <> 0`,
    )
    .all(businessId, range.from, range.through);
  const transfers = ownTransferIds(read, businessId);
  const lines: CashLine[] = [];
  for (const row of rows) {
    const id = Number(row['id']);
    if (transfers.has(id)) continue;
    const { counterparty, category } = row;
    lines.push({
      id,
      bookingDate: String(row['booking_date']) as IsoDate,
      baseAmountMinor: Number(row['base_amount_minor']),
      counterparty: typeof counterparty === 'string' ? counterparty : null,
      description: String(row['description']),
      category: typeof category === 'string' ? category : null,
    });
  }
  return lines;
}
