import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ForecastComponent } from '../forecast/types.ts';
import { mase, type PointPair, pinballLoss, type Proportion, relativeBias, wape, wilsonInterval } from './measures.ts';

/** Horizons scored, in weeks; a forecast counts in the first bucket that is as long as its horizon. */
const BUCKET_WEEKS = [1, 2, 4, 8, 13, 26, 52, 105] as const;

/** A stored forecast of one balance beside what came, in minor units of one currency. */
export type ScoredForecast = {
  /** Forecasts that hang together (one issue, one business); coverage counts these as units. */
  readonly unitId: string;
  /** Days from issue to the day forecast. */
  readonly horizonDays: number;
  readonly p10Minor: MinorUnits;
  readonly p50Minor: MinorUnits;
  readonly p90Minor: MinorUnits;
  readonly actualMinor: MinorUnits;
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
  /** Mean loss over the quantiles 0.1, 0.5 and 0.9, minor units. */
  readonly pinball: number;
  /** That divided by the loss of the naive forecast; null where none was kept or it was always right. */
  readonly pinballAgainstNaive: number | null;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const lossOf = ({ actualMinor, p10Minor, p50Minor, p90Minor }: ScoredForecast): number =>
  mean([pinballLoss(actualMinor, p10Minor, 0.1), pinballLoss(actualMinor, p50Minor, 0.5), pinballLoss(actualMinor, p90Minor, 0.9)]);

function scoreBucket(weeks: number, forecasts: readonly ScoredForecast[]): HorizonScore {
  const held = [...Map.groupBy(forecasts, ({ unitId }) => unitId).values()].map((unit) =>
    mean(unit.map(({ actualMinor, p10Minor, p90Minor }) => Number(actualMinor >= p10Minor && actualMinor <= p90Minor))),
  );
  const pairs = forecasts.map(({ p50Minor, actualMinor }): PointPair => ({ forecast: p50Minor, actual: actualMinor }));
  const turnover = forecasts.reduce((sum, { turnoverMinor }) => sum + turnoverMinor, 0);
  const compared = forecasts.flatMap((forecast) =>
    forecast.naiveMinor === null ? [] : [{ own: lossOf(forecast), naive: Math.abs(forecast.actualMinor - forecast.naiveMinor) / 2 }],
  );
  const naive = mean(compared.map((pair) => pair.naive));
  return {
    weeks,
    count: forecasts.length,
    coverage: wilsonInterval(
      held.reduce((sum, share) => sum + share, 0),
      held.length,
    ),
    belowShare: mean(forecasts.map(({ actualMinor, p10Minor }) => Number(actualMinor < p10Minor))),
    aboveShare: mean(forecasts.map(({ actualMinor, p90Minor }) => Number(actualMinor > p90Minor))),
    bias: relativeBias(pairs, turnover),
    wape: wape(pairs),
    pinball: mean(forecasts.map(lossOf)),
    pinballAgainstNaive: naive > 0 ? mean(compared.map((pair) => pair.own)) / naive : null,
  };
}

/** Scores of stored forecasts by horizon, shortest first; horizons without any are left out. */
export function scoreByHorizon(forecasts: readonly ScoredForecast[]): HorizonScore[] {
  return BUCKET_WEEKS.flatMap((weeks, i) => {
    const shortest = 7 * (BUCKET_WEEKS[i - 1] ?? 0);
    const own = forecasts.filter(({ horizonDays }) => horizonDays > shortest && horizonDays <= 7 * weeks);
    return own.length === 0 ? [] : [scoreBucket(weeks, own)];
  });
}

/** A component's expected movement over one period beside what came. */
export type ScoredComponent = { readonly component: ForecastComponent; readonly expectedMinor: MinorUnits; readonly actualMinor: MinorUnits };

export type ComponentScore = {
  readonly component: ForecastComponent;
  readonly count: number;
  /** Σ(expected − actual) ÷ Σ|actual|; null where nothing came. */
  readonly bias: number | null;
  readonly wape: number | null;
  /** Scaled by the mean change of what came from one period to the next (m = 1); null where it never changed. */
  readonly mase: number | null;
};

/** Scores by component, each component's periods in the order given, oldest first. */
export function scoreByComponent(rows: readonly ScoredComponent[]): ComponentScore[] {
  return [...Map.groupBy(rows, ({ component }) => component)].map(([component, own]) => {
    const pairs = own.map(({ expectedMinor, actualMinor }): PointPair => ({ forecast: expectedMinor, actual: actualMinor }));
    const actuals = own.map(({ actualMinor }): number => actualMinor);
    return {
      component,
      count: own.length,
      bias: relativeBias(
        pairs,
        actuals.reduce((sum, actual) => sum + Math.abs(actual), 0),
      ),
      wape: wape(pairs),
      mase: mase(pairs, actuals, 1),
    };
  });
}
