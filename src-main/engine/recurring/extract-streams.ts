import { must } from '../../../src-shared/result/assert.ts';
import { fitPath, type Hit, MISS_PRIOR } from './fit-path.ts';
import type { StreamEvent } from './group-payees.ts';
import { isTwoStreams } from './split-test.ts';
import { type AmountHabit, createPool, type Pool } from './pool.ts';
import type { ScheduleProposer } from './propose-schedules.ts';
import { createRandomPayments, type RandomPayments } from './random-payments.ts';
import { refineSchedule } from './refine-schedule.ts';
import { keyOfSchedule, type Schedule, type ScheduleBook, type Slots } from './schedules.ts';
import { seedsOf } from './seeds.ts';
import { type PathScore, scorePath } from './score-path.ts';

/** A stream as the search leaves it: on slots `hits[i].slot` of its schedule stand `events[i]`. */
export type FoundPath = {
  readonly schedule: Schedule;
  readonly habit: AmountHabit;
  readonly events: readonly StreamEvent[];
  readonly slots: readonly number[];
  readonly score: PathScore;
};

/** What all groups of a run share. */
export type SearchTools = { readonly book: ScheduleBook; readonly proposer: ScheduleProposer };

/** Streams sought in one group, at most: a payee with more is a catch-all. */
const MOST_STREAMS = 8;
/** Least score for a path to be taken out; what the owner sees is decided later, by probability. */
const LEAST_SCORE = 4;
/** Below this score a path is likely chance; after two of them a group is not searched further. */
const WEAK_SCORE = 8;
const MOST_WEAK = 2;
/** Schedules of each frequency that are fitted. */
const PROPOSALS = 2;
/** Hits from which the share of missed dates is worth reading. */
const LEAST_TO_REFIT = 8;
type Best = { readonly schedule: Schedule; readonly habit: AmountHabit; readonly hits: readonly Hit[]; readonly score: PathScore };

/** Fits with the usual share of missed dates, and again with the path's own where it misses more: half a path is then not given up for a few gaps. */
function fitTwice(
  pool: Pool,
  slots: Slots,
  options: { readonly schedule: Schedule; readonly habit: AmountHabit; readonly random: RandomPayments },
): Hit[] {
  const hits = fitPath(pool, slots, { ...options, miss: MISS_PRIOR });
  const [first, last] = [hits[0], hits.at(-1)];
  if (first === undefined || last === undefined || hits.length < LEAST_TO_REFIT) return hits;
  const expected = last.slot - first.slot + 1;
  const miss = (expected - hits.length) / expected;
  return miss <= MISS_PRIOR ? hits : fitPath(pool, slots, { ...options, miss });
}

/** The best path of a pool over all seeds, schedules and habits. */
function bestPath(pool: Pool, tools: SearchTools): Best | null {
  const { book, proposer } = tools;
  const random = createRandomPayments(pool);
  const tried = new Set<string>();
  let best: Best | null = null;
  for (const seed of seedsOf(pool.events)) {
    for (const schedule of proposer.propose(seed.events, PROPOSALS)) {
      const slots = book.slotsOf(schedule);
      for (const habit of seed.habits) {
        const key = `${habit}${keyOfSchedule(schedule)}`;
        if (tried.has(key)) continue;
        tried.add(key);
        const hits = fitTwice(pool, slots, { schedule, habit, random });
        if (hits.length < 2) continue;
        const score = scorePath(pool, slots, { schedule, habit, hits, random });
        if ((best !== null && score.score <= best.score.score) || isTwoStreams(schedule, pool, hits)) continue;
        best = { schedule, habit, hits, score };
      }
    }
  }
  return best;
}

/** Takes the best stream out of a group, then the best of what is left, until none explains its events better than chance. */
export function extractStreams(events: readonly StreamEvent[], tools: SearchTools): FoundPath[] {
  const found: FoundPath[] = [];
  let left = events;
  let weak = 0;
  while (left.length >= 2 && found.length < MOST_STREAMS && weak < MOST_WEAK) {
    const pool = createPool(left);
    const best = bestPath(pool, tools);
    if (best === null || best.score.score < LEAST_SCORE) break;
    if (best.score.score < WEAK_SCORE) weak++;
    const chosen = best.hits.map((hit) => must(pool.events[hit.event], 'an event of the pool'));
    const slots = best.hits.map(({ slot }) => slot);
    const schedule = refineSchedule(best.schedule, { events: chosen, slots }, tools.book);
    found.push({ schedule, slots, habit: best.habit, events: chosen, score: best.score });
    const taken = new Set(chosen);
    left = left.filter((event) => !taken.has(event));
  }
  return found;
}
