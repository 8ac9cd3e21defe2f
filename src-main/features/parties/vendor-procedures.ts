import type { Vendor, VendorDetail } from '../../../src-shared/contract/parties.ts';
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
import { viewVendor, viewVendorDetail } from './view-party.ts';

function known(read: ReadHandle, scope: BusinessScope, vendorId: number): StoredParty<'vendor'> {
  const party = findParty(read, scope.business.id, { kind: 'vendor', id: vendorId });
  if (party === undefined) throw new AppError('NOT_FOUND', 'There is no such vendor in this business.');
  return party;
}

function detailOf(read: ReadHandle, scope: BusinessScope, vendorId: number): VendorDetail {
  return viewVendorDetail(read, scope.business.id, { party: known(read, scope, vendorId), asOf: scope.asOf });
}

function rowOf(read: ReadHandle, scope: BusinessScope, vendorId: number): Vendor {
  const { figures } = computeOwnFigures(read, scope.business.id, { kind: 'vendor', asOf: scope.asOf, id: vendorId });
  return viewVendor(known(read, scope, vendorId), figures);
}

async function inBook<T>(scope: BusinessScope, work: (book: Book) => T): Promise<T> {
  refuseReplay(scope);
  const result = await change(scope, (tx) => work(openBook(tx, scope)));
  publishChange(scope, 'parties', 'obligations', 'forecast', 'audit');
  return result;
}

export const vendorProcedures = {
  list: os.vendors.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const figuresOf = computePartyFigures(read, scope.business.id, { kind: 'vendor', asOf: scope.asOf });
    return listParties(read, scope.business.id, 'vendor')
      .filter((party) => isShown(party, input))
      .map((party) => viewVendor(party, figuresOf(party.id)));
  }),
  get: os.vendors.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return detailOf(scope.services.database.read, scope, input.vendorId);
  }),
  create: os.vendors.create.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const { baseCurrency } = scope.business;
      const id = createParty(book, 'vendor', { given: givenFields('vendor', input), billing: input.billing, baseCurrency, source: 'manual' });
      return rowOf(book.tx, scope, id);
    });
  }),
  update: os.vendors.update.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const { status, expectedRowVersion } = input;
      changeParty(book, { kind: 'vendor', id: input.vendorId }, { given: givenFields('vendor', input), status, expectedRowVersion });
      return rowOf(book.tx, scope, input.vendorId);
    });
  }),
  merge: os.vendors.merge.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      mergeParties(book, 'vendor', { keptId: input.vendorId, mergedId: input.mergedVendorId });
      return rowOf(book.tx, scope, input.vendorId);
    });
  }),
  undoMerge: os.vendors.undoMerge.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      undoMerge(book, 'vendor', input.mergedVendorId);
      return rowOf(book.tx, scope, input.mergedVendorId);
    });
  }),
  addBankAccount: os.vendors.addBankAccount.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      addBankAccount(book, { kind: 'vendor', id: input.vendorId }, input);
      return detailOf(book.tx, scope, input.vendorId);
    });
  }),
  confirmBankAccount: os.vendors.confirmBankAccount.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      markPartyAccount(book, { kind: 'vendor', id: input.vendorId }, { bankAccountId: input.bankAccountId, as: 'confirmed' });
      return detailOf(book.tx, scope, input.vendorId);
    });
  }),
  removeBankAccount: os.vendors.removeBankAccount.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      markPartyAccount(book, { kind: 'vendor', id: input.vendorId }, { bankAccountId: input.bankAccountId, as: 'removed' });
      return detailOf(book.tx, scope, input.vendorId);
    });
  }),
};
