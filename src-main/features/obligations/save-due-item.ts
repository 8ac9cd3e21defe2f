import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ScheduleStatus } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { changeStatus, type StatusCause } from '../../engine/obligations/schedule-status.ts';
import { findDocumentBook, type StoredAgreement } from './agreement-store.ts';
import type { Book } from './book.ts';
import { materialiseCashEvents } from './cash-events.ts';
import { knownSchedule } from './record-payment.ts';
import { createAgreement, documentBook } from './save-agreement.ts';
import {
  findScheduleByDocument,
  insertSchedule,
  type ScheduleFacts,
  setScheduleStatus,
  type StoredSchedule,
  updateSchedule,
} from './schedule-store.ts';

/** A single invoice or bill as it is entered or read from a file. */
export type NewDocument = {
  readonly clientId: number | null;
  readonly expenseBucketId: number | null;
  readonly documentNumber: string | null;
  readonly issueDate: IsoDate | null;
  readonly dueDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly taxAmountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  readonly paymentReference: string | null;
  readonly description: string | null;
  readonly promisedDate: IsoDate | null;
  readonly discountUntil: IsoDate | null;
  readonly discountBps: number | null;
  readonly source: string;
};

type Party = { readonly name: string };

function partyOf(book: Book, document: Pick<NewDocument, 'clientId' | 'expenseBucketId'>): Party {
  const isCustomer = document.clientId !== null;
  if (isCustomer === (document.expenseBucketId !== null))
    throw new AppError('INVALID_INPUT', 'An invoice belongs to a customer, a bill to a vendor: choose one of them. Nothing was saved.');
  const table = isCustomer ? 'clients' : 'expense_buckets';
  const row = book.tx
    .statement(`SELECT name FROM ${table} WHERE business_id = ? AND id = ? AND merged_into_id IS NULL`)
    .get(book.businessId, document.clientId ?? document.expenseBucketId);
  if (row === undefined)
    throw new AppError('NOT_FOUND', `There is no such ${isCustomer ? 'customer' : 'vendor'} in this business. Nothing was saved.`);
  return { name: String(row['name']) };
}

function bookOfParty(book: Book, document: NewDocument, party: Party): StoredAgreement {
  const { clientId, expenseBucketId, currency } = document;
  const known = findDocumentBook(book.tx, book.businessId, { clientId, expenseBucketId, currency });
  return (
    known ?? createAgreement(book, { ...documentBook(book, { clientId, expenseBucketId, currency, partyName: party.name }), source: document.source })
  );
}

function refuseWrongDates(document: Pick<NewDocument, 'issueDate' | 'dueDate' | 'amountMinor' | 'taxAmountMinor'>): void {
  if (document.issueDate !== null && document.issueDate > document.dueDate)
    throw new AppError('INVALID_INPUT', 'The due date lies before the date of issue. Nothing was saved; correct one of them.');
  if (document.amountMinor === 0) throw new AppError('INVALID_INPUT', 'A document needs an amount. Nothing was saved.');
  if (Math.abs(document.taxAmountMinor) > Math.abs(document.amountMinor))
    throw new AppError('INVALID_INPUT', 'The tax is more than the whole amount. Nothing was saved; correct one of them.');
}

/**
 * Enters a single invoice (money in) or bill (money out); a credit note has the opposite sign. It stands in its party's book of documents, which is made
 * when it is the first. The same document number twice of one party is refused: that is how bills are paid twice.
 */
