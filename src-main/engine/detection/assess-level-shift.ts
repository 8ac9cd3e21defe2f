import { addDays } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type AssessOptions, groupByPayee, magnitude, type UnexpectedExpense, WINDOW_DAYS } from './assess-expenses.ts';
import { medianOf, SPREAD_FLOOR } from './expense-baseline.ts';
import type { ExpenseLine } from './types.ts';

/** Payments in a row that make a new level, and the earlier ones it is compared with: a year of months, so that slow growth is no shift. */
const MIN_RECENT = 3;
const MAX_RECENT = 4;
const MIN_EARLIER = 6;
const MAX_EARLIER = 12;
/** Standard errors the levels must lie apart: higher than for one payment, because two lengths are tried. */
const SHIFT_SCORE = 4;
/** Spread (of the logarithm) up to which a payee is a contract whose level means something; purchases vary by more. */
const CONTRACT_SPREAD = 0.25;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function shiftOf(members: readonly ExpenseLine[], thresholdPct: number): UnexpectedExpense | null {
  let best: UnexpectedExpense | null = null;
  for (let count = MIN_RECENT; count <= MAX_RECENT; count += 1) {
    const recent = members.slice(-count);
    const earlier = members.slice(0, -count).slice(-MAX_EARLIER);
    const last = recent.at(-1);
    if (last === undefined || earlier.length < MIN_EARLIER) continue;
    const logs = earlier.map((line) => Math.log(magnitude(line)));
    const centre = mean(logs);
    const spread = Math.sqrt(logs.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (logs.length - 1));
    const shift = mean(recent.map((line) => Math.log(magnitude(line)))) - centre;
    const score = shift / (Math.max(spread, SPREAD_FLOOR) * Math.sqrt(1 / count + 1 / earlier.length));
    // a step, not a slope: every recent payment is above every earlier one
    const isStep = Math.min(...recent.map(magnitude)) > Math.max(...earlier.map(magnitude));
    const isAbove = isStep && shift > Math.log(1 + thresholdPct / 100);
    if (!isAbove || spread > CONTRACT_SPREAD || score <= SHIFT_SCORE || (best !== null && best.score >= score)) continue;
    const baseline = { count: earlier.length, median: medianOf(earlier.map(magnitude)), logMad: spread, logSd: spread };
    const usual = Math.floor(Math.exp(centre + shift) + 0.5);
    const { payeeKey: key, payeeName: name, date } = last;
    best = { kind: 'payee', reason: 'shift', key, name, lines: recent, date, magnitudeMinor: usual, baseline, score };
  }
  return best;
}

/**
 * Payees whose last three or four payments lie on a new level: geometric mean above the twelve before by more than the threshold percent, each above
 * all of those, and by more than four standard errors, (mean ln recent − mean ln earlier) ÷ (s·√(1/m + 1/n)). Only for payees whose amounts spread by
 * a quarter at most. Finds the rise of a bill that varies by itself, which no single payment shows. Only where the newest payment is of the last 30
 * days. Lines in date order.
 */
export function assessLevelShifts(lines: readonly ExpenseLine[], { asOf, thresholdPct }: AssessOptions): UnexpectedExpense[] {
  const from = addDays(asOf, -WINDOW_DAYS);
  return groupByPayee(lines).flatMap((members) => {
    const last = members.at(-1);
    if (last === undefined || last.date <= from) return [];
    const shift = shiftOf(members, thresholdPct);
    return shift === null ? [] : [shift];
  });
}
