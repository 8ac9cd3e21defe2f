import type { StreamEvent } from './group-payees.ts';

/**
 * Two amounts are the same within the first difference of logarithms (rounding of a converted price), close within the second (a yearly rise), near
 * within the third; beyond they are far.
 */
const LEVEL_LOGS = [0.003, 0.11, 0.3] as const;
/** How amounts of unrelated payments to one payee compare, before any are seen, and the weight of that in payments. */
const PRIOR_SHARES = [0.08, 0.14, 0.33, 0.45] as const;
const PRIOR_WEIGHT = 3;

/** Number of levels. */
export const LEVELS = 4;
/** How amounts of one stream follow each other: shares of the same, a close, a near and a far amount. */
export const AMOUNT_HABITS = {
  steady: [0.92, 0.045, 0.02, 0.015],
  close: [0.1, 0.78, 0.09, 0.03],
  varying: [0.08, 0.35, 0.42, 0.15],
} as const;
export type AmountHabit = keyof typeof AMOUNT_HABITS;

/** 0 the same, 1 close, 2 near, 3 far. */
type AmountLevel = 0 | 1 | 2 | 3;

/** Level of a difference of logarithms, not negative. */
export const levelOfDistance = (distance: number): AmountLevel =>
  distance <= LEVEL_LOGS[0] ? 0 : distance <= LEVEL_LOGS[1] ? 1 : distance <= LEVEL_LOGS[2] ? 2 : 3;

export const amountLevel = (a: StreamEvent, b: StreamEvent): AmountLevel => levelOfDistance(Math.abs(a.logAmount - b.logAmount));

/** Share of a level among unrelated payments, of which `count` of `total` are of it. */
export const levelShare = (level: AmountLevel, count: number, total: number): number =>
  (count + PRIOR_WEIGHT * PRIOR_SHARES[level]) / (total + PRIOR_WEIGHT);

/**
 * The events a stream is sought in, with what the null hypothesis says about them: unrelated payments at random times, as often on a weekday as
 * they are, with amounts drawn from all that occur. Lists by event and level have the value of a pair at event × levels + level.
 */
export type Pool = {
  readonly events: readonly StreamEvent[];
  readonly logAmounts: Float64Array;
  /** For each event and level the share of the others that compare so with it. */
  readonly shares: Float64Array;
  /** For each event and level the logarithm of a habit's share over that among the others. */
  readonly logRatiosOf: (habit: AmountHabit) => Float64Array;
};

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sharesOf(logAmounts: Float64Array): Float64Array {
  const sorted = logAmounts.toSorted();
  const total = logAmounts.length - 1;
  const shares = new Float64Array(logAmounts.length * LEVELS);
  const within = (centre: number, reach: number): number => lowerBound(sorted, centre + reach + 1e-12) - lowerBound(sorted, centre - reach) - 1;
  logAmounts.forEach((log, event) => {
    const [same, close, near] = [within(log, LEVEL_LOGS[0]), within(log, LEVEL_LOGS[1]), within(log, LEVEL_LOGS[2])];
    const at = event * LEVELS;
    shares[at] = levelShare(0, same, total);
    shares[at + 1] = levelShare(1, close - same, total);
    shares[at + 2] = levelShare(2, near - close, total);
    shares[at + 3] = levelShare(3, total - near, total);
  });
  return shares;
}

export function createPool(events: readonly StreamEvent[]): Pool {
  const logAmounts = Float64Array.from(events, (event) => event.logAmount);
  const shares = sharesOf(logAmounts);
  const known = new Map<AmountHabit, Float64Array>();
  const logRatiosOf = (habit: AmountHabit): Float64Array => {
    const ratios = known.get(habit) ?? shares.map((share, i) => Math.log((AMOUNT_HABITS[habit][i % LEVELS] ?? 1) / share));
    known.set(habit, ratios);
    return ratios;
  };
  return { events, logAmounts, shares, logRatiosOf };
}
