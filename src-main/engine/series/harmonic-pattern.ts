import { type Posterior, type Products, regress } from './evidence-regression.ts';
import { type Design, type Designs, dot, surprises } from './harmonic-design.ts';
import type { Cycle } from './seasons.ts';

/** Variance of the whole pattern as a multiple of the variance of one step's surprise: from none at all to four times its deviation. */
const SIGNALS = [1e-6, 0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8, 16] as const;
/** Index of the strength looked at first: a pattern as strong as half a step's surprise. */
const FIRST_SIGNAL = 4;
/** Variance of the first level on the same scale, so wide that the data decide. */
const OPEN_LEVEL = 1e6;

type Peak = { readonly at: number; readonly posterior: Posterior };

/** The strength with the greatest evidence, climbed to from the one that was best for the level speed before: evidence has one peak in strength. */
function climb(products: Products, priors: readonly Float64Array[], from: number): Peak | null {
  const look = (at: number): Peak | null => {
    const prior = priors[at];
    const posterior = prior === undefined ? null : regress(products, prior);
    return posterior === null ? null : { at, posterior };
  };
  let best = look(from);
  for (const direction of [1, -1]) {
    for (let at = from + direction; best !== null; at += direction) {
      const next = look(at);
      if (next === null || next.posterior.logEvidence <= best.posterior.logEvidence) break;
      best = next;
    }
    if (best !== null && best.at !== from) break;
  }
  return best;
}

/** The posterior of the level speed and the pattern strength with the greatest marginal likelihood. */
function choosePosterior(values: Float64Array, fitLength: number, design: Design): Posterior | null {
  const { columns, shares, filtered } = design;
  const priors = SIGNALS.map((signal) => Float64Array.from([OPEN_LEVEL, ...shares.map((share) => signal * share)]));
  let best: Posterior | null = null;
  let at = FIRST_SIGNAL;
  for (const { alpha, firstLevel, gram } of filtered) {
    const response = surprises(values, fitLength, alpha);
    // (F·x)'(F·y) = x'(F'F·y): filtering the response back in time spares filtering every column; F' is the same filter run backwards
    const returned = surprises(response.slice().reverse(), fitLength, alpha).reverse();
    const cross = new Float64Array(columns.length + 1);
    cross[0] = dot(firstLevel, response, fitLength);
    columns.forEach((column, j) => {
      cross[j + 1] = dot(column, returned, fitLength);
    });
    const products = { gram, cross, square: dot(response, response, fitLength), observations: fitLength };
    const peak = climb(products, priors, at);
    if (peak === null) continue;
    at = peak.at;
    if (best === null || peak.posterior.logEvidence > best.logEvidence) best = peak.posterior;
  }
  return best;
}

/** How much of a series may be looked at, and how far its pattern is drawn. */
export type PatternSpan = { readonly fitLength: number; readonly length: number };

/**
 * The repeating part of a series, `length` values long: harmonic regression around a level that wanders as in simple exponential smoothing (Young,
 * Pedregal, Tych 1999, dynamic harmonic regression; here with fixed harmonics). Series and harmonics pass the same smoothing filter, so that their
 * surprises are independent; how fast the level moves and how strong the pattern is are chosen by marginal likelihood on a grid, and the coefficients
 * are the posterior mean (empirical Bayes). A series without the cycle gets a pattern near 0 without a separate test. Looks at the first `fitLength`
 * values only, of them at the cycles the memory of the cycle reaches; older ones repeat the same pattern.
 */
function fitPattern(values: Float64Array, cycle: Cycle, options: { span: PatternSpan; designs: Designs }): Float64Array {
  const { fitLength, length } = options.span;
  const { memory, period } = cycle;
  // whole cycles are left out, so that phases stay where they are
  const skipped = memory === null ? 0 : Math.max(0, Math.ceil(fitLength / period) - memory) * period;
  const design = options.designs({ cycle, fitLength: fitLength - skipped, length: length - skipped });
  const best = choosePosterior(values.subarray(skipped), fitLength - skipped, design);
  const pattern = new Float64Array(length);
  if (best === null) return pattern;
  design.columns.forEach((column, j) => {
    const weight = best.coefficients[j + 1] ?? 0;
    for (let t = skipped; t < length; t++) pattern[t] = (pattern[t] ?? 0) + weight * (column[t - skipped] ?? 0);
  });
  for (let t = skipped - 1; t >= 0; t--) pattern[t] = pattern[t + period] ?? 0;
  return pattern;
}

/** The sum of the patterns of several cycles, shortest first, each fitted on what the former leave. */
export function fitPatterns(values: Float64Array, cycles: readonly Cycle[], options: { span: PatternSpan; designs: Designs }): Float64Array {
  const total = new Float64Array(options.span.length);
  let rest = values;
  for (const cycle of cycles) {
    const pattern = fitPattern(rest, cycle, options);
    for (let t = 0; t < total.length; t++) total[t] = (total[t] ?? 0) + (pattern[t] ?? 0);
    rest = rest.map((value, t) => value - (pattern[t] ?? 0));
  }
  return total;
}
