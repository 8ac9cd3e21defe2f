import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/** Days within which activity counts as one occasion: extra work invoiced a few days after the main invoice is no second order. */
const SAME_OCCASION_DAYS = 5;
/** Least number of gaps to judge a rhythm by: with fewer, anything could be usual. */
const MIN_GAPS = 3;
/** Spread of the gaps over their mean below which a rhythm counts as regular; orders that come at random have a spread of about one. */
const REGULAR_SPREAD = 0.35;
/** A regular rhythm is broken after half a period more, and a week for invoices written late. */
const REGULAR_SLACK = 0.5;
const REGULAR_GRACE_DAYS = 7;
/** Probability given to the silence of a broken regular rhythm: a rhythm kept a dozen times is seldom broken without a reason. */
const REGULAR_PROBABILITY = 0.001;

export type Silence = {
  readonly occasions: number;
  readonly lastDate: IsoDate;
  readonly silentDays: number;
  /** Mean days between two occasions, or as agreed. */
  readonly usualEveryDays: number;
  readonly isRegular: boolean;
  /** Chance of a silence this long from a customer who goes on as before, 0 to 1. */
  readonly probability: number;
};

function occasionsOf(dates: readonly IsoDate[]): IsoDate[] {
  const occasions: IsoDate[] = [];
  for (const date of dates.toSorted()) {
    const last = occasions.at(-1);
    if (last === undefined || daysBetween(last, date) > SAME_OCCASION_DAYS) occasions.push(date);
  }
  return occasions;
}

/**
 * How unusual the silence since the last occasion is. A regular rhythm (agreed, or gaps that spread by less than 35 % of their mean) is broken after
 * one and a half periods and a week. Otherwise orders come at random, and the chance of a gap longer than g after n gaps of mean m is the
 * predictive (1 + g ÷ (n·m))^−n of an exponential whose rate is only estimated. Null with fewer than three gaps and no agreed rhythm.
 * Twelve gaps of 30 days on average and now 180 days of silence: (1 + 180 ÷ 360)^−12 = 0.8 %.
 */
export function measureSilence(activeDates: readonly IsoDate[], asOf: IsoDate, agreedEveryDays: number | null): Silence | null {
  const occasions = occasionsOf(activeDates.filter((date) => date <= asOf));
  const [firstDate, lastDate] = [occasions[0], occasions.at(-1)];
  if (firstDate === undefined || lastDate === undefined) return null;
  const silentDays = daysBetween(lastDate, asOf);
  const count = occasions.length - 1;
  if (agreedEveryDays === null && count < MIN_GAPS) return null;
  const gaps = occasions.slice(1).map((date, index) => daysBetween(occasions[index] ?? date, date));
  const mean = agreedEveryDays ?? daysBetween(firstDate, lastDate) / count;
  const spread = count === 0 ? 0 : Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / count) / mean;
  const isRegular = agreedEveryDays !== null || spread < REGULAR_SPREAD;
  const isBroken = silentDays > mean * (1 + REGULAR_SLACK) + REGULAR_GRACE_DAYS;
  const probability = isRegular ? (isBroken ? REGULAR_PROBABILITY : 1) : (1 + silentDays / (count * mean)) ** -count;
  return { occasions: occasions.length, lastDate, silentDays, usualEveryDays: mean, isRegular, probability };
}
