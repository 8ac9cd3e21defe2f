import type { Customer, CustomerDetail } from '../../../src-shared/contract/parties.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { Book } from '../obligations/book.ts';
import { openBook } from '../obligations/open-book.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { computeOwnFigures, computePartyFigures } from './party-figures.ts';
import { findParty, listParties, type StoredParty } from './party-store.ts';
import { addBankAccount, markPartyAccount } from './save-bank-account.ts';
import { mergeParties } from './merge-parties.ts';
import { changeParty, createParty, givenFields } from './save-party.ts';
import { undoMerge } from './undo-merge.ts';
import { isShown } from './shown-parties.ts';
import { viewCustomer, viewCustomerDetail } from './view-party.ts';

function known(read: ReadHandle, scope: BusinessScope, customerId: number): StoredParty<'customer'> {
  const party = findParty(read, scope.business.id, { kind: 'customer', id: customerId });
  if (party === undefined) throw new AppError('NOT_FOUND', 'There is no such customer in this business.');
  return party;
}

function detailOf(read: ReadHandle, scope: BusinessScope, customerId: number): CustomerDetail {
  return viewCustomerDetail(read, scope.business.id, { party: known(read, scope, customerId), asOf: scope.asOf });
}

function rowOf(read: ReadHandle, scope: BusinessScope, customerId: number): Customer {
  const { figures } = computeOwnFigures(read, scope.business.id, { kind: 'customer', asOf: scope.asOf, id: customerId });
  return viewCustomer(known(read, scope, customerId), figures);
}

async function inBook<T>(scope: BusinessScope, work: (book: Book) => T): Promise<T> {
  refuseReplay(scope);
  const result = await change(scope, (tx) => work(openBook(tx, scope)));
  publishChange(scope, 'parties', 'obligations', 'forecast', 'audit');
  return result;
}

export const customerProcedures = {
  list: os.customers.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const figuresOf = computePartyFigures(read, scope.business.id, { kind: 'customer', asOf: scope.asOf });
    return listParties(read, scope.business.id, 'customer')
      .filter((party) => isShown(party, input))
      .map((party) => viewCustomer(party, figuresOf(party.id)));
  }),
  get: os.customers.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return detailOf(scope.services.database.read, scope, input.customerId);
  }),
  create: os.customers.create.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const { baseCurrency } = scope.business;
      const id = createParty(book, 'customer', { given: givenFields('customer', input), billing: input.billing, baseCurrency, source: 'manual' });
      return rowOf(book.tx, scope, id);
    });
  }),
  update: os.customers.update.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const { status, expectedRowVersion } = input;
      changeParty(book, { kind: 'customer', id: input.customerId }, { given: givenFields('customer', input), status, expectedRowVersion });
      return rowOf(book.tx, scope, input.customerId);
    });
  }),
  merge: os.customers.merge.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      mergeParties(book, 'customer', { keptId: input.customerId, mergedId: input.mergedCustomerId });
      return rowOf(book.tx, scope, input.customerId);
    });
  }),
  undoMerge: os.customers.undoMerge.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      undoMerge(book, 'customer', input.mergedCustomerId);
      return rowOf(book.tx, scope, input.mergedCustomerId);
    });
  }),
  addBankAccount: os.customers.addBankAccount.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      addBankAccount(book, { kind: 'customer', id: input.customerId }, input);
      return detailOf(book.tx, scope, input.customerId);
    });
  }),
  confirmBankAccount: os.customers.confirmBankAccount.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      markPartyAccount(book, { kind: 'customer', id: input.customerId }, { bankAccountId: input.bankAccountId, as: 'confirmed' });
      return detailOf(book.tx, scope, input.customerId);
    });
  }),
  removeBankAccount: os.customers.removeBankAccount.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      markPartyAccount(book, { kind: 'customer', id: input.customerId }, { bankAccountId: input.bankAccountId, as: 'removed' });
      return detailOf(book.tx, scope, input.customerId);
    });
  }),
};
