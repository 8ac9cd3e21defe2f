import type { FittedMember, Sample } from './member.ts';
import { firstStates, fitRate, type Rate, START } from './rate.ts';

/** One run of TSB: p ← p + β·(1[y ≠ 0] − p) at every value, z ← z + α·(y − z) at non-zero ones; the rate is p·z. */
export function followTsb(first: { size: number; probability: number }, weights: { alpha: number; beta: number }): Rate {
  let { size, probability } = first;
  return {
    step: (value) => {
      probability += weights.beta * ((value === 0 ? 0 : 1) - probability);
      if (value !== 0) size += weights.alpha * (value - size);
    },
    rate: () => probability * size,
  };
}

/**
 * Teunter, Syntetos, Babai (2011): smooths the probability of demand at every step and its size when there is some, so that the forecast of a stream
 * that has stopped dies away. Both constants minimise the squared one-step errors of the rate. All zeros give 0.
 */
export function fitTsb(sample: Sample): FittedMember {
  const first = firstStates(sample.values, sample.fitLength);
  return fitRate(sample, (point) => followTsb(first, { alpha: point[0] ?? START, beta: point[1] ?? START }), 2);
}
