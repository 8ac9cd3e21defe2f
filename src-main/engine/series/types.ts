export type Frequency = 'daily' | 'weekly' | 'monthly' | 'quarterly';

export type SeriesTask = {
  /** Observations in equal steps, oldest first, in any unit; at least one, all finite. */
  readonly values: readonly number[];
  readonly frequency: Frequency;
  /** Steps to forecast, at least 1. */
  readonly horizon: number;
  /** Shares that ranges shall hold, each between 0 and 1: 0.8 asks for the quantiles 0.1 and 0.9. */
  readonly levels: readonly number[];
};

export type SeriesForecast = {
  /** Expected value of each step, in the unit of the values. */
  readonly mean: number[];
  /** By the quantile's probability as a short decimal ("0.1", "0.5", "0.9"): one value a step, never crossing. */
  readonly quantiles: Record<string, number[]>;
  /** What the forecast rests on, for people: the heaviest members, the seasons and the number of origins that weighed them. */
  readonly model: string;
};
