import { addMonths, dateParts, firstOfMonth, type IsoDate, lastOfMonth } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { IncomeLine, RevenueToDate } from './facts.ts';
import { sameDay } from './same-day.ts';

/** Months compared with: a year, and the least number that says anything about their spread. */
const MONTHS = 12;
const MIN_MONTHS = 6;
/** Days of a month in which the month before is judged instead: its total says more than three days of a new one. */
const CLOSING_DAYS = 9;

/**
 * Revenue of the current month up to `asOf` against the mean of the earlier months up to the same day (twelve at most, six at least), with their
 * standard deviation; in the first nine days of a month, the whole month before. Null with fewer months of receipts. Receipts count on their
 * booking day. Seasons are not modelled: a business with strong ones has a wide spread and is alerted less.
 */
export function expectRevenue(lines: readonly IncomeLine[], asOf: IsoDate): RevenueToDate | null {
  const throughDate = dateParts(asOf).day <= CLOSING_DAYS ? lastOfMonth(addMonths(firstOfMonth(asOf), -1)) : asOf;
  const first = lines.reduce<IsoDate | null>((earliest, line) => (earliest === null || line.date < earliest ? line.date : earliest), null);
  if (first === null) return null;
  const totalOf = (from: IsoDate, through: IsoDate): number =>
    lines.reduce((sum, line) => (line.date >= from && line.date <= through ? sum + line.amountMinor : sum), 0);
  const totals: number[] = [];
  for (let back = 1; back <= MONTHS; back += 1) {
    const through = sameDay(throughDate, back);
    if (firstOfMonth(through) < first) break;
    totals.push(totalOf(firstOfMonth(through), through));
  }
  if (totals.length < MIN_MONTHS) return null;
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  const spread = Math.sqrt(totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / (totals.length - 1));
  const from = firstOfMonth(throughDate);
  const own = lines.filter((line) => line.date >= from && line.date <= throughDate);
  return {
    month: throughDate.slice(0, 7),
    throughDate,
    actualMinor: minorUnits(own.reduce((sum, line) => sum + line.amountMinor, 0)),
    expectedMinor: minorUnits(Math.floor(mean + 0.5)),
    spreadMinor: minorUnits(Math.floor(spread + 0.5)),
    basis: 'history',
    transactionIds: own.map((line) => line.transactionId),
  };
}
