import { credibilityFactors, type DaySpan, POSITION_COUNT } from './day-profile.ts';
import type { SideFit } from './residual-fit.ts';

const DAYS_A_WEEK = 7;
/** Weeks; the level forgets half in half a year, so that a business that grew is not forecast at its size of two years ago. */
const LEVEL_HALF_LIFE_WEEKS = 26;
/** Weeks; a season is believed only where each month has been seen twice. */
const SEASON_MIN_WEEKS = 104;
/** Weeks; below this a lag-one correlation is mostly noise and the prior persistence stands in. */
export const PERSISTENCE_MIN_WEEKS = 8;
/** Weekly persistence assumed of a business not yet known. */
const PRIOR_PHI = 0.3;
const MAX_PHI = 0.9;
/** Share of the weekly turnover taken as least weekly deviation of a business not yet known, and the weeks of evidence that prior counts for. */
const UNSEEN_SHARE = 0.25;
const PRIOR_WEEKS = 4;
/** Least deviation of a week as a share of the weekly level, for every week of history beside four more: nobody is as regular as a few weeks make him look. */
const leastShare = (weekCount: number): number => (UNSEEN_SHARE * PRIOR_WEEKS) / (weekCount + PRIOR_WEEKS);
/** Robust standard deviations above the median from which a week counts as freak, and the least multiple of the median for that. */
const LIMIT_DEVIATIONS = 6;
const LIMIT_MEDIANS = 2;

function median(sorted: ArrayLike<number>): number {
  const n = sorted.length;
  if (n === 0) return 0;
  const half = n >> 1;
  return n % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** The daily magnitudes of one side with its freak weeks scaled down, and the sums of its full weeks, oldest first. */
export type SideWeeks = {
  readonly days: Float64Array;
  readonly weekSums: Float64Array;
  /** What was cut off each week. */
  readonly excess: Float64Array;
  readonly limitedWeeks: number;
};

/**
 * Sums full weeks counted back from the last day and limits freak ones: a non-zero week above median + 6 × 1.4826 × MAD of the non-zero weeks
 * (and above 2 medians) is scaled down to that bound, its days alike. One huge sale must not set the level or the range of every week to come.
 */
export function limitWeeks(magnitudes: ArrayLike<number>): SideWeeks {
  const days = Float64Array.from(magnitudes);
  const weekCount = Math.floor(days.length / DAYS_A_WEEK);
  const offset = days.length - weekCount * DAYS_A_WEEK;
  const sums = new Float64Array(weekCount);
  for (let i = offset; i < days.length; i++) {
    const week = Math.floor((i - offset) / DAYS_A_WEEK);
    sums[week] = (sums[week] ?? 0) + (days[i] ?? 0);
  }
  const busy = sums.filter((sum) => sum > 0).sort();
  const centre = median(busy);
  const mad = median(busy.map((sum) => Math.abs(sum - centre)).sort());
  const bound = Math.max(centre + LIMIT_DEVIATIONS * 1.4826 * mad, LIMIT_MEDIANS * centre);
  const weekSums = sums.slice();
  const excess = new Float64Array(weekCount);
  let limitedWeeks = 0;
  for (let week = 0; week < weekCount; week++) {
    const sum = sums[week] ?? 0;
    if (sum <= bound) continue;
    limitedWeeks++;
    weekSums[week] = bound;
    excess[week] = sum - bound;
    const from = offset + week * DAYS_A_WEEK;
    for (let i = from; i < from + DAYS_A_WEEK; i++) days[i] = ((days[i] ?? 0) * bound) / sum;
  }
  return { days, weekSums, excess, limitedWeeks };
}

/** Expected flow of each day of a span for a side with level 1: weekday × position × season. */
export function profileOf(fit: Pick<SideFit, 'weekdayFactors' | 'positionFactors' | 'seasonFactors'>, span: DaySpan): Float64Array {
  const profile = new Float64Array(span.count);
  for (let i = 0; i < span.count; i++) {
    const weekday = fit.weekdayFactors[span.weekday[i] ?? 0] ?? 1;
    const position = fit.positionFactors[span.position[i] ?? 0] ?? 1;
    profile[i] = weekday * position * (fit.seasonFactors[span.month[i] ?? 0] ?? 1);
  }
  return profile;
}

type Factors = Pick<SideFit, 'weekdayFactors' | 'positionFactors' | 'seasonFactors'>;
const FLAT_SEASON: readonly number[] = Array.from({ length: 12 }, () => 1);

function fitFactors(days: Float64Array, span: DaySpan, withSeason: boolean): Factors {
  let mean = 0;
  for (const value of days) mean += value;
  mean /= Math.max(1, days.length);
  const exposure = new Float64Array(days.length).fill(mean);
  const weekdayFactors = credibilityFactors({ values: days, exposure, group: span.weekday, groupCount: DAYS_A_WEEK });
  for (let i = 0; i < days.length; i++) exposure[i] = mean * (weekdayFactors[span.weekday[i] ?? 0] ?? 1);
  const positionFactors = credibilityFactors({ values: days, exposure, group: span.position, groupCount: POSITION_COUNT });
  if (!withSeason) return { weekdayFactors, positionFactors, seasonFactors: FLAT_SEASON };
  // on weekly sums: single days of a month move together, so that days would make chance look like a season
  const weekCount = Math.floor(days.length / DAYS_A_WEEK);
  const offset = days.length - weekCount * DAYS_A_WEEK;
  const values = new Float64Array(weekCount);
  const expected = new Float64Array(weekCount);
  const group = new Uint8Array(weekCount);
  for (let i = offset; i < days.length; i++) {
    const week = Math.floor((i - offset) / DAYS_A_WEEK);
    values[week] = (values[week] ?? 0) + (days[i] ?? 0);
    expected[week] = (expected[week] ?? 0) + (exposure[i] ?? 0) * (positionFactors[span.position[i] ?? 0] ?? 1);
    if ((i - offset) % DAYS_A_WEEK === 3) group[week] = span.month[i] ?? 0;
  }
  return { weekdayFactors, positionFactors, seasonFactors: credibilityFactors({ values, exposure: expected, group, groupCount: 12 }) };
}

/** Lag-one correlation, corrected for the bias of short series by (1 + 3φ) ÷ n (Kendall 1954), kept between 0 and 0.9. */
function fitPersistence(deviations: Float64Array): number {
  const n = deviations.length;
  if (n < PERSISTENCE_MIN_WEEKS) return PRIOR_PHI;
  let products = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const value = deviations[i] ?? 0;
    squares += value * value;
    if (i > 0) products += value * (deviations[i - 1] ?? 0);
  }
  if (squares <= 0) return PRIOR_PHI;
  const phi = products / squares;
  return Math.min(MAX_PHI, Math.max(0, phi + (1 + 3 * phi) / n));
}

