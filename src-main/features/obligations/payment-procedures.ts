import type { Payment } from '../../../src-shared/contract/due-items.ts';
import { ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { findAccount } from '../accounts/store.ts';
import type { Book } from './book.ts';
import { openBook } from './open-book.ts';
import { matchLine } from './match-line.ts';
import { listPayments } from './payment-store.ts';
import { recordPayment, refuseFuture, unmatchPayment } from './record-payment.ts';

async function inBook<T>(scope: BusinessScope, work: (book: Book) => T): Promise<T> {
  refuseReplay(scope);
  const result = await change(scope, (tx) => work(openBook(tx, scope)));
  publishChange(scope, 'obligations', 'transactions', 'forecast', 'audit');
  return result;
}

export const paymentProcedures = {
  list: os.payments.list.handler(({ context, input }): Payment[] => {
    const scope = inBusiness(context.scope);
    const { scheduleId, transactionId, limit } = input;
    return listPayments(scope.services.database.read, scope.business.id, { scheduleId, transactionId, limit, throughDate: scope.asOf });
  }),
  record: os.payments.record.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseFuture(input.paymentDate, scope.today);
    return inBook(scope, (book) => {
      const currency = input.currency ?? scope.business.baseCurrency;
      if (input.accountId !== undefined && findAccount(book.tx, book.businessId, input.accountId) === undefined)
        throw new AppError('NOT_FOUND', 'There is no such account in this business. Nothing was changed.');
      return recordPayment(book, {
        paymentDate: input.paymentDate,
        amountMinor: input.amountMinor,
        currency,
        transactionId: null,
        accountId: input.accountId ?? null,
        base: book.toBase(input.amountMinor, currency, input.paymentDate),
        feeMinor: input.feeMinor ?? ZERO,
        discountMinor: input.discountMinor ?? ZERO,
        matchedBy: 'person',
        confidence: null,
        reasoning: null,
        notes: input.notes ?? null,
        wanted: input.allocations,
      });
    });
  }),
  match: os.payments.match.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) =>
      matchLine(book, input.transactionId, {
        feeMinor: input.feeMinor ?? ZERO,
        discountMinor: input.discountMinor ?? ZERO,
        wanted: input.allocations,
        matchedBy: 'person',
        confidence: null,
        reasoning: null,
      }),
    );
  }),
  unmatch: os.payments.unmatch.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => ({ reopened: unmatchPayment(book, input.paymentId, input.reason ?? 'taken back') }));
  }),
};
