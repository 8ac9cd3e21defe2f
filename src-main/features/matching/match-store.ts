import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ConfirmedMatch, DeclinedPair, MatchLine } from '../../engine/matching/types.ts';
import { payeeKey } from '../../engine/payee/payee-key.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';

/** Customers and vendors share one numbering in the engine: even numbers are customers, odd ones vendors, negative ones agreements without either. */
export function counterpartyOf(owner: {
  readonly clientId: number | null;
  readonly expenseBucketId: number | null;
  readonly agreementId: number;
}): number {
  if (owner.clientId !== null) return owner.clientId * 2;
  return owner.expenseBucketId === null ? -owner.agreementId : owner.expenseBucketId * 2 + 1;
}

function text(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** Lines from a day on that no payment stands for and that are no transfers between own accounts, newest first. */
export function listUnmatchedLines(
  read: ReadHandle,
  businessId: number,
  filter: { readonly from: IsoDate; readonly through: IsoDate; readonly transactionId?: number | undefined },
): MatchLine[] {
  const rows = read
    .statement(
      `SELECT id, booking_date, amount_minor, currency, description, counterparty, counterparty_iban, reference, end_to_end_id FROM booked_transactions
       WHERE business_id = ? AND booking_date BETWEEN ? AND ? AND is_pending = 0 AND (? IS NULL OR id = ?)
         AND id NOT IN (SELECT transaction_id FROM payment_events WHERE transaction_id IS NOT NULL AND status <> 'voided')
         AND id NOT IN (SELECT out_transaction_id FROM transfer_pairs WHERE status = 'paired')
         AND id NOT IN (SELECT in_transaction_id FROM transfer_pairs WHERE status = 'paired')
       ORDER BY booking_date DESC, id DESC`,
    )
    .all(businessId, filter.from, filter.through, filter.transactionId ?? null, filter.transactionId ?? null);
  return rows.map((row) => ({
    transactionId: Number(row['id']),
    bookingDate: String(row['booking_date']) as IsoDate,
    amountMinor: minorUnits(Number(row['amount_minor'])),
    currency: currencyCode(String(row['currency'])),
    payeeKey: payeeKey(text(row['counterparty']), String(row['description'])),
    description: String(row['description']),
    counterparty: text(row['counterparty']),
    counterpartyIban: text(row['counterparty_iban']),
    reference: text(row['reference']),
    endToEndId: text(row['end_to_end_id']),
  }));
}

/** What confirmed lines paid, one entry a line and counterparty, oldest first. */
export function listConfirmedMatches(read: ReadHandle, businessId: number, from: IsoDate): ConfirmedMatch[] {
  const rows = read
    .statement(
      `SELECT p.id, p.fee_minor, p.discount_minor, t.booking_date, t.description, t.counterparty, t.counterparty_iban,
         a.client_id, a.expense_bucket_id, a.id AS agreement_id, max(s.due_date) AS due_date, sum(l.payment_amount_minor) AS gross_minor
       FROM payment_events p JOIN booked_transactions t ON t.id = p.transaction_id
       JOIN payment_allocations l ON l.business_id = p.business_id AND l.payment_id = p.id
       JOIN obligation_schedules s ON s.business_id = l.business_id AND s.id = l.schedule_id
       JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
       WHERE p.business_id = ? AND p.status <> 'voided' AND p.payment_date >= ?
       GROUP BY p.id, coalesce(a.client_id, -1), coalesce(a.expense_bucket_id, -1) ORDER BY p.payment_date, p.id`,
    )
    .all(businessId, from);
  return rows.map((row) => ({
    counterpartyId: counterpartyOf({
      clientId: row['client_id'] === null ? null : Number(row['client_id']),
      expenseBucketId: row['expense_bucket_id'] === null ? null : Number(row['expense_bucket_id']),
      agreementId: Number(row['agreement_id']),
    }),
    payeeKey: payeeKey(text(row['counterparty']), String(row['description'])),
    counterpartyIban: text(row['counterparty_iban']),
    dueDate: String(row['due_date']) as IsoDate,
    bookingDate: String(row['booking_date']) as IsoDate,
    grossMinor: minorUnits(Number(row['gross_minor'])),
    feeMinor: minorUnits(Number(row['fee_minor'])),
    discountMinor: minorUnits(Number(row['discount_minor'])),
  }));
}

export function listDeclinedPairs(read: ReadHandle, businessId: number): DeclinedPair[] {
  return read
    .statement('SELECT transaction_id, schedule_id FROM declined_matches WHERE business_id = ?')
    .all(businessId)
    .map((row) => ({ transactionId: Number(row['transaction_id']), scheduleId: Number(row['schedule_id']) }));
}

export function insertDeclined(
  tx: WriteHandle,
  businessId: number,
  pair: DeclinedPair,
  decided: { readonly nowInstant: string; readonly userId: number | null },
): void {
  tx.statement(
    `INSERT INTO declined_matches (business_id, transaction_id, schedule_id, declined_at, declined_by) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (business_id, transaction_id, schedule_id) DO NOTHING`,
  ).run(businessId, pair.transactionId, pair.scheduleId, decided.nowInstant, decided.userId);
}

export type PartyAliases = { readonly payeeKeys: readonly string[]; readonly ibans: readonly string[] };

/** Names and accounts of every party, by the engine's numbers: those of its record and those confirmed on bank lines. */
export function listPartyAliases(read: ReadHandle, businessId: number): ReadonlyMap<number, PartyAliases> {
  const found = new Map<number, { payeeKeys: string[]; ibans: string[] }>();
  const rows = read
    .statement(
      `SELECT client_id, expense_bucket_id, kind, alias FROM party_aliases WHERE business_id = ? AND confirmed_count > 0
       UNION ALL SELECT client_id, expense_bucket_id, 'iban', iban FROM party_bank_accounts WHERE business_id = ? AND iban IS NOT NULL AND removed_at IS NULL`,
    )
    .all(businessId, businessId);
  for (const row of rows) {
    const id = counterpartyOf({
      clientId: row['client_id'] === null ? null : Number(row['client_id']),
      expenseBucketId: row['expense_bucket_id'] === null ? null : Number(row['expense_bucket_id']),
      agreementId: 0,
    });
    const known = found.get(id) ?? { payeeKeys: [], ibans: [] };
    (row['kind'] === 'iban' ? known.ibans : known.payeeKeys).push(String(row['alias']));
    found.set(id, known);
  }
  return found;
}
