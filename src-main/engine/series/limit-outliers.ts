import type { Designs } from './harmonic-design.ts';
import { fitPatterns } from './harmonic-pattern.ts';
import type { Seasons } from './seasons.ts';
import { median } from './statistics.ts';

/** Neighbours on each side whose median is the local level. */
const NEIGHBOURS = 3;
/** Robust standard deviations (1.4826 × MAD) from the local level at which a value is held: a normal series has one such in 16,000. */
const LIMIT_DEVIATIONS = 4;

/** Cycles from which the median of a phase is no longer swayed by one freak value. */
const CYCLES_FOR_A_MEDIAN = 3;

/** Distance of each value from the median of its neighbours, and the distance from which a value counts as freak; 0 when most do not move. */
function measureDistances(rest: Float64Array): { distances: Float64Array; limit: number } {
  const distances = rest.map((value, t) => value - median(rest.subarray(Math.max(0, t - NEIGHBOURS), t + NEIGHBOURS + 1)));
  return { distances, limit: LIMIT_DEVIATIONS * 1.4826 * median(distances.map(Math.abs)) };
}

/** Heights of the phases that are freak in most cycles: one sharp peak a year, which the smooth estimate of the pattern rounds off. */
function findPeaks(distances: Float64Array, limit: number, period: number): Float64Array {
  const peaks = new Float64Array(period);
  if (period < 2 || distances.length < CYCLES_FOR_A_MEDIAN * period) return peaks;
  return peaks.map((_, phase) => {
    const height = median(distances.filter((__, t) => t % period === phase));
    return Math.abs(height) > limit ? height : 0;
  });
}

/**
 * The series with freak values held at four robust deviations from the local level (Hampel filter on what the seasons leave), so that one strike or
 * one double booking does not set level, season and trend. What repeats with the season is no outlier. A series that mostly equals its local level
 * (MAD 0) is returned as it is: in it every movement is information.
 */
export function limitOutliers(values: Float64Array, seasons: Seasons, options: { designs: Designs; horizon: number }): Float64Array {
  const span = { fitLength: values.length, length: values.length + options.horizon };
  const pattern = fitPatterns(values, seasons.cycles, { span, designs: options.designs });
  const rest = values.map((value, t) => value - (pattern[t] ?? 0));
  const { distances, limit } = measureDistances(rest);
  if (limit <= 0) return values;
  const peaks = findPeaks(distances, limit, seasons.period);
  return values.map((value, t) => {
    const distance = (distances[t] ?? 0) - (peaks[t % seasons.period] ?? 0);
    return value - distance + Math.min(limit, Math.max(-limit, distance));
  });
}

/** Robust standard deviations above the median of the non-zero values, and multiples of that median, beyond both of which demand is freak. */
const RARE_LIMIT_DEVIATIONS = 6;
const RARE_LIMIT_MEDIANS = 5;

/**
 * An intermittent series with freak amounts held. Local levels mean nothing where most values are zero, and held too tightly the mean itself would
 * sink: sizes of demand are skewed, so that only what is far beyond all the others is held. Signs are kept; zeros stay.
 */
export function limitRareOutliers(values: Float64Array): Float64Array {
  const sizes = values.filter((value) => value !== 0).map(Math.abs);
  const centre = median(sizes);
  const deviation = 1.4826 * median(sizes.map((size) => Math.abs(size - centre)));
  const limit = Math.max(centre + RARE_LIMIT_DEVIATIONS * deviation, RARE_LIMIT_MEDIANS * centre);
  return values.map((value) => Math.min(limit, Math.max(-limit, value)));
}
