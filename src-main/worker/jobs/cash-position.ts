import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { pairName } from '../../engine/currency/rate-missing.ts';
import { cashCandidates, type CashValue } from '../../features/currency/cash-value.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadRateBook } from './load-rates.ts';

export type CashPosition = {
  /** The accounts that make up cash: those in base currency, and those in a foreign one that has a rate on `asOf`. */
  readonly counted: readonly Account[];
  readonly rateMissing: CashValue['rateMissing'];
  /** An amount of an account's currency in base currency at the rate of a day (or the latest within seven days before); null without one. */
  readonly valueOf: (account: Account, amountMinor: number, date: IsoDate) => MinorUnits | null;
};

/** Which accounts count as cash on `asOf`, and what their money is worth on each day from `from` on. */
export function cashPosition(read: ReadHandle, business: JobBusiness, known: { accounts: readonly Account[]; from: IsoDate }): CashPosition {
  const base = currencyCode(business.baseCurrency);
  const candidates = cashCandidates(known.accounts);
  const foreign = candidates.filter((account) => account.currency !== base);
  const currencies = [base, ...foreign.map((account) => account.currency)];
  const book = foreign.length === 0 ? null : loadRateBook(read, { currencies, from: known.from, through: business.asOf });
  const valueOf: CashPosition['valueOf'] = (account, amountMinor, date) => {
    const amount = minorUnits(amountMinor);
    if (account.currency === base || amount === ZERO) return amount;
    return book?.convert(amount, account.currency, { to: base, date })?.amountMinor ?? null;
  };
  // an empty account is worth nothing in any currency, so it needs no rate
  const isKnown = (account: Account): boolean =>
    account.currency === base || account.balanceMinor === ZERO || (book !== null && book.find(account.currency, base, business.asOf) !== null);
  return {
    counted: candidates.filter(isKnown),
    rateMissing: candidates
      .filter((account) => !isKnown(account))
      .map((account) => ({ accountId: account.id, pair: pairName(account.currency, base), date: business.asOf })),
    valueOf,
  };
}
