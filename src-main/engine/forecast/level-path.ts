import { forecastSeries } from '../series/forecast-series.ts';
import { createDesigns } from '../series/harmonic-design.ts';

/** Weeks ahead up to which the ensemble counts in full, and from which it no longer does: measured beyond a quarter it only adds noise. */
const FULL_WEEKS = 13;
const ENSEMBLE_WEEKS = 26;
/** Weeks of history from which the ensemble helps: two of each season. With fewer it made the cumulative error greater by 2 to 15 %. */
const ENSEMBLE_MIN_WEEKS = 104;
/** Weight of the ensemble beside the slowly forgetting mean. */
const ENSEMBLE_SHARE = 0.5;
/** Expected days' worth of flow below which a week says nothing about the level. */
const LEAST_EXPOSURE = 1;
const MOST_FACTOR = 3;

/**
 * Factors on the level of one side in the weeks ahead: what an ensemble (theta, damped trend, smoothing, autoregression, seasonal naive, the year's harmonics
 * where they have been seen, rates where zeros are common; weighed by their errors from rolling origins) expects of the weekly sums less their profile,
 * as a multiple of the slowly forgetting mean, halfway to 1, fading out between 13 and 26 weeks. Empty (all 1) with less than two years or without flow.
 */
export function levelFactors(weekSums: ArrayLike<number>, expected: ArrayLike<number>, weeklyLevel: number): number[] {
  const weekCount = weekSums.length;
  if (weekCount < ENSEMBLE_MIN_WEEKS || weeklyLevel <= 0) return [];
  const values = Array.from(weekSums, (sum, week) => {
    const exposure = expected[week] ?? 0;
    return exposure >= LEAST_EXPOSURE ? (7 * sum) / exposure : weeklyLevel;
  });
  const { mean } = forecastSeries({ values, frequency: 'weekly', horizon: ENSEMBLE_WEEKS, levels: [0.8] }, createDesigns());
  return mean.map((value, i) => {
    const share = ENSEMBLE_SHARE * Math.min(1, (ENSEMBLE_WEEKS - i - 1) / (ENSEMBLE_WEEKS - FULL_WEEKS));
    return 1 + share * (Math.min(MOST_FACTOR, Math.max(0, value / weeklyLevel)) - 1);
  });
}
