import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { createRateBook, earliestRateDate, type RateBook } from '../../engine/currency/rate-book.ts';
import { listRatesBetween } from '../../features/currency/rate-store.ts';
import type { ReadHandle } from '../../database/database.ts';

export type WantedRates = {
  /** Currencies that are converted into each other; the euro between them is added. */
  readonly currencies: Iterable<CurrencyCode>;
  /** First and last day that will be asked for; from null on everything is loaded. */
  readonly from: IsoDate | null;
  readonly through: IsoDate;
};

/** The rates that conversions between some currencies over some days can need, in memory. */
export function loadRateBook(read: ReadHandle, wanted: WantedRates): RateBook {
  const currencies = [...new Set([...wanted.currencies, currencyCode('EUR')])];
  const from = wanted.from === null ? null : earliestRateDate(wanted.from);
  return createRateBook(listRatesBetween(read, currencies, { from, through: wanted.through }));
}
