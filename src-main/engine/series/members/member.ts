/** What a member is fitted on. */
export type Sample = {
  /** The whole series, scaled so that its mean magnitude is 1. */
  readonly values: Float64Array;
  /** Number of leading values the fit may look at, at least 1. */
  readonly fitLength: number;
  /** Observations of one season; 1 when there is none. */
  readonly period: number;
};

/**
 * A fitted member: the forecasts of `horizon` steps after each origin. An origin is a number of leading values taken as known; origins rise.
 * Parameters stay as they were fitted, states are carried on to the origin.
 */
export type FittedMember = (origins: readonly number[], horizon: number) => Float64Array[];
