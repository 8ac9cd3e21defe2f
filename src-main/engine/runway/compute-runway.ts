import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, scaleMinor, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import type { MonthlyNet, Runway, RunwayInput } from './types.ts';

/** Months the burn is averaged over: one is chance, a year no longer describes the business. */
const BURN_MONTHS = 3;
/** A century: a longer runway is as good as infinite, and its figure would not be a safe number when the burn is a few cents. */
const MAX_MONTHS = 1200;

function firstBelow(days: RunwayInput['days'], bufferMinor: MinorUnits, read: (day: RunwayInput['days'][number]) => MinorUnits): IsoDate | null {
  return days.find((day) => read(day) < bufferMinor)?.date ?? null;
}

function monthsOf(cashMinor: MinorUnits, burnMinor: MinorUnits): number {
  if (cashMinor <= 0) return 0;
  if (cashMinor / burnMinor >= MAX_MONTHS) return MAX_MONTHS;
  return scaleMinor(cashMinor, 100n, BigInt(burnMinor), 'down') / 100;
}

const plural = (count: number): string => `${count} full month${count === 1 ? '' : 's'}`;

/**
 * Months the cash lasts: cash ÷ average net burn of the last three full calendar months (of fewer where there are fewer), to one hundredth,
 * rounded down so that nothing is promised, at most 1200; 0 when cash is not positive. Null with status `not_burning` (infinite) when the average burn is zero
 * or negative, `no_history` without a full month, `unanchored` without a balance. Beside it the first days on which the forecast's P50 and P10
 * are below the buffer. Cash 900,000 and months of −100,000, −200,000 and −150,000 give a burn of 150,000 and 6 months.
 */
export function computeRunway(input: RunwayInput): Runway {
  const { cashMinor, bufferMinor, days } = input;
  const monthsUsed: readonly MonthlyNet[] = input.fullMonths.toSorted((a, b) => (a.month < b.month ? -1 : 1)).slice(-BURN_MONTHS);
  const dates = {
    firstDayP50BelowBuffer: firstBelow(days, bufferMinor, (day) => day.p50Minor),
    firstDayP10BelowBuffer: firstBelow(days, bufferMinor, (day) => day.p10Minor),
  };
  const count = monthsUsed.length;
  if (count === 0) {
    const reason = 'There is no full month of bank history yet to measure the burn.';
    return { status: 'no_history', months: null, averageMonthlyBurnMinor: null, monthsUsed, ...dates, reason };
  }
  const net = sumMinor(monthsUsed.map((month) => month.netMinor));
  const burn = scaleMinor(net, -1n, BigInt(count), 'half-away-from-zero');
  const measured = { averageMonthlyBurnMinor: burn, monthsUsed, ...dates };
  const basis = `the average of the last ${plural(count)}`;
  if (burn <= 0) return { status: 'not_burning', months: null, ...measured, reason: `Cash did not shrink in ${basis}.` };
  if (cashMinor === null) {
    return {
      status: 'unanchored',
      months: null,
      ...measured,
      reason: 'No bank balance has been stated, so it cannot be said how long the cash lasts.',
    };
  }
  const months = monthsOf(cashMinor, burn);
  return { status: 'burning', months, ...measured, reason: `Cash divided by the net burn, ${basis}.` };
}
