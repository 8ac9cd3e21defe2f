import { useMemo } from 'react';
import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { dateInWords, formatDateInSentence, relativeDay } from '../format/dates.ts';
import { formatMoney, type MoneyStyle } from '../format/money.ts';
import { formatCount, formatPercent } from '../format/numbers.ts';
import { readableSentence } from '../format/readable-sentence.ts';
import { useBusiness, useSelection, useToday } from '../stores/business.ts';

export type Format = {
  readonly locale: string;
  readonly today: IsoDate;
  /** Whether one looks from an earlier day, which `today` then is. */
  readonly isReplay: boolean;
  readonly baseCurrency: CurrencyCode;
  readonly money: (amountMinor: MinorUnits, currency: CurrencyCode, style?: Omit<MoneyStyle, 'locale'>) => string;
  readonly count: (count: number) => string;
  readonly percent: (share: number) => string;
  readonly dateInWords: (date: IsoDate) => string;
  readonly dateInSentence: (date: IsoDate) => string;
  /** A sentence of an engine, with its dates and amounts in the reader's forms. */
  readonly sentence: (written: string) => string;
  readonly relativeDay: (date: IsoDate) => string;
};

/** Figures and dates as the business on the screen reads them. */
export function useFormat(): Format {
  const { locale, baseCurrency } = useBusiness();
  const today = useToday();
  const isReplay = useSelection((state) => state.asOf !== null);
  return useMemo(
    () => ({
      locale,
      today,
      isReplay,
      baseCurrency,
      money: (amountMinor, currency, style) => formatMoney(amountMinor, currency, { ...style, locale }),
      count: (count) => formatCount(count, locale),
      percent: (share) => formatPercent(share, locale),
      dateInWords: (date) => dateInWords(date, today),
      dateInSentence: (date) => formatDateInSentence(date, today),
      sentence: (written) => readableSentence(written, locale),
      relativeDay: (date) => relativeDay(date, today),
    }),
    [locale, today, isReplay, baseCurrency],
  );
}
