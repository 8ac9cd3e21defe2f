/** Weeks; as the level of a side, so that both speak of the same time. */
const HALF_LIFE_WEEKS = 26;
/** Share of the weekly turnover that small businesses keep week after week: what piles up beyond it is taken out, invested or repaid sooner or later. */
const USUAL_DRIFT_SHARE = 0.03;
/** The few that do keep (or lose) much more: how many, and how far theirs reach. */
const LASTING_SHARE = 0.1;
const LASTING_DRIFT_SHARE = 0.5;
/** Weeks over which sums are compared for the standard error: a quarter evens out wages, rents and taxes. */
const BLOCK_WEEKS = 13;
/** Least ratio of the variance of such sums to that of independent weeks: steadier than this is luck of a short history. */
const LEAST_RATIO = 0.5;
/** Independent blocks' worth of evidence for a ratio of 1. */
const RATIO_PRIOR_BLOCKS = 2;

/**
 * Variance of the sum of `weeks` neighbouring values divided by `weeks` times the variance of one (variance ratio, Lo and MacKinlay 1988), corrected for
 * the mean being estimated and drawn to 1 while independent blocks are few. Below 1 ups and downs cancel, above 1 they last. 1 where nothing is known.
 */
export function varianceRatio(values: ArrayLike<number>, weeks: number): number {
  const n = values.length;
  const span = Math.min(weeks, Math.floor(n / 3));
  if (span < 2) return 1;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += (values[t] ?? 0) / n;
  let single = 0;
  let sums = 0;
  let running = 0;
  for (let t = 0; t < n; t++) {
    const deviation = (values[t] ?? 0) - mean;
    single += deviation * deviation;
    running += deviation;
    if (t >= span) running -= (values[t - span] ?? 0) - mean;
    if (t >= span - 1) sums += running * running;
  }
  // what is left of a constant after rounding is no movement
  if (single <= 1e-18 * n * mean * mean) return 1;
  const count = n - span + 1;
  const ratio = sums / count / span / (1 - span / n) / (single / n);
  const blocks = n / span;
  return (blocks * ratio + RATIO_PRIOR_BLOCKS) / (blocks + RATIO_PRIOR_BLOCKS);
}

/** What is known of the mean net of a week. */
export type Drift = {
  /** To be added to the expected net of a week. */
  readonly correction: number;
  /** Variance of what remains unknown of it. */
  readonly variance: number;
};

const normalDensity = (x: number, variance: number): number => Math.exp((-0.5 * x * x) / variance) / Math.sqrt(variance);

/**
 * Share of a mean net `drift` with error variance `error` that is expected to go on. Prior: a mixture of two normals around zero, nine businesses in ten with
 * τ = 3 % of turnover, one in ten with 50 %; the share is the posterior mean. A loss is believed also where the mixture doubts but the error does not
 * (1 − 2·error ÷ drift², James and Stein 1961, positive part): nobody is to be told that losing will stop by itself.
 */
function believedShare(drift: number, error: number, turnover: number): number {
  const usual = (USUAL_DRIFT_SHARE * turnover) ** 2;
  const lasting = (LASTING_DRIFT_SHARE * turnover) ** 2;
  const odds = LASTING_SHARE * normalDensity(drift, lasting + error);
  const against = (1 - LASTING_SHARE) * normalDensity(drift, usual + error);
  const isLasting = odds + against > 0 ? odds / (odds + against) : 1;
  const share = isLasting * (lasting / (lasting + error)) + (1 - isLasting) * (usual / (usual + error));
  return drift < 0 ? Math.max(share, 1 - (2 * error) / (drift * drift)) : share;
}

/**
 * By how much the expected net of a week is corrected: the mean net of the past (halving every 26 weeks) is drawn to zero as far as its standard error leaves
 * it in doubt. A small business does not grow or shrink for ever, and a drift seen over a few months is mostly chance.
 */
export function estimateDrift(weeklyNet: ArrayLike<number>, weeklyTurnover: number): Drift {
  const n = weeklyNet.length;
  if (n < 2) return { correction: 0, variance: 0 };
  let [weights, squares, drift] = [0, 0, 0];
  for (let t = 0; t < n; t++) {
    const g = 2 ** ((t - n + 1) / HALF_LIFE_WEEKS);
    weights += g;
    squares += g * g;
    drift += g * (weeklyNet[t] ?? 0);
  }
  drift /= weights;
  let spread = 0;
  for (let t = 0; t < n; t++) spread += ((weeklyNet[t] ?? 0) - drift) ** 2 / (n - 1);
  const ratio = Math.max(LEAST_RATIO, varianceRatio(weeklyNet, BLOCK_WEEKS));
  const error = (spread * ratio * squares) / (weights * weights);
  if (weeklyTurnover <= 0 || drift === 0) return { correction: 0, variance: 0 };
  const believed = believedShare(drift, error, weeklyTurnover);
  return { correction: (believed - 1) * drift, variance: believed * error };
}
