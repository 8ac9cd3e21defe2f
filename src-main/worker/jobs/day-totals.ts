import type { StatementRow } from '../../engine/import/types.ts';
import type { DayTotal } from '../../features/imports/day-totals.ts';

/** Sums a batch by day and currency while it is being written, so that booking need not read it again. */
export function createDayTotals(): { add: (row: StatementRow, baseAmountMinor: number | null) => void; list: () => DayTotal[] } {
  const byDay = new Map<string, DayTotal>();
  // Lines of a day stand together in nearly every statement.
  let total: DayTotal | undefined;
  return {
    add: (row, baseAmountMinor) => {
      if (total?.bookingDate !== row.bookingDate || total.currency !== row.currency) total = byDay.get(row.bookingDate + row.currency);
      if (total === undefined) {
        total = {
          bookingDate: row.bookingDate,
          currency: row.currency,
          inflowMinor: 0,
          outflowMinor: 0,
          baseInflowMinor: 0,
          baseOutflowMinor: 0,
          lineCount: 0,
          rateMissingCount: 0,
        };
        byDay.set(row.bookingDate + row.currency, total);
      }
      total.lineCount++;
      if (row.amountMinor > 0) total.inflowMinor += row.amountMinor;
      else total.outflowMinor += row.amountMinor;
      if (baseAmountMinor === null) total.rateMissingCount++;
      else if (baseAmountMinor > 0) total.baseInflowMinor += baseAmountMinor;
      else total.baseOutflowMinor += baseAmountMinor;
    },
    list: () => [...byDay.values()],
  };
}