export function createDocument(book: Book, document: NewDocument): number {
  refuseWrongDates(document);
  const party = partyOf(book, document);
  const agreement = bookOfParty(book, document, party);
  const { documentNumber } = document;
  if (documentNumber !== null && findScheduleByDocument(book.tx, book.businessId, agreement.id, documentNumber) !== undefined)
    throw new AppError(
      'CONFLICT',
      `${party.name} already has a document ${documentNumber}. Nothing was saved; open that one, or give another number.`,
    );
  const nominalDate = document.issueDate ?? (document.dueDate < book.today ? document.dueDate : book.today);
  const facts: ScheduleFacts = {
    nominalDate,
    dueDate: document.dueDate,
    issueDate: nominalDate,
    estimatedAmountMinor: document.amountMinor,
    taxAmountMinor: document.taxAmountMinor,
    documentNumber,
    paymentReference: document.paymentReference,
    description: document.description,
    promisedDate: document.promisedDate,
    discountUntil: document.discountUntil,
    discountBps: document.discountBps,
  };
  const last = book.tx
    .statement('SELECT count(*) AS count FROM obligation_schedules WHERE business_id = ? AND agreement_id = ?')
    .get(book.businessId, agreement.id);
  const scheduleId = insertSchedule(
    book.tx,
    book.businessId,
    {
      agreementId: agreement.id,
      agreementVersion: agreement.version,
      occurrenceKey: `document-${Number(last?.['count'] ?? 0) + 1}`,
      ...facts,
      currency: document.currency,
      base: book.toBase(document.amountMinor, document.currency, nominalDate),
      status: 'scheduled',
      statusCause: 'issue',
      source: document.source,
    },
    book,
  );
  book.record({
    action: 'create',
    entityType: 'obligation_schedule',
    entityId: String(scheduleId),
    after: { ...facts, currency: document.currency, party: party.name },
  });
  materialiseCashEvents(book.tx, book.businessId, { scope: { scheduleId }, nowInstant: book.nowInstant });
  return scheduleId;
}

export type DueItemChange = { readonly [K in keyof Omit<ScheduleFacts, 'nominalDate' | 'estimatedAmountMinor'>]?: ScheduleFacts[K] | undefined } & {
  readonly amountMinor?: MinorUnits | undefined;
};

function factsOf(schedule: StoredSchedule): ScheduleFacts {
  const { nominalDate, dueDate, issueDate, estimatedAmountMinor, taxAmountMinor, documentNumber, paymentReference } = schedule;
  const { description, promisedDate, discountUntil, discountBps } = schedule;
  return {
    nominalDate,
    dueDate,
    issueDate,
    estimatedAmountMinor,
    taxAmountMinor,
    documentNumber,
    paymentReference,
    description,
    promisedDate,
    discountUntil,
    discountBps,
  };
}

/**
 * Changes one due item. A generated one is then a person's own: its agreement no longer moves it. What payments have settled cannot be more than the
 * item any more.
 */
export function changeDueItem(book: Book, scheduleId: number, { amountMinor, ...given }: DueItemChange): void {
  const before = knownSchedule(book, scheduleId);
  if (before.closedDate !== null) throw new AppError('CONFLICT', 'This due item is closed. Nothing was changed; reopen it first.');
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const facts: ScheduleFacts = { ...factsOf(before), ...known, estimatedAmountMinor: amountMinor ?? before.estimatedAmountMinor };
  refuseWrongDates({ ...facts, amountMinor: facts.estimatedAmountMinor });
  const settled = before.settledMinor;
  if (settled !== 0 && (Math.sign(facts.estimatedAmountMinor) !== Math.sign(settled) || Math.abs(facts.estimatedAmountMinor) < Math.abs(settled)))
    throw new AppError('CONFLICT', 'More has been paid on this due item than the new amount. Nothing was changed; take a payment back first.');
  const base = book.toBase(facts.estimatedAmountMinor, before.currency, facts.issueDate ?? facts.dueDate);
  updateSchedule(book.tx, book.businessId, scheduleId, {
    facts,
    base,
    agreementVersion: before.agreementVersion,
    isEdited: before.isEdited || !before.isDocumentBook,
    nowInstant: book.nowInstant,
  });
  book.record({ action: 'update', entityType: 'obligation_schedule', entityId: String(scheduleId), before: factsOf(before), after: facts });
  settleAgain(book, scheduleId);
  materialiseCashEvents(book.tx, book.businessId, { scope: { scheduleId }, nowInstant: book.nowInstant });
}

