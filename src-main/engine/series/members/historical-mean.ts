import type { FittedMember, Sample } from './member.ts';

/** The mean of everything before the origin, for every step: the best forecast of pure noise around a fixed level. */
export function fitHistoricalMean(sample: Sample): FittedMember {
  const { values } = sample;
  return (origins, horizon) => {
    let sum = 0;
    let seen = 0;
    return origins.map((origin) => {
      for (; seen < origin; seen++) sum += values[seen] ?? 0;
      return new Float64Array(horizon).fill(sum / Math.max(1, seen));
    });
  };
}
