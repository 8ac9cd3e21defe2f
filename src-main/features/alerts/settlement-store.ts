import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { ReadHandle, SqlValue } from '../../database/database.ts';

const nullableId = (value: SqlValue | undefined): number | null => (value === null || value === undefined ? null : Number(value));

/** What a bank line settled. Amounts in cash sign, in base currency. */
export type LineSettlement = {
  readonly clientId: number | null;
  readonly obligationType: ObligationType;
  /** The line with what a bank kept back added again. */
  readonly grossMinor: number;
  /** What was open of the items it settles, agreed discount taken off. */
  readonly expectedMinor: number;
  /** What the agreements had fixed for them; null where an amount is a document's own or varies by nature. */
  readonly agreedMinor: number | null;
};

/** What every matched bank line from a day on settled, by the line's number. Several items of one line are taken together. */
export function listLineSettlements(
  read: ReadHandle,
  businessId: number,
  range: { readonly from: IsoDate; readonly through: IsoDate },
): Map<number, LineSettlement> {
  const rows = read
    .statement(
      `SELECT p.transaction_id AS transaction_id, p.amount_minor AS amount_minor, p.base_currency_amount_minor AS base_minor, p.fee_minor AS fee_minor,
         p.discount_minor AS discount_minor, p.variance_vs_expected_minor AS variance_minor, max(a.client_id) AS client_id, max(a.obligation_type) AS obligation_type,
         CASE WHEN max(a.is_document_book) = 0 AND max(a.is_amount_variable) = 0 THEN sum(s.base_currency_amount_minor) END AS agreed_minor
       FROM payment_events p
       JOIN payment_allocations l ON l.business_id = p.business_id AND l.payment_id = p.id
       JOIN obligation_schedules s ON s.business_id = l.business_id AND s.id = l.schedule_id
       JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
       WHERE p.business_id = ? AND p.payment_date BETWEEN ? AND ? AND p.status <> 'voided' AND p.transaction_id IS NOT NULL AND p.base_currency_amount_minor IS NOT NULL
       GROUP BY p.id`,
    )
    .all(businessId, range.from, range.through);
  const found = new Map<number, LineSettlement>();
  for (const row of rows) {
    const amountMinor = Number(row['amount_minor']);
    const scale = amountMinor === 0 ? 0 : Number(row['base_minor']) / amountMinor;
    const toBase = (value: number): number => Math.trunc(value * scale + Math.sign(value) * 0.5);
    const feeMinor = Number(row['fee_minor']);
    found.set(Number(row['transaction_id']), {
      clientId: nullableId(row['client_id']),
      obligationType: String(row['obligation_type']) as ObligationType,
      grossMinor: toBase(amountMinor - feeMinor),
      expectedMinor: toBase(amountMinor - Number(row['variance_minor']) + Number(row['discount_minor'])),
      agreedMinor: nullableId(row['agreed_minor']),
    });
  }
  return found;
}

/** A due item of a customer that was settled in full, and when. */
export type SettledItem = { readonly clientId: number; readonly dueDate: IsoDate; readonly settledDate: IsoDate; readonly baseMinor: number };

/** Customers' items settled in full by a day, of those due from another day on. */
export function listSettledItems(read: ReadHandle, businessId: number, range: { readonly from: IsoDate; readonly through: IsoDate }): SettledItem[] {
  return read
    .statement(
      `SELECT a.client_id AS client_id, s.due_date AS due_date, max(p.payment_date) AS settled_date, coalesce(s.base_currency_amount_minor, 0) AS base_minor
       FROM obligation_agreements a
       JOIN obligation_schedules s ON s.business_id = a.business_id AND s.agreement_id = a.id
       JOIN payment_allocations l ON l.business_id = s.business_id AND l.schedule_id = s.id
       JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
       WHERE a.business_id = ? AND a.client_id IS NOT NULL AND a.is_prospect = 0 AND s.due_date >= ? AND p.status <> 'voided' AND p.payment_date <= ?
       GROUP BY s.id HAVING sum(l.amount_minor) = s.estimated_amount_minor`,
    )
    .all(businessId, range.from, range.through)
    .map((row) => ({
      clientId: Number(row['client_id']),
      dueDate: String(row['due_date']) as IsoDate,
      settledDate: String(row['settled_date']) as IsoDate,
      baseMinor: Number(row['base_minor']),
    }));
}

/** Dates of issue of every customer's invoices. */
export function listInvoiceDates(
  read: ReadHandle,
  businessId: number,
  range: { readonly from: IsoDate; readonly through: IsoDate },
): Map<number, IsoDate[]> {
  const rows = read
    .statement(
      `SELECT a.client_id AS client_id, coalesce(s.issue_date, s.nominal_date) AS issued_on FROM obligation_agreements a
       JOIN obligation_schedules s ON s.business_id = a.business_id AND s.agreement_id = a.id
       WHERE a.business_id = ? AND a.client_id IS NOT NULL AND a.is_prospect = 0 AND s.status <> 'cancelled' AND s.nominal_date BETWEEN ? AND ?
         AND (a.is_document_book = 1 OR s.issue_date IS NOT NULL OR s.document_number IS NOT NULL)`,
    )
    .all(businessId, range.from, range.through);
  const dates = new Map<number, IsoDate[]>();
  for (const row of rows) {
    const clientId = Number(row['client_id']);
    const known = dates.get(clientId);
    const date = String(row['issued_on']) as IsoDate;
    if (known === undefined) dates.set(clientId, [date]);
    else known.push(date);
  }
  return dates;
}

export type KnownParty = { readonly clientId: number | null; readonly vendorId: number | null };

/** Whose name a bank line carries: by names confirmed on earlier lines. A name that stands for several customers or vendors stands for none. */
export function listPayees(read: ReadHandle, businessId: number): Map<string, KnownParty> {
  const rows = read
    .statement(
      `SELECT alias, min(client_id) AS client_id, count(DISTINCT client_id) AS clients, min(expense_bucket_id) AS vendor_id, count(DISTINCT expense_bucket_id) AS vendors
       FROM party_aliases WHERE business_id = ? AND kind = 'payee' AND confirmed_count > 0 GROUP BY alias`,
    )
    .all(businessId);
  return new Map(
    rows.map((row) => [
      String(row['alias']),
      { clientId: row['clients'] === 1 ? nullableId(row['client_id']) : null, vendorId: row['vendors'] === 1 ? nullableId(row['vendor_id']) : null },
    ]),
  );
}

/** Kinds of obligations the business keeps, prospects left out: where a kind is not kept, nothing can be said about it. */
export function listKeptTypes(read: ReadHandle, businessId: number): Set<ObligationType> {
  const rows = read.statement('SELECT DISTINCT obligation_type FROM obligation_agreements WHERE business_id = ? AND is_prospect = 0').all(businessId);
  return new Set(rows.map((row) => String(row['obligation_type']) as ObligationType));
}
