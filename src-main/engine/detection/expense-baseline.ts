/** Least number of earlier values for a baseline of its own, and for one whose spread is borrowed from the category (ENGINES §6: n ≥ 8, k = 8). */
const OWN_MIN_COUNT = 8;
const BORROWED_MIN_COUNT = 3;
const BORROWED_WEIGHT = 8;
/** Least spread assumed: 2 % of the median, on the log scale. Below it every rounding of a price would be far outside. */
export const SPREAD_FLOOR = Math.log(1.02);
/** Modified z-score from which a value is outside its noise (Iglewicz, Hoaglin 1993), and the factor that makes MAD comparable to a deviation. */
export const NOISE_SCORE = 3.5;
const MAD_TO_SCORE = 0.6745;

export function medianOf(values: readonly number[]): number {
  // typed arrays sort numbers natively, an order of magnitude quicker than with a comparison
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

export type Baseline = {
  readonly count: number;
  /** Median magnitude in minor units, not rounded. */
  readonly median: number;
  /** Median absolute deviation of the logarithms. */
  readonly logMad: number;
  /** Standard deviation of the logarithms; 0 for a single value. */
  readonly logSd: number;
};

/** Robust centre and spread of positive magnitudes; count 0 when there are none. */
export function describeBaseline(magnitudes: readonly number[]): Baseline {
  const logs = magnitudes.filter((value) => value > 0).map(Math.log);
  if (logs.length === 0) return { count: 0, median: 0, logMad: 0, logSd: 0 };
  const centre = medianOf(logs);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    count: logs.length,
    median: medianOf(magnitudes),
    logMad: medianOf(logs.map((value) => Math.abs(value - centre))),
    logSd: logs.length === 1 ? 0 : Math.sqrt(squares / (logs.length - 1)),
  };
}

/**
 * The spread a value is measured by, as a MAD. The MAD of a dozen values is often half of what it ought to be, so for values that vary the standard
 * deviation counts where it is larger; for steady ones (a price that changed once) the MAD alone.
 */
export function cautiousMad(baseline: Baseline): number {
  return isSteady(baseline) ? baseline.logMad : Math.max(baseline.logMad, MAD_TO_SCORE * baseline.logSd);
}

/**
 * A baseline's spread with what the category says where the payee's own values are few: MAD² = (n·own² + 8·category²) ÷ (n + 8). Null: too few to
 * judge.
 */
export function spreadFor(own: Baseline, readCategory: (() => Baseline) | null): number | null {
  if (own.count >= OWN_MIN_COUNT) return cautiousMad(own);
  if (own.count < BORROWED_MIN_COUNT || readCategory === null) return null;
  const category = readCategory();
  if (category.count < OWN_MIN_COUNT) return null;
  return Math.sqrt((own.count * cautiousMad(own) ** 2 + BORROWED_WEIGHT * cautiousMad(category) ** 2) / (own.count + BORROWED_WEIGHT));
}

/**
 * A score measured by a spread of few values as the normal score of the same probability (Student's t to normal, Abramowitz and Stegun 26.7.8):
 * z = s·(1 − 1 ÷ 4ν) ÷ √(1 + s² ÷ 2ν), ν = values − 1. Twelve values and a score of 4.3 are as unlikely as 3.1 among many.
 */
export function asNormalScore(score: number, values: number): number {
  const freedom = Math.max(1, values - 1);
  return (score * (1 - 1 / (4 * freedom))) / Math.sqrt(1 + score ** 2 / (2 * freedom));
}

/** Modified z-score on logarithms, 0.6745·(ln x − ln median) ÷ MAD with the 2 % floor; positive above the median. */
export function modifiedScore(magnitude: number, median: number, logMad: number): number {
  return (MAD_TO_SCORE * Math.log(magnitude / median)) / Math.max(logMad, SPREAD_FLOOR);
}

/** All earlier values were practically the same, so that a different one is a change of price rather than a freak. */
export const isSteady = (baseline: Baseline): boolean => baseline.logMad < SPREAD_FLOOR;

/** Above the baseline by more than the threshold, and above noise. Exactly at the threshold is not above. */
export function isUnexpected(magnitude: number, median: number, test: { score: number; thresholdPct: number }): boolean {
  return magnitude * 100 > median * (100 + test.thresholdPct) && test.score > NOISE_SCORE;
}
