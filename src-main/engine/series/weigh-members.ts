import type { Trial } from './rolling-origins.ts';

/** Power of the inverse error. 0 is the plain mean, large picks the single best; 3 to 5 were alike on every set tried, both ends were worse. */
const POWER = 4;

/**
 * Weights of the members, adding to 1: (1 ÷ error)⁴, error the mean absolute error over all trials, each step weighing alike. For intermittent series
 * it is the root mean square: there the absolute error would favour the member that forecasts nothing. Without trials all weigh alike; members
 * without any error share all the weight.
 */
export function weighMembers(trials: readonly Trial[], memberCount: number, isIntermittent: boolean): Float64Array {
  const equal = new Float64Array(memberCount).fill(1 / memberCount);
  if (trials.length === 0) return equal;
  const errors = new Float64Array(memberCount);
  for (const { actual, said } of trials) {
    for (let i = 0; i < memberCount; i++) {
      const error = Math.abs(actual - (said[i] ?? 0));
      errors[i] = (errors[i] ?? 0) + (isIntermittent ? error * error : error);
    }
  }
  const least = errors.reduce((a, b) => Math.min(a, b));
  if (least <= 0) {
    const exact = errors.map((error) => (error <= 0 ? 1 : 0));
    const count = exact.reduce((a, b) => a + b, 0);
    return exact.map((isExact) => isExact / count);
  }
  const power = isIntermittent ? POWER / 2 : POWER;
  const raw = errors.map((error) => Math.pow(least / error, power));
  const total = raw.reduce((a, b) => a + b, 0);
  return raw.map((weight) => weight / total);
}

/** The weighted mean of what the members say. */
export function combine(said: ArrayLike<number>, weights: Float64Array): number {
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight * (said[i] ?? 0);
  });
  return sum;
}
