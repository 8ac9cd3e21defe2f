import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ObligationType, ScheduleStatus } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';
import { insertRow } from '../../database/insert-row.ts';
import type { BaseAmount } from './base-amount.ts';

export type StoredSchedule = {
  readonly id: number;
  readonly agreementId: number;
  readonly agreementName: string;
  readonly agreementVersion: number;
  readonly isDocumentBook: boolean;
  readonly isProspect: boolean;
  readonly obligationType: ObligationType;
  readonly clientId: number | null;
  readonly expenseBucketId: number | null;
  readonly counterpartyName: string | null;
  readonly occurrenceKey: string;
  readonly nominalDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly issueDate: IsoDate | null;
  readonly estimatedAmountMinor: MinorUnits;
  readonly taxAmountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  readonly baseCurrencyAmountMinor: MinorUnits | null;
  readonly status: ScheduleStatus;
  readonly statusCause: string;
  /** The day it was cancelled or written off. */
  readonly closedDate: IsoDate | null;
  readonly isEdited: boolean;
  /** The amount is a guess (power, sales tax) until a document or a payment says what it is. */
  readonly isEstimate: boolean;
  readonly documentNumber: string | null;
  readonly paymentReference: string | null;
  readonly description: string | null;
  readonly promisedDate: IsoDate | null;
  readonly discountUntil: IsoDate | null;
  readonly discountBps: number | null;
  readonly approvedAt: string | null;
  readonly source: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** What payments on or before the reference day have settled, in the item's currency and sign. */
  readonly settledMinor: MinorUnits;
};

const OPEN_STATUSES = "('planned', 'scheduled', 'partly_paid')";

// From the few parts of one item to their payments, by name: left to itself the planner walks every part of the business for each item.
const SELECT = `SELECT s.*, a.name AS agreement_name, a.is_document_book, a.is_prospect, a.is_amount_variable, a.obligation_type, a.client_id, a.expense_bucket_id,
    coalesce(c.name, e.name) AS counterparty_name,
    coalesce((SELECT sum(l.amount_minor) FROM payment_allocations l INDEXED BY idx_payment_allocations_schedule CROSS JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
      WHERE l.business_id = s.business_id AND l.schedule_id = s.id AND p.status <> 'voided' AND p.payment_date <= @asOf), 0) AS settled_minor
  FROM obligation_schedules s
  JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
  LEFT JOIN clients c ON c.business_id = a.business_id AND c.id = a.client_id
  LEFT JOIN expense_buckets e ON e.business_id = a.business_id AND e.id = a.expense_bucket_id`;

function nullableMinor(value: SqlValue | undefined): MinorUnits | null {
  return value === null || value === undefined ? null : minorUnits(Number(value));
}

