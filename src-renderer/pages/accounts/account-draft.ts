import type { Account } from '../../../src-shared/contract/accounts.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { formatMoney } from '../../format/money.ts';
import { parseAmount } from '../../format/parse-amount.ts';
import { ibanProblem, printedIban } from './account-words.ts';

/** An account as it is being typed. */
export type AccountDraft = Pick<Account, 'name' | 'accountType' | 'currency' | 'countsAsCash'> & {
  readonly iban: string;
  readonly accountNumber: string;
  /** Of a credit line; empty: not known. */
  readonly limit: string;
  /** In percent a year, of a credit line or a loan; empty: not known. */
  readonly rate: string;
};

export type AccountProblems = { readonly [Field in 'name' | 'iban' | 'limit' | 'rate']?: string };

/** A percentage has two decimals, as euros have cents. */
const PERCENT = currencyCode('EUR');

export const hasLimit = ({ accountType }: Pick<AccountDraft, 'accountType'>): boolean => accountType === 'credit_line';
export const hasRate = ({ accountType }: Pick<AccountDraft, 'accountType'>): boolean => accountType === 'credit_line' || accountType === 'loan';

export function newAccountDraft(currency: CurrencyCode): AccountDraft {
  return { name: '', accountType: 'bank', currency, countsAsCash: true, iban: '', accountNumber: '', limit: '', rate: '' };
}

export function draftOfAccount(account: Account, locale: string): AccountDraft {
  const { name, accountType, currency, countsAsCash, creditLimitMinor, interestRateBps } = account;
  return {
    name,
    accountType,
    currency,
    countsAsCash,
    iban: printedIban(account.iban ?? ''),
    accountNumber: account.accountNumber ?? '',
    limit: creditLimitMinor === null ? '' : formatMoney(creditLimitMinor, currency, { locale, cents: true, currencyDisplay: 'none' }),
    rate: interestRateBps === null ? '' : new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(interestRateBps / 100),
  };
}

/** Null: nothing was typed; undefined: no amount without a minus. */
function limitOf(draft: AccountDraft, locale: string): MinorUnits | null | undefined {
  if (!hasLimit(draft) || draft.limit.trim() === '') return null;
  const limit = parseAmount(draft.limit, draft.currency, locale);
  return limit === null || limit < 0 ? undefined : limit;
}

/** In hundredths of a percent. Null: nothing was typed; undefined: no rate from 0 to 100. */
function rateOf(draft: AccountDraft, locale: string): number | null | undefined {
  if (!hasRate(draft) || draft.rate.trim() === '') return null;
  const bps = parseAmount(draft.rate.replace('%', ''), PERCENT, locale);
  return bps === null || bps < 0 || bps > 10_000 ? undefined : bps;
}

/** What is wrong with each field, in words; empty when it can be saved. */
export function accountProblems(draft: AccountDraft, locale: string): AccountProblems {
  const iban = ibanProblem(draft.iban);
  return {
    ...(draft.name.trim() === '' ? { name: 'Give the account a name.' } : {}),
    ...(iban === null ? {} : { iban }),
    ...(limitOf(draft, locale) === undefined ? { limit: 'An amount without a sign, such as 20,000.' } : {}),
    ...(rateOf(draft, locale) === undefined ? { rate: 'A rate from 0 to 100 percent.' } : {}),
  };
}

/** As the contract takes it: no spaces in an IBAN, nothing where nothing was typed. */
export function writtenAccount(draft: AccountDraft, locale: string) {
  const iban = draft.iban.replaceAll(/\s/g, '').toUpperCase();
  const accountNumber = draft.accountNumber.trim();
  return {
    name: draft.name.trim(),
    accountType: draft.accountType,
    countsAsCash: draft.countsAsCash,
    iban: iban === '' ? null : iban,
    accountNumber: accountNumber === '' ? null : accountNumber,
    creditLimitMinor: limitOf(draft, locale) ?? null,
    interestRateBps: rateOf(draft, locale) ?? null,
  };
}
