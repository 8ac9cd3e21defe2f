import type { Payment } from '../../../src-shared/contract/due-items.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { Book } from './book.ts';
import { learnAliases } from './learn-aliases.ts';
import { findLine, findPaymentOfLine } from './payment-store.ts';
import { type PaymentRequest, recordPayment, unmatchPayment } from './record-payment.ts';

export type LineMatch = Pick<PaymentRequest, 'feeMinor' | 'discountMinor' | 'wanted' | 'matchedBy' | 'confidence' | 'reasoning'>;

/**
 * A bank line settles due items. The line is evidence and stays untouched; a line that was matched already is divided anew. Under which name and account
 * the party appeared is remembered, so that its next line is recognised.
 */
export function matchLine(book: Book, transactionId: number, match: LineMatch): Payment {
  const line = findLine(book.tx, book.businessId, transactionId);
  if (line === undefined) throw new AppError('NOT_FOUND', 'This bank line is not in the book any more. Nothing was changed.');
  const earlier = findPaymentOfLine(book.tx, book.businessId, transactionId);
  if (earlier !== undefined) unmatchPayment(book, earlier.id, 'matched anew');
  const payment = recordPayment(book, {
    paymentDate: line.bookingDate,
    amountMinor: line.amountMinor,
    currency: line.currency,
    transactionId,
    accountId: line.accountId,
    base: line.base,
    notes: null,
    ...match,
  });
  learnAliases(book, { line, scheduleIds: payment.allocations.map(({ scheduleId }) => scheduleId) });
  return payment;
}
