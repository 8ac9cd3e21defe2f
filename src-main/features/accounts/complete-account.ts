import { type AccountType, COUNTS_AS_CASH } from '../../../src-shared/domain/vocabulary/accounts.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { AccountRow } from './store.ts';

type Kept = Pick<AccountRow, 'accountType' | 'countsAsCash' | 'creditLimitMinor' | 'interestRateBps'>;
/** What a person gives; a field that is left out follows the type. */
export type GivenAccount = { readonly [Field in keyof Kept]?: Kept[Field] | undefined };

const HAS_LIMIT: ReadonlySet<AccountType> = new Set(['credit_line']);
const HAS_RATE: ReadonlySet<AccountType> = new Set(['credit_line', 'loan']);

function refuse(sentence: string): never {
  throw new AppError('INVALID_INPUT', `${sentence} Nothing was saved.`);
}

/**
 * What an account keeps that depends on its type. A given field that does not fit the type is refused; one that was there before and does not fit the
 * new type goes with it.
 */
export function completeAccount(given: GivenAccount, before: Kept | null): Kept {
  const accountType = given.accountType ?? before?.accountType ?? 'bank';
  const isOther = accountType !== before?.accountType;
  const { creditLimitMinor = null, interestRateBps = null } = before ?? {};
  const kept = {
    accountType,
    countsAsCash: given.countsAsCash ?? (isOther ? COUNTS_AS_CASH[accountType] : before.countsAsCash),
    creditLimitMinor: given.creditLimitMinor === undefined ? (HAS_LIMIT.has(accountType) ? creditLimitMinor : null) : given.creditLimitMinor,
    interestRateBps: given.interestRateBps === undefined ? (HAS_RATE.has(accountType) ? interestRateBps : null) : given.interestRateBps,
  };
  if (kept.creditLimitMinor !== null && !HAS_LIMIT.has(accountType))
    refuse('Only a credit line has a limit: choose that type, or leave the limit empty.');
  if (kept.interestRateBps !== null && !HAS_RATE.has(accountType))
    refuse('Only a credit line or a loan has an interest rate: choose one of these types, or leave the rate empty.');
  // Books of an earlier version may hold one that counts; they are left alone until somebody says so again.
  if (given.countsAsCash === true && !COUNTS_AS_CASH[accountType] && (isOther || !before.countsAsCash))
    refuse('A loan or a credit line is money owed, so it does not count as cash.');
  return kept;
}
