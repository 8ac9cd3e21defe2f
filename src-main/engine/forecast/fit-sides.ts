import type { DaySpan } from './day-profile.ts';
import { habitMoments, isHabit } from './jump-process.ts';
import { estimateDrift } from './net-drift.ts';
import { fitSide, type FittedSide, type SideWeeks } from './weekly-model.ts';

/** Both sides of the residual as magnitudes, and the net of all cash by full week, oldest first. */
export type SideHistory = {
  readonly inflow: SideWeeks;
  readonly outflow: SideWeeks;
  readonly cashNet: Float64Array;
  /** The larger of mean receipts and mean disbursements of a week, explained ones included, single large movements left out. */
  readonly weeklyTurnover: number;
  readonly span: DaySpan;
};

export type FittedSides = {
  readonly inflow: FittedSide;
  readonly outflow: FittedSide;
  /** Variance of what is unknown of the mean net of a week. */
  readonly driftVariance: number;
  /** Mean net of a week's large movements, and their variance, where they are a habit. */
  readonly jumpMean: number;
  readonly jumpVariance: number;
};

/** The net of each week without large movements that are no habit: one huge sale says nothing about where the business drifts. */
function usualNet({ inflow, outflow, cashNet }: SideHistory, weekCount: number): Float64Array {
  const leftOut = (excess: Float64Array): Float64Array | null => (isHabit(excess, weekCount) ? null : excess);
  const [received, paid] = [leftOut(inflow.excess), leftOut(outflow.excess)];
  return Float64Array.from({ length: weekCount }, (_, week) => (cashNet[week] ?? 0) - (received?.[week] ?? 0) + (paid?.[week] ?? 0));
}

/** Fits both sides and their large payments on the first `weekCount` full weeks, the net drawn to what evidence there is for it. */
export function fitSides(history: SideHistory, weekCount: number): FittedSides {
  const { inflow, outflow, weeklyTurnover, span } = history;
  const dayCount = (span.count % 7) + 7 * weekCount;
  const fitIn = fitSide(inflow, span, dayCount);
  const fitOut = fitSide(outflow, span, dayCount);
  const jumpIn = habitMoments(inflow.excess, weekCount);
  const jumpOut = habitMoments(outflow.excess, weekCount);
  const drift = estimateDrift(usualNet(history, weekCount), weeklyTurnover);
  const dailyLevel = Math.max(0, fitOut.fit.dailyLevel - drift.correction / 7);
  return {
    inflow: fitIn,
    outflow: { ...fitOut, fit: { ...fitOut.fit, dailyLevel } },
    driftVariance: drift.variance,
    jumpMean: jumpIn.mean - jumpOut.mean,
    jumpVariance: jumpIn.square - jumpIn.mean ** 2 + jumpOut.square - jumpOut.mean ** 2,
  };
}
