import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/**
 * How the width of the range was checked against the business's own past, at one horizon: `lambda` is the factor on the half-width, `windows` how
 * many past origins it rests on.
 */
export type CalibrationBucket = { readonly weeks: number; readonly windows: number; readonly lambda: number };

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
  /** Weekly persistence, 0 to 0.9. */
  readonly phi: number;
  /** Deviation of the last known week from its expectation. */
  readonly lastDeviation: number;
  /** Standard error of the weekly expectation: s ÷ ((1 − φ) √n). */
  readonly levelSe: number;
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
  readonly buckets: readonly CalibrationBucket[];
};
