import { addDays, daysBetween } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type AssessOptions, magnitude, monthlyOutflow, type UnexpectedExpense, WINDOW_DAYS } from './assess-expenses.ts';
import { type Baseline, describeBaseline, modifiedScore } from './expense-baseline.ts';
import type { ExpenseLine } from './types.ts';

/** Payments before which a payee is a newcomer: a baseline of its own begins with three. */
const NEWCOMER_BELOW = 3;
/** Percent of an ordinary month's outflow below which a surprise is not worth a person's time. */
const MATERIAL_PCT = 3;
/** Newcomers' payments compared with (a year), the least of them, and the score from which one is out of proportion: lower than for a payee of its own,
 *  because only material amounts come this far. */
const COMPARED_DAYS = 365;
const MIN_COMPARED = 8;
const NEWCOMER_SCORE = 2.5;
/** Days within which the same amount to the same payee is the same bill again. */
const DOUBLE_DAYS = 14;

type Newcomer = { readonly line: ExpenseLine; readonly earlier: number };

/** Lines that nothing announced, from payees that are new, or whose other payments are all announced. */
function newcomersOf(lines: readonly ExpenseLine[]): Newcomer[] {
  const seen = new Map<string, { all: number; planned: number }>();
  return lines.flatMap((line) => {
    const before = seen.get(line.payeeKey) ?? { all: 0, planned: 0 };
    seen.set(line.payeeKey, { all: before.all + 1, planned: before.planned + (line.isPlanned ? 1 : 0) });
    const isNew = before.all < NEWCOMER_BELOW;
    const isOddOne = before.planned > before.all / 2;
    return !line.isPlanned && (isNew || isOddOne) ? [{ line, earlier: before.all }] : [];
  });
}

/**
 * Payments of the last 30 days that no bill or due item announced, to payees without an own baseline (fewer than three payments, or otherwise always
 * announced): material (3 % of a month's outflow) and out of proportion to what such payments usually are (above their median by more than the
 * threshold percent, score > 2.5, at least eight in a year; with fewer, being material is enough). Lines in date order.
 */
export function assessUnplanned(lines: readonly ExpenseLine[], options: AssessOptions): UnexpectedExpense[] {
  const from = addDays(options.asOf, -WINDOW_DAYS);
  const yearAgo = addDays(from, -COMPARED_DAYS);
  const newcomers = newcomersOf(lines);
  // In the first weeks of the books every payee is new; nothing can be said about surprises then.
  const firstDate = lines[0]?.date;
  if (firstDate === undefined || firstDate > addDays(from, -WINDOW_DAYS * 3)) return [];
  const compared = describeBaseline(newcomers.filter(({ line }) => line.date <= from && line.date > yearAgo).map(({ line }) => magnitude(line)));
  const materialMinor = (monthlyOutflow(lines, options) * MATERIAL_PCT) / 100;
  return newcomers.flatMap(({ line }): UnexpectedExpense[] => {
    if (line.date <= from || magnitude(line) < materialMinor) return [];
    const isCompared = compared.count >= MIN_COMPARED;
    const score = isCompared ? modifiedScore(magnitude(line), compared.median, compared.logMad) : NEWCOMER_SCORE + 1;
    if (score <= NEWCOMER_SCORE) return [];
    const baseline: Baseline = isCompared ? compared : { count: 0, median: materialMinor, logMad: 0, logSd: 0 };
    if (magnitude(line) * 100 <= baseline.median * (100 + options.thresholdPct)) return [];
    const { date, payeeKey: key, payeeName: name } = line;
    return [{ kind: 'payee', reason: 'unplanned', key, name, lines: [line], date, magnitudeMinor: magnitude(line), baseline, score }];
  });
}

/**
 * Payments of the last 30 days that repeat another to the same payee: same amount, at most 14 days apart, the earlier one settled a bill or due item
 * and the later one settles nothing. All that is paid twice is above what is owed. Lines in date order.
 */
export function findDoublePayments(lines: readonly ExpenseLine[], { asOf }: AssessOptions): UnexpectedExpense[] {
  const from = addDays(asOf, -WINDOW_DAYS);
  const planned = Map.groupBy(
    lines.filter((line) => line.isPlanned && line.date > addDays(from, -DOUBLE_DAYS)),
    (line) => `${line.amountMinor}/${line.payeeKey}`,
  );
  return lines.flatMap((line): UnexpectedExpense[] => {
    if (line.isPlanned || line.date <= from) return [];
    const same = planned.get(`${line.amountMinor}/${line.payeeKey}`) ?? [];
    const first = same.findLast((earlier) => earlier.date <= line.date && daysBetween(earlier.date, line.date) <= DOUBLE_DAYS);
    if (first === undefined) return [];
    const { date, payeeKey: key, payeeName: name } = line;
    const baseline: Baseline = { count: 1, median: magnitude(first), logMad: 0, logSd: 0 };
    return [
      { kind: 'payee', reason: 'double', key, name, lines: [first, line], date, magnitudeMinor: 2 * magnitude(line), baseline, score: Infinity },
    ];
  });
}