/**
 * Variance of the innovations. With few weeks it is shrunk to a prior: twice what independent days around the profile would give (days of a week
 * move together), and at least a quarter of the weekly turnover, for what a business shows only once a month.
 */
function innovationVariance(innovations: Float64Array, side: { days: Float64Array; expectedDays: Float64Array; dailyLevel: number }): number {
  let squares = 0;
  for (const e of innovations) squares += e * e;
  const n = innovations.length;
  if (n >= PERSISTENCE_MIN_WEEKS) return Math.max(squares / (n - 2), (leastShare(n) * DAYS_A_WEEK * side.dailyLevel) ** 2);
  let dailySquares = 0;
  side.days.forEach((value, i) => {
    dailySquares += (value - side.dailyLevel * (side.expectedDays[i] ?? 0)) ** 2;
  });
  const freedom = side.days.length >= 2 * DAYS_A_WEEK ? side.days.length - DAYS_A_WEEK : side.days.length - 1;
  const prior = Math.max((2 * DAYS_A_WEEK * dailySquares) / freedom, (UNSEEN_SHARE * DAYS_A_WEEK * side.dailyLevel) ** 2);
  return (squares + PRIOR_WEEKS * prior) / (n + PRIOR_WEEKS);
}

export type FittedSide = { readonly fit: SideFit; readonly expected: Float64Array; readonly innovations: Float64Array; readonly sd: number };

/**
 * Fits one side (magnitudes ≥ 0) on its first `dayCount` days. Level = Σ g·w ÷ Σ g·m over the weeks, w the limited sums, m what the profile gives
 * at level 1, g halving every 26 weeks; deviations w − level·m follow an AR(1). Needs at least one full week.
 */
export function fitSide(side: SideWeeks, span: DaySpan, dayCount: number): FittedSide {
  const skipped = side.days.length % DAYS_A_WEEK;
  const days = side.days.subarray(0, dayCount);
  const weekCount = Math.floor((dayCount - skipped) / DAYS_A_WEEK);
  const shorter = dayCount === span.count ? span : { ...span, count: dayCount };
  const factors = fitFactors(days, shorter, weekCount >= SEASON_MIN_WEEKS);
  const profile = profileOf(factors, shorter);
  const expected = new Float64Array(weekCount);
  for (let i = skipped; i < dayCount; i++) {
    const week = Math.floor((i - skipped) / DAYS_A_WEEK);
    expected[week] = (expected[week] ?? 0) + (profile[i] ?? 0);
  }
  let weighted = 0;
  let weights = 0;
  let weightSum = 0;
  let weightSquares = 0;
  for (let week = 0; week < weekCount; week++) {
    const g = 2 ** ((week - weekCount + 1) / LEVEL_HALF_LIFE_WEEKS);
    weighted += g * (side.weekSums[week] ?? 0);
    weights += g * (expected[week] ?? 0);
    weightSum += g;
    weightSquares += g * g;
  }
  const dailyLevel = weights > 0 ? weighted / weights : 0;
  const deviations = expected.map((m, week) => (side.weekSums[week] ?? 0) - dailyLevel * m);
  const phi = fitPersistence(deviations);
  const innovations = deviations.map((value, week) => (week === 0 ? Math.sqrt(1 - phi * phi) * value : value - phi * (deviations[week - 1] ?? 0)));
  const variance = innovationVariance(innovations, { days, expectedDays: profile, dailyLevel });
  const sd = Math.sqrt(Math.max(0, variance));
  const effectiveWeeks = weightSum ** 2 / weightSquares;
  const levelSe = sd / ((1 - phi) * Math.sqrt(effectiveWeeks));
  return { fit: { ...factors, dailyLevel, weekFactors: [], phi, lastDeviation: deviations[weekCount - 1] ?? 0, levelSe }, expected, innovations, sd };
}
