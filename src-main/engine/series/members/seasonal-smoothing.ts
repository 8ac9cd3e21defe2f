import { minimise } from '../nelder-mead.ts';
import type { FittedMember, Sample } from './member.ts';

/** α; γ as a share of 1 − α, so that level and season together never correct by more than the error. */
const LOWER = [0.01, 0] as const;
const UPPER = [0.99, 0.6] as const;
const START = [0.2, 0.05] as const;
const EVALUATIONS = 100;

type State = { level: number; readonly season: Float64Array };

/** l ← l + α·e, s_i ← s_i + γ·e with e = y − l − s_i over part of a series, in place; returns the sum of squared errors. */
function follow(values: Float64Array, span: { from: number; to: number }, run: { state: State; alpha: number; gamma: number }): number {
  const { state, alpha, gamma } = run;
  const { season } = state;
  const period = season.length;
  let squares = 0;
  for (let t = span.from; t < span.to; t++) {
    const phase = t % period;
    const seasonal = season[phase] ?? 0;
    const error = (values[t] ?? 0) - state.level - seasonal;
    squares += error * error;
    state.level += alpha * error;
    season[phase] = seasonal + gamma * error;
  }
  return squares;
}

/**
 * Additive seasonal smoothing without trend (Winters 1960; ETS(A,N,A)), meant for a series from which its fixed pattern has been taken: the seasons
 * start at 0 and record only how the pattern has changed since. The first level is the mean of the first cycle.
 */
export function fitSeasonalSmoothing(sample: Sample): FittedMember {
  const { values, fitLength, period } = sample;
  const head = Math.min(fitLength, period);
  let first = 0;
  for (let t = 0; t < head; t++) first += (values[t] ?? 0) / head;
  const start = (): State => ({ level: first, season: new Float64Array(period) });
  const found = minimise(
    (point) => {
      const alpha = point[0] ?? 0;
      return follow(values, { from: 0, to: fitLength }, { state: start(), alpha, gamma: (point[1] ?? 0) * (1 - alpha) });
    },
    { start: START, lower: LOWER, upper: UPPER, evaluations: EVALUATIONS },
  );
  const alpha = found[0] ?? 0;
  const gamma = (found[1] ?? 0) * (1 - alpha);
  return (origins, horizon) => {
    const state = start();
    let from = 0;
    return origins.map((origin) => {
      follow(values, { from, to: origin }, { state, alpha, gamma });
      from = origin;
      return Float64Array.from({ length: horizon }, (_, h) => state.level + (state.season[(origin + h) % period] ?? 0));
    });
  };
}
