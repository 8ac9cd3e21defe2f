import { type AmountHabit, LEVELS, levelOfDistance, type Pool } from './pool.ts';
import type { RandomPayments } from './random-payments.ts';
import { firstSlotAtOrAfter, type Schedule, type Slots, PERIOD_DAYS, WINDOW_DAYS } from './schedules.ts';
import type { StreamFrequency } from './types.ts';

/** Business days off the date, before anything is known of a stream: on the day, one, two … days off, and beyond the last. */
const OFFSET_PRIOR = [0.8, 0.035, 0.025, 0.012, 0.008, 0.005] as const;
const OFFSET_REST = 0.002;
/** A date passes without a movement this often, before anything is known of a stream. */
export const MISS_PRIOR = 0.06;
/** Dates in a row that may pass without a movement before a stream counts as two. */
export const MOST_SKIPPED: Readonly<Record<StreamFrequency, number>> = {
  weekly: 8,
  biweekly: 5,
  four_weekly: 5,
  semi_monthly: 6,
  monthly: 6,
  quarterly: 3,
  semi_annual: 2,
  annual: 1,
};

const LOG_OFFSETS = OFFSET_PRIOR.map(Math.log);
const LOG_OFFSET_REST = Math.log(OFFSET_REST);
/** Probability of a movement so many business days off its date, before anything is known of its stream. */
export const offsetPrior = (off: number): number => OFFSET_PRIOR[Math.abs(off)] ?? OFFSET_REST;

/** One event on one slot: index in the pool and index in the slots. */
export type Hit = { readonly event: number; readonly slot: number };

/** Pairs of slots and events within the window of the frequency, in order of slots: parallel lists, because there are many. */
type Nodes = { readonly event: number[]; readonly slot: number[]; readonly score: number[] };

function listNodes(pool: Pool, slots: Slots, frequency: StreamFrequency, random: RandomPayments): Nodes {
  const window = WINDOW_DAYS[frequency];
  const nodes: Nodes = { event: [], slot: [], score: [] };
  const { events } = pool;
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) return nodes;
  let low = 0;
  for (let slot = firstSlotAtOrAfter(slots, first.ordinal - window); slot < slots.ordinal.length; slot++) {
    const ordinal = slots.ordinal[slot] ?? 0;
    if (ordinal > last.ordinal + window) break;
    while (low < events.length && (events[low]?.ordinal ?? 0) < ordinal - window) low++;
    for (let event = low; event < events.length; event++) {
      const off = (events[event]?.ordinal ?? 0) - ordinal;
      if (off > window) break;
      nodes.event.push(event);
      nodes.slot.push(slot);
      nodes.score.push((LOG_OFFSETS[Math.abs(off)] ?? LOG_OFFSET_REST) - random.logRate(event));
    }
  }
  return nodes;
}

/**
 * The chain of events, at most one a slot and both in order, that a stream on this schedule explains best against random payments: dynamic
 * programming over pairs of slot and event, in logarithms of likelihood ratios. Every slot the stream spans, hit or missed, earns the silence that
 * random payments would have had to keep there (the void term of a Poisson process), at most one event's. `miss` is the share of dates left out.
 */
export function fitPath(
  pool: Pool,
  slots: Slots,
  options: { readonly schedule: Schedule; readonly habit: AmountHabit; readonly random: RandomPayments; readonly miss: number },
): Hit[] {
  const { schedule, habit, random, miss } = options;
  const { event, slot, score } = listNodes(pool, slots, schedule.frequency, random);
  const { logAmounts } = pool;
  const ratios = pool.logRatiosOf(habit);
  const silence = Math.min(1, (random.perDay * PERIOD_DAYS[schedule.frequency] * 5) / 7);
  const reach = MOST_SKIPPED[schedule.frequency] + 1;
  const logHit = Math.log(1 - miss) + silence;
  const logMiss = Math.log(miss) + silence;
  const previous = new Int32Array(score.length).fill(-1);
  let best = -1;
  let from = 0;
  for (let at = 0; at < score.length; at++) {
    const [ownSlot, ownEvent] = [slot[at] ?? 0, event[at] ?? 0];
    const ownLog = logAmounts[ownEvent] ?? 0;
    while ((slot[from] ?? 0) < ownSlot - reach) from++;
    let gain = 0;
    for (let before = from; before < at; before++) {
      const skipped = ownSlot - (slot[before] ?? 0) - 1;
      if (skipped < 0) break;
      const otherEvent = event[before] ?? 0;
      if (otherEvent >= ownEvent) continue;
      const level = levelOfDistance(Math.abs(ownLog - (logAmounts[otherEvent] ?? 0)));
      const candidate = (score[before] ?? 0) + logHit + skipped * logMiss + (ratios[otherEvent * LEVELS + level] ?? 0);
      if (candidate <= gain) continue;
      gain = candidate;
      previous[at] = before;
    }
    score[at] = (score[at] ?? 0) + gain;
    if (best < 0 || (score[at] ?? 0) > (score[best] ?? 0)) best = at;
  }
  const hits: Hit[] = [];
  for (let at = best; at >= 0; at = previous[at] ?? -1) hits.push({ event: event[at] ?? 0, slot: slot[at] ?? 0 });
  return hits.reverse();
}
