import { addDays, type IsoDate, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode, currencyExponent } from '../../../src-shared/domain/money/currency.ts';
import { convertAmount } from '../../../src-shared/domain/money/decimal.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import { type Fraction, toFraction, toRateText } from './decimal-rate.ts';
import type { Rate } from './types.ts';

/** A rate holds for its day and this many days after it: the longest bank holiday (Easter, or Christmas with a weekend) is five days. */
export const RATE_VALID_DAYS = 7;

const EUR = currencyCode('EUR');

/** First day of the calendar dates are kept in: anonymised statements begin there, and nothing can be asked for before it. */
export const FIRST_DAY = isoDate('1000-01-01');

/** The first day whose rate still holds on a day. */
export function earliestRateDate(date: IsoDate): IsoDate {
  return date < addDays(FIRST_DAY, RATE_VALID_DAYS) ? FIRST_DAY : addDays(date, -RATE_VALID_DAYS);
}

/** Amounts beyond this leave the whole numbers a number can hold (2^53 − 1, about 9.007 × 10^15). */
const LARGEST_MINOR = 9e15;

export type FoundRate = {
  /** Units of the target for one unit of the source, as decimal text: as published or typed, or derived with twelve significant digits. */
  readonly rate: string;
  /** The day the rate is from; of a cross the older of its two. */
  readonly rateDate: IsoDate;
  /** Derived from two rates through the euro. */
  readonly isCross: boolean;
};

export type Converted = FoundRate & { readonly amountMinor: MinorUnits };

export type RateBook = {
  /** The latest rate on or before a day that is at most seven days old, or null. Two equal currencies have no rate, so nobody asks for one. */
  readonly find: (from: CurrencyCode, to: CurrencyCode, date: IsoDate) => FoundRate | null;
  /** An amount at the rate `find` gives, rounded half away from zero once at the target's exponent, sign kept; null where there is no rate. */
  readonly convert: (amountMinor: MinorUnits, from: CurrencyCode, target: { readonly to: CurrencyCode; readonly date: IsoDate }) => Converted | null;
};

type Entry = Pick<Rate, 'rateDate' | 'rate' | 'source'>;

/** A known rate between two currencies; `text` where it is stored in just this direction. */
type Leg = Fraction & { readonly text: string | null; readonly rateDate: IsoDate; readonly isTyped: boolean };

/** By day, and of one day the typed rate last, where the search finds it. */
function compareEntries(a: Entry, b: Entry): number {
  if (a.rateDate !== b.rateDate) return a.rateDate < b.rateDate ? -1 : 1;
  return Number(a.source === 'typed') - Number(b.source === 'typed');
}

function indexByPair(rates: readonly Rate[]): ReadonlyMap<string, readonly Entry[]> {
  const byPair = new Map<string, Entry[]>();
  for (const rate of rates) {
    const pair = rate.from + rate.to;
    const entries = byPair.get(pair);
    if (entries === undefined) byPair.set(pair, [rate]);
    else entries.push(rate);
  }
  for (const entries of byPair.values()) entries.sort(compareEntries);
  return byPair;
}

/** The last entry on or before a day and not before `earliest`. */
function latestOf(entries: readonly Entry[] | undefined, date: IsoDate, earliest: IsoDate): Entry | null {
  if (entries === undefined) return null;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.rateDate <= date) low = middle + 1;
    else high = middle;
  }
  const found = entries[low - 1];
  return found === undefined || found.rateDate < earliest ? null : found;
}

function toDirect({ rate, rateDate, source }: Entry): Leg {
  return { ...toFraction(rate), text: rate, rateDate, isTyped: source === 'typed' };
}

function toInverse({ rate, rateDate, source }: Entry): Leg {
  const { numerator, denominator } = toFraction(rate);
  return { numerator: denominator, denominator: numerator, text: null, rateDate, isTyped: source === 'typed' };
}

/** The newer of two; of the same day the typed one; otherwise the first. */
function preferred(first: Leg | null, second: Leg | null): Leg | null {
  if (first === null || second === null) return first ?? second;
  if (first.rateDate !== second.rateDate) return first.rateDate > second.rateDate ? first : second;
  return second.isTyped && !first.isTyped ? second : first;
}

function checkRange(amountMinor: MinorUnits, rate: string, exponentShift: number): void {
  if (Math.abs(amountMinor) * Number(rate) * 10 ** exponentShift < LARGEST_MINOR) return;
  throw new AppError('AMOUNT_OUT_OF_RANGE', 'An amount becomes larger by conversion than Tamio can hold. Check the amount and the rate.');
}

/**
 * Looks up exchange rates. For a pair and a day the candidates are the rate stored in that direction, the inverse of the one stored the other way
 * round, and the cross through the euro (from → EUR → to); the newest counts, of the same day a typed one before a published one, a stored one
 * before an inverse, both before a cross. Inverse and cross are one quotient of the stored decimals, rounded once to twelve significant
 * digits. EUR/USD 1.25 and EUR/GBP 0.8 give USD/EUR `0.8` and USD/GBP `0.64`.
 */
export function createRateBook(rates: readonly Rate[]): RateBook {
  const byPair = indexByPair(rates);

  const findLeg = (from: CurrencyCode, to: CurrencyCode, days: { date: IsoDate; earliest: IsoDate }): Leg | null => {
    const direct = latestOf(byPair.get(from + to), days.date, days.earliest);
    const inverse = latestOf(byPair.get(to + from), days.date, days.earliest);
    return preferred(direct === null ? null : toDirect(direct), inverse === null ? null : toInverse(inverse));
  };

  const search: RateBook['find'] = (from, to, date) => {
    const days = { date, earliest: earliestRateDate(date) };
    const own = findLeg(from, to, days);
    const first = from === EUR || to === EUR ? null : findLeg(from, EUR, days);
    const second = first === null ? null : findLeg(EUR, to, days);
    if (first !== null && second !== null) {
      const rateDate = first.rateDate < second.rateDate ? first.rateDate : second.rateDate;
      const cross = { numerator: first.numerator * second.numerator, denominator: first.denominator * second.denominator };
      if (own === null || rateDate > own.rateDate) return { rate: toRateText(cross), rateDate, isCross: true };
    }
    return own === null ? null : { rate: own.text ?? toRateText(own), rateDate: own.rateDate, isCross: false };
  };

  // lines of one day ask for the same rate again and again
  const known = new Map<string, FoundRate | null>();
  const find: RateBook['find'] = (from, to, date) => {
    assert(from !== to, `two currencies, got ${from} twice`);
    const key = from + to + date;
    let found = known.get(key);
    if (found === undefined) {
      found = search(from, to, date);
      known.set(key, found);
    }
    return found;
  };

  return {
    find,
    convert: (amountMinor, from, { to, date }) => {
      const found = find(from, to, date);
      if (found === null) return null;
      checkRange(amountMinor, found.rate, currencyExponent(to) - currencyExponent(from));
      return { ...found, amountMinor: convertAmount(amountMinor, from, to, found.rate) };
    },
  };
}
