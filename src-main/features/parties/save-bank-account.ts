import { routingProblem } from '../../../src-shared/domain/banking/aba.ts';
import { isBic, normalizeBic } from '../../../src-shared/domain/banking/bic.ts';
import { ibanProblem, normalizeIban } from '../../../src-shared/domain/banking/iban.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { Book } from '../obligations/book.ts';
import { insertBankAccount, listBankAccounts, markBankAccount, type NewBankAccount } from './bank-account-store.ts';
import { PARTY, type PartyKind } from './party-kind.ts';
import { knownParty } from './save-party.ts';

export type BankAccountOwner = { readonly kind: PartyKind; readonly id: number };

/** The details as a payment file needs them; a wrong digit is found here, not by the bank. */
function checked(given: NewBankAccount): NewBankAccount {
  const { iban, bic, routingNumber, accountNumber } = given;
  if (iban === null && accountNumber === null)
    throw new AppError('INVALID_INPUT', 'A bank account needs an IBAN, or a routing number and an account number. Nothing was saved.');
  if (iban !== null && ibanProblem(iban) !== null)
    throw new AppError('INVALID_INPUT', 'This IBAN is not right: a digit is missing or mistyped. Nothing was saved; compare it with the document.');
  if (bic !== null && !isBic(bic))
    throw new AppError('INVALID_INPUT', 'A BIC has 8 or 11 letters and digits. Nothing was saved; compare it with the document.');
  if (routingNumber !== null && routingProblem(routingNumber) !== null)
    throw new AppError('INVALID_INPUT', 'This routing number is not right: a digit is missing or mistyped. Nothing was saved.');
  return { ...given, iban: iban === null ? null : normalizeIban(iban), bic: bic === null ? null : normalizeBic(bic) };
}

/** New bank details of a party. Shown as new until somebody confirms them, since changed details are how payments are stolen. */
export function addBankAccount(book: Book, owner: BankAccountOwner, given: NewBankAccount): void {
  const party = knownParty(book, owner.kind, owner.id);
  const account = checked(given);
  const isFirst = listBankAccounts(book.tx, book.businessId, owner).length === 0;
  const { nowInstant, userId } = book;
  const id = insertBankAccount(book.tx, book.businessId, owner, {
    account: { ...account, isDefault: isFirst || account.isDefault },
    nowInstant,
    userId,
  });
  book.record({
    action: 'create',
    entityType: 'party_bank_account',
    entityId: String(id),
    after: { ...account, [PARTY[owner.kind].column]: party.id },
  });
}

export function markPartyAccount(
  book: Book,
  owner: BankAccountOwner,
  mark: { readonly bankAccountId: number; readonly as: 'confirmed' | 'removed' },
): void {
  knownParty(book, owner.kind, owner.id);
  const account = listBankAccounts(book.tx, book.businessId, owner).find(({ id }) => id === mark.bankAccountId);
  if (account === undefined) throw new AppError('NOT_FOUND', 'There is no such bank account here. Nothing was changed.');
  if (mark.as === 'confirmed' && account.confirmedAt !== null) return;
  markBankAccount(book.tx, book.businessId, account.id, {
    column: mark.as === 'confirmed' ? 'confirmed_at' : 'removed_at',
    nowInstant: book.nowInstant,
  });
  book.record({
    action: mark.as === 'confirmed' ? 'confirm' : 'remove',
    entityType: 'party_bank_account',
    entityId: String(account.id),
    before: { iban: account.iban, accountNumber: account.accountNumber },
  });
}
