import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { OrderGaps, RatePrior } from './order-rates.ts';

/** Days within which activity counts as one occasion: extra work invoiced a few days after the main invoice is no second order. */
const SAME_OCCASION_DAYS = 5;
/** Least number of gaps to judge a rhythm by: with fewer, anything could be usual. */
const MIN_GAPS = 3;
/** Spread of the gaps over their mean below which a rhythm counts as regular; orders that come at random have a spread of about one. */
const REGULAR_SPREAD = 0.35;
/** Chance below which gaps as even as these are no luck: one customer in a hundred who orders at random may be taken for a regular one. */
const REGULAR_BY_LUCK = 0.01;
/** A regular rhythm is broken after half a period more, and a week for invoices written late. */
const REGULAR_SLACK = 0.5;
const REGULAR_GRACE_DAYS = 7;
/** Chance that a customer is gone whose regular rhythm is broken: one kept a dozen times is seldom broken without a reason. */
const REGULAR_GONE = 0.999;
/** About one customer in six leaves in a year. */
const LEAVING_PER_DAY = 1 / 6 / 365;

export type Rhythm = {
  readonly occasions: number;
  readonly lastDate: IsoDate;
  readonly silentDays: number;
  /** Mean days between two occasions, or as agreed. */
  readonly usualEveryDays: number;
  readonly isRegular: boolean;
  /** The gaps without the days that belong to an occasion; null without a gap. */
  readonly gaps: OrderGaps | null;
};

function occasionsOf(dates: readonly IsoDate[]): IsoDate[] {
  const occasions: IsoDate[] = [];
  for (const date of dates.toSorted()) {
    const last = occasions.at(-1);
    if (last === undefined || daysBetween(last, date) > SAME_OCCASION_DAYS) occasions.push(date);
  }
  return occasions;
}

/** Standard deviation over mean, of numbers greater than 0. */
function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}

/**
 * Chance that n gaps of orders at random spread by no more than a share of their mean: such gaps are shares of a whole drawn evenly from a simplex,
 * and these are the ones within a ball around its middle. An upper bound where the ball is larger than the simplex; three gaps and 0.35: 15 %.
 */
function chanceOfSpread(count: number, spread: number): number {
  const dimensions = count - 1;
  const radius = spread / Math.sqrt(count);
  // volume of a ball: V(d) = V(d − 2) · 2πr² ÷ d; volume of the simplex: √n ÷ (n − 1)!
  let ball = dimensions % 2 === 0 ? 1 : 2 * radius;
  for (let d = dimensions % 2 === 0 ? 2 : 3; d <= dimensions; d += 2) ball *= (2 * Math.PI * radius ** 2) / d;
  let chance = ball / Math.sqrt(count);
  for (let factor = 2; factor <= dimensions; factor += 1) chance *= factor;
  return Math.min(1, chance);
}

/**
 * The rhythm of a customer's business up to a day. It is regular where agreed, or where the gaps spread by less than 35 % of their mean and orders at
 * random would hardly be so even. Null with fewer than three gaps and no agreed rhythm.
 */
export function describeRhythm(activeDates: readonly IsoDate[], asOf: IsoDate, agreedEveryDays: number | null): Rhythm | null {
  const occasions = occasionsOf(activeDates.filter((date) => date <= asOf));
  const [firstDate, lastDate] = [occasions[0], occasions.at(-1)];
  if (firstDate === undefined || lastDate === undefined) return null;
  const count = occasions.length - 1;
  if (agreedEveryDays === null && count < MIN_GAPS) return null;
  const days = occasions.slice(1).map((date, index) => daysBetween(occasions[index] ?? date, date));
  const free = days.map((gap) => gap - SAME_OCCASION_DAYS);
  const isEven = count >= MIN_GAPS && spreadOf(days) < REGULAR_SPREAD && chanceOfSpread(count, spreadOf(free)) < REGULAR_BY_LUCK;
  return {
    occasions: occasions.length,
    lastDate,
    silentDays: daysBetween(lastDate, asOf),
    usualEveryDays: agreedEveryDays ?? daysBetween(firstDate, lastDate) / count,
    isRegular: agreedEveryDays !== null || isEven,
    gaps: count === 0 ? null : { count, days: free.reduce((sum, gap) => sum + gap, 0) },
  };
}

/**
 * The chance, 0 to 1, that a silent customer is gone. A regular rhythm is broken after one and a half periods and a week. Otherwise orders come at
 * random at a rate of which the customer's own gaps and the other customers tell (BG/NBD; Fader, Hardie, Lee 2005): with n gaps in t days added to a
 * prior (r, a), a customer who stays is silent for s days with chance S = ((a + t) ÷ (a + t + s))^(r + n), and leaves instead of ordering again with
 * chance p, that of leaving within its expected gap; gone is p ÷ (p + (1 − p)·S).
 * Twelve gaps of 30 days and no other customers, now 150 days of silence: S = (300 ÷ 445)^12 = 0.9 %, p = 1.5 %, gone with 63 %.
 */
export function chanceGone(rhythm: Rhythm, rates: readonly RatePrior[]): number {
  const { silentDays, usualEveryDays, isRegular, gaps } = rhythm;
  if (isRegular || gaps === null) return silentDays > usualEveryDays * (1 + REGULAR_SLACK) + REGULAR_GRACE_DAYS ? REGULAR_GONE : 0;
  const quietDays = Math.max(0, silentDays - SAME_OCCASION_DAYS);
  let [gone, stays] = [0, 0];
  for (const prior of rates) {
    const [shape, days] = [prior.shape + gaps.count, prior.days + gaps.days];
    const expectedDays = SAME_OCCASION_DAYS + days / (shape - 1);
    const leaving = 1 - Math.exp(-LEAVING_PER_DAY * expectedDays);
    gone += prior.weight * leaving;
    stays += prior.weight * (1 - leaving) * (days / (days + quietDays)) ** shape;
  }
  return gone / (gone + stays);
}
