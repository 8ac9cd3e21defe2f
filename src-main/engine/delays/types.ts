import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/**
 * Discrete hazard of the payment delay (payment day minus due day): `hazards[k]` is the probability of payment at a delay of
 * `firstLagDays + k`, given that it has not happened before. What survives the last lag is never paid.
 */
export type DelayHazard = { readonly id: string; readonly firstLagDays: number; readonly hazards: readonly number[] };

/** What one invoice or bill tells about how its counterparty pays, or how we do. */
export type DelayObservation = {
  readonly counterpartyId: string | null;
  readonly issueDate: IsoDate;
  /** The date lateness counts from, shifted to a business day where the agreement says so. */
  readonly dueDate: IsoDate;
  /** The day the last part arrived; null while anything is open: the item then tells only that it has not been paid so far (right-censored). */
  readonly settledDate: IsoDate | null;
};

/** Hazards of one side of the books, as plain JSON so that it can be stored. */
export type FittedDelays = {
  /** The pool of all counterparties; what an unknown one is expected to do. */
  readonly poolId: string;
  /** The pool first, then one a counterparty that has been seen. */
  readonly hazards: readonly DelayHazard[];
  /** Counterparty → id of its hazard. Missing: the pool. */
  readonly hazardIdByCounterparty: Readonly<Record<string, string>>;
  /** Settled items behind each counterparty's hazard, for confidence. */
  readonly settledCountByCounterparty: Readonly<Record<string, number>>;
};
