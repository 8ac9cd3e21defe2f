import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** Net cash flow of one full calendar month, transfers between own accounts removed. */
export type MonthlyNet = {
  /** `YYYY-MM` */
  readonly month: string;
  /** Receipts plus disbursements, signed: negative when the month burned cash. */
  readonly netMinor: MinorUnits;
};

export type RunwayInput = {
  /** Reconciled cash at the end of `asOf`, signed; null when no balance is known. */
  readonly cashMinor: MinorUnits | null;
  /** Magnitude, ≥ 0. */
  readonly bufferMinor: MinorUnits;
  /** Full calendar months before `asOf` with bank data, in any order; the last three are used. */
  readonly fullMonths: readonly MonthlyNet[];
  /** The daily range of the forecast, in date order; empty when there is none or the balance is unanchored. */
  readonly days: readonly { readonly date: IsoDate; readonly p10Minor: MinorUnits; readonly p50Minor: MinorUnits }[];
};

/** `burning`: months is a number; `not_burning`: infinite; `no_history` and `unanchored`: cannot be said. */
export type RunwayStatus = 'burning' | 'not_burning' | 'no_history' | 'unanchored';

export type Runway = {
  readonly status: RunwayStatus;
  /** cash ÷ average burn, to one hundredth, 0 when there is no cash left; null when infinite or not known (see `status`). */
  readonly months: number | null;
  /** Average net burn of the months used: positive when cash shrinks; null without history. */
  readonly averageMonthlyBurnMinor: MinorUnits | null;
  readonly monthsUsed: readonly MonthlyNet[];
  /** First day the expected (the cautious) balance is below the buffer; null when that does not happen within the forecast. */
  readonly firstDayP50BelowBuffer: IsoDate | null;
  readonly firstDayP10BelowBuffer: IsoDate | null;
  /** One sentence on what the figure rests on. */
  readonly reason: string;
};
