import { normalCdf } from './normal-distribution.ts';
import type { DelayHazard } from './types.ts';

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

/** The cell of a sampler that a standard normal score falls into. */
export function cellOf(score: number): number {
  const cell = ((score + SAMPLER_SPAN) * SAMPLER_CELLS) / (2 * SAMPLER_SPAN);
  return cell < 0 ? 0 : cell >= SAMPLER_CELLS ? SAMPLER_CELLS - 1 : cell | 0;
}

/** The delay in days for a standard normal score, or `NEVER`. */
export function sampleDelay(sampler: DelaySampler, score: number): number {
  return sampler[cellOf(score)] ?? NEVER;
}