/** A changed amount may settle an item or open it again. */
function settleAgain(book: Book, scheduleId: number): void {
  const item = knownSchedule(book, scheduleId);
  if (item.settledMinor === 0) return;
  const isSettled = item.settledMinor === item.estimatedAmountMinor;
  const status: ScheduleStatus = isSettled ? 'paid' : 'partly_paid';
  if (status === item.status) return;
  setScheduleStatus(book.tx, book.businessId, scheduleId, { status, cause: 'amount', closedDate: null, nowInstant: book.nowInstant });
  book.record({
    action: 'transition',
    entityType: 'obligation_schedule',
    entityId: String(scheduleId),
    reason: 'amount',
    fromStage: item.status,
    toStage: status,
  });
}

/** A planned item becomes a document: sent to a customer, or received from a vendor. */
export function issueDueItem(book: Book, scheduleId: number, issued: { readonly documentNumber: string | null; readonly issueDate: IsoDate }): void {
  const before = knownSchedule(book, scheduleId);
  if (issued.documentNumber !== null) {
    const twin = findScheduleByDocument(book.tx, book.businessId, before.agreementId, issued.documentNumber);
    if (twin !== undefined && twin.id !== scheduleId)
      throw new AppError('CONFLICT', `There is already a document ${issued.documentNumber} here. Nothing was changed; give another number.`);
  }
  const facts = { ...factsOf(before), documentNumber: issued.documentNumber ?? before.documentNumber, issueDate: issued.issueDate };
  moveStatus(book, before, { cause: 'issue', closedAs: null, isIssued: true, reason: null });
  const base = book.toBase(facts.estimatedAmountMinor, before.currency, issued.issueDate);
  updateSchedule(book.tx, book.businessId, scheduleId, {
    facts,
    base,
    agreementVersion: before.agreementVersion,
    isEdited: before.isEdited,
    nowInstant: book.nowInstant,
  });
}

type Move = {
  readonly cause: StatusCause;
  readonly closedAs: 'cancelled' | 'written_off' | null;
  readonly isIssued: boolean;
  readonly reason: string | null;
};

function moveStatus(book: Book, item: StoredSchedule, { cause, closedAs, isIssued, reason }: Move): void {
  const next = changeStatus(item.status, cause, { isIssued, scheduledMinor: item.estimatedAmountMinor, allocatedMinor: item.settledMinor, closedAs });
  if (!next.ok) throw next.error;
  const closedDate = closedAs === null ? null : book.today;
  setScheduleStatus(book.tx, book.businessId, item.id, { status: next.value, cause, closedDate, nowInstant: book.nowInstant });
  materialiseCashEvents(book.tx, book.businessId, { scope: { scheduleId: item.id }, nowInstant: book.nowInstant });
  book.record({
    action: 'transition',
    entityType: 'obligation_schedule',
    entityId: String(item.id),
    reason: reason ?? cause,
    fromStage: item.status,
    toStage: next.value,
  });
}

function hasDocument(item: StoredSchedule): boolean {
  return item.isDocumentBook || item.issueDate !== null || item.documentNumber !== null;
}

export function closeDueItem(
  book: Book,
  scheduleId: number,
  close: { readonly as: 'cancelled' | 'written_off'; readonly reason: string | null },
): void {
  const item = knownSchedule(book, scheduleId);
  const cause = close.as === 'cancelled' ? 'cancel' : 'write_off';
  moveStatus(book, item, { cause, closedAs: close.as, isIssued: hasDocument(item), reason: close.reason });
}

export function reopenDueItem(book: Book, scheduleId: number): void {
  const item = knownSchedule(book, scheduleId);
  moveStatus(book, item, { cause: 'reopen', closedAs: null, isIssued: hasDocument(item), reason: null });
}
