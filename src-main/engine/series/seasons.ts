import type { Frequency } from './types.ts';

/** One cycle a series may repeat. */
export type Cycle = {
  /** Length in observations; 365.25 ÷ 7 weeks a year, so that a long history does not drift against the calendar. */
  readonly period: number;
  /** Pairs of sine and cosine that draw it: half the period where that is few; 20 for a year of weeks or days, down to about 18 days. */
  readonly harmonics: number;
  /** Exponent by which the expected variance of a harmonic falls with its frequency: 0 leaves each month free, 1 keeps a year of days smooth. */
  readonly roughness: number;
  /** Most recent cycles that shape the pattern, for a period of whole observations; null for all. Habits of a week change within a year or so. */
  readonly memory: number | null;
};

export type Seasons = {
  readonly cycles: readonly Cycle[];
  /** Whole observations of the shortest cycle, for members that go by phase; 1 when the series has none. */
  readonly period: number;
  /** Most recent observations that are looked at: older ones tell of another business and cost time. */
  readonly longestHistory: number;
};

const WEEK: Cycle = { period: 7, harmonics: 3, roughness: 0, memory: 52 };
const YEAR_OF_DAYS: Cycle = { period: 365.25, harmonics: 20, roughness: 1, memory: null };
const YEAR_OF_WEEKS: Cycle = { period: 365.25 / 7, harmonics: 20, roughness: 1, memory: null };
const YEAR_OF_MONTHS: Cycle = { period: 12, harmonics: 6, roughness: 0, memory: null };
const YEAR_OF_QUARTERS: Cycle = { period: 4, harmonics: 2, roughness: 0, memory: null };

const CYCLES: { readonly [F in Frequency]: readonly Cycle[] } = {
  daily: [WEEK, YEAR_OF_DAYS],
  weekly: [YEAR_OF_WEEKS],
  monthly: [YEAR_OF_MONTHS],
  quarterly: [YEAR_OF_QUARTERS],
};

/** Observations; five years of days, ten of weeks, thirty of months, forty of quarters. */
const LONGEST_HISTORY: { readonly [F in Frequency]: number } = { daily: 1827, weekly: 522, monthly: 360, quarterly: 160 };

/** Cycles of a short season that must have been seen, and of a year of weeks or days. */
const SHORT_CYCLES_SEEN = 2;
const YEARS_SEEN = 1.25;
/** Observations from which a cycle counts as long. */
const LONG_PERIOD = 24;

/**
 * Cycles of one history. A short cycle (week, months, quarters) must have been seen twice. A year of weeks or days needs one and a quarter: what was
 * seen once is shrunk strongly. Measured on 111 weekly series with a marked year and 73 values it takes 8 % off the error; on random walks and noise
 * of 66 values it adds 3 %.
 */
export function findSeasons(frequency: Frequency, length: number): Seasons {
  const cycles = CYCLES[frequency].filter(({ period }) => length >= period * (period > LONG_PERIOD ? YEARS_SEEN : SHORT_CYCLES_SEEN));
  const shortest = cycles[0]?.period ?? 1;
  return { cycles, period: Math.floor(shortest), longestHistory: LONGEST_HISTORY[frequency] };
}
