import type { Payment } from '../../../src-shared/contract/due-items.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { distributeMinor, type MinorUnits, minorUnits, sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { allocatePayment } from '../../engine/obligations/allocate-payment.ts';
import { changeStatus, type StatusCause } from '../../engine/obligations/schedule-status.ts';
import type { Book } from './book.ts';
import { materialiseCashEvents } from './cash-events.ts';
import { END_OF_TIME } from './generate-schedules.ts';
import { type OpenItem, viewOpen } from './open-item.ts';
import { findPayment, insertPayment, type NewPayment, voidPayment } from './payment-store.ts';
import { findSchedule, setScheduleAmount, setScheduleStatus, type StoredSchedule } from './schedule-store.ts';

/** A payment as it is asked for, whoever asks. Amounts in cash sign. */
export type PaymentRequest = Pick<
  NewPayment,
  | 'paymentDate'
  | 'amountMinor'
  | 'currency'
  | 'transactionId'
  | 'accountId'
  | 'base'
  | 'feeMinor'
  | 'discountMinor'
  | 'matchedBy'
  | 'confidence'
  | 'reasoning'
  | 'notes'
> & {
  /** Without an amount an item takes what is left, the oldest first. */
  readonly wanted: readonly { readonly scheduleId: number; readonly amountMinor?: MinorUnits | undefined }[];
};

/** What taking a payment back needs of a book. */
export type PaymentBook = Pick<Book, 'tx' | 'businessId' | 'nowInstant' | 'record'>;

export function knownSchedule(book: Pick<Book, 'tx' | 'businessId'>, scheduleId: number): StoredSchedule {
  const schedule = findSchedule(book.tx, book.businessId, scheduleId, END_OF_TIME);
  if (schedule === undefined) throw new AppError('NOT_FOUND', 'There is no such due item in this business. Nothing was changed.');
  return schedule;
}

function openForPayment(book: Book, scheduleId: number): OpenItem {
  const item = viewOpen(knownSchedule(book, scheduleId), END_OF_TIME);
  if (item.openMinor === 0) {
    const name = item.schedule.documentNumber ?? `${item.schedule.agreementName}, ${item.schedule.dueDate}`;
    throw new AppError('CONFLICT', `${name} is settled or closed already. Nothing was changed; choose another due item or reopen it first.`);
  }
  return item;
}

type Divided = Pick<NewPayment, 'allocations' | 'unallocatedMinor' | 'varianceVsExpectedMinor'>;

function divideInOneCurrency(request: PaymentRequest, items: readonly OpenItem[]): Divided {
  const result = allocatePayment({
    paymentMinor: request.amountMinor,
    currency: request.currency,
    items: items.map(({ schedule, openMinor }) => ({
      id: String(schedule.id),
      currency: schedule.currency,
      dueDate: schedule.dueDate,
      nominalDate: schedule.nominalDate,
      openMinor,
    })),
    feeMinor: request.feeMinor,
    discountMinor: request.discountMinor,
    explicitAmounts: request.wanted.flatMap(({ scheduleId, amountMinor }) =>
      amountMinor === undefined ? [] : [{ itemId: String(scheduleId), amountMinor }],
    ),
  });
  if (!result.ok) throw result.error;
  const { allocations, unallocatedMinor, varianceMinor } = result.value;
  if (allocations.length === 0)
    throw new AppError('INVALID_INPUT', 'This payment settles none of the chosen items: it moves the other way. Nothing was changed.');
  return {
    allocations: allocations.map(({ itemId, amountMinor }) => ({ scheduleId: Number(itemId), amountMinor, paymentAmountMinor: amountMinor })),
    unallocatedMinor,
    varianceVsExpectedMinor: varianceMinor,
  };
}

/**
 * A payment in another currency than its items: each item is settled by the amount given, or in full, in its own currency, and the whole payment is divided
 * over them in proportion. The difference to what was expected is a matter of rates, so the variance compares in base currency and is 0 without a rate.
 */
