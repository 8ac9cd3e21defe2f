import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { createRateBook, type RateBook } from '../../engine/currency/rate-book.ts';
import type { Rate } from '../../engine/currency/types.ts';

/** What a bank line is worth in base currency and the rate it was converted at; in base currency without a rate, empty where none is known. */
type BaseAmount = { readonly amountMinor: MinorUnits | null; readonly rate: string | null; readonly rateDate: IsoDate | null };

type Line = { readonly amountMinor: MinorUnits; readonly currency: CurrencyCode; readonly bookingDate: IsoDate };

/**
 * Converts bank lines at the rate of their booking date; one dated ahead of today at the latest rate there is. The rates of a currency are asked for
 * when its first line comes.
 */
export function createBaseConverter(
  business: { readonly baseCurrency: string; readonly today: IsoDate },
  ratesOf: (currency: CurrencyCode) => readonly Rate[],
): (line: Line) => BaseAmount {
  const base = currencyCode(business.baseCurrency);
  const books = new Map<CurrencyCode, RateBook>();
  return ({ amountMinor, currency, bookingDate }) => {
    if (currency === base) return { amountMinor, rate: null, rateDate: null };
    let book = books.get(currency);
    if (book === undefined) {
      book = createRateBook(ratesOf(currency));
      books.set(currency, book);
    }
    const date = bookingDate > business.today ? business.today : bookingDate;
    return book.convert(amountMinor, currency, { to: base, date }) ?? { amountMinor: null, rate: null, rateDate: null };
  };
}
