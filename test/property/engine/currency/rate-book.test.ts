import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFraction } from '../../../../src-main/engine/currency/decimal-rate.ts';
import { parseEcbRates } from '../../../../src-main/engine/currency/parse-ecb-rates.ts';
import { createRateBook, RATE_VALID_DAYS } from '../../../../src-main/engine/currency/rate-book.ts';
import type { Rate } from '../../../../src-main/engine/currency/types.ts';
import { addDays, daysBetween, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { isAppError } from '../../../../src-shared/result/app-error.ts';
import { DAILY_XML, HISTORY_CSV, zipped } from '../../../unit/engine/currency/ecb-files.ts';

const EUR = currencyCode('EUR');
const CODES = ['USD', 'GBP', 'JPY', 'KWD', 'CHF'].map(currencyCode);
const START = isoDate('2026-01-01');

const day = fc.nat(40).map((offset) => addDays(START, offset));
/** Never 1, so that a 1 in a result can only have been made up. */
const rateText = fc.tuple(fc.integer({ min: 2, max: 99_999 }), fc.integer({ min: 0, max: 4 })).map(([digits, decimals]) => {
  const text = String(digits).padStart(decimals + 1, '0');
  const written = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`.replace(/\.?0+$/, '');
  return written === '1' ? '1.1' : written;
});
const ecbRate = fc
  .record({ to: fc.constantFrom(...CODES), rateDate: day, rate: rateText })
  .map((rate): Rate => ({ ...rate, from: EUR, source: 'ecb' }));
const typedRate = fc
  .record({ from: fc.constantFrom(...CODES, EUR), to: fc.constantFrom(...CODES, EUR), rateDate: day, rate: rateText })
  .filter(({ from, to }) => from !== to)
  .map((rate): Rate => ({ ...rate, source: 'typed' }));
const onlyOneEach = { selector: ({ from, to, rateDate, source }: Rate) => `${from}${to}${rateDate}${source}` };
const rates = fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: ecbRate }, { weight: 1, arbitrary: typedRate }), { ...onlyOneEach, maxLength: 60 });
const pair = fc.tuple(fc.constantFrom(...CODES, EUR), fc.constantFrom(...CODES, EUR)).filter(([from, to]) => from !== to);

const value = (rate: string): number => {
  const { numerator, denominator } = toFraction(rate);
  return Number(numerator) / Number(denominator);
};

describe('a found rate', () => {
  it('is never from the future, never older than seven days, and always from a day that has one', () => {
    fc.assert(
      fc.property(rates, pair, day, (known, [from, to], date) => {
        const found = createRateBook(known).find(from, to, date);
        if (found === null) return;
        const age = daysBetween(found.rateDate, date);
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThanOrEqual(RATE_VALID_DAYS);
        expect(known.map((rate) => rate.rateDate)).toContain(found.rateDate);
      }),
    );
  });

  it('is the one a search through all rates finds: the newest of the pair in either direction, typed first, the cross only where it is newer', () => {
    fc.assert(
      fc.property(rates, pair, day, (known, [from, to], date) => {
        const usable = (a: string, b: string) =>
          known
            .filter(
              (rate) =>
                ((rate.from === a && rate.to === b) || (rate.from === b && rate.to === a)) &&
                rate.rateDate <= date &&
                daysBetween(rate.rateDate, date) <= RATE_VALID_DAYS,
            )
            .toSorted(
              (one, two) =>
                two.rateDate.localeCompare(one.rateDate) || two.source.localeCompare(one.source) || Number(two.from === a) - Number(one.from === a),
            )[0];
        const own = usable(from, to);
        const legs =
          from === EUR || to === EUR ? [] : [usable(from, EUR), usable(EUR, to)].flatMap((leg) => (leg === undefined ? [] : [leg.rateDate]));
        const crossDate = legs.length === 2 ? legs.toSorted()[0] : undefined;
        const isCross = crossDate !== undefined && (own === undefined || crossDate > own.rateDate);
        const found = createRateBook(known).find(from, to, date);
        expect(found && { rateDate: found.rateDate, isCross: found.isCross }).toEqual(
          isCross ? { rateDate: crossDate, isCross } : own === undefined ? null : { rateDate: own.rateDate, isCross },
        );
        const isStored = own !== undefined && !isCross && own.from === from;
        expect(isStored ? found?.rate : null).toBe(isStored ? own.rate : null);
      }),
    );
  });

  it('does not depend on the order in which rates were stored', () => {
    fc.assert(
      fc.property(rates, pair, day, (known, [from, to], date) => {
        expect(createRateBook(known.toReversed()).find(from, to, date)).toEqual(createRateBook(known).find(from, to, date));
      }),
    );
  });

  it('there and back is one, within twelve digits; a cross is the product of its legs', () => {
    const published = fc.uniqueArray(ecbRate, { ...onlyOneEach, minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(published, pair, day, (known, [from, to], date) => {
        const book = createRateBook(known);
        const [there, back] = [book.find(from, to, date), book.find(to, from, date)];
        expect(there === null).toBe(back === null);
        if (there === null || back === null) return;
        expect(Math.abs(value(there.rate) * value(back.rate) - 1)).toBeLessThan(1e-11);
        if (!there.isCross) return;
        const [first, second] = [book.find(from, EUR, date), book.find(EUR, to, date)];
        const product = value(first?.rate ?? '0') * value(second?.rate ?? '0');
        expect(Math.abs(value(there.rate) / product - 1)).toBeLessThan(2e-11);
      }),
    );
  });

  it('is never made up: without a rate there is none, and no rate of 1 appears where none was given', () => {
    fc.assert(
      fc.property(rates, pair, day, (known, [from, to], date) => {
        const found = createRateBook(known).find(from, to, date);
        expect(found?.isCross === true ? null : found?.rate).not.toBe('1');
        expect(createRateBook(known.filter((rate) => rate.from !== from && rate.to !== from)).find(from, to, date)).toBeNull();
      }),
    );
  });
});

describe('a converted amount', () => {
  it('keeps its sign, is symmetrical around zero and is off by half a unit at most', () => {
    fc.assert(
      fc.property(rates, pair, day, fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (known, [from, to], date, amount) => {
        const book = createRateBook(known);
        const converted = book.convert(minorUnits(amount), from, { to, date });
        expect(converted === null).toBe(book.find(from, to, date) === null);
        if (converted === null) return;
        expect(Math.abs(converted.amountMinor) === 0 || Math.sign(converted.amountMinor) === Math.sign(amount)).toBe(true);
        expect(book.convert(minorUnits(-amount), from, { to, date })?.amountMinor).toBe(minorUnits(-converted.amountMinor));
        const exponent = (code: string): number => (code === 'JPY' ? 0 : code === 'KWD' ? 3 : 2);
        const exact = amount * value(converted.rate) * 10 ** (exponent(to) - exponent(from));
        expect(Math.abs(converted.amountMinor - exact)).toBeLessThanOrEqual(0.5 + Math.abs(exact) * 1e-14);
      }),
    );
  });
});

/** Nothing where the file is refused in the expected way; anything else is thrown on. */
function ratesOrRefusal(bytes: Uint8Array): readonly Rate[] {
  try {
    return parseEcbRates(bytes).rates;
  } catch (error) {
    if (isAppError(error) && error.code.startsWith('FILE_')) return [];
    throw error;
  }
}

describe('files of reference rates', () => {
  const files = [new TextEncoder().encode(DAILY_XML), new TextEncoder().encode(HISTORY_CSV), zipped('eurofxref-hist.csv', HISTORY_CSV)];
  const mutation = fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 6 });

  it('however damaged, are read or refused in one sentence, and never give a rate that is no positive decimal', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), mutation, fc.nat(2000), (file, changes, cut) => {
        const bytes = Uint8Array.from(cut % 3 === 0 ? file.subarray(0, cut % file.length) : file);
        for (const [at, to] of changes) if (bytes.length > 0) bytes[at % bytes.length] = to;
        for (const { rate, from, to } of ratesOrRefusal(bytes)) {
          expect(rate).toMatch(/^(?!0+(\.0+)?$)\d+(\.\d*[1-9])?$/);
          expect(from).not.toBe(to);
        }
      }),
      { numRuns: 300 },
    );
  });
});
