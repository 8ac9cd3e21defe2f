import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** A balance somebody stated for the end of a day. */
export type Anchor = {
  readonly balanceDate: IsoDate;
  readonly balanceMinor: MinorUnits;
  readonly source: 'running' | 'opening' | 'closing' | 'ledger' | 'typed' | 'reconciled';
};

/** Net of the booked lines of one day, in the account's currency. */
export type DayNet = { readonly bookingDate: IsoDate; readonly netMinor: number };

/**
 * Balance at the end of a day: the newest stated balance on or before it plus the lines booked after that statement. Without one on or before,
 * the earliest later statement minus the lines in between (what the bank says of March is also true of February); null without any.
 * `anchors` are in date order, the last of a day being the one that counts; `days` are in date order.
 */
export function balanceAt(date: IsoDate, anchors: readonly Anchor[], days: readonly DayNet[]): MinorUnits | null {
  const anchor = anchors.findLast((candidate) => candidate.balanceDate <= date) ?? anchors[0];
  if (anchor === undefined) return null;
  let balance: number = anchor.balanceMinor;
  for (const day of days) {
    if (day.bookingDate > anchor.balanceDate && day.bookingDate <= date) balance += day.netMinor;
    else if (day.bookingDate > date && day.bookingDate <= anchor.balanceDate) balance -= day.netMinor;
  }
  return minorUnits(balance);
}