function divideAcrossCurrencies(request: PaymentRequest, items: readonly OpenItem[]): Divided {
  const [first] = items;
  const currency = must(first, 'an item of the payment').schedule.currency;
  if (items.some(({ schedule }) => schedule.currency !== currency))
    throw new AppError('CURRENCY_MISMATCH', 'A payment can settle items in one foreign currency at a time. Nothing was changed; record it in parts.');
  const settled = items.map(({ schedule, openMinor }) => {
    const given = request.wanted.find(({ scheduleId }) => scheduleId === schedule.id)?.amountMinor ?? openMinor;
    if (Math.sign(given) !== Math.sign(openMinor) || Math.abs(given) > Math.abs(openMinor))
      throw new AppError(
        'AMOUNT_OUT_OF_RANGE',
        'An amount is more than what is open of its item. Nothing was changed; enter at most the open amount.',
      );
    return { scheduleId: schedule.id, amountMinor: given };
  });
  const toDivide = minorUnits(request.amountMinor - request.feeMinor - request.discountMinor);
  if (Math.sign(toDivide) !== Math.sign(sumMinor(settled.map(({ amountMinor }) => amountMinor))))
    throw new AppError('INVALID_INPUT', 'This payment settles none of the chosen items: it moves the other way. Nothing was changed.');
  const parts = distributeMinor(
    toDivide,
    settled.map(({ amountMinor }) => Math.abs(amountMinor)),
  );
  const expectedBase = items.reduce<number | null>((sum, { baseMinor }) => (sum === null || baseMinor === null ? null : sum + baseMinor), 0);
  const varianceMinor = expectedBase === null || request.base.amountMinor === null ? ZERO : minorUnits(request.base.amountMinor - expectedBase);
  return {
    allocations: settled.map((part, index) => ({ ...part, paymentAmountMinor: must(parts[index], 'a part for each item') })),
    unallocatedMinor: ZERO,
    varianceVsExpectedMinor: varianceMinor,
  };
}

/**
 * A payment of one estimated item settles it, whatever it comes to: the amount was a guess, and the payment is what it was. The variance remembers by how
 * much the guess was off. Null where there is nothing estimated, or the money moves the other way.
 */
function settleEstimate(book: Book, request: PaymentRequest, items: readonly OpenItem[]): Divided | null {
  const [item] = items;
  const paidMinor = minorUnits(request.amountMinor - request.feeMinor - request.discountMinor);
  if (item === undefined || items.length > 1 || !item.schedule.isEstimate || Math.sign(paidMinor) !== Math.sign(item.openMinor)) return null;
  const { schedule } = item;
  const actualMinor = minorUnits(schedule.settledMinor + paidMinor);
  if (actualMinor !== schedule.estimatedAmountMinor) {
    const base = book.toBase(actualMinor, schedule.currency, request.paymentDate);
    setScheduleAmount(book.tx, book.businessId, schedule.id, { amountMinor: actualMinor, base, nowInstant: book.nowInstant });
    book.record({
      action: 'update',
      entityType: 'obligation_schedule',
      entityId: String(schedule.id),
      reason: 'the payment says what the estimate comes to',
      before: { estimatedAmountMinor: schedule.estimatedAmountMinor },
      after: { estimatedAmountMinor: actualMinor },
    });
  }
  return {
    allocations: [{ scheduleId: schedule.id, amountMinor: paidMinor, paymentAmountMinor: paidMinor }],
    unallocatedMinor: ZERO,
    varianceVsExpectedMinor: minorUnits(paidMinor - item.openMinor),
  };
}

/** Sets the status that an item's payments give it now, and writes down why. */
function settleStatus(book: PaymentBook, scheduleId: number, cause: StatusCause): void {
  const item = viewOpen(knownSchedule(book, scheduleId), END_OF_TIME);
  const { schedule } = item;
  const isIssued = schedule.isDocumentBook || schedule.issueDate !== null || schedule.documentNumber !== null;
  const facts = { isIssued, scheduledMinor: schedule.estimatedAmountMinor, allocatedMinor: schedule.settledMinor, closedAs: null };
  const next = changeStatus(schedule.status, cause, facts);
  if (!next.ok) throw next.error;
  const isMoved = next.value !== schedule.status;
  if (isMoved) setScheduleStatus(book.tx, book.businessId, scheduleId, { status: next.value, cause, closedDate: null, nowInstant: book.nowInstant });
  materialiseCashEvents(book.tx, book.businessId, { scope: { scheduleId }, nowInstant: book.nowInstant });
  if (!isMoved) return;
  book.record({
    action: 'transition',
    entityType: 'obligation_schedule',
    entityId: String(scheduleId),
    reason: cause,
    fromStage: schedule.status,
    toStage: next.value,
  });
}

