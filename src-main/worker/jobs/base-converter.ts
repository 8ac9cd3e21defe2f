import { type IsoDate, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { convertAmount } from '../../../src-shared/domain/money/decimal.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { FoundRate, RateBook } from '../../engine/currency/rate-book.ts';
import type { ReadHandle } from '../../database/database.ts';
import { loadRateBook } from './load-rates.ts';

/** What a bank line is worth in base currency, with the rate it was converted at; all null where there is no rate. */
export type BaseAmount = { readonly amountMinor: MinorUnits | null; readonly rate: string | null; readonly rateDate: IsoDate | null };

type Line = { readonly amountMinor: MinorUnits; readonly currency: CurrencyCode; readonly bookingDate: IsoDate };
