import { assert } from '../../../src-shared/result/assert.ts';

/** Orders a customer gave at random: `count` gaps that together took `days` (both greater than 0), the days of one occasion left out. */
export type OrderGaps = { readonly count: number; readonly days: number };

/** One gamma distribution of a customer's orders a day: `shape` as a number of gaps seen (0: nothing is known), `days` as the days they took. */
export type RatePrior = { readonly shape: number; readonly days: number; readonly weight: number };

/**
 * How alike the customers of a business may be: the shape of the gamma distribution of their rates, from customers who have little in common (spread
 * of the rates √2 times their mean) to nearly alike ones (a quarter of it). No business is taken for more uniform than that.
 */
const SHAPES = [0.5, 1, 2, 4, 8, 16] as const;
/** Days within which the scale of the rates is looked for, and halvings of that range (on the log): exact to a millionth. */
const [LEAST_DAYS, MOST_DAYS, HALVINGS] = [0.01, 1_000_000, 45];
const OWN_ONLY: readonly RatePrior[] = [{ shape: 0, days: 0, weight: 1 }];

/** The most likely `days` of the gamma distribution with a given shape: where its slope N·shape/days − Σ (n + shape)/(days + t) is 0. */
function fitDays(gaps: readonly OrderGaps[], shape: number): number {
  let [low, high] = [Math.log(LEAST_DAYS), Math.log(MOST_DAYS)];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    const days = Math.exp(middle);
    const expected = gaps.reduce((sum, own) => sum + ((own.count + shape) * days) / (days + own.days), 0);
    if (expected < gaps.length * shape) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Log-likelihood of n gaps in t days each under a gamma distribution of rates, without what does not depend on it. */
function logLikelihood(gaps: readonly OrderGaps[], shape: number, days: number): number {
  return gaps.reduce((sum, own) => {
    let rising = 0;
    for (let index = 0; index < own.count; index += 1) rising += Math.log(shape + index);
    return sum + rising + shape * Math.log(days) - (own.count + shape) * Math.log(days + own.days);
  }, 0);
}

/**
 * What the customers of a business tell about one of them: gamma distributions of orders a day fitted to all (empirical Bayes), one for each shape and
 * weighted by its likelihood, so that how alike customers are is itself only estimated. N customers cannot show a shape above N − 1; a customer alone
 * is judged by its own gaps. Weights add up to 1; the order of the customers does not matter. Ten customers with twelve gaps in 300 days each are alike:
 * the likeliest is shape 8 in 200 days, 25 days a gap.
 */
export function fitOrderRates(gaps: readonly OrderGaps[]): readonly RatePrior[] {
  const sorted = gaps.toSorted((a, b) => a.count - b.count || a.days - b.days);
  assert(
    sorted.every(({ count, days }) => count > 0 && days > 0),
    'gaps were seen and took time',
  );
  const fits = SHAPES.filter((shape) => shape <= sorted.length - 1).map((shape) => {
    const days = fitDays(sorted, shape);
    return { shape, days, logLikelihood: logLikelihood(sorted, shape, days) };
  });
  if (fits.length === 0) return OWN_ONLY;
  const best = Math.max(...fits.map((fit) => fit.logLikelihood));
  const total = fits.reduce((sum, fit) => sum + Math.exp(fit.logLikelihood - best), 0);
  return fits.map((fit) => ({ shape: fit.shape, days: fit.days, weight: Math.exp(fit.logLikelihood - best) / total }));
}
