import { addDays, addMonths, daysBetween, firstOfMonth, type IsoDate, lastOfMonth } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';

/** One booked statement of an account: its first and last booking date, and the balances it proves where it does. */
export type CoveredSpan = {
  readonly batchId: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly openingMinor: MinorUnits | null;
  readonly closingMinor: MinorUnits | null;
};

/**
 * `covered`: statements speak of every day; `proved_gap`: days are missing between two statements, and the balances meet, so nothing happened on them;
 * `gap`: days are missing and nothing proves them empty; `none`: no statement speaks of the month.
 */
export type MonthCoverage = {
  /** `YYYY-MM` */
  readonly month: string;
  readonly status: 'covered' | 'proved_gap' | 'gap' | 'none';
  readonly coveredDays: number;
  readonly dayCount: number;
  /** Days that more than one statement speaks of. */
  readonly overlapDays: number;
  readonly batchIds: readonly number[];
  /** The days of the month without a statement, as spans. */
  readonly missing: readonly { readonly from: IsoDate; readonly to: IsoDate; readonly isProvedEmpty: boolean }[];
};

type Gap = { readonly from: IsoDate; readonly to: IsoDate; readonly isProvedEmpty: boolean };

/** Spans of days between the first and the last statement that no statement covers. Balances that meet across a gap prove that nothing moved in it. */
function findGaps(spans: readonly CoveredSpan[]): Gap[] {
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const gaps: Gap[] = [];
  let last = sorted[0];
  for (const span of sorted.slice(1)) {
    if (last === undefined) break;
    if (span.from > addDays(last.to, 1)) {
      const isProvedEmpty = last.closingMinor !== null && last.closingMinor === span.openingMinor;
      gaps.push({ from: addDays(last.to, 1), to: addDays(span.from, -1), isProvedEmpty });
    }
    if (span.to > last.to) last = span;
  }
  return gaps;
}

function overlap(a: { from: IsoDate; to: IsoDate }, b: { from: IsoDate; to: IsoDate }): { from: IsoDate; to: IsoDate } | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : null;
}

function coverMonth(first: IsoDate, whole: { from: IsoDate; to: IsoDate }, spans: readonly CoveredSpan[], gaps: readonly Gap[]): MonthCoverage {
  const month = overlap({ from: first, to: lastOfMonth(first) }, whole) ?? { from: first, to: first };
  const dayCount = daysBetween(month.from, month.to) + 1;
  const missing = gaps.flatMap((gap) => {
    const part = overlap(month, gap);
    return part === null ? [] : [{ ...part, isProvedEmpty: gap.isProvedEmpty }];
  });
  const parts = spans.flatMap((span) => {
    const part = overlap(month, span);
    return part === null ? [] : [{ ...part, batchId: span.batchId }];
  });
  const coveredDays = dayCount - missing.reduce((sum, gap) => sum + daysBetween(gap.from, gap.to) + 1, 0);
  const spokenOf = parts.reduce((sum, part) => sum + daysBetween(part.from, part.to) + 1, 0);
  const unproved = missing.some((gap) => !gap.isProvedEmpty);
  const status = parts.length === 0 ? 'none' : missing.length === 0 ? 'covered' : unproved ? 'gap' : 'proved_gap';
  return {
    month: first.slice(0, 7),
    status,
    coveredDays,
    dayCount,
    overlapDays: Math.max(0, spokenOf - coveredDays),
    batchIds: parts.map((part) => part.batchId),
    missing,
  };
}

/**
 * Statement coverage of an account by calendar month, from the first statement's first day to the last one's last day; the first and the last
 * month count from and to those days only. Example: statements of 1–31 January and 10–28 February leave 1–9 February as a gap.
 */
export function coverMonths(spans: readonly CoveredSpan[]): MonthCoverage[] {
  const first = spans.reduce<IsoDate | null>((low, span) => (low === null || span.from < low ? span.from : low), null);
  const last = spans.reduce<IsoDate | null>((high, span) => (high === null || span.to > high ? span.to : high), null);
  if (first === null || last === null) return [];
  const gaps = findGaps(spans);
  const months: MonthCoverage[] = [];
  for (let month = firstOfMonth(first); month <= last; month = addMonths(month, 1))
    months.push(coverMonth(month, { from: first, to: last }, spans, gaps));
  return months;
}
