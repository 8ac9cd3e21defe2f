import type { Payment } from '../../../src-shared/contract/due-items.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { Selectable } from 'kysely';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { PaymentEventsTable } from '../../database/schema/payments.ts';
import { insertRow } from '../../database/insert-row.ts';
import type { BaseAmount } from './base-amount.ts';
import type { Written } from './schedule-store.ts';

/** A part of a payment: in the due item's currency, and what of the payment it takes. */
export type StoredAllocation = { readonly scheduleId: number; readonly amountMinor: MinorUnits; readonly paymentAmountMinor: MinorUnits };

export type NewPayment = {
  readonly paymentDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  readonly transactionId: number | null;
  readonly accountId: number | null;
  readonly base: BaseAmount;
  readonly feeMinor: MinorUnits;
  readonly discountMinor: MinorUnits;
  readonly unallocatedMinor: MinorUnits;
  readonly varianceVsExpectedMinor: MinorUnits;
  readonly matchedBy: Payment['matchedBy'];
  readonly confidence: number | null;
  readonly reasoning: string | null;
  readonly notes: string | null;
  readonly allocations: readonly StoredAllocation[];
};

export function insertPayment(tx: WriteHandle, businessId: number, payment: NewPayment, { nowInstant, userId }: Written): number {
  const paymentId = insertRow(tx, 'payment_events', {
    business_id: businessId,
    transaction_id: payment.transactionId,
    account_id: payment.accountId,
    payment_date: payment.paymentDate,
    amount_minor: payment.amountMinor,
    currency: payment.currency,
    base_currency_amount_minor: payment.base.amountMinor,
    exchange_rate_used: payment.base.rate,
    exchange_rate_date: payment.base.rateDate,
    fee_minor: payment.feeMinor,
    discount_minor: payment.discountMinor,
    unallocated_minor: payment.unallocatedMinor,
    variance_vs_expected_minor: payment.varianceVsExpectedMinor,
    status: payment.transactionId === null ? 'recorded' : 'matched',
    matched_by: payment.matchedBy,
    confidence: payment.confidence,
    reasoning: payment.reasoning,
    notes: payment.notes,
    created_at: nowInstant,
    created_by: userId,
    updated_at: nowInstant,
  });
  const insert = tx.statement(
    'INSERT INTO payment_allocations (business_id, payment_id, schedule_id, amount_minor, payment_amount_minor) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { scheduleId, amountMinor, paymentAmountMinor } of payment.allocations) {
    insert.run(businessId, paymentId, scheduleId, amountMinor, paymentAmountMinor);
  }
  return paymentId;
}

/** Takes a payment out of every balance; it and its parts stay as they were for the record. */
export function voidPayment(
  tx: WriteHandle,
  businessId: number,
  paymentId: number,
  voided: { readonly reason: string; readonly nowInstant: string },
): void {
  tx.statement(
    `UPDATE payment_events SET status = 'voided', voided_at = ?, voided_reason = ?, updated_at = ?, row_version = row_version + 1
     WHERE business_id = ? AND id = ?`,
  ).run(voided.nowInstant, voided.reason, voided.nowInstant, businessId, paymentId);
}

export type PaymentFilter = {
  readonly scheduleId?: number | undefined;
  readonly transactionId?: number | undefined;
  readonly throughDate?: IsoDate | undefined;
  readonly limit?: number | undefined;
};

/** Payments with their parts, newest first; those that were taken back are not among them. */
export function listPayments(read: ReadHandle, businessId: number, filter: PaymentFilter): Payment[] {
  let query = read.build.selectFrom('payment_events as p').selectAll('p').where('p.business_id', '=', businessId).where('p.status', '<>', 'voided');
  if (filter.transactionId !== undefined) query = query.where('p.transaction_id', '=', filter.transactionId);
  if (filter.throughDate !== undefined) query = query.where('p.payment_date', '<=', filter.throughDate);
  if (filter.scheduleId !== undefined) {
    const ids = read.build
      .selectFrom('payment_allocations')
      .select('payment_id')
      .where('business_id', '=', businessId)
      .where('schedule_id', '=', filter.scheduleId);
    query = query.where('p.id', 'in', ids);
  }
  const rows = read.all(
    query
      .orderBy('p.payment_date', 'desc')
      .orderBy('p.id', 'desc')
      .limit(filter.limit ?? 1000),
  );
  return toPayments(read, businessId, rows);
}

