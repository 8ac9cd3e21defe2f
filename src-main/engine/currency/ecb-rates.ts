import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { normaliseRate } from './decimal-rate.ts';
import type { Rate } from './types.ts';

/** What a file of reference rates holds. */
export type EcbRates = {
  readonly rates: readonly Rate[];
  readonly firstDate: IsoDate;
  readonly lastDate: IsoDate;
  /** Quoted currencies, in alphabetical order. */
  readonly currencies: readonly CurrencyCode[];
  /** Codes that Tamio keeps no books in (currencies given up long ago); their rates are left out. */
  readonly unknownCurrencies: readonly string[];
};

const EUR = currencyCode('EUR');

/** A file of the ECB that is damaged: nothing of it is taken, because what is missing cannot be seen. */
export function damaged(what: string): AppError {
  return new AppError('FILE_UNREADABLE', `The file of reference rates is damaged: ${what}. Nothing was imported; download it again.`);
}

/** The published date and value of one cell, and where it stands, for the sentence if it cannot be read. */
export type EcbCell = { readonly currency: string; readonly rateDate: IsoDate; readonly text: string; readonly place: string };

/** Gathers published rates and refuses what contradicts itself. */
export function createEcbCollector(): { readonly add: (cell: EcbCell) => void; readonly finish: () => EcbRates } {
  const seen = new Map<string, string>();
  const rates: Rate[] = [];
  const currencies = new Set<CurrencyCode>();
  const unknown = new Set<string>();
  let firstDate: IsoDate | null = null;
  let lastDate: IsoDate | null = null;
  return {
    add: ({ currency, rateDate, text, place }) => {
      const rate = normaliseRate(text);
      if (rate === null || currency === EUR) throw damaged(`${place}, "${text.slice(0, 20)}" is no rate of ${currency.slice(0, 3)} against the euro`);
      if (!isCurrencyCode(currency)) {
        unknown.add(currency);
        return;
      }
      const key = currency + rateDate;
      const known = seen.get(key);
      if (known === rate) return;
      if (known !== undefined) throw damaged(`${place}, ${currency} has two rates on ${rateDate}`);
      seen.set(key, rate);
      currencies.add(currency);
      if (firstDate === null || rateDate < firstDate) firstDate = rateDate;
      if (lastDate === null || rateDate > lastDate) lastDate = rateDate;
      rates.push({ from: EUR, to: currency, rateDate, rate, source: 'ecb' });
    },
    finish: () => {
      if (firstDate === null || lastDate === null) throw damaged('it holds no rate');
      return { rates, firstDate, lastDate, currencies: [...currencies].toSorted(), unknownCurrencies: [...unknown].toSorted() };
    },
  };
}
