import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { BaseDay } from '../accounts/store.ts';

/**
 * The ways in which banks write a number: as it is stored, without separators, and in groups of four. Comparing with these few is a tenth of the work of
 * bringing every line's number into one form.
 */
function spellings(stored: string): string[] {
  const plain = stored.replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase();
  return plain === '' ? [] : [...new Set([stored, plain, plain.toLowerCase(), plain.replace(/(.{4})(?=.)/g, '$1 ')])];
}

/** Between which accounts: those whose money counts as cash, or all of them, loans and credit lines included. */
type Among = 'cash' | 'all';

/** Spellings of the numbers of the business's accounts; null where it has fewer than two, which cannot have transfers. */
function ownNumbers(read: ReadHandle, businessId: number, among: Among): string[] | null {
  const all = read.all(
    read.build.selectFrom('cash_accounts').select(['iban', 'account_number', 'counts_as_cash']).where('business_id', '=', businessId),
  );
  const accounts = all.filter((account) => among === 'all' || account.counts_as_cash === 1);
  if (accounts.length < 2) return null;
  return accounts.flatMap((account) => [account.iban, account.account_number].flatMap((number) => (number === null ? [] : spellings(number))));
}

/**
 * Numbers of lines that are transfers between accounts of at least `given.least_cash`: those paired, and those that name an own account although its line
 * is not in the book. The values are named in a table of one row, because the driver takes numbered places for named ones.
 */
const OWN_TRANSFERS = `WITH given (business_id, numbers, least_cash, through_date) AS (VALUES (?, ?, ?, ?)), pairs AS (
    SELECT p.out_transaction_id AS out_id, p.in_transaction_id AS in_id FROM transfer_pairs p
      JOIN booked_transactions o ON o.id = p.out_transaction_id JOIN cash_accounts oa ON oa.id = o.account_id AND oa.counts_as_cash >= (SELECT least_cash FROM given)
      JOIN booked_transactions i ON i.id = p.in_transaction_id JOIN cash_accounts ia ON ia.id = i.account_id AND ia.counts_as_cash >= (SELECT least_cash FROM given)
    WHERE p.business_id = (SELECT business_id FROM given) AND p.status = 'paired'
  ), own AS (
    SELECT out_id AS id FROM pairs UNION SELECT in_id FROM pairs UNION
    SELECT t.id FROM booked_transactions t WHERE t.business_id = (SELECT business_id FROM given)
      AND t.counterparty_iban IN (SELECT value FROM json_each((SELECT numbers FROM given)))
      AND NOT EXISTS (SELECT 1 FROM transfer_pairs b WHERE b.status = 'broken' AND (b.out_transaction_id = t.id OR b.in_transaction_id = t.id))
  )`;

/** Movements between the business's own cash accounts by day: they are neither income nor cost. */
export function listOwnTransfers(read: ReadHandle, businessId: number, throughDate: IsoDate): BaseDay[] {
  const numbers = ownNumbers(read, businessId, 'cash');
  if (numbers === null) return [];
  const rows = read
    .statement(
      `${OWN_TRANSFERS}
       SELECT t.booking_date AS booking_date, sum(max(t.base_amount_minor, 0)) AS inflow, sum(min(t.base_amount_minor, 0)) AS outflow, count(*) AS line_count
       FROM own JOIN booked_transactions t ON t.id = own.id JOIN cash_accounts a ON a.id = t.account_id
       WHERE t.business_id = (SELECT business_id FROM given) AND t.booking_date <= (SELECT through_date FROM given) AND a.counts_as_cash = 1 AND t.base_amount_minor IS NOT NULL
       GROUP BY t.booking_date ORDER BY t.booking_date`,
    )
    .all(businessId, JSON.stringify(numbers), 1, throughDate);
  return rows.map((row) => ({
    bookingDate: String(row['booking_date']) as IsoDate,
    inflowMinor: minorUnits(Number(row['inflow'])),
    outflowMinor: minorUnits(Number(row['outflow'])),
    lineCount: Number(row['line_count']),
  }));
}

/** Numbers of all lines that are transfers between the business's own accounts, loans and credit lines included. */
export function ownTransferIds(read: ReadHandle, businessId: number): Set<number> {
  const numbers = ownNumbers(read, businessId, 'all');
  if (numbers === null) return new Set();
  const rows = read.statement(`${OWN_TRANSFERS} SELECT id FROM own`).all(businessId, JSON.stringify(numbers), 0, null);
  return new Set(rows.map((row) => Number(row['id'])));
}
