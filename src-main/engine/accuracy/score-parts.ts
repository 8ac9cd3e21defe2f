import { type MinorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import {
  isHeld,
  mase,
  meanOf,
  type PointPair,
  type Proportion,
  rangeLoss,
  relativeBias,
  type ScoredRange,
  wape,
  wilsonInterval,
} from './measures.ts';

/** What a part of a forecast (a component, a customer) was expected to move over a period, with its range, beside what came. */
export type ScoredPart = ScoredRange & {
  /** Mean over the paths: the figure that adds up, and that bias, WAPE and MASE speak of. The median is the P50. */
  readonly expectedMinor: MinorUnits;
};

export type PartScore = {
  readonly count: number;
  /** Summed over the forecasts. */
  readonly expectedMinor: MinorUnits;
  readonly actualMinor: MinorUnits;
  /** Share of the forecasts whose 80 % range of this part held. */
  readonly coverage: Proportion;
  /** Σ(expected − actual) ÷ Σ|actual|: positive where less came, or more went, than expected. Null where nothing came. */
  readonly bias: number | null;
  readonly wape: number | null;
  /** Scaled by the mean change of what came from one period to the next before the first forecast (m = 1); null where that past is short or never changed. */
  readonly mase: number | null;
  /** Mean loss over the quantiles 0.1, 0.5 and 0.9, minor units. */
  readonly pinball: number;
};

/** A scale of fewer periods than this says more about chance than about the part. */
const LEAST_PAST_PERIODS = 5;

/** Scores one part; `past` is what it moved in periods of the same length before the first of the forecasts, oldest first. */
export function scorePart(rows: readonly ScoredPart[], past: readonly number[]): PartScore {
  const pairs = rows.map(({ expectedMinor, actualMinor }): PointPair => ({ forecast: expectedMinor, actual: actualMinor }));
  return {
    count: rows.length,
    expectedMinor: sumMinor(rows.map(({ expectedMinor }) => expectedMinor)),
    actualMinor: sumMinor(rows.map(({ actualMinor }) => actualMinor)),
    coverage: wilsonInterval(rows.filter(isHeld).length, rows.length),
    bias: relativeBias(
      pairs,
      rows.reduce((sum, { actualMinor }) => sum + Math.abs(actualMinor), 0),
    ),
    wape: wape(pairs),
    mase: past.length < LEAST_PAST_PERIODS ? null : mase(pairs, past, 1),
    pinball: meanOf(rows.map(rangeLoss)),
  };
}
