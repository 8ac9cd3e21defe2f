import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { createRateBook, earliestRateDate, type RateBook } from '../../engine/currency/rate-book.ts';
import { listRatesBetween } from '../currency/rate-store.ts';
import type { ReadHandle } from '../../database/database.ts';

/** What an amount is worth in base currency, and by which rate; empty where no rate is known (never 1.0). */
export type BaseAmount = { readonly amountMinor: MinorUnits | null; readonly rate: string | null; readonly rateDate: IsoDate | null };

export type BaseConverter = (amountMinor: MinorUnits, currency: CurrencyCode, date: IsoDate) => BaseAmount;

/**
 * Converts at write time with the rate that is known then: of the day itself for what has happened, the latest one for what lies ahead. Rates are
 * loaded once a currency, when it is first asked for.
 */
export function createBaseConverter(read: ReadHandle, baseCurrency: string, today: IsoDate): BaseConverter {
  const base = currencyCode(baseCurrency);
  const books = new Map<string, RateBook>();
  return (amountMinor, currency, date) => {
    if (currency === base) return { amountMinor, rate: null, rateDate: null };
    const day = date < today ? date : today;
    const key = `${currency}|${day}`;
    const book =
      books.get(key) ?? createRateBook(listRatesBetween(read, [currency, base, currencyCode('EUR')], { from: earliestRateDate(day), through: day }));
    books.set(key, book);
    const converted = book.convert(amountMinor, currency, { to: base, date: day });
    return converted === null
      ? { amountMinor: null, rate: null, rateDate: null }
      : { amountMinor: converted.amountMinor, rate: converted.rate, rateDate: converted.rateDate };
  };
}
