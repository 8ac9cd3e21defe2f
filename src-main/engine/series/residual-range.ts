import { normalQuantile, quantileOfSorted } from './statistics.ts';

/** One out-of-sample error of the combination: what came minus what was said; `step` counts from 0, `phase` names the place in the season. */
export type Residual = { readonly step: number; readonly phase: number; readonly error: number };

/** How far a quantile lies from the forecast at a step (counted from 0), in the unit of the residuals. */
export type Spread = (probability: number, step: number) => number;

/** Growth of the squared error a step that is tried: 0 is noise around a fixed level, 1 a random walk. */
const GROWTHS = [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1] as const;
/** Growth assumed of a history too short to show any. */
const UNSEEN_GROWTH = 0.1;
/**
 * Values of the tested part that tell as much as one independent error: neighbouring forecasts err alike, and members were weighed on the same errors.
 * Set on held-out parts of monthly, quarterly and weekly series, where the plain range held 68 to 77 %.
 */
const VALUES_A_DEGREE = 5;
/** Deviation of a series not yet known, as a share of its mean magnitude, and the values that this prior counts for. */
const UNSEEN_DEVIATION = 0.3;
const PRIOR_VALUES = 2;

const growthAt = (growth: number, step: number): number => Math.sqrt(1 + growth * step);

/** c of √(1 + c·step) with the greatest likelihood of Laplace-distributed errors: the least Σ log g + N·log mean(|e| ÷ g). */
function fitGrowth(residuals: readonly Residual[]): number {
  let chosen = 0;
  let least = Infinity;
  for (const growth of GROWTHS) {
    let logs = 0;
    let sum = 0;
    for (const { step, error } of residuals) {
      const factor = growthAt(growth, step);
      logs += Math.log(factor);
      sum += Math.abs(error) / factor;
    }
    const score = logs + residuals.length * Math.log(Math.max(sum / residuals.length, Number.MIN_VALUE));
    if (score < least) {
      least = score;
      chosen = growth;
    }
  }
  return chosen;
}

/** Residuals of a phase at which its own errors count as much as those of all: overlapping forecasts show the same few values again and again. */
const PHASE_PRIOR = 100;

/** Mean magnitude of the errors of each phase of the season as a multiple of all, drawn towards 1: a shop closed on Sundays is certain on Sundays. */
function fitPhases(residuals: readonly Residual[], growth: number): (phase: number) => number {
  const sums = new Map<number, { sum: number; count: number }>();
  let total = 0;
  for (const { step, phase, error } of residuals) {
    const size = Math.abs(error) / growthAt(growth, step);
    const known = sums.get(phase) ?? { sum: 0, count: 0 };
    sums.set(phase, { sum: known.sum + size, count: known.count + 1 });
    total += size;
  }
  const mean = total / residuals.length;
  return (phase) => {
    const { sum, count } = sums.get(phase) ?? { sum: 0, count: 0 };
    return mean > 0 ? (sum + PHASE_PRIOR * mean) / ((count + PHASE_PRIOR) * mean) : 1;
  };
}

/** Student's t over the normal value to first order, 1 + (z² + 1) ÷ 4ν (Fisher 1925): what few errors leave open about their own spread. */
function widening(probability: number, degrees: number): number {
  const z = normalQuantile(probability);
  return 1 + (z * z + 1) / (4 * degrees);
}

/**
 * The range from out-of-sample errors (split conformal prediction: Vovk et al. 2005), pooled over steps and phases after division by their growth and
 * by the phase's own size. A quantile is halfway between that of the signed errors, which knows skewness, and that of their magnitudes, which is
 * steadier; `isSkewed` takes the signed ones alone, for series where the magnitude says nothing about the side. Widened for few errors; `testedLength`
 * is the number of values forecast, `phaseAt` the phase of each step to come.
 */
export function spreadOfResiduals(
  residuals: readonly Residual[],
  options: { testedLength: number; isSkewed: boolean; phaseAt: (step: number) => number },
): Spread {
  const growth = fitGrowth(residuals);
  const phaseFactor = fitPhases(residuals, growth);
  const sizeAt = (step: number, phase: number): number => growthAt(growth, step) * phaseFactor(phase);
  const signed = Float64Array.from(residuals.map(({ step, phase, error }) => error / sizeAt(step, phase))).sort();
  const magnitudes = signed.map(Math.abs).sort();
  const degrees = options.testedLength / VALUES_A_DEGREE;
  return (probability, step) => {
    const own = quantileOfSorted(signed, probability);
    const even = Math.sign(probability - 0.5) * quantileOfSorted(magnitudes, Math.abs(2 * probability - 1));
    const offset = options.isSkewed ? own : (own + even) / 2;
    return offset * widening(probability, degrees) * sizeAt(step, options.phaseAt(step));
  };
}

/**
 * The range of a history too short to be tested: normal, its variance that around the mean together with a prior of 30 % of the mean magnitude (1 on
 * the scale of `values`) that counts as two values. One value has the prior alone; nothing but zeros has no range.
 */
export function spreadOfFew(values: Float64Array): Spread {
  const count = values.length;
  let centre = 0;
  let magnitude = 0;
  for (const value of values) {
    centre += value / count;
    magnitude += Math.abs(value) / count;
  }
  let squares = PRIOR_VALUES * (UNSEEN_DEVIATION * magnitude) ** 2;
  for (const value of values) squares += (value - centre) ** 2;
  const deviation = Math.sqrt(squares / (count - 1 + PRIOR_VALUES));
  return (probability, step) => normalQuantile(probability) * deviation * widening(probability, count) * growthAt(UNSEEN_GROWTH, step);
}