/**
 * Records a payment over due items: what each takes, what the bank kept, what is left over, and how it differs from what was expected. All in the caller's
 * transaction, each change of status audited with its cause.
 */
export function recordPayment(book: Book, request: PaymentRequest): Payment {
  if (request.amountMinor === 0 && request.wanted.length < 2)
    throw new AppError('INVALID_INPUT', 'A payment of nothing settles nothing. Nothing was changed; enter the amount that moved.');
  if (new Set(request.wanted.map(({ scheduleId }) => scheduleId)).size !== request.wanted.length)
    throw new AppError('INVALID_INPUT', 'An item is chosen twice. Nothing was changed; choose it once.');
  const items = request.wanted.map(({ scheduleId }) => openForPayment(book, scheduleId));
  const isForeign = items.some(({ schedule }) => schedule.currency !== request.currency);
  const settled = isForeign ? null : settleEstimate(book, request, items);
  const divided = settled ?? (isForeign ? divideAcrossCurrencies(request, items) : divideInOneCurrency(request, items));
  const { wanted: _, ...payment } = request;
  const paymentId = insertPayment(book.tx, book.businessId, { ...payment, ...divided }, book);
  book.record({
    action: request.transactionId === null ? 'record_payment' : 'match',
    entityType: 'payment_event',
    entityId: String(paymentId),
    after: {
      paymentDate: request.paymentDate,
      amountMinor: request.amountMinor,
      currency: request.currency,
      transactionId: request.transactionId,
      feeMinor: request.feeMinor,
      discountMinor: request.discountMinor,
      unallocatedMinor: divided.unallocatedMinor,
      allocations: divided.allocations,
    },
    ...(request.matchedBy === 'automatic'
      ? { automationType: 'matching', actionName: 'match', confidence: request.confidence, aiReasoning: request.reasoning }
      : {}),
  });
  for (const { scheduleId } of divided.allocations) settleStatus(book, scheduleId, 'pay');
  return knownPayment(book, paymentId);
}

function knownPayment(book: Pick<Book, 'tx' | 'businessId'>, paymentId: number): Payment {
  const payment = findPayment(book.tx, book.businessId, paymentId);
  if (payment === undefined) throw new AppError('NOT_FOUND', 'There is no such payment in this business. Nothing was changed.');
  return payment;
}

/** Takes a payment back: it stays on record as voided, and what it settled is open again. */
export function unmatchPayment(book: PaymentBook, paymentId: number, reason: string): number[] {
  const payment = knownPayment(book, paymentId);
  if (payment.status === 'voided') throw new AppError('CONFLICT', 'This payment was taken back already. Nothing was changed.');
  voidPayment(book.tx, book.businessId, paymentId, { reason, nowInstant: book.nowInstant });
  book.record({
    action: 'unmatch',
    entityType: 'payment_event',
    entityId: String(paymentId),
    reason,
    before: { transactionId: payment.transactionId, amountMinor: payment.amountMinor, allocations: payment.allocations },
  });
  const reopened = payment.allocations.map(({ scheduleId }) => scheduleId);
  for (const scheduleId of reopened) settleStatus(book, scheduleId, 'unmatch');
  return reopened;
}

/** The day a payment may be dated: not in the future, since it is a fact. */
export function refuseFuture(date: IsoDate, today: IsoDate): void {
  if (date > today)
    throw new AppError('INVALID_INPUT', 'A payment of a future day has not happened yet. Nothing was changed; give a day up to today.');
}
