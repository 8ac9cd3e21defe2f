import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';

/** Where a file goes: an account that exists, or one to be made when the file is booked. */
export type AccountChoice =
  | { readonly kind: 'existing'; readonly accountId: number }
  | { readonly kind: 'new'; readonly name: string; readonly currency: CurrencyCode };

type KnownAccount = Pick<Account, 'id' | 'name' | 'iban' | 'accountNumber' | 'isArchived'>;

/** Fewer characters than this match by chance. */
const HINT_LENGTH_MIN = 4;

function compact(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

function matches(account: KnownAccount, hint: string): boolean {
  const own = [account.iban, account.accountNumber].flatMap((text) => (text === null ? [] : [compact(text)]));
  return own.some((number) => number.length >= HINT_LENGTH_MIN && (number === hint || (hint.length >= HINT_LENGTH_MIN && number.endsWith(hint))));
}

/** The account whose IBAN or number the file names, with the words in the file that say so; null when none or more than one fits. */
export function accountNamedBy(hints: readonly string[], accounts: readonly KnownAccount[]): { account: KnownAccount; hint: string } | null {
  const found = new Map<number, { account: KnownAccount; hint: string }>();
  for (const hint of hints) {
    for (const account of accounts)
      if (!account.isArchived && !found.has(account.id) && matches(account, compact(hint))) found.set(account.id, { account, hint });
  }
  const [only] = found.size === 1 ? found.values() : [];
  return only ?? null;
}

/**
 * What to read a file against before anything is known of it: the only account there is, or a new "Main" where there is none. With several accounts
 * null: the file is read, and if it names none of them the person is asked.
 */
export function firstChoice(accounts: readonly KnownAccount[], baseCurrency: CurrencyCode): AccountChoice | null {
  const open = accounts.filter((account) => !account.isArchived);
  if (open.length === 0) return { kind: 'new', name: unusedName('Main', accounts), currency: baseCurrency };
  const [only] = open;
  return open.length === 1 && only !== undefined ? { kind: 'existing', accountId: only.id } : null;
}

/** A name that no account has yet: "Main", else "Main 2", … */
export function unusedName(name: string, accounts: readonly Pick<Account, 'name'>[]): string {
  const taken = new Set(accounts.map((account) => account.name.trim().toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name} ${number}`.toLowerCase())) return `${name} ${number}`;
}

/** What to call an account the book does not have: as the file names it in words, by the end of its number, else "Main". */
export function newAccountName(hint: string | undefined, accounts: readonly Pick<Account, 'name'>[]): string {
  const named = hint?.trim() ?? '';
  if (named === '') return unusedName('Main', accounts);
  const isInWords = /\p{L}{3}/u.test(named) && !/\d{4}/.test(named);
  return unusedName(isInWords ? named : `Account ${compact(named).slice(-HINT_LENGTH_MIN)}`, accounts);
}

/**
 * The account after the file was read: the one it names by number; nobody where it names a number and the account assumed so far has another, since
 * then the person must say; else what was assumed.
 */
export function routeFile(hints: readonly string[], accounts: readonly KnownAccount[], assumed: AccountChoice | null): AccountChoice | null {
  const named = accountNamedBy(hints, accounts);
  if (named !== null) return { kind: 'existing', accountId: named.account.id };
  if (assumed?.kind !== 'existing') return assumed;
  const account = accounts.find(({ id }) => id === assumed.accountId);
  const hasNumber = account !== undefined && (account.iban ?? account.accountNumber ?? '') !== '';
  return hints.length > 0 && hasNumber && !hints.some((hint) => matches(account, compact(hint))) ? null : assumed;
}
