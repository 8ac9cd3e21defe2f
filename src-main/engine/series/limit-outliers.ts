import type { Designs } from './harmonic-design.ts';
import { fitPatterns } from './harmonic-pattern.ts';
import type { Cycle } from './seasons.ts';
import { median } from './statistics.ts';

/** Neighbours on each side whose median is the local level. */
const NEIGHBOURS = 3;
/** Robust standard deviations (1.4826 × MAD) from the local level at which a value is held: a normal series has one such in 16,000. */
const LIMIT_DEVIATIONS = 4;

/**
 * The series with freak values held at four robust deviations from the local level (Hampel filter on what the seasons leave), so that one strike or
 * one double booking does not set level, season and trend. What repeats with the season is no outlier. A series that mostly equals its local level
 * (MAD 0) is returned as it is: in it every movement is information.
 */
export function limitOutliers(values: Float64Array, cycles: readonly Cycle[], options: { designs: Designs; horizon: number }): Float64Array {
  const span = { fitLength: values.length, length: values.length + options.horizon };
  const pattern = fitPatterns(values, cycles, { span, designs: options.designs });
  const rest = values.map((value, t) => value - (pattern[t] ?? 0));
  const distances = rest.map((value, t) => value - median(rest.subarray(Math.max(0, t - NEIGHBOURS), t + NEIGHBOURS + 1)));
  const limit = LIMIT_DEVIATIONS * 1.4826 * median(distances.map(Math.abs));
  if (limit <= 0) return values;
  return values.map((value, t) => {
    const distance = distances[t] ?? 0;
    return value - distance + Math.min(limit, Math.max(-limit, distance));
  });
}
