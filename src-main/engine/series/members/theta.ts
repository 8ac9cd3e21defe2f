import { minimise } from '../nelder-mead.ts';
import type { FittedMember, Sample } from './member.ts';

/** α and θ. θ = 1 is simple smoothing, 2 the classical method, where half of the slope is carried on. */
const LOWER = [0.05, 1] as const;
const UPPER = [0.99, 5] as const;
const START = [0.3, 2] as const;
/** Values among which the first level is looked for, and errors left out of the loss while line and level settle. */
const FIRST_VALUES = 10;
const SETTLING_ERRORS = 3;
const EVALUATIONS = 160;

type State = {
  /** Values seen; the smoothed level; mean, slope and intercept of the regression line through all of them; (1 − α)^seen. */
  seen: number;
  level: number;
  mean: number;
  slope: number;
  intercept: number;
  decay: number;
};

type Shape = { readonly alpha: number; readonly theta: number };

/** ŷ(h) = l + (1 − 1/θ)·[(1 − α)^n·A + (h − 1 + (1 − (1 − α)^(n+1))/α)·B], with the line A + B·t through the n values seen. */
function expect(state: State, shape: Shape, step: number): number {
  const growth = step - 1 + (1 - state.decay * (1 - shape.alpha)) / shape.alpha;
  return state.level + (1 - 1 / shape.theta) * (state.decay * state.intercept + growth * state.slope);
}

function observe(state: State, shape: Shape, value: number): void {
  const t = state.seen + 1;
  const meanBefore = state.mean;
  state.level += shape.alpha * (value - state.level);
  state.mean = ((t - 1) * meanBefore + value) / t;
  state.slope = t === 1 ? 0 : ((t - 2) * state.slope + (6 * (value - meanBefore)) / t) / (t + 1);
  state.intercept = state.mean - ((t + 1) / 2) * state.slope;
  state.decay *= 1 - shape.alpha;
  state.seen = t;
}

function startAt(level: number): State {
  return { seen: 0, level, mean: 0, slope: 0, intercept: 0, decay: 1 };
}

/**
 * Dynamic optimised theta model (Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler 2016, after Assimakopoulos, Nikolopoulos 2000): simple smoothing
 * plus a share 1 − 1/θ of the slope of all history. α, θ and the first level minimise the squared one-step errors. On a straight line the forecast is
 * parallel to it or flatter; one value gives that value.
 */
export function fitTheta(sample: Sample): FittedMember {
  const { values, fitLength } = sample;
  const head = values.subarray(0, Math.min(fitLength, FIRST_VALUES));
  const loss = (point: readonly number[]): number => {
    const shape = { alpha: point[0] ?? 0, theta: point[1] ?? 1 };
    const state = startAt(point[2] ?? 0);
    let squares = 0;
    for (let t = 0; t < fitLength; t++) {
      const value = values[t] ?? 0;
      if (t >= SETTLING_ERRORS) squares += (value - expect(state, shape, 1)) ** 2;
      observe(state, shape, value);
    }
    return squares;
  };
  const found = minimise(loss, {
    start: [...START, values[0] ?? 0],
    lower: [...LOWER, head.reduce((a, b) => Math.min(a, b))],
    upper: [...UPPER, head.reduce((a, b) => Math.max(a, b))],
    evaluations: EVALUATIONS,
  });
  const shape = { alpha: found[0] ?? 0, theta: found[1] ?? 1 };
  return (origins, horizon) => {
    const state = startAt(found[2] ?? 0);
    return origins.map((origin) => {
      while (state.seen < origin) observe(state, shape, values[state.seen] ?? 0);
      return Float64Array.from({ length: horizon }, (_, h) => expect(state, shape, h + 1));
    });
  };
}
