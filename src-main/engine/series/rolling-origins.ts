import { FEWEST_FOR_SHAPE, type FitOptions, fitMembers } from './fit-members.ts';

/** Times the members are fitted anew along the history: often enough that parameters are never older than a seventh of it. */
const FITS = 3;
/** Origins between two fits; more would only repeat nearly the same errors. */
const ORIGINS_A_FIT = 8;
/** Share of the history that is forecast at most, and the share wanted: enough errors to weigh by, most of the past left to fit on. */
const MOST_TESTED = 0.4;
const WANTED_TESTED = 1 / 3;
/** Origins beyond one horizon that are wanted at least, so that also the last step is seen several times. */
const SPARE_ORIGINS = 6;
/** Fewest values to test on. */
const FEWEST_TESTED = 3;

/** Errors of all members at one origin and step: the value that came, and what each member had said. */
export type Trial = { readonly step: number; readonly index: number; readonly actual: number; readonly said: readonly number[] };

export type Backtest = {
  readonly trials: readonly Trial[];
  readonly originCount: number;
  /** Values of the end of the history that were forecast at least once. */
  readonly testedLength: number;
};

/** Where the fits stand and from which origins each of them forecasts; nothing when the history is too short to be tested on. */
export function planOrigins(length: number, horizon: number): { readonly fitLength: number; readonly origins: readonly number[] }[] {
  const wanted = Math.max(horizon + SPARE_ORIGINS, Math.floor(length * WANTED_TESTED));
  const tested = Math.min(Math.floor(length * MOST_TESTED), wanted);
  const first = length - tested;
  if (first < FEWEST_FOR_SHAPE || tested < FEWEST_TESTED) return [];
  // the last origins would see only the first steps, which the others show as well
  const last = length - Math.min(Math.ceil(horizon / 2), Math.ceil(tested / 2));
  const plan = [];
  for (let i = 0; i < FITS; i++) {
    const from = first + Math.floor(((last - first) * i) / FITS);
    const to = first + Math.floor(((last - first) * (i + 1)) / FITS);
    const stride = Math.max(1, Math.floor((to - from) / ORIGINS_A_FIT));
    const origins = [];
    for (let origin = from; origin < to; origin += stride) origins.push(origin);
    if (origins.length > 0) plan.push({ fitLength: from, origins });
  }
  return plan;
}

/**
 * Forecasts the later part of the history from several origins, always by members fitted on earlier values only, and sets each forecast beside what
 * came (Tashman 2000). Members are fitted on `limited`, the series with its outliers held; they are judged on `values`, as the next ones will be.
 */
export function backtest(series: { values: Float64Array; limited: Float64Array }, options: FitOptions): Backtest {
  const { values, limited } = series;
  const { seasons, horizon } = options;
  const trials: Trial[] = [];
  let originCount = 0;
  const plan = planOrigins(values.length, horizon);
  for (const { fitLength, origins } of plan) {
    const members = fitMembers({ values: limited, fitLength, period: seasons.period }, options);
    const paths = members.map((member) => member.forecast(origins, horizon));
    origins.forEach((origin, i) => {
      const steps = Math.min(horizon, values.length - origin);
      for (let step = 0; step < steps; step++) {
        const said = paths.map((path) => path[i]?.[step] ?? 0);
        trials.push({ step, index: origin + step, actual: values[origin + step] ?? 0, said });
      }
    });
    originCount += origins.length;
  }
  return { trials, originCount, testedLength: values.length - (plan[0]?.fitLength ?? values.length) };
}