function nullableText(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function nullableId(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function toSchedule(row: Readonly<Record<string, SqlValue>>): StoredSchedule {
  return {
    id: Number(row['id']),
    agreementId: Number(row['agreement_id']),
    agreementName: String(row['agreement_name']),
    agreementVersion: Number(row['agreement_version']),
    isDocumentBook: row['is_document_book'] === 1,
    isProspect: row['is_prospect'] === 1,
    obligationType: String(row['obligation_type']) as ObligationType,
    clientId: nullableId(row['client_id']),
    expenseBucketId: nullableId(row['expense_bucket_id']),
    counterpartyName: nullableText(row['counterparty_name']),
    occurrenceKey: String(row['occurrence_key']),
    nominalDate: String(row['nominal_date']) as IsoDate,
    dueDate: String(row['due_date']) as IsoDate,
    issueDate: nullableText(row['issue_date']) as IsoDate | null,
    estimatedAmountMinor: minorUnits(Number(row['estimated_amount_minor'])),
    taxAmountMinor: minorUnits(Number(row['tax_amount_minor'])),
    currency: currencyCode(String(row['currency'])),
    baseCurrencyAmountMinor: nullableMinor(row['base_currency_amount_minor']),
    status: String(row['status']) as ScheduleStatus,
    statusCause: String(row['status_cause']),
    closedDate: nullableText(row['closed_date']) as IsoDate | null,
    isEdited: row['is_edited'] === 1,
    isEstimate: row['is_amount_variable'] === 1 && row['is_document_book'] === 0 && row['document_number'] === null,
    documentNumber: nullableText(row['document_number']),
    paymentReference: nullableText(row['payment_reference']),
    description: nullableText(row['description']),
    promisedDate: nullableText(row['promised_date']) as IsoDate | null,
    discountUntil: nullableText(row['discount_until']) as IsoDate | null,
    discountBps: nullableId(row['discount_bps']),
    approvedAt: nullableText(row['approved_at']),
    source: String(row['source']),
    createdAt: String(row['created_at']),
    updatedAt: String(row['updated_at']),
    settledMinor: minorUnits(Number(row['settled_minor'])),
  };
}

export type ScheduleFilter = {
  readonly asOf: IsoDate;
  readonly clientId?: number | undefined;
  readonly expenseBucketId?: number | undefined;
  readonly agreementId?: number | undefined;
  readonly direction?: 'in' | 'out' | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly text?: string | undefined;
  /** Only items that are stored as open: right for today, not for a past day, when items that are settled by now were open. */
  readonly onlyStoredOpen?: boolean | undefined;
  readonly ids?: readonly number[] | undefined;
  /** Items of any customer, or of any vendor. */
  readonly party?: 'customer' | 'vendor' | undefined;
  /** Items due on or after this day, and older ones that are still open. */
  readonly dueFromOrOpen?: IsoDate | undefined;
};

/** better-sqlite3 takes named values as one object; the handle passes positional ones, so the reference day is bound first wherever it occurs. */
function bound(text: string, asOf: IsoDate, values: readonly SqlValue[]): { readonly text: string; readonly values: SqlValue[] } {
  return { text: text.replaceAll('@asOf', '?'), values: [asOf, ...values] };
}

function conditionsOf(businessId: number, filter: ScheduleFilter): { readonly parts: string[]; readonly values: SqlValue[] } {
  const parts = ['s.business_id = ?'];
  const values: SqlValue[] = [businessId];
  const add = (part: string, ...more: SqlValue[]): void => {
    parts.push(part);
    values.push(...more);
  };
  if (filter.clientId !== undefined) add('a.client_id = ?', filter.clientId);
  if (filter.expenseBucketId !== undefined) add('a.expense_bucket_id = ?', filter.expenseBucketId);
  if (filter.agreementId !== undefined) add('s.agreement_id = ?', filter.agreementId);
  if (filter.direction !== undefined) add(filter.direction === 'in' ? 's.estimated_amount_minor > 0' : 's.estimated_amount_minor < 0');
  if (filter.from !== undefined) add('s.due_date >= ?', filter.from);
  if (filter.to !== undefined) add('s.due_date <= ?', filter.to);
  if (filter.onlyStoredOpen === true) add(`s.status IN ${OPEN_STATUSES}`);
  if (filter.party !== undefined) add(filter.party === 'customer' ? 'a.client_id IS NOT NULL' : 'a.expense_bucket_id IS NOT NULL');
  if (filter.dueFromOrOpen !== undefined) add(`(s.due_date >= ? OR s.status IN ${OPEN_STATUSES})`, filter.dueFromOrOpen);
  if (filter.ids !== undefined) add('s.id IN (SELECT value FROM json_each(?))', JSON.stringify(filter.ids));
  // A document of a later day is no fact of this day.
  add('(s.issue_date IS NULL OR s.issue_date <= ?)', filter.asOf);
  if (filter.text !== undefined && filter.text.trim() !== '') {
    const pattern = `%${filter.text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const columns = ['s.document_number', 's.description', 's.payment_reference', 'a.name', 'c.name', 'e.name'];
    add(`(${columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`, ...columns.map(() => pattern));
  }
  return { parts, values };
}

/** Due items with what had been settled by the reference day, in order of due date. */
export function listSchedules(read: ReadHandle, businessId: number, filter: ScheduleFilter): StoredSchedule[] {
  const { parts, values } = conditionsOf(businessId, filter);
  const query = bound(`${SELECT} WHERE ${parts.join(' AND ')} ORDER BY s.due_date, s.id`, filter.asOf, values);
  return read
    .statement(query.text)
    .all(...query.values)
    .map(toSchedule);
}

/** One due item, whatever its dates. */
export function findSchedule(read: ReadHandle, businessId: number, scheduleId: number, asOf: IsoDate): StoredSchedule | undefined {
  const query = bound(`${SELECT} WHERE s.business_id = ? AND s.id = ?`, asOf, [businessId, scheduleId]);
  const row = read.statement(query.text).get(...query.values);
  return row === undefined ? undefined : toSchedule(row);
}

export function findScheduleByDocument(
  read: ReadHandle,
  businessId: number,
  agreementId: number,
  documentNumber: string,
): { readonly id: number } | undefined {
  const row = read
    .statement('SELECT id FROM obligation_schedules WHERE business_id = ? AND document_number = ? AND agreement_id = ?')
    .get(businessId, documentNumber, agreementId);
  return row === undefined ? undefined : { id: Number(row['id']) };
}

/** What a due item says, apart from how it stands. */
export type ScheduleFacts = {
  readonly nominalDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly issueDate: IsoDate | null;
  readonly estimatedAmountMinor: MinorUnits;
  readonly taxAmountMinor: MinorUnits;
  readonly documentNumber: string | null;
  readonly paymentReference: string | null;
  readonly description: string | null;
  readonly promisedDate: IsoDate | null;
  readonly discountUntil: IsoDate | null;
  readonly discountBps: number | null;
};

export type NewSchedule = ScheduleFacts & {
  readonly agreementId: number;
  readonly agreementVersion: number;
  readonly occurrenceKey: string;
  readonly currency: CurrencyCode;
  readonly base: BaseAmount;
  readonly status: ScheduleStatus;
  readonly statusCause: string;
  readonly source: string;
};

function factColumns(facts: ScheduleFacts) {
  return {
    nominal_date: facts.nominalDate,
    due_date: facts.dueDate,
    issue_date: facts.issueDate,
    estimated_amount_minor: facts.estimatedAmountMinor,
    tax_amount_minor: facts.taxAmountMinor,
    document_number: facts.documentNumber,
    payment_reference: facts.paymentReference,
    description: facts.description,
    promised_date: facts.promisedDate,
    discount_until: facts.discountUntil,
    discount_bps: facts.discountBps,
  };
}

function baseColumns(base: BaseAmount) {
  return { base_currency_amount_minor: base.amountMinor, exchange_rate_used: base.rate, exchange_rate_date: base.rateDate };
}

export type Written = { readonly nowInstant: string; readonly userId: number | null };

export function insertSchedule(tx: WriteHandle, businessId: number, item: NewSchedule, { nowInstant, userId }: Written): number {
  return insertRow(tx, 'obligation_schedules', {
    business_id: businessId,
    agreement_id: item.agreementId,
    agreement_version: item.agreementVersion,
    occurrence_key: item.occurrenceKey,
    ...factColumns(item),
    currency: item.currency,
    ...baseColumns(item.base),
    status: item.status,
    status_cause: item.statusCause,
    source: item.source,
    created_at: nowInstant,
    created_by: userId,
    updated_at: nowInstant,
  });
}

export type ScheduleChange = {
  readonly facts: ScheduleFacts;
  readonly base: BaseAmount;
  readonly agreementVersion: number;
  /** A person's own change: regeneration leaves the item alone from then on. */
  readonly isEdited: boolean;
};

export function updateSchedule(
  tx: WriteHandle,
  businessId: number,
  scheduleId: number,
  change: ScheduleChange & { readonly nowInstant: string },
): void {
  tx.run(
    tx.build
      .updateTable('obligation_schedules')
      .set((expression) => ({
        ...factColumns(change.facts),
        ...baseColumns(change.base),
        agreement_version: change.agreementVersion,
        is_edited: change.isEdited ? 1 : 0,
        updated_at: change.nowInstant,
        row_version: expression('row_version', '+', 1),
      }))
      .where('business_id', '=', businessId)
      .where('id', '=', scheduleId),
  );
}

/** The amount an estimate turned out to be. */
export function setScheduleAmount(
  tx: WriteHandle,
  businessId: number,
  scheduleId: number,
  actual: { readonly amountMinor: MinorUnits; readonly base: BaseAmount; readonly nowInstant: string },
): void {
  const { amountMinor, base, nowInstant } = actual;
  tx.statement(
    `UPDATE obligation_schedules SET estimated_amount_minor = ?, base_currency_amount_minor = ?, exchange_rate_used = ?, exchange_rate_date = ?,
       updated_at = ?, row_version = row_version + 1 WHERE business_id = ? AND id = ?`,
  ).run(amountMinor, base.amountMinor, base.rate, base.rateDate, nowInstant, businessId, scheduleId);
}

export type StatusChange = {
  readonly status: ScheduleStatus;
  readonly cause: string;
  readonly closedDate: IsoDate | null;
  readonly nowInstant: string;
};

export function setScheduleStatus(tx: WriteHandle, businessId: number, scheduleId: number, change: StatusChange): void {
  tx.statement(
    `UPDATE obligation_schedules SET status = ?, status_cause = ?, closed_date = ?, updated_at = ?, row_version = row_version + 1
     WHERE business_id = ? AND id = ?`,
  ).run(change.status, change.cause, change.closedDate, change.nowInstant, businessId, scheduleId);
}

export function approveSchedule(tx: WriteHandle, businessId: number, scheduleId: number, { nowInstant, userId }: Written): void {
  tx.statement(
    'UPDATE obligation_schedules SET approved_at = ?, approved_by = ?, updated_at = ?, row_version = row_version + 1 WHERE business_id = ? AND id = ?',
  ).run(nowInstant, userId, nowInstant, businessId, scheduleId);
}
