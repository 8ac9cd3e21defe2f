import { addDays, daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import type { DelayHazard } from './types.ts';

/** Days late from which an item counts as long overdue. */
const LONG_OVERDUE_DAYS = 30;

/** What a payer's habit says about one open item on a day. */
export type PayDateOutlook = {
  /** By probability asked for: the first day by which the payment has come with that probability; null when it never becomes so likely. */
  readonly quantiles: readonly { readonly probability: number; readonly date: IsoDate | null }[];
  /** Mean pay date given that it is paid within the lags known, rounded to the nearest day; null when nothing is left that says so. */
  readonly expectedDate: IsoDate | null;
  /** Probability that it is paid more than 30 days after its due date, or never. */
  readonly lateProbability: number;
  /** Probability that it is never paid within the lags known. */
  readonly neverProbability: number;
};

/**
 * The outlook on one open item: P(D = d | D > a) = h(d)·S(d−1) ÷ S(a), a how late it is on `asOf` already. Dates are due date plus delay, always after `asOf`;
 * weekends are not moved. An item later than all lags known has no dates and is never paid. Example: hazards 0.5 on the due date and 1 the day after give the due
 * date at 50 % and the day after at 90 %.
 */
export function outlookOn(
  item: { readonly dueDate: IsoDate; readonly asOf: IsoDate },
  hazard: DelayHazard,
  probabilities: readonly number[] = [0.1, 0.5, 0.9],
): PayDateOutlook {
  assert(
    probabilities.every((probability) => probability > 0 && probability < 1),
    'probabilities between 0 and 1',
  );
  const lateNow = daysBetween(item.dueDate, item.asOf);
  const first = Math.max(0, lateNow - hazard.firstLagDays + 1);
  const waiting = probabilities.map((probability) => ({ probability, date: null as IsoDate | null }));
  let survival = 1;
  let weightedLag = 0;
  let lateProbability = lateNow > LONG_OVERDUE_DAYS ? 1 : 0;
  for (let k = first; k < hazard.hazards.length; k++) {
    const lag = hazard.firstLagDays + k;
    const paid = survival * (hazard.hazards[k] ?? 0);
    survival -= paid;
    weightedLag += paid * lag;
    if (lag === LONG_OVERDUE_DAYS) lateProbability = survival;
    for (const quantile of waiting) if (quantile.date === null && 1 - survival >= quantile.probability) quantile.date = addDays(item.dueDate, lag);
  }
  const paidShare = 1 - survival;
  return {
    quantiles: waiting,
    expectedDate: paidShare > 0 ? addDays(item.dueDate, Math.floor(weightedLag / paidShare + 0.5)) : null,
    lateProbability: Math.min(1, Math.max(0, lateProbability)),
    neverProbability: Math.min(1, Math.max(0, survival)),
  };
}