/** One payment, also when it was taken back. */
export function findPayment(read: ReadHandle, businessId: number, paymentId: number): Payment | undefined {
  const row = read.statement('SELECT * FROM payment_events WHERE business_id = ? AND id = ?').get(businessId, paymentId);
  return row === undefined ? undefined : toPayments(read, businessId, [row as unknown as PaymentRow])[0];
}

type PaymentRow = Selectable<PaymentEventsTable>;

function toPayments(read: ReadHandle, businessId: number, rows: readonly PaymentRow[]): Payment[] {
  const partsOf = allocationsOf(
    read,
    businessId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    paymentDate: row.payment_date as IsoDate,
    amountMinor: minorUnits(row.amount_minor),
    currency: currencyCode(row.currency),
    transactionId: row.transaction_id,
    accountId: row.account_id,
    feeMinor: minorUnits(row.fee_minor),
    discountMinor: minorUnits(row.discount_minor),
    unallocatedMinor: minorUnits(row.unallocated_minor),
    varianceVsExpectedMinor: minorUnits(row.variance_vs_expected_minor),
    status: row.status,
    matchedBy: row.matched_by,
    confidence: row.confidence,
    reasoning: row.reasoning,
    notes: row.notes,
    allocations: partsOf.get(row.id) ?? [],
  }));
}

function allocationsOf(read: ReadHandle, businessId: number, paymentIds: readonly number[]): Map<number, Payment['allocations']> {
  const parts = new Map<number, Payment['allocations']>();
  const rows = read
    .statement(
      `SELECT l.payment_id, l.schedule_id, l.amount_minor, l.payment_amount_minor,
         coalesce(s.document_number, a.name || ' ' || s.nominal_date) AS label
       FROM payment_allocations l
       JOIN obligation_schedules s ON s.business_id = l.business_id AND s.id = l.schedule_id
       JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
       WHERE l.business_id = ? AND l.payment_id IN (SELECT value FROM json_each(?)) ORDER BY s.due_date, s.id`,
    )
    .all(businessId, JSON.stringify(paymentIds));
  for (const row of rows) {
    const paymentId = Number(row['payment_id']);
    const known = parts.get(paymentId) ?? [];
    known.push({
      scheduleId: Number(row['schedule_id']),
      amountMinor: minorUnits(Number(row['amount_minor'])),
      paymentAmountMinor: minorUnits(Number(row['payment_amount_minor'])),
      label: String(row['label']),
    });
    parts.set(paymentId, known);
  }
  return parts;
}

/** The payment that a bank line stands for, unless it was taken back. */
export function findPaymentOfLine(read: ReadHandle, businessId: number, transactionId: number): Payment | undefined {
  return listPayments(read, businessId, { transactionId, limit: 1 })[0];
}

/** A bank line as a payment needs it. */
export type LineFacts = {
  readonly transactionId: number;
  readonly accountId: number;
  readonly bookingDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  readonly base: BaseAmount;
  readonly description: string;
  readonly counterparty: string | null;
  readonly counterpartyIban: string | null;
};

export function findLine(read: ReadHandle, businessId: number, transactionId: number): LineFacts | undefined {
  const row = read.first(
    read.build.selectFrom('booked_transactions').selectAll().where('business_id', '=', businessId).where('id', '=', transactionId),
  );
  if (row === undefined) return undefined;
  return {
    transactionId: row.id,
    accountId: row.account_id,
    bookingDate: row.booking_date as IsoDate,
    amountMinor: minorUnits(row.amount_minor),
    currency: currencyCode(row.currency),
    base: {
      amountMinor: row.base_amount_minor === null ? null : minorUnits(row.base_amount_minor),
      rate: row.exchange_rate_used,
      rateDate: row.exchange_rate_date as IsoDate | null,
    },
    description: row.description,
    counterparty: row.counterparty,
    counterpartyIban: row.counterparty_iban,
  };
}
