import { fromEpochDay, type IsoDate, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import { calibrateResidual } from './calibrate-residual.ts';
import { describeDays } from './day-profile.ts';
import { normalQuantile } from './normal-distribution.ts';
import type { ResidualFit, SideFit } from './residual-fit.ts';
import type { DailyHistory } from './types.ts';
import { fitSide, type FittedSide, limitWeeks, PERSISTENCE_MIN_WEEKS } from './weekly-model.ts';

/** Changes whenever the same input may give another forecast; stored with every snapshot. */
export const MODEL_VERSION = 'weekly-ar-1';

/** Days of history below which nothing is said about the rest: not one full week has been seen. */
const MIN_HISTORY_DAYS = 7;
/** Points of the normal distribution that stand in for innovations while there are too few of them, and the odd stride that pairs them. */
const STANDIN_COUNT = 21;
const STANDIN_STRIDE = 8;

type Innovation = ResidualFit['innovations'][number];

/** Centred innovations of both sides (outflows turned negative), widened for the degrees of freedom the fit has used. */
function pairInnovations(inflow: FittedSide, outflow: FittedSide): Innovation[] {
  const n = inflow.innovations.length;
  if (n < PERSISTENCE_MIN_WEEKS) {
    const points = Array.from({ length: STANDIN_COUNT }, (_, i) => normalQuantile((i + 0.5) / STANDIN_COUNT));
    const size = Math.sqrt(points.reduce((sum, z) => sum + z * z, 0) / STANDIN_COUNT);
    return points.map((z, i) => ({
      inflow: (z / size) * inflow.sd,
      outflow: ((points[(i * STANDIN_STRIDE) % STANDIN_COUNT] ?? 0) / size) * outflow.sd,
    }));
  }
  const widen = Math.sqrt(n / (n - 2));
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [meanIn, meanOut] = [mean(inflow.innovations), mean(outflow.innovations)];
  return Array.from(inflow.innovations, (value, week) => ({
    inflow: (value - meanIn) * widen,
    outflow: -((outflow.innovations[week] ?? 0) - meanOut) * widen,
  }));
}

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
  const fitIn = fitSide(inflow, span, dayCount);
  const fitOut = fitSide(outflow, span, dayCount);
  return {
    modelVersion: MODEL_VERSION,
    firstDate: history.firstDate,
    lastDate: fromEpochDay(firstEpochDay + dayCount - 1),
    dayCount,
    weekCount: inflow.weekSums.length,
    lineCount: history.lineCount,
    limitedWeeks: inflow.limitedWeeks + outflow.limitedWeeks,
    inflow: fitIn.fit,
    outflow: asOutflow(fitOut.fit),
    innovations: pairInnovations(fitIn, fitOut),
    buckets: calibrateResidual({ inflow, outflow, firstEpochDay, dayCount }),
  };
}
