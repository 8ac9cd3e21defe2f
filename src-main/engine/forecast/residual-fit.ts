import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/**
 * How the width of the range was checked against the business's own past, at one horizon: `spread` is how sums over so many weeks have spread compared to
 * the model, `lambda` the conformal factor on top, `windows` how many past origins that rests on. The half-width is multiplied by both.
 */
export type CalibrationBucket = { readonly weeks: number; readonly windows: number; readonly lambda: number; readonly spread: number };

/**
 * One side (inflows or outflows) of the weekly model. Expected flow of a day = `dailyLevel` × weekday factor × month-position factor × season
 * factor; the sum of a week deviates from it by an AR(1) process.
 */
export type SideFit = {
  /** Expected flow of an average day, signed minor units (not rounded). */
  readonly dailyLevel: number;
  /** Factors around 1: Monday first (7); position in month (see `monthPosition`, 6); January first (12). */
  readonly weekdayFactors: readonly number[];
  readonly positionFactors: readonly number[];
  readonly seasonFactors: readonly number[];
  /** Factors on the level of the weeks after the last known day, the last one held; empty: 1. */
  readonly weekFactors: readonly number[];
  /** Weekly persistence, 0 to 0.9. */
  readonly phi: number;
  /** Deviation of the last known week from its expectation. */
  readonly lastDeviation: number;
  /** Standard error of the weekly expectation: s ÷ ((1 − φ) √n). */
  readonly levelSe: number;
};

/** A week of the past: cash at its start relative to the last known day, and what it counts for. */
type PastWeek = { readonly balance: number; readonly weight: number };

/** Rare large payments of one side: the part of weeks beyond what is ordinary. */
export type JumpFit = {
  /** Sizes are magnitudes in minor units, > 0. */
  readonly jumps: readonly (PastWeek & { readonly size: number })[];
  readonly weeks: readonly PastWeek[];
  /** Width of the kernel over balances, minor units; 0: they come whatever the balance. */
  readonly balanceWidth: number;
};

/** Everything simulation needs of the history, as plain JSON, so that it can be stored with the version of the data it was fitted on. */
export type ResidualFit = {
  readonly modelVersion: string;
  readonly firstDate: IsoDate;
  /** Last day of history used; simulation starts on the day after. */
  readonly lastDate: IsoDate;
  readonly dayCount: number;
  /** Full weeks, counted back from `lastDate`. */
  readonly weekCount: number;
  readonly lineCount: number;
  readonly limitedWeeks: number;
  readonly inflow: SideFit;
  readonly outflow: SideFit;
  /** Weekly innovations of both sides, paired by week so that their correlation survives resampling. */
  readonly innovations: readonly { readonly inflow: number; readonly outflow: number }[];
  /** Size of the business: the larger of mean receipts and mean disbursements of a week, all bank lines counted. */
  readonly weeklyTurnover: number;
  readonly jumps: { readonly inflow: JumpFit; readonly outflow: JumpFit };
  readonly buckets: readonly CalibrationBucket[];
};
