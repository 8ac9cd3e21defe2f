import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { DailyHistory } from './types.ts';

/** A signed amount of a day: a bank line in base currency, or the part of bank lines that obligations explain. */
export type DatedAmount = { readonly date: IsoDate; readonly amountMinor: number };

/** Bank lines of one day as they come from the statement. */
export type BankDay = { readonly date: IsoDate; readonly inflowMinor: number; readonly outflowMinor: number; readonly lineCount: number };

/**
 * The history the residual is fitted on: bank days (transfers between own accounts already removed) minus what obligations explain: every
 * allocation of a bank line to an invoice, a bill or a due item, at its gross amount, so that fees and discounts kept back stay in the rest. Days before
 * `firstDate` and after `lastDate` are left out, days without lines are 0. A side that becomes negative (an invoice of 1,000 explained by a receipt of 985)
 * is moved to the other: 15 of outflow.
 */
export function residualHistory(
  days: readonly BankDay[],
  explained: readonly DatedAmount[],
  range: { readonly firstDate: IsoDate; readonly lastDate: IsoDate },
): DailyHistory {
  const { firstDate, lastDate } = range;
  const length = Math.max(0, daysBetween(firstDate, lastDate) + 1);
  const inflow = new Float64Array(length);
  const outflow = new Float64Array(length);
  const cash = { inflowMinor: Array.from({ length }, () => 0), outflowMinor: Array.from({ length }, () => 0) };
  let lineCount = 0;
  const indexOf = (date: IsoDate): number => (date < firstDate || date > lastDate ? -1 : daysBetween(firstDate, date));
  for (const day of days) {
    const i = indexOf(day.date);
    if (i < 0) continue;
    inflow[i] = (inflow[i] ?? 0) + day.inflowMinor;
    outflow[i] = (outflow[i] ?? 0) + day.outflowMinor;
    cash.inflowMinor[i] = (cash.inflowMinor[i] ?? 0) + day.inflowMinor;
    cash.outflowMinor[i] = (cash.outflowMinor[i] ?? 0) + day.outflowMinor;
    lineCount += day.lineCount;
  }
  for (const { date, amountMinor } of explained) {
    const i = indexOf(date);
    if (i < 0) continue;
    if (amountMinor >= 0) inflow[i] = (inflow[i] ?? 0) - amountMinor;
    else outflow[i] = (outflow[i] ?? 0) - amountMinor;
  }
  for (let i = 0; i < length; i++) {
    const [rawIn, rawOut] = [inflow[i] ?? 0, outflow[i] ?? 0];
    inflow[i] = Math.max(0, rawIn) + Math.max(0, rawOut);
    outflow[i] = Math.min(0, rawOut) + Math.min(0, rawIn);
  }
  return {
    firstDate,
    inflowMinor: [...inflow],
    outflowMinor: Array.from(outflow, (value) => (value === 0 ? 0 : value)),
    cash,
    lineCount,
  };
}
