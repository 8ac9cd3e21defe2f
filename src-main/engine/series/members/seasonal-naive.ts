import type { FittedMember, Sample } from './member.ts';

/** The value of the same phase in the last cycle; the last value when there is no season or not yet a whole cycle. */
export function fitSeasonalNaive(sample: Sample): FittedMember {
  const { values, period } = sample;
  return (origins, horizon) =>
    origins.map((origin) => {
      const cycle = origin >= period ? period : 1;
      return Float64Array.from({ length: horizon }, (_, h) => values[origin - cycle + (h % cycle)] ?? 0);
    });
}
