import type { RunControl } from '../common/run-control.ts';
import { type PathLedger, roundMinor } from './path-ledger.ts';
import { selectQuantiles } from './select-quantiles.ts';
import type { ResidualPaths } from './simulate-residual.ts';

export type PathSummary = {
  /** End-of-day balances in whole minor units. */
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
  /** First day each path is below the buffer; −1 where it never is. */
  readonly firstBreachDay: Int32Array;
  /** Lowest end-of-day balance of each path. */
  readonly lowest: Float64Array;
  /** The same over the first days alone, by how many. */
  readonly lowestWithin: ReadonlyMap<number, Float64Array>;
};

const SHOWN = [0.1, 0.5, 0.9] as const;

export type PathSources = {
  readonly openingMinor: number;
  readonly bufferMinor: number;
  readonly ledger: PathLedger;
  readonly residual: ResidualPaths | null;
  /** Numbers of days, none beyond the horizon, for which the lowest balances are kept. */
  readonly spansDays: readonly number[];
};

/**
 * Composes every path (opening + certain + uncertain + expected residual + its deviation) and reads each day's quantiles off all of them, so
 * that whatever moves together on a path does so in the range; sums of per-day ranges would not.
 */
export function summarisePaths({ openingMinor, bufferMinor, ledger, residual, spansDays }: PathSources, control: RunControl): PathSummary {
  const { horizonDays, pathCount, flows, certain } = ledger;
  const [p10, p50, p90] = [new Float64Array(horizonDays), new Float64Array(horizonDays), new Float64Array(horizonDays)];
  const lowest = new Float64Array(pathCount).fill(Infinity);
  const firstBreachDay = new Int32Array(pathCount).fill(-1);
  const uncertain = new Float64Array(pathCount);
  const balances = new Float64Array(pathCount);
  const lowestWithin = new Map<number, Float64Array>();
  // from 0, the opening balance added to what is read off: another opening then moves every figure by exactly the difference
  const breachAt = bufferMinor - openingMinor;
  let base = 0;
  for (let day = 0; day < horizonDays; day++) {
    control.checkpoint('Reading the range', day, horizonDays);
    base += (certain[day] ?? 0) + (residual?.expectedByDay[day] ?? 0);
    for (let n = 0; n < pathCount; n++) {
      const cell = day * pathCount + n;
      if (flows !== null) uncertain[n] = (uncertain[n] ?? 0) + (flows[cell] ?? 0);
      const balance = base + (uncertain[n] ?? 0) + (residual === null ? 0 : (residual.deviations[cell] ?? 0));
      balances[n] = balance;
      if (balance < (lowest[n] ?? 0)) lowest[n] = balance;
      if (balance < breachAt && (firstBreachDay[n] ?? 0) < 0) firstBreachDay[n] = day;
    }
    const [low = 0, middle = 0, high = 0] = selectQuantiles(balances, SHOWN);
    p10[day] = openingMinor + roundMinor(low);
    p50[day] = openingMinor + roundMinor(middle);
    p90[day] = openingMinor + roundMinor(high);
    if (spansDays.includes(day + 1))
      lowestWithin.set(
        day + 1,
        lowest.map((value) => openingMinor + value),
      );
  }
  return { p10, p50, p90, firstBreachDay, lowest: lowest.map((value) => openingMinor + value), lowestWithin };
}

/** Share of the paths whose lowest balance is below an amount. */
export function shareBelow(lowest: Float64Array, amount: number): number {
  let count = 0;
  for (const value of lowest) if (value < amount) count++;
  return count / lowest.length;
}

/** Cash that lifts the lowest balance of nine paths in ten to the buffer: buffer minus their 10 % quantile, rounded up to whole minor units, never negative. */
export function cashNeeded(lowest: Float64Array, bufferMinor: number): number {
  const sorted = lowest.slice().sort();
  // the tenth of the paths that may stay below; the next one up must be safe
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length / 10));
  return Math.max(0, Math.ceil(bufferMinor - (sorted[at] ?? 0)));
}
