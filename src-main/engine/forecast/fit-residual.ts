import { fromEpochDay, type IsoDate, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import { calibrateResidual } from './calibrate-residual.ts';
import { describeDays } from './day-profile.ts';
import { normalQuantile } from '../delays/normal-distribution.ts';
import { fitSides, type SideHistory } from './fit-sides.ts';
import { fitJumps, isHabit } from './jump-process.ts';
import { levelFactors } from './level-path.ts';
import type { ResidualFit, SideFit } from './residual-fit.ts';
import type { DailyHistory } from './types.ts';
import { type FittedSide, limitWeeks, PERSISTENCE_MIN_WEEKS } from './weekly-model.ts';

/** Changes whenever the same input may give another forecast; stored with every snapshot. */
export const MODEL_VERSION = 'weekly-ar-2';

/** Days of history below which nothing is said about the rest: not one full week has been seen. */
const MIN_HISTORY_DAYS = 7;
/** Points of the normal distribution that stand in for innovations while there are too few of them, and the odd stride that pairs them. */
const STANDIN_COUNT = 21;
const STANDIN_STRIDE = 8;

type Innovation = ResidualFit['innovations'][number];

/** Points of the standard normal distribution, as many as asked, with deviation 1; every `stride`-th comes next, so that two series do not rise together. */
function normalPoints(count: number, stride: number): Float64Array {
  const points = Float64Array.from({ length: count }, (_, i) => normalQuantile((((i * stride) % count) + 0.5) / count));
  const size = Math.sqrt(points.reduce((sum, z) => sum + z * z, 0) / count);
  return size > 0 ? points.map((z) => z / size) : points;
}

/** Centred innovations of a side, widened for the degrees of freedom the fit has used and, where they are less, to the deviation the side is given. */
function innovationsOf({ innovations, sd }: FittedSide, stride: number): Float64Array {
  const n = innovations.length;
  if (n < PERSISTENCE_MIN_WEEKS) return normalPoints(STANDIN_COUNT, stride).map((z) => z * sd);
  const mean = innovations.reduce((sum, value) => sum + value, 0) / n;
  const widen = Math.sqrt(n / (n - 2));
  const seen = innovations.map((value) => (value - mean) * widen);
  const missing = sd * sd - seen.reduce((sum, value) => sum + value * value, 0) / n;
  // what the mean has taken is no reason to add anything
  if (missing <= 0.1 * sd * sd) return seen;
  const points = normalPoints(n, coprimeStride(n, stride));
  return seen.map((value, i) => value + Math.sqrt(missing) * (points[i] ?? 0));
}

/** The first number from `stride` on that reaches every one of `count` places. */
function coprimeStride(count: number, stride: number): number {
  const shares = (a: number, b: number): boolean => (b === 0 ? a > 1 : shares(b, a % b));
  let chosen = stride;
  while (shares(count, chosen)) chosen++;
  return chosen;
}

/** Innovations of both sides by week, outflows turned negative. */
function pairInnovations(inflow: FittedSide, outflow: FittedSide): Innovation[] {
  const received = innovationsOf(inflow, 1);
  const paid = innovationsOf(outflow, STANDIN_STRIDE);
  return Array.from(received, (value, week) => ({ inflow: value, outflow: 0 - (paid[week] ?? 0) }));
}

type CashWeeks = {
  /** Cash at the start of each full week, relative to the end of the last day known. */
  readonly startBalances: Float64Array;
  readonly net: Float64Array;
  /** Means of a week, magnitudes. */
  readonly received: number;
  readonly paid: number;
};

function sumCash(history: DailyHistory, dayCount: number): CashWeeks {
  const { inflowMinor, outflowMinor } = history.cash ?? history;
  const weekCount = Math.floor(dayCount / 7);
  const offset = dayCount - weekCount * 7;
  const startBalances = new Float64Array(weekCount);
  const net = new Float64Array(weekCount);
  let [later, received, paid] = [0, 0, 0];
  for (let i = dayCount - 1; i >= offset; i--) {
    const week = Math.floor((i - offset) / 7);
    const [inflow, outflow] = [inflowMinor[i] ?? 0, outflowMinor[i] ?? 0];
    received += inflow;
    paid -= outflow;
    later += inflow + outflow;
    net[week] = (net[week] ?? 0) + inflow + outflow;
    startBalances[week] = -later;
  }
  return { startBalances, net, received: received / Math.max(1, weekCount), paid: paid / Math.max(1, weekCount) };
}

/** Mean of a week of large movements that are no habit. */
const oddShare = (excess: Float64Array): number =>
  isHabit(excess, excess.length) ? 0 : excess.reduce((sum, size) => sum + size, 0) / Math.max(1, excess.length);

const asOutflow = (fit: SideFit): SideFit => ({ ...fit, dailyLevel: 0 - fit.dailyLevel, lastDeviation: 0 - fit.lastDeviation });

/**
 * Fits the residual (bank lines that no obligation explains) on the history up to and including `through`: level, weekday × month-position ×
 * season profile and weekly AR(1) of inflows and outflows apart, and the conformal factors of their net. Days missing before `through` count as
 * 0, days after it are not looked at. Null with fewer than seven days: nothing can be said then. The result is plain JSON.
 */
export function fitResidual(history: DailyHistory, through: IsoDate): ResidualFit | null {
  assert(history.inflowMinor.length === history.outflowMinor.length, 'as many days of inflows as of outflows');
  const firstEpochDay = toEpochDay(history.firstDate);
  const dayCount = history.inflowMinor.length === 0 ? 0 : toEpochDay(through) - firstEpochDay + 1;
  if (dayCount < MIN_HISTORY_DAYS) return null;
  const inflowDays = new Float64Array(dayCount);
  const outflowDays = new Float64Array(dayCount);
  for (let i = 0; i < Math.min(dayCount, history.inflowMinor.length); i++) {
    inflowDays[i] = history.inflowMinor[i] ?? 0;
    outflowDays[i] = 0 - (history.outflowMinor[i] ?? 0);
  }
  const inflow = limitWeeks(inflowDays);
  const outflow = limitWeeks(outflowDays);
  const span = describeDays(firstEpochDay, dayCount);
  const cash = sumCash(history, dayCount);
  const weeklyTurnover = Math.max(cash.received - oddShare(inflow.excess), cash.paid - oddShare(outflow.excess), 0);
  const sides: SideHistory = { inflow, outflow, cashNet: cash.net, weeklyTurnover, span };
  const fitted = fitSides(sides, inflow.weekSums.length);
  const { inflow: fitIn, outflow: fitOut } = fitted;
  return {
    modelVersion: MODEL_VERSION,
    firstDate: history.firstDate,
    lastDate: fromEpochDay(firstEpochDay + dayCount - 1),
    dayCount,
    weekCount: inflow.weekSums.length,
    lineCount: history.lineCount,
    limitedWeeks: inflow.limitedWeeks + outflow.limitedWeeks,
    inflow: { ...fitIn.fit, weekFactors: levelFactors(inflow.weekSums, fitIn.expected, 7 * fitIn.fit.dailyLevel) },
    outflow: asOutflow({ ...fitOut.fit, weekFactors: levelFactors(outflow.weekSums, fitOut.expected, 7 * fitOut.fit.dailyLevel) }),
    innovations: pairInnovations(fitIn, fitOut),
    weeklyTurnover,
    jumps: {
      inflow: fitJumps({ excess: inflow.excess, startBalances: cash.startBalances }, 'receipts'),
      outflow: fitJumps({ excess: outflow.excess, startBalances: cash.startBalances }, 'payments'),
    },
    buckets: calibrateResidual(sides, fitted),
  };
}
