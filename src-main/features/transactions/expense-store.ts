import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle } from '../../database/database.ts';
import { ownTransferIds } from './transfer-store.ts';

export type ExpenseRow = {
  readonly id: number;
  readonly bookingDate: IsoDate;
  readonly baseAmountMinor: number;
  readonly counterparty: string | null;
  readonly description: string;
  readonly category: string | null;
};

/**
 * Outgoing lines of the cash accounts in base currency from one day through another, without transfers between own accounts. Lines without a rate are
 * left out: they are listed as such.
 */
export function listExpenses(read: ReadHandle, businessId: number, range: { from: IsoDate; through: IsoDate }): ExpenseRow[] {
  const rows = read
    .statement(
      `SELECT t.id AS id, t.booking_date AS booking_date, t.base_amount_minor AS base_amount_minor, t.counterparty AS counterparty, t.description AS description, g.name AS category
       FROM cash_accounts a JOIN booked_transactions t ON t.business_id = a.business_id AND t.account_id = a.id
       LEFT JOIN transaction_categories c ON c.transaction_id = t.id LEFT JOIN categories g ON g.id = c.category_id
       WHERE a.business_id = ? AND a.counts_as_cash = 1 AND t.booking_date BETWEEN ? AND ? AND t.base_amount_minor < 0`,
    )
    .all(businessId, range.from, range.through);
  const transfers = ownTransferIds(read, businessId);
  const expenses = rows.filter((row) => !transfers.has(Number(row['id'])));
  return expenses.map((row) => ({
    id: Number(row['id']),
    bookingDate: String(row['booking_date']) as IsoDate,
    baseAmountMinor: Number(row['base_amount_minor']),
    counterparty: typeof row['counterparty'] === 'string' ? row['counterparty'] : null,
    description: String(row['description']),
    category: typeof row['category'] === 'string' ? row['category'] : null,
  }));
}
