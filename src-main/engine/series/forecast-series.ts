import { assert } from '../../../src-shared/result/assert.ts';
import { fitMembers, LONGEST_PHASED_PERIOD, type NamedMember, type Traits } from './fit-members.ts';
import { createDesigns, type Designs } from './harmonic-design.ts';
import { limitOutliers, limitRareOutliers } from './limit-outliers.ts';
import { type Residual, type Spread, spreadOfFew, spreadOfResiduals } from './residual-range.ts';
import { type Backtest, backtest } from './rolling-origins.ts';
import { findSeasons } from './seasons.ts';
import { mean, median } from './statistics.ts';
import type { SeriesForecast, SeriesTask } from './types.ts';
import { combine, weighMembers } from './weigh-members.ts';

/** Least value as a share of the median for a season to be a ratio: nearer to 0 a logarithm sees ruin in what is a small number. */
const LEAST_RATIO = 0.1;
/** Share of zeros from which demand counts as intermittent. */
const INTERMITTENT_ZEROS = 0.3;
/** Members named in the description. */
const NAMED_MEMBERS = 3;

/** The quantiles that levels ask for, rising: (1 − level) ÷ 2, the median, (1 + level) ÷ 2; probabilities to six decimals, so that keys are short. */
export function probabilitiesOf(levels: readonly number[]): number[] {
  const all = levels.flatMap((level) => [(1 - level) / 2, (1 + level) / 2]).map((probability) => Number(probability.toFixed(6)));
  return [...new Set([0.5, ...all])].sort((a, b) => a - b);
}

function describe(members: readonly NamedMember[], weights: Float64Array, tested: Backtest): string {
  const heaviest = members.map(({ name }, i) => ({ name, weight: weights[i] ?? 0 })).sort((a, b) => b.weight - a.weight);
  const named = heaviest.slice(0, NAMED_MEMBERS).map(({ name, weight }) => `${name} ${(100 * weight).toFixed(0)} %`);
  const basis = tested.originCount === 0 ? 'too short to be tested' : `weighed on ${tested.originCount} origins`;
  return `${members.length} methods combined, ${basis}: ${named.join('; ')}`;
}

/** Mean magnitude of a history, its unit of account; 1 when it is all zeros. Taken through the largest one, so that no sum overflows. */
function unitOf(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest > 0 ? largest * mean(values.map((value) => Math.abs(value) / largest)) : 1;
}

/** How forecasts of a kind of series are bounded and rounded: what was never negative stays so, and quantiles of rare counts are counts. */
function boundaryOf(history: readonly number[], isIntermittent: boolean) {
  const floor = history.every((value) => value >= 0) ? 0 : -Infinity;
  const isCount = isIntermittent && history.every((value) => Number.isInteger(value));
  return {
    bound: (value: number): number => Math.max(floor, value),
    settle: (value: number): number => Math.max(floor, isCount ? Math.floor(value + 0.5) : value),
  };
}

function drawQuantiles(point: readonly number[], spread: Spread, options: { probabilities: readonly number[]; settle: (value: number) => number }) {
  const { probabilities, settle } = options;
  const rising = point.map((centre, step) => probabilities.map((probability) => settle(centre + spread(probability, step))).sort((a, b) => a - b));
  return Object.fromEntries(probabilities.map((probability, i) => [String(probability), rising.map((quantiles) => quantiles[i] ?? 0)]));
}

/**
 * Forecasts one series from itself alone: outliers held, seasons by harmonic regression, several smoothing methods on what the seasons leave, weighed
 * by their errors from rolling origins, and ranges from the errors of the combination. In the unit of the values; scaling the values scales the
 * forecast; the same values give the same forecast whatever else is forecast with them. Of any length from one value, of any sign; a constant series
 * of nine values and more is forecast as that constant without a range. Example: [5, 5, 5, …] gives 5.
 */
export function forecastSeries(task: SeriesTask, designs: Designs = createDesigns()): SeriesForecast {
  const { frequency, horizon } = task;
  assert(task.values.length > 0, 'a series has at least one value');
  const history = task.values.slice(-findSeasons(frequency, task.values.length).longestHistory);
  const seasons = findSeasons(frequency, history.length);
  const unit = unitOf(history);
  const values = Float64Array.from(history, (value) => value / unit);
  const isIntermittent = history.filter((value) => value === 0).length >= INTERMITTENT_ZEROS * history.length;
  const limited = isIntermittent ? limitRareOutliers(values) : limitOutliers(values, seasons, { designs, horizon });
  const traits: Traits = {
    allowsRatios: limited.every((value) => value > 0) && limited.reduce((a, b) => Math.min(a, b)) > LEAST_RATIO * median(limited),
    isIntermittent,
  };
  const options = { seasons, horizon, traits, designs };
  const tested = backtest({ values, limited }, options);
  const members = fitMembers({ values: limited, fitLength: values.length, period: seasons.period }, options);
  const weights = weighMembers(tested.trials, members.length, traits.isIntermittent);
  const paths = members.map((member) => member.forecast([values.length], horizon)[0] ?? new Float64Array(horizon));
  const combined = Array.from(
    { length: horizon },
    (_, step) =>
      unit *
      combine(
        paths.map((path) => path[step] ?? 0),
        weights,
      ),
  );
  const { bound, settle } = boundaryOf(history, traits.isIntermittent);
  const point = combined.map(bound);
  const cycle = seasons.period <= LONGEST_PHASED_PERIOD ? seasons.period : 1;
  const residuals: Residual[] = tested.trials.map(({ step, index, actual, said }) => ({
    step,
    phase: index % cycle,
    error: actual - combine(said, weights),
  }));
  const scaled =
    residuals.length === 0
      ? spreadOfFew(values)
      : spreadOfResiduals(residuals, {
          testedLength: tested.testedLength,
          isSkewed: traits.isIntermittent,
          phaseAt: (step) => (values.length + step) % cycle,
        });
  const spread: Spread = (probability, step) => unit * scaled(probability, step);
  return {
    mean: point,
    quantiles: drawQuantiles(point, spread, { probabilities: probabilitiesOf(task.levels), settle }),
    model: describe(members, weights, tested),
  };
}
