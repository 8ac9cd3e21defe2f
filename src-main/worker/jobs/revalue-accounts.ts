import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { MissingRate, Revaluation } from '../../../src-shared/contract/currency.ts';
import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits, sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { pairName } from '../../engine/currency/rate-missing.ts';
import { FIRST_DAY, type RateBook } from '../../engine/currency/rate-book.ts';
import { viewAccounts } from '../../features/accounts/view-accounts.ts';
import { type ForeignTotals, listForeignTotals } from '../../features/currency/conversion-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadRateBook } from './load-rates.ts';

export type RevalueAccountsJobInput = { readonly business: JobBusiness };

type Valuation = {
  readonly asOf: IsoDate;
  readonly base: CurrencyCode;
  readonly book: RateBook;
  readonly totals: ReadonlyMap<number, ForeignTotals>;
};

/** The day before the first line, when the balance was there already; without lines the day somebody stated it. */
function openingDay(account: Account, totals: ForeignTotals | undefined, asOf: IsoDate): IsoDate {
  if (totals === undefined) return account.anchor?.balanceDate ?? asOf;
  // the calendar has no day before its first
  return totals.firstDate === FIRST_DAY ? FIRST_DAY : addDays(totals.firstDate, -1);
}

/** What the balance was worth when its parts were booked: lines at their own rates, the balance before them at the rate of the day before. */
function bookedValue(account: Account, balanceMinor: MinorUnits, valuation: Valuation): { value: MinorUnits | null; missing: MissingRate[] } {
  const { asOf, base, book, totals: all } = valuation;
  const pair = pairName(account.currency, base);
  const totals = all.get(account.id);
  const missing: MissingRate[] = [];
  const openingMinor = minorUnits(balanceMinor - (totals?.netMinor ?? 0));
  const date = openingDay(account, totals, asOf);
  const opening = openingMinor === ZERO ? ZERO : (book.convert(openingMinor, account.currency, { to: base, date })?.amountMinor ?? null);
  if (opening === null) missing.push({ pair, date });
  const unconverted = totals?.firstUnconvertedDate ?? null;
  if (unconverted !== null) missing.push({ pair, date: unconverted });
  return { value: opening === null || unconverted !== null ? null : minorUnits(opening + (totals?.baseNetMinor ?? 0)), missing };
}

function revalue(account: Account, valuation: Valuation): Revaluation['accounts'][number] {
  const { asOf, base, book } = valuation;
  const { balanceMinor, currency } = account;
  const named = { accountId: account.id, accountName: account.name, currency, balanceMinor };
  const found = book.find(currency, base, asOf);
  const rate = { rate: found?.rate ?? null, rateDate: found?.rateDate ?? null };
  if (balanceMinor === null) return { ...named, ...rate, bookedBaseMinor: null, currentBaseMinor: null, gainMinor: null, missing: [] };
  const booked = bookedValue(account, balanceMinor, valuation);
  const current = balanceMinor === ZERO ? ZERO : (book.convert(balanceMinor, currency, { to: base, date: asOf })?.amountMinor ?? null);
  return {
    ...named,
    ...rate,
    bookedBaseMinor: booked.value,
    currentBaseMinor: current,
    gainMinor: booked.value === null || current === null ? null : minorUnits(current - booked.value),
    missing: current === null ? [...booked.missing, { pair: pairName(currency, base), date: asOf }] : booked.missing,
  };
}

/** Gains and losses of accounts in foreign currencies: their balance at the rate of the day against what it was worth when it was booked. */
export function revalueAccounts(input: RevalueAccountsJobInput, context: JobContext): Revaluation {
  const { businessId, baseCurrency, asOf } = input.business;
  const read = context.database.read;
  const base = currencyCode(baseCurrency);
  const foreign = viewAccounts(read, businessId, asOf).filter((account) => account.currency !== base && (account.lineCount > 0 || account.anchored));
  const totals = new Map(listForeignTotals(read, businessId, { baseCurrency, through: asOf }).map((one) => [one.accountId, one]));
  const from = foreign.map((account) => openingDay(account, totals.get(account.id), asOf)).toSorted()[0] ?? asOf;
  const book = loadRateBook(read, { currencies: [base, ...foreign.map((account) => account.currency)], from, through: asOf });
  const accounts = foreign.map((account) => revalue(account, { asOf, base, book, totals }));
  const gains = accounts.flatMap(({ gainMinor }) => (gainMinor === null ? [] : [gainMinor]));
  return { asOf, currency: base, accounts, totalGainMinor: gains.length < accounts.length ? null : sumMinor(gains) };
}
