import { normalCdf } from './normal-distribution.ts';
import type { DelayHazard } from './types.ts';

/** Delays that hazards are kept for, in days after the due date: nobody pays earlier, and what is open half a year later is not expected by date. */
export const FIRST_LAG_DAYS = -30;
export const LAST_LAG_DAYS = 180;
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
  /** Least hazard a day from the due date on: what is long overdue still comes now and then, where the bell curve has run out. */
  readonly leastHazard: number;
};

/** Share still open below which the curve says nothing any more. */
const RUN_OUT = 1e-6;

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
    const curve = 1 - before > RUN_OUT ? Math.max(0, (now - before) / (1 - before)) : 0;
    hazards.push(Math.min(1, lag >= 0 ? Math.max(curve, shape.leastHazard) : curve));
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
  // of invoices a quarter late, about one in three comes within the next quarter
  leastHazard: 0.004,
});

/** Own bills without a payment policy: paid on the due date, give or take three days, always. */
export const DEFAULT_AP_DELAY: DelayHazard = hazardOf({
  id: 'default_ap',
  meanDays: 0,
  sdDays: 3,
  stragglerShare: 0,
  stragglerDays: 0,
  neverShare: 0,
  // a forgotten bill is found and paid within a fortnight: money owed is never expected to stay
  leastHazard: 0.07,
});
