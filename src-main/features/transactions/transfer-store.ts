import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { BaseDay } from '../accounts/store.ts';

/** Whitespace and case differ between banks; the rest of an IBAN or account number does not. */
const PLAIN_NUMBER = `upper(replace(replace(%, ' ', ''), '-', ''))`;
const plain = (column: string): string => PLAIN_NUMBER.replace('%', column);

/**
 * Movements between the business's own cash accounts by day: lines whose counterparty account is one of ours. They are neither income nor cost.
 * One account alone can have none, and then nothing is read.
 */
export function listOwnTransfers(read: ReadHandle, businessId: number, throughDate: IsoDate): BaseDay[] {
  const owned = read
    .statement(
      `SELECT ${plain('iban')} AS own_number FROM cash_accounts WHERE business_id = ? AND counts_as_cash = 1 AND iban IS NOT NULL
       UNION SELECT ${plain('account_number')} FROM cash_accounts WHERE business_id = ? AND counts_as_cash = 1 AND account_number IS NOT NULL`,
    )
    .all(businessId, businessId)
    .map((row) => String(row['own_number']));
  if (owned.length < 2) return [];
  const rows = read
    .statement(
      `SELECT t.booking_date AS booking_date, sum(max(t.base_amount_minor, 0)) AS inflow, sum(min(t.base_amount_minor, 0)) AS outflow, count(*) AS line_count
       FROM booked_transactions t JOIN cash_accounts a ON a.business_id = t.business_id AND a.id = t.account_id
       WHERE t.business_id = ? AND t.booking_date <= ? AND a.counts_as_cash = 1 AND t.base_amount_minor IS NOT NULL
         AND t.counterparty_iban IS NOT NULL AND ${plain('t.counterparty_iban')} IN (SELECT value FROM json_each(?))
       GROUP BY t.booking_date ORDER BY t.booking_date`,
    )
    .all(businessId, throughDate, JSON.stringify(owned));
  return rows.map((row) => ({
    bookingDate: String(row['booking_date']) as IsoDate,
    inflowMinor: minorUnits(Number(row['inflow'])),
    outflowMinor: minorUnits(Number(row['outflow'])),
    lineCount: Number(row['line_count']),
  }));
}
