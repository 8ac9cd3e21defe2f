import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
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

/** Horizons scored, in weeks; a forecast counts in the first bucket that is as long as its horizon. */
const BUCKET_WEEKS = [1, 2, 4, 8, 13, 26, 52, 105] as const;

/** A stored forecast of one balance beside what came, in minor units of one currency. */
export type ScoredForecast = ScoredRange & {
  /** Forecasts that hang together (one issue, one business); coverage counts these as units. */
  readonly unitId: string;
  /** Days from issue to the day forecast. */
  readonly horizonDays: number;
  /** What a naive forecast had said at the same time; null where none was kept. */
  readonly naiveMinor: MinorUnits | null;
  /** Money in over the horizon: the scale of the bias. */
  readonly turnoverMinor: MinorUnits;
};

export type HorizonScore = {
  readonly weeks: number;
  readonly count: number;
  /** Share of forecasts whose 80 % range held, with its interval over units. */
  readonly coverage: Proportion;
  /** Shares of what came below the P10 and above the P90: a tenth each in the long run. */
  readonly belowShare: number;
  readonly aboveShare: number;
  /** (P50 − actual) ÷ turnover, summed; null without turnover. */
  readonly bias: number | null;
  readonly wape: number | null;
  /** Mean |P50 − actual| ÷ mean change of the balance over as many days in the past (m = horizon); null for a bucket of several horizons and a short past. */
  readonly mase: number | null;
  /** Mean loss over the quantiles 0.1, 0.5 and 0.9, minor units. */
  readonly pinball: number;
  /** That divided by the loss of the naive forecast; null where none was kept or it was always right. */
  readonly pinballAgainstNaive: number | null;
};

/** A scale from less past than three horizons rests on one or two independent changes. */
const LEAST_PAST_HORIZONS = 3;

/** MASE of forecasts of one horizon of h days, m = h: 1 is as wrong as "the balance stays as it is" was before. Null for several horizons and a short past. */
function scaledError(forecasts: readonly ScoredForecast[], pairs: readonly PointPair[], past: readonly number[]): number | null {
  const horizonDays = forecasts[0]?.horizonDays ?? 0;
  const isOne = forecasts.every((forecast) => forecast.horizonDays === horizonDays);
  return isOne && past.length >= LEAST_PAST_HORIZONS * horizonDays ? mase(pairs, past, horizonDays) : null;
}

function scoreBucket(weeks: number, forecasts: readonly ScoredForecast[], past: readonly number[]): HorizonScore {
  const held = [...Map.groupBy(forecasts, ({ unitId }) => unitId).values()].map((unit) => meanOf(unit.map((forecast) => Number(isHeld(forecast)))));
  const pairs = forecasts.map(({ p50Minor, actualMinor }): PointPair => ({ forecast: p50Minor, actual: actualMinor }));
  const turnover = forecasts.reduce((sum, { turnoverMinor }) => sum + turnoverMinor, 0);
  const compared = forecasts.flatMap((forecast) =>
    forecast.naiveMinor === null ? [] : [{ own: rangeLoss(forecast), naive: Math.abs(forecast.actualMinor - forecast.naiveMinor) / 2 }],
  );
  const naive = meanOf(compared.map((pair) => pair.naive));
  return {
    weeks,
    count: forecasts.length,
    coverage: wilsonInterval(
      held.reduce((sum, share) => sum + share, 0),
      held.length,
    ),
    belowShare: meanOf(forecasts.map(({ actualMinor, p10Minor }) => Number(actualMinor < p10Minor))),
    aboveShare: meanOf(forecasts.map(({ actualMinor, p90Minor }) => Number(actualMinor > p90Minor))),
    bias: relativeBias(pairs, turnover),
    wape: wape(pairs),
    mase: scaledError(forecasts, pairs, past),
    pinball: meanOf(forecasts.map(rangeLoss)),
    pinballAgainstNaive: naive > 0 ? meanOf(compared.map((pair) => pair.own)) / naive : null,
  };
}

/** Scores of stored forecasts by horizon, shortest first; horizons without any are left out. `past`: the balance of each day before the first forecast. */
export function scoreByHorizon(forecasts: readonly ScoredForecast[], past: readonly number[] = []): HorizonScore[] {
  return BUCKET_WEEKS.flatMap((weeks, i) => {
    const shortest = 7 * (BUCKET_WEEKS[i - 1] ?? 0);
    const own = forecasts.filter(({ horizonDays }) => horizonDays > shortest && horizonDays <= 7 * weeks);
    return own.length === 0 ? [] : [scoreBucket(weeks, own, past)];
  });
}
