import { minimise } from '../nelder-mead.ts';
import type { FittedMember, Sample } from './member.ts';

/** α; β as a share of α; φ. A φ below 0.8 is no trend any more, above 0.98 no damping (Hyndman et al. 2008). */
const LOWER = [0.01, 0, 0.8] as const;
const UPPER = [0.99, 0.5, 0.98] as const;
const START = [0.2, 0.1, 0.95] as const;
/** Values whose regression line gives the first level and slope. */
const FIRST_VALUES = 12;
const EVALUATIONS = 160;

export type TrendState = { level: number; slope: number };
export type TrendWeights = { readonly alpha: number; readonly beta: number; readonly phi: number };

/** l ← l + φb + α·e, b ← φb + β·e over part of a series, in place; returns the sum of squared one-step errors e. */
export function followTrend(
  values: ArrayLike<number>,
  span: { from: number; to: number },
  run: { state: TrendState; weights: TrendWeights },
): number {
  const { state } = run;
  const { alpha, beta, phi } = run.weights;
  let squares = 0;
  for (let t = span.from; t < span.to; t++) {
    const expected = state.level + phi * state.slope;
    const error = (values[t] ?? 0) - expected;
    squares += error * error;
    state.level = expected + alpha * error;
    state.slope = phi * state.slope + beta * error;
  }
  return squares;
}

/** Level and slope before the first value, from the regression line through the first values. */
function firstState(values: Float64Array, fitLength: number): TrendState {
  const span = Math.min(fitLength, FIRST_VALUES);
  const middle = (span - 1) / 2;
  let level = 0;
  let products = 0;
  let squares = 0;
  for (let t = 0; t < span; t++) {
    const value = values[t] ?? 0;
    level += value / span;
    products += (t - middle) * value;
    squares += (t - middle) ** 2;
  }
  const slope = squares > 0 ? products / squares : 0;
  return { level: level - slope * (middle + 1), slope };
}

/**
 * Damped trend (Gardner, McKenzie 1985; ETS(A,Ad,N)): ŷ(h) = l + (φ + … + φ^h)·b. α, β ≤ α/2 and φ minimise the squared one-step errors. A straight
 * line is followed and then bends towards a constant.
 */
export function fitDampedTrend(sample: Sample): FittedMember {
  const { values, fitLength } = sample;
  const first = firstState(values, fitLength);
  const unpack = (point: ArrayLike<number>): TrendWeights => {
    const alpha = point[0] ?? 0;
    return { alpha, beta: (point[1] ?? 0) * alpha, phi: point[2] ?? 0 };
  };
  const found = minimise((point) => followTrend(values, { from: 0, to: fitLength }, { state: { ...first }, weights: unpack(point) }), {
    start: START,
    lower: LOWER,
    upper: UPPER,
    evaluations: EVALUATIONS,
  });
  const weights = unpack(found);
  return (origins, horizon) => {
    const state = { ...first };
    let from = 0;
    return origins.map((origin) => {
      followTrend(values, { from, to: origin }, { state, weights });
      from = origin;
      let steps = 0;
      return Float64Array.from({ length: horizon }, (_, h) => {
        steps += Math.pow(weights.phi, h + 1);
        return state.level + steps * state.slope;
      });
    });
  };
}
