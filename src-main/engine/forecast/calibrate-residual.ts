import { type FittedSides, fitSides, type SideHistory } from './fit-sides.ts';
import { isHabit } from './jump-process.ts';
import { varianceRatio } from './net-drift.ts';
import type { CalibrationBucket, SideFit } from './residual-fit.ts';
import { type FittedSide, profileOf } from './weekly-model.ts';

/** Horizons at which the width is checked, in weeks. */
const BUCKET_WEEKS = [1, 2, 4, 8, 13, 26, 52] as const;
/** Weeks of history before the first origin, and the most origins looked back at (a year; older ones describe another business). */
const MIN_TRAINING_WEEKS = 13;
const MAX_ORIGINS = 52;
/** Windows below which the range is never narrowed. */
const NARROWING_MIN_WINDOWS = 20;
/** Bounds on the factor: beyond them the model is wrong rather than narrow. */
const MIN_LAMBDA = 0.6;
const MAX_LAMBDA = 4;
/** Longest bucket, and history from which sums of weeks say something of their own about how they spread. */
const MAX_WEEKS = 52;
const SPREAD_MIN_WEEKS = 13;
const MIN_SPREAD = 0.35;
const MAX_SPREAD = 1.25;
/** 90 % quantile of the standard normal: half-width of an 80 % range in standard deviations. */
const Z90 = 1.2815515655446004;

/** (1 − φ^j) ÷ (1 − φ): what one innovation adds to the sum of j weeks. */
const accumulated = (phi: number, weeks: number): number => (1 - phi ** weeks) / (1 - phi);

/** Correlation of the innovations of inflows and outflow magnitudes, weeks paired. */
export function innovationCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    aa += (a[i] ?? 0) ** 2;
    bb += (b[i] ?? 0) ** 2;
    ab += (a[i] ?? 0) * (b[i] ?? 0);
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** Standard deviation of the net sum (inflow minus outflow magnitude) of the next `weeks` weeks under the fitted model, level uncertainty included. */
function netSumSd(inflow: FittedSide, outflow: FittedSide, weeks: number): number {
  const rho = innovationCorrelation(inflow.innovations, outflow.innovations);
  let variance = 0;
  for (let j = 1; j <= weeks; j++) {
    const a = accumulated(inflow.fit.phi, j) * inflow.sd;
    const b = accumulated(outflow.fit.phi, j) * outflow.sd;
    variance += a * a + b * b - 2 * rho * a * b;
  }
  const [seIn, seOut] = [inflow.fit.levelSe, outflow.fit.levelSe];
  variance += weeks * weeks * (seIn * seIn + seOut * seOut - 2 * rho * seIn * seOut);
  return Math.sqrt(Math.max(0, variance));
}

/** Expected deviation from the profile accumulated over the next `weeks` weeks, as the last known deviation dies out. */
const fadingDeviation = (fit: SideFit, weeks: number): number => fit.lastDeviation * fit.phi * accumulated(fit.phi, weeks);

/** Standard deviation of the net of the next `weeks` weeks as the model has it, large payments included. */
const modelSd = ({ inflow, outflow, jumpVariance }: FittedSides, weeks: number): number =>
  Math.sqrt(netSumSd(inflow, outflow, weeks) ** 2 + weeks * jumpVariance);

/** Net of each full week as the model is checked against it: large movements count where they are a habit, single ones are no fault of the range. */
function checkedNet({ inflow, outflow }: SideHistory): Float64Array {
  const weekCount = inflow.weekSums.length;
  const received = isHabit(inflow.excess, weekCount) ? inflow.excess : null;
  const paid = isHabit(outflow.excess, weekCount) ? outflow.excess : null;
  return inflow.weekSums.map((sum, week) => sum - (outflow.weekSums[week] ?? 0) + (received?.[week] ?? 0) - (paid?.[week] ?? 0));
}

/**
 * How much narrower or wider sums over 1 to 52 weeks have been than the model of two sides says, which knows nothing of what brings them together again:
 * taxes follow sales, the owner takes out what is left. √((s²·h·VR(h) + h²·v) ÷ model variance), s² and VR from what the weeks deviated from the fit,
 * v the variance of the drift.
 */
