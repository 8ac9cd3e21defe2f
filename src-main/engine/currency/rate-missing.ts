import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { RATE_VALID_DAYS } from './rate-book.ts';

/** How a pair is named wherever a person reads it: `USD/EUR` is what one US dollar is worth in euro. */
export function pairName(from: CurrencyCode, to: CurrencyCode): string {
  return `${from}/${to}`;
}

/** The failure of a conversion that a figure depends on: names pair and date, so that exactly that rate can be imported or typed. */
export function rateMissing(from: CurrencyCode, to: CurrencyCode, date: IsoDate): AppError {
  const pair = pairName(from, to);
  const sentence = `There is no exchange rate ${pair} for ${date} or the ${RATE_VALID_DAYS} days before it. Import the ECB's reference rates or type the rate.`;
  return new AppError('RATE_MISSING', sentence, { pair, date });
}
