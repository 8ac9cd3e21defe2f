import type { Conversion } from '../../../src-shared/contract/currency.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { rateMissing } from '../../engine/currency/rate-missing.ts';
import type { JobContext } from '../job-context.ts';
import { loadRateBook } from './load-rates.ts';

export type ConvertAmountJobInput = {
  readonly amountMinor: MinorUnits;
  readonly fromCurrency: CurrencyCode;
  readonly toCurrency: CurrencyCode;
  readonly date: IsoDate;
};

/** One amount at the rate of a day; a missing rate is a failure that names pair and date. */
export function convertAmount(input: ConvertAmountJobInput, context: JobContext): Conversion {
  const { amountMinor, fromCurrency, toCurrency, date } = input;
  if (fromCurrency === toCurrency) return { amountMinor, currency: toCurrency, rate: null, rateDate: null, isCross: false };
  const book = loadRateBook(context.database.read, { currencies: [fromCurrency, toCurrency], from: date, through: date });
  const converted = book.convert(amountMinor, fromCurrency, { to: toCurrency, date });
  if (converted === null) throw rateMissing(fromCurrency, toCurrency, date);
  return { ...converted, currency: toCurrency };
}
