import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { assert } from '../../../src-shared/result/assert.ts';

/** 97.5 % quantile of the standard normal: half-width of a 95 % interval in standard errors. */
const Z95 = 1.959963984540054;

/**
 * Pinball (quantile) loss of a forecast quantile q at probability τ: max(τ·(y − q), (τ − 1)·(y − q)), in the unit of the values, ≥ 0 (Koenker, Bassett
 * 1978). At τ = 0.5 half the absolute error. Example: y 10, q 8, τ 0.9 gives 1.8.
 */
export function pinballLoss(actual: number, quantile: number, probability: number): number {
  const over = actual - quantile;
  return Math.max(probability * over, (probability - 1) * over);
}

/** A forecast range beside what came. */
export type ScoredRange = {
  readonly p10Minor: MinorUnits;
  readonly p50Minor: MinorUnits;
  readonly p90Minor: MinorUnits;
  readonly actualMinor: MinorUnits;
};

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Mean pinball loss over the three quantiles of a range. */
export function rangeLoss({ actualMinor, p10Minor, p50Minor, p90Minor }: ScoredRange): number {
  return meanOf([pinballLoss(actualMinor, p10Minor, 0.1), pinballLoss(actualMinor, p50Minor, 0.5), pinballLoss(actualMinor, p90Minor, 0.9)]);
}

/** Whether what came lies in the range, its edges included. */
export function isHeld({ actualMinor, p10Minor, p90Minor }: ScoredRange): boolean {
  return actualMinor >= p10Minor && actualMinor <= p90Minor;
}

export type Proportion = { readonly share: number; readonly low: number; readonly high: number; readonly count: number };

/**
 * A share with its 95 % Wilson score interval (Wilson 1927), which stays inside 0 to 1 also for few cases. `hits` may be a fraction: where cases of one
 * business hang together, count businesses and add up their shares. Of no cases: 0 to 1. Example: 8 of 10 gives 0.49 to 0.94.
 */
export function wilsonInterval(hits: number, count: number): Proportion {
  assert(count >= 0 && hits >= 0 && hits <= count + 1e-9, `between none and all hits, got ${hits} of ${count}`);
  if (count === 0) return { share: 0, low: 0, high: 1, count };
  const share = Math.min(1, hits / count);
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z95 / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), count };
}

/** A forecast point beside what came, in one unit. */
export type PointPair = { readonly forecast: number; readonly actual: number };

/** Bias: Σ(forecast − actual) ÷ Σ|scale|, positive when too optimistic; `scale` is usually turnover. Null where the scale is 0. */
export function relativeBias(pairs: readonly PointPair[], scale: number): number | null {
  return scale > 0 ? pairs.reduce((sum, { forecast, actual }) => sum + forecast - actual, 0) / scale : null;
}

/** Weighted absolute percentage error: Σ|actual − forecast| ÷ Σ|actual|. Null where all actuals are 0. */
export function wape(pairs: readonly PointPair[]): number | null {
  let [errors, size] = [0, 0];
  for (const { forecast, actual } of pairs) {
    errors += Math.abs(actual - forecast);
    size += Math.abs(actual);
  }
  return size > 0 ? errors / size : null;
}

/**
 * Mean absolute scaled error (Hyndman, Koehler 2006): mean |actual − forecast| ÷ mean |y_t − y_(t−m)| of the past, m the season in observations. Its value
 * depends on m: always say which. Null where the past is shorter than m + 1 or repeats itself exactly.
 */
export function mase(pairs: readonly PointPair[], past: readonly number[], period: number): number | null {
  assert(Number.isInteger(period) && period >= 1, `a period of at least one observation, got ${period}`);
  const steps = past.length - period;
  if (steps < 1 || pairs.length === 0) return null;
  let naive = 0;
  for (let t = period; t < past.length; t++) naive += Math.abs((past[t] ?? 0) - (past[t - period] ?? 0));
  const error = pairs.reduce((sum, { forecast, actual }) => sum + Math.abs(actual - forecast), 0) / pairs.length;
  return naive > 0 ? error / (naive / steps) : null;
}
