import { must } from '../../../src-shared/result/assert.ts';
import { type Hit, offsetPrior } from './fit-path.ts';
import type { StreamEvent } from './group-payees.ts';
import { AMOUNT_HABITS, type AmountHabit, amountLevel, LEVELS, levelShare, type Pool } from './pool.ts';
import type { RandomPayments } from './random-payments.ts';
import type { Schedule, Slots } from './schedules.ts';
import type { StreamFrequency } from './types.ts';

/** Weight, in events, of the prior for offsets and of the one for missed dates (0.06 of them). */
const OFFSET_WEIGHT = 5;
const MISS_WEIGHT = 5;
const MISS_SHARE = 0.06;
/** Up to this many hits amounts are predicted one after the other; with more the order hardly matters. */
const FEW_HITS = 40;

/**
 * Logarithm of the number of schedules tried for a frequency: business days in the period times, for months, the ways to name a day. What fits best of
 * many fits by chance.
 */
const LOG_CHOICES: Readonly<Record<StreamFrequency, number>> = {
  weekly: Math.log(5),
  biweekly: Math.log(10),
  four_weekly: Math.log(20) + 1.5,
  semi_monthly: Math.log(100) + 1,
  monthly: Math.log(21),
  quarterly: Math.log(63),
  semi_annual: Math.log(125) + 0.7,
  annual: Math.log(250),
};
/** A weekday of the month is agreed far more seldom than a day. */
const NTH_WEEKDAY_COST = 2.5;

/** Log-likelihood of offsets, each predicted from those before it and the prior: no parameter is fitted, none has to be paid for. */
function offsetsLog(offsets: readonly number[]): number {
  const counts = new Map<number, number>();
  let sum = 0;
  offsets.forEach((off, seen) => {
    const count = counts.get(off) ?? 0;
    sum += Math.log((count + OFFSET_WEIGHT * offsetPrior(off)) / (seen + OFFSET_WEIGHT));
    counts.set(off, count + 1);
  });
  return sum;
}

/** Log-likelihood of hits and misses under a beta prior, order aside. */
function missesLog(hits: number, misses: number): number {
  let sum = 0;
  for (let i = 0; i < hits; i++) sum += Math.log((MISS_WEIGHT * (1 - MISS_SHARE) + i) / (MISS_WEIGHT + i));
  for (let i = 0; i < misses; i++) sum += Math.log((MISS_WEIGHT * MISS_SHARE + i) / (MISS_WEIGHT + hits + i));
  return sum;
}

/**
 * Log-likelihood ratio of the amounts, each after the one before it. Under the null hypothesis an amount is drawn from those of the payee's other
 * payments and of the hits before it: a price that is always the same is no news in a group that knows no other, but a second equal one is.
 */
function amountsLog(pool: Pool, habit: AmountHabit, hits: readonly Hit[]): { readonly log: number; readonly sameAmounts: number } {
  const events = hits.map((hit) => must(pool.events[hit.event], 'an event of the pool'));
  const taken = new Set(events);
  const first = must(hits[0], 'a first hit').event;
  const last = must(hits.at(-1), 'a last hit').event;
  const others = hits.length > FEW_HITS ? [] : pool.events.slice(first, last + 1).filter((event) => !taken.has(event));
  let log = 0;
  let sameAmounts = 0;
  for (let i = 1; i < events.length; i++) {
    const before = must(events[i - 1], 'a hit');
    const level = amountLevel(before, must(events[i], 'a hit'));
    if (level === 0) sameAmounts++;
    let share = pool.shares[must(hits[i - 1], 'a hit').event * LEVELS + level] ?? 1;
    if (hits.length <= FEW_HITS) {
      const isOfLevel = (event: StreamEvent): boolean => amountLevel(before, event) === level;
      const count = others.filter(isOfLevel).length + events.slice(0, i - 1).filter(isOfLevel).length;
      share = levelShare(level, count, others.length + i - 1);
    }
    log += Math.log(AMOUNT_HABITS[habit][level] / share);
  }
  return { log, sameAmounts };
}

export type PathScore = {
  /** Logarithm of the likelihood ratio of stream and random payments, less the cost of the choices. */
  readonly score: number;
  /** Dates between the first and the last hit, both counted. */
  readonly expected: number;
  readonly onTime: number;
  readonly sameAmounts: number;
  /** Other events of the pool within the life of the stream. */
  readonly others: number;
};

/** Scores a path: dates, misses, amounts and the events it leaves over, against random payments of the same rate. */
export function scorePath(
  pool: Pool,
  slots: Slots,
  options: { readonly schedule: Schedule; readonly habit: AmountHabit; readonly hits: readonly Hit[]; readonly random: RandomPayments },
): PathScore {
  const { schedule, habit, hits, random } = options;
  const first = must(hits[0], 'a first hit');
  const last = must(hits.at(-1), 'a last hit');
  const expected = last.slot - first.slot + 1;
  const offsets = hits.map(({ event, slot }) => (pool.events[event]?.ordinal ?? 0) - (slots.ordinal[slot] ?? 0));
  const others = last.event - first.event + 1 - hits.length;
  const inLife = hits.length + others;
  let sum = offsetsLog(offsets) + missesLog(hits.length, expected - hits.length);
  // A Poisson process pays for its silence too: one for every event that the stream explains.
  for (const { event } of hits) sum += 1 - random.logRate(event);
  // What is left over comes at its own, lower rate.
  if (others > 0) sum += others * Math.log(others / inLife);
  const { log, sameAmounts } = amountsLog(pool, habit, hits);
  sum += log;
  const cost = LOG_CHOICES[schedule.frequency] + (schedule.dayRule.kind === 'nth_weekday' ? NTH_WEEKDAY_COST : 0);
  return { score: sum - cost, expected, onTime: offsets.filter((off) => off === 0).length, sameAmounts, others };
}
