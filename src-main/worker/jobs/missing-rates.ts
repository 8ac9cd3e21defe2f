import type { MissingLines } from '../../../src-shared/contract/currency.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { pairName } from '../../engine/currency/rate-missing.ts';
import type { RateBook } from '../../engine/currency/rate-book.ts';
import { listUnconvertedDays, type UnconvertedDay } from '../../features/currency/conversion-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadRateBook } from './load-rates.ts';

export type MissingRatesJobInput = { readonly business: JobBusiness };

export type UnconvertedDays = { readonly days: readonly UnconvertedDay[]; readonly book: RateBook; readonly base: CurrencyCode };

/** The days with lines that have no amount in base currency, and the rates known by now. */
export function loadUnconvertedDays(read: ReadHandle, business: JobBusiness): UnconvertedDays {
  const base = currencyCode(business.baseCurrency);
  const days = listUnconvertedDays(read, business.businessId, business.asOf);
  const dates = days.map((day) => day.bookingDate).toSorted();
  const range = { from: dates[0] ?? business.asOf, through: dates.at(-1) ?? business.asOf };
  return { days, base, book: loadRateBook(read, { currencies: [base, ...days.map((day) => day.currency)], ...range }) };
}

type Group = MissingLines['groups'][number];

function describe(currency: CurrencyCode, days: readonly UnconvertedDay[], { book, base }: UnconvertedDays): Group {
  const dates = days.map((day) => day.bookingDate);
  const hasRate = (day: UnconvertedDay): boolean => book.find(currency, base, day.bookingDate) !== null;
  const count = (some: readonly UnconvertedDay[]): number => some.reduce((sum, day) => sum + day.lineCount, 0);
  return {
    currency,
    pair: pairName(currency, base),
    lineCount: count(days),
    firstDate: dates[0] as Group['firstDate'],
    lastDate: dates.at(-1) as Group['lastDate'],
    convertibleCount: count(days.filter(hasRate)),
    datesNeeded: [...new Set(days.filter((day) => !hasRate(day)).map((day) => day.bookingDate))],
  };
}

/** Lines without an amount in base currency, by currency, with the days whose rates are still needed. */
export function listMissingRates(input: MissingRatesJobInput, context: JobContext): MissingLines {
  const unconverted = loadUnconvertedDays(context.database.read, input.business);
  const groups = [...Map.groupBy(unconverted.days, (day) => day.currency)].map(([currency, days]) => describe(currency, days, unconverted));
  return { lineCount: groups.reduce((sum, group) => sum + group.lineCount, 0), groups };
}
