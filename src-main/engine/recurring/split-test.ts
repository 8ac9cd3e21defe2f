import { must } from '../../../src-shared/result/assert.ts';
import type { Hit } from './fit-path.ts';
import type { Pool } from './pool.ts';
import type { Schedule } from './schedules.ts';

/** Frequencies that two streams of half the frequency look like. */
const DOUBLE_FREQUENCIES: ReadonlySet<Schedule['frequency']> = new Set(['weekly', 'biweekly', 'semi_monthly'] as const);
/** Least distance of amounts, in logarithms: below this a difference is rounding. */
const LEAST_DISTANCE = 0.004;
/** Least pairs of each kind for the test to say anything. */
const LEAST_PAIRS = 4;
/** Amounts two slots apart must be nearer than neighbours by so many standard errors (about one over the root of the pairs). */
const LEAST_ERRORS = 2.5;

/**
 * Whether every other occurrence of a path follows amounts of its own: telephone lines on the 1st and the 15th are two monthly streams, not one twice
 * a month. Compares the mean distance of amounts one slot apart with that of two slots, so that prices may rise and cross.
 */
export function isTwoStreams(schedule: Schedule, pool: Pool, hits: readonly Hit[]): boolean {
  if (!DOUBLE_FREQUENCIES.has(schedule.frequency)) return false;
  const sums = [0, 0];
  const counts = [0, 0];
  for (let i = 1; i < hits.length; i++) {
    const hit = must(hits[i], 'a hit');
    for (const other of hits.slice(Math.max(0, i - 2), i)) {
      const apart = hit.slot - other.slot;
      if (apart > 2) continue;
      const distance = Math.abs((pool.events[hit.event]?.logAmount ?? 0) - (pool.events[other.event]?.logAmount ?? 0));
      sums[apart - 1] = (sums[apart - 1] ?? 0) + distance;
      counts[apart - 1] = (counts[apart - 1] ?? 0) + 1;
    }
  }
  const [oneApart = 0, twoApart = 0] = sums.map((sum, kind) => Math.max(LEAST_DISTANCE, sum / Math.max(1, counts[kind] ?? 0)));
  const pairs = Math.min(...counts);
  return pairs >= LEAST_PAIRS && oneApart > twoApart * (1 + LEAST_ERRORS / Math.sqrt(pairs));
}
