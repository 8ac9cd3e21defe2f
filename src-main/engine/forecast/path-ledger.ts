import { createRandom, type Random } from '../common/random.ts';

/** What one line adds over all paths: sums by day, and on how many paths it happens at all. */
export type LineTotals = { readonly byDay: Map<number, number>; hits: number };

/**
 * Where simulated movements are written: the flow of each day and path, and per line the sum over paths, from which means are taken. Amounts are
 * whole minor units, so that sums are exact. Day 0 is the day after `asOf`.
 */
export type PathLedger = {
  readonly horizonDays: number;
  readonly pathCount: number;
  readonly asOfEpochDay: number;
  readonly seed: number;
  /** `[day × pathCount + path]`; allocated when the first uncertain movement is written. */
  flows: Float64Array | null;
  /** Movements that are the same on every path, by day. */
  readonly certain: Float64Array;
  readonly lines: Map<string, LineTotals>;
  /** The bank day, counted from the day after `asOf`, of a payment meant for each day from then on: see `nearestBankDay`. One day longer than the horizon. */
  readonly bankDays: Int32Array;
};

export function createLedger(shape: Pick<PathLedger, 'horizonDays' | 'pathCount' | 'asOfEpochDay' | 'seed'>): PathLedger {
  const tomorrow = shape.asOfEpochDay + 1;
  const first = firstBankDay(tomorrow) - tomorrow;
  const bankDays = Int32Array.from({ length: shape.horizonDays + 1 }, (_, day) => Math.max(first, nearestBankDay(tomorrow + day) - tomorrow));
  return { ...shape, flows: null, certain: new Float64Array(shape.horizonDays), lines: new Map(), bankDays };
}

export function openLine(ledger: PathLedger, key: string): LineTotals {
  const line: LineTotals = { byDay: new Map(), hits: 0 };
  ledger.lines.set(key, line);
  return line;
}

export function uncertainFlows(ledger: PathLedger): Float64Array {
  ledger.flows ??= new Float64Array(ledger.horizonDays * ledger.pathCount);
  return ledger.flows;
}

/** Nothing is forecast for `asOf` or before: what is still open then moves to the day after. */
export const notBeforeTomorrow = (day: number): number => (day < 0 ? 0 : day);

/**
 * Saturday to Friday, Sunday to Monday: banks book nothing on a weekend. Past delays were measured on booking days and so contain the way over the weekend
 * already; moving both days forward would make every payer half a day later than he is. Epoch day 2 (1970-01-03) was a Saturday.
 */
function nearestBankDay(epochDay: number): number {
  const sinceSaturday = (((epochDay - 2) % 7) + 7) % 7;
  return sinceSaturday === 0 ? epochDay - 1 : sinceSaturday === 1 ? epochDay + 1 : epochDay;
}

/** The day itself, or Monday: the first day on which anything can still be booked. */
const firstBankDay = (epochDay: number): number => {
  const nearest = nearestBankDay(epochDay);
  return nearest < epochDay ? nearest + 3 : nearest;
};

/**
 * A stream of random numbers of its own for every line, named by its id (FNV-1a), so that adding, changing or removing one line leaves the draws
 * of all others as they were: scenarios compare on common random numbers, and the order of input does not matter.
 */
export function randomOf(seed: number, name: string): Random {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return createRandom(hash);
}

/** Half away from zero, -0 as 0. */
export function roundMinor(value: number): number {
  const size = Math.floor(Math.abs(value) + 0.5);
  return size === 0 ? 0 : value < 0 ? -size : size;
}
