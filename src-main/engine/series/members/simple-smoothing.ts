import { minimise } from '../nelder-mead.ts';
import type { FittedMember, Sample } from './member.ts';

/** Smoothing constants allowed: 0.01 is nearly the mean of all history, 0.99 nearly the last value. */
const LOWEST_ALPHA = 0.01;
const HIGHEST_ALPHA = 0.99;
/** Values whose mean is the first level: few enough to be old, enough not to be one freak value. */
const FIRST_VALUES = 10;
const EVALUATIONS = 40;

/** The level after value t is l ← l + α·(y_t − l); the forecast of every step is the last level. */
export function smooth(
  values: ArrayLike<number>,
  alpha: number,
  span: { from: number; to: number; level: number },
): { level: number; squares: number } {
  let { level } = span;
  let squares = 0;
  for (let t = span.from; t < span.to; t++) {
    const error = (values[t] ?? 0) - level;
    squares += error * error;
    level += alpha * error;
  }
  return { level, squares };
}

/**
 * Simple exponential smoothing (Brown 1959; Hyndman et al. 2008, ETS(A,N,N)): for series without trend. α minimises the squared one-step errors; the
 * first level is the mean of the first ten values. One value gives that value.
 */
export function fitSimpleSmoothing(sample: Sample): FittedMember {
  const { values, fitLength } = sample;
  const head = Math.min(fitLength, FIRST_VALUES);
  let first = 0;
  for (let t = 0; t < head; t++) first += (values[t] ?? 0) / head;
  const found = minimise((point) => smooth(values, point[0] ?? 0, { from: 0, to: fitLength, level: first }).squares, {
    start: [0.2],
    lower: [LOWEST_ALPHA],
    upper: [HIGHEST_ALPHA],
    evaluations: EVALUATIONS,
  });
  const alpha = found[0] ?? LOWEST_ALPHA;
  return (origins, horizon) => {
    let state = { from: 0, level: first };
    return origins.map((origin) => {
      state = { from: origin, level: smooth(values, alpha, { ...state, to: origin }).level };
      return new Float64Array(horizon).fill(state.level);
    });
  };
}
