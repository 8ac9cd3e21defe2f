import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { RateBook } from '../../engine/currency/rate-book.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadRateBook } from './load-rates.ts';

/** What a bank line is worth in base currency and the rate it was converted at; in base currency without a rate, empty where none is known. */
export type BaseAmount = { readonly amountMinor: MinorUnits | null; readonly rate: string | null; readonly rateDate: IsoDate | null };

type Line = { readonly amountMinor: MinorUnits; readonly currency: CurrencyCode; readonly bookingDate: IsoDate };

/**
 * Converts bank lines at the rate of their booking date; one dated ahead of today at the latest rate there is. The rates of a currency are loaded
 * when its first line comes.
 */
export function createBaseConverter(read: ReadHandle, business: JobBusiness): (line: Line) => BaseAmount {
  const base = currencyCode(business.baseCurrency);
  const books = new Map<CurrencyCode, RateBook>();
  return ({ amountMinor, currency, bookingDate }) => {
    if (currency === base) return { amountMinor, rate: null, rateDate: null };
    if (!books.has(currency)) books.set(currency, loadRateBook(read, { currencies: [currency, base], from: null, through: business.today }));
    const book = must(books.get(currency), 'the rates just loaded');
    const date = bookingDate > business.today ? business.today : bookingDate;
    return book.convert(amountMinor, currency, { to: base, date }) ?? { amountMinor: null, rate: null, rateDate: null };
  };
}