function spreadFactors(history: SideHistory, fitted: FittedSides): Float64Array {
  const { span } = history;
  const weekCount = history.inflow.weekSums.length;
  const skipped = span.count % 7;
  const profileIn = profileOf(fitted.inflow.fit, span);
  const profileOut = profileOf(fitted.outflow.fit, span);
  let square = 0;
  const deviations = checkedNet(history).map((net, week) => {
    let deviation = net - fitted.jumpMean;
    for (let i = skipped + week * 7; i < skipped + week * 7 + 7; i++)
      deviation -= fitted.inflow.fit.dailyLevel * (profileIn[i] ?? 0) - fitted.outflow.fit.dailyLevel * (profileOut[i] ?? 0);
    square += deviation * deviation;
    return deviation;
  });
  const single = square / Math.max(1, weekCount - 2);
  return Float64Array.from({ length: MAX_WEEKS }, (_, i) => {
    const weeks = i + 1;
    const sd = modelSd(fitted, weeks);
    if (weekCount < SPREAD_MIN_WEEKS || sd <= 0) return 1;
    const seen = single * weeks * varianceRatio(deviations, weeks) + weeks * weeks * fitted.driftVariance;
    return Math.min(MAX_SPREAD, Math.max(MIN_SPREAD, Math.sqrt(seen) / sd));
  });
}

function collectScores(history: SideHistory, factors: Float64Array): Map<number, number[]> {
  const { span } = history;
  const net = checkedNet(history);
  const scores = new Map<number, number[]>(BUCKET_WEEKS.map((weeks) => [weeks, []]));
  const weekCount = net.length;
  const skipped = span.count % 7;
  for (let origin = Math.max(MIN_TRAINING_WEEKS, weekCount - MAX_ORIGINS); origin < weekCount; origin++) {
    const fitted = fitSides(history, origin);
    const { inflow: fitIn, outflow: fitOut, jumpMean } = fitted;
    const profileIn = profileOf(fitIn.fit, span);
    const profileOut = profileOf(fitOut.fit, span);
    let expected = 0;
    let actual = 0;
    for (let ahead = 1; origin + ahead <= weekCount; ahead++) {
      const week = origin + ahead - 1;
      actual += net[week] ?? 0;
      for (let i = skipped + week * 7; i < skipped + week * 7 + 7; i++)
        expected += fitIn.fit.dailyLevel * (profileIn[i] ?? 0) - fitOut.fit.dailyLevel * (profileOut[i] ?? 0);
      const bucket = scores.get(ahead);
      if (bucket === undefined) continue;
      const centre = expected + ahead * jumpMean + fadingDeviation(fitIn.fit, ahead) - fadingDeviation(fitOut.fit, ahead);
      const halfWidth = Z90 * (factors[ahead - 1] ?? 1) * modelSd(fitted, ahead);
      if (halfWidth > 0) bucket.push(Math.abs(actual - centre) / halfWidth);
    }
  }
  return scores;
}

/** Least-squares rising sequence by pooling neighbours that fall (pool adjacent violators), weighted by windows. */
function risingFactors(buckets: readonly CalibrationBucket[]): CalibrationBucket[] {
  const pools: { weight: number; sum: number; size: number }[] = [];
  for (const bucket of buckets) {
    const weight = Math.max(bucket.windows, 1e-6);
    pools.push({ weight, sum: weight * bucket.lambda, size: 1 });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (last === undefined || before === undefined || before.sum / before.weight <= last.sum / last.weight) break;
      pools.splice(-2, 2, { weight: before.weight + last.weight, sum: before.sum + last.sum, size: before.size + last.size });
    }
  }
  const levels = pools.flatMap((pool) => Array.from({ length: pool.size }, () => pool.sum / pool.weight));
  return buckets.map((bucket, i) => ({ ...bucket, lambda: levels[i] ?? bucket.lambda }));
}

/**
 * Conformal factors on the half-width of the net residual range. From every weekly origin of the last year the model is refitted on what was known
 * then (freak weeks limited in both); the score of a window is |actual − centre| ÷ half-width of the 80 % range; λ is the ⌈0.8·(n + 1)⌉-th of n scores, shrunk to 1 by
 * log λ = n ÷ (n + k) · log λ_raw with k = 10·max(1, weeks ÷ 4), never below 1 under 20 windows, rising with the horizon. A horizon without
 * windows takes the factor of the one before it.
 */
export function calibrateResidual(history: SideHistory, fitted: FittedSides): CalibrationBucket[] {
  const factors = spreadFactors(history, fitted);
  let previous = 1;
  const buckets = [...collectScores(history, factors)].map(([weeks, scores]) => {
    const n = scores.length;
    const spread = factors[weeks - 1] ?? 1;
    if (n === 0) return { weeks, windows: 0, lambda: previous, spread };
    const sorted = scores.toSorted((a, b) => a - b);
    const raw = Math.min(MAX_LAMBDA, Math.max(MIN_LAMBDA, sorted[Math.min(n, Math.ceil(0.8 * (n + 1))) - 1] ?? 1));
    const shrunk = Math.exp((n / (n + 10 * Math.max(1, weeks / 4))) * Math.log(raw));
    previous = n < NARROWING_MIN_WINDOWS ? Math.max(1, shrunk) : shrunk;
    return { weeks, windows: n, lambda: previous, spread };
  });
  return risingFactors(buckets);
}
