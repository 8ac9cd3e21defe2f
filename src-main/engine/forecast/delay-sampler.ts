import type { DelayHazard } from './types.ts';
import { normalCdf } from './normal-distribution.ts';

/** Delays of the built-in pools, in days after the due date. */
const FIRST_LAG_DAYS = -30;
const LAST_LAG_DAYS = 180;
/** Share of invoices that are never paid without anyone writing them off; of those a month late it is one in eight already. */
const NEVER_SHARE = 0.004;

/** A delay pool as a mixture of a punctual and a straggling part. */
type PoolShape = {
  readonly id: string;
  readonly meanDays: number;
  readonly sdDays: number;
  readonly stragglerShare: number;
  readonly stragglerDays: number;
  readonly neverShare: number;
};

function hazardOf(shape: PoolShape): DelayHazard {
  const hazards: number[] = [];
  const arrived = (lag: number): number => {
    const main = normalCdf((lag + 0.5 - shape.meanDays) / shape.sdDays);
    const late = normalCdf((lag + 0.5 - shape.meanDays - shape.stragglerDays) / shape.sdDays);
    return (1 - shape.neverShare) * ((1 - shape.stragglerShare) * main + shape.stragglerShare * late);
  };
  let before = 0;
  for (let lag = FIRST_LAG_DAYS; lag <= LAST_LAG_DAYS; lag++) {
    const now = arrived(lag);
    hazards.push(Math.min(1, Math.max(0, (now - before) / (1 - before))));
    before = now;
  }
  return { id: shape.id, firstLagDays: FIRST_LAG_DAYS, hazards };
}

/** Receivables of payers without a history: five days late in the middle, a fortnight either way, one in twelve a month later still. */
export const DEFAULT_AR_DELAY: DelayHazard = hazardOf({
  id: 'default_ar',
  meanDays: 5,
  sdDays: 13,
  stragglerShare: 0.08,
  stragglerDays: 30,
  neverShare: NEVER_SHARE,
});

/** Own bills without a payment policy: paid on the due date, give or take three days, always. */
export const DEFAULT_AP_DELAY: DelayHazard = hazardOf({
  id: 'default_ap',
  meanDays: 0,
  sdDays: 3,
  stragglerShare: 0,
  stragglerDays: 0,
  neverShare: 0,
});

/** No payment: the delay of an item that stays open. */
export const NEVER = 32_767;

/** Cells of a sampler over standard normal scores from −4 to 4. */
const SAMPLER_CELLS = 1024;
const SAMPLER_SPAN = 4;
const CELL_PROBABILITIES: Float64Array = Float64Array.from({ length: SAMPLER_CELLS }, (_, i) =>
  normalCdf(-SAMPLER_SPAN + ((i + 0.5) * 2 * SAMPLER_SPAN) / SAMPLER_CELLS),
);

/** Delay by normal score: see `sampleDelay`. */
export type DelaySampler = Int16Array;

/**
 * Tabulates the delay D of a hazard given that it exceeds `openForDays` (how late the item already is; negative before the due date), so that a
 * standard normal score gives the delay whose conditional distribution function F(d | D > a) = 1 − S(d) ÷ S(a) first reaches Φ(score). High
 * scores are late: correlated scores make items late together. An item later than the last lag is never paid.
 */
export function tabulateDelay(hazard: DelayHazard, openForDays: number): DelaySampler {
  const start = Math.max(0, openForDays - hazard.firstLagDays + 1);
  const table = new Int16Array(SAMPLER_CELLS).fill(NEVER);
  let survival = 1;
  let cell = 0;
  for (let k = start; k < hazard.hazards.length && cell < SAMPLER_CELLS; k++) {
    survival *= 1 - (hazard.hazards[k] ?? 0);
    while (cell < SAMPLER_CELLS && (CELL_PROBABILITIES[cell] ?? 1) <= 1 - survival) table[cell++] = hazard.firstLagDays + k;
  }
  return table;
}

/** The delay in days for a standard normal score, or `NEVER`. */
export function sampleDelay(sampler: DelaySampler, score: number): number {
  const cell = ((score + SAMPLER_SPAN) * SAMPLER_CELLS) / (2 * SAMPLER_SPAN);
  return sampler[cell < 0 ? 0 : cell >= SAMPLER_CELLS ? SAMPLER_CELLS - 1 : cell | 0] ?? NEVER;
}
