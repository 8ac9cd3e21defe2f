import { must } from '../../../src-shared/result/assert.ts';
import type { StreamEvent } from './group-payees.ts';
import { type AmountHabit, amountLevel } from './pool.ts';

/** Events a stream is proposed from, and the habits of amounts worth trying with them; the fit then chooses among all events of the group. */
type Seed = { readonly events: readonly StreamEvent[]; readonly habits: readonly AmountHabit[] };

/** Amounts further apart than 15 % begin a new cluster. */
const CLUSTER_GAP_LOG = 0.14;
/** Clusters and single amounts sought apart, at most. */
const MOST_SEEDS = 4;
/** Least events of one amount to be sought apart, in large groups and in small ones. */
const LEAST_SAME = 3;
const LEAST_SAME_SMALL = 2;
const SMALL_GROUP = 12;
/** Share of events that repeat the amount before them from which a steady price is worth trying, and of those close to it for close amounts. */
const STEADY_SHARE = 0.2;
const CLOSE_SHARE = 0.5;

const byTime = (a: StreamEvent, b: StreamEvent): number => a.day - b.day || a.line.transactionId - b.line.transactionId;

function mixedSeed(events: readonly StreamEvent[]): Seed {
  const levels = [0, 0, 0, 0];
  for (let i = 1; i < events.length; i++) {
    const level = amountLevel(must(events[i - 1], 'an event'), must(events[i], 'an event'));
    levels[level] = (levels[level] ?? 0) + 1;
  }
  const [same = 0, close = 0] = levels;
  const isSteady = same >= STEADY_SHARE * (events.length - 1);
  const isClose = close >= CLOSE_SHARE * (events.length - 1);
  return { events, habits: [...(isSteady ? (['steady'] as const) : []), ...(isClose ? (['close'] as const) : []), 'varying'] };
}

/** Where streams of a group may start from: all events, clusters of near amounts, and single amounts that come often. Events in order of days. */
export function seedsOf(events: readonly StreamEvent[]): Seed[] {
  const clusters: StreamEvent[][] = [];
  const same = new Map<number, StreamEvent[]>();
  let previous = -Infinity;
  for (const event of events.toSorted((a, b) => a.logAmount - b.logAmount)) {
    if (event.logAmount - previous > CLUSTER_GAP_LOG) clusters.push([]);
    must(clusters.at(-1), 'a cluster').push(event);
    previous = event.logAmount;
    const list = same.get(event.line.amountMinor);
    if (list === undefined) same.set(event.line.amountMinor, [event]);
    else list.push(event);
  }
  const largest = (sets: Iterable<StreamEvent[]>, least: number): StreamEvent[][] =>
    [...sets]
      .filter((set) => set.length >= least && set.length < events.length)
      .sort((a, b) => b.length - a.length)
      .slice(0, MOST_SEEDS)
      .map((set) => set.sort(byTime));
  const leastSame = events.length <= SMALL_GROUP ? LEAST_SAME_SMALL : LEAST_SAME;
  return [
    mixedSeed(events),
    ...largest(clusters, 2).map(mixedSeed),
    ...largest(same.values(), leastSame).map((set): Seed => ({ events: set, habits: ['steady'] })),
  ];
}
