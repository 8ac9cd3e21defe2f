import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type AccountChoice, newAccountName } from './suggest-account.ts';

/** One of the accounts a file holds, and where its lines go; null where the person has to say. */
type StatementPart = { readonly name: string; readonly account: AccountChoice | null };

/**
 * A file that names several accounts, account by account: to the one with that IBAN or number, to a new one where there is no account at all yet,
 * else nobody knows.
 */
export function partsOf(
  statementAccounts: ImportResult['statementAccounts'],
  accounts: readonly Pick<Account, 'name' | 'isArchived'>[],
  currency: CurrencyCode,
): StatementPart[] {
  const hasAccounts = accounts.some((account) => !account.isArchived);
  const taken: Pick<Account, 'name'>[] = [...accounts];
  return statementAccounts.map(({ name, accountId }): StatementPart => {
    if (accountId !== null) return { name, account: { kind: 'existing', accountId } };
    if (hasAccounts) return { name, account: null };
    const fresh = newAccountName(name, taken);
    taken.push({ name: fresh });
    return { name, account: { kind: 'new', name: fresh, currency } };
  });
}

/** Where an account keeps what files call it: an IBAN begins with a country and two check digits; any other number or name is its number. */
export function numberFields(name: string): { iban: string } | { accountNumber: string } {
  const plain = name.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain) ? { iban: plain } : { accountNumber: name.trim().slice(0, 64) };
}
