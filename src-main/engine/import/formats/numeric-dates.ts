import { dateFromParts, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A written date taken apart: its numbers in the order they stand, or a date that only one order fits by its form. */
export type WrittenDate =
  | { readonly kind: 'fixed'; readonly date: IsoDate }
  | { readonly kind: 'open'; readonly first: number; readonly second: number; readonly third: number; readonly hasFullYear: boolean };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
/** Two-digit years up to this many years after the import belong to this century: post-dated entries exist, entries of a hundred years ago do not. */
const YEARS_AHEAD = 10;

const TIME = /[T ]+\d{1,2}:\d{2}(?::\d{2})?.*$/;
const NUMBERS = /^(\d{1,4})[-/.' ]{1,2}(\d{1,2})[-/.]?([' ]?)(\d{1,4})$/;

function fullYear(year: number, isAfter2000: boolean, asOf: IsoDate): number {
  if (year >= 100) return year;
  if (isAfter2000) return 2000 + year;
  const century = Number(asOf.slice(0, 2)) * 100;
  return century + year > Number(asOf.slice(0, 4)) + YEARS_AHEAD ? century + year - 100 : century + year;
}

function fixed(year: number, month: number, day: number): WrittenDate | null {
  const date = dateFromParts(year, month, day);
  return date === null ? null : { kind: 'fixed', date };
}

function withMonthName(text: string, asOf: IsoDate): WrittenDate | null {
  const dayFirst = /^(\d{1,2})[-/. ]*([A-Za-z]{3})[a-z]*[-/., ']+(\d{2,4})$/.exec(text);
  const monthFirst = /^([A-Za-z]{3})[a-z]*[-/. ]*(\d{1,2})[-/., ']+(\d{2,4})$/.exec(text);
  const [day, name, year] = dayFirst === null ? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]] : [dayFirst[1], dayFirst[2], dayFirst[3]];
  if (day === undefined || name === undefined || year === undefined) return null;
  const month = MONTHS.findIndex((known) => known === name.toLowerCase()) + 1;
  return month === 0 ? null : fixed(fullYear(Number(year), false, asOf), month, Number(day));
}

/**
 * A date as accounting programs write it: `01/05/2010`, `1/ 5'10` (an apostrophe means a year from 2000), `5-1-2010`, `2010-01-05`, `20100105`,
 * `5 Jan 2010`. A time behind it is left out. Null where it is no date under any order.
 */
export function parseWrittenDate(written: string, asOf: IsoDate): WrittenDate | null {
  const text = written
    .trim()
    .replace(TIME, '')
    .replace(/([-/.'])\s+/g, '$1')
    .replace(/\s+([-/.'])/g, '$1');
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return fixed(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const match = NUMBERS.exec(text);
  if (match === null) return withMonthName(text, asOf);
  const [, first = '', second = '', apostrophe = '', third = ''] = match;
  if (first.length >= 3) return first.length === 4 && third.length <= 2 ? fixed(Number(first), Number(second), Number(third)) : null;
  if (third.length === 3) return null;
  const hasFullYear = third.length === 4;
  const year = hasFullYear ? Number(third) : fullYear(Number(third), apostrophe === "'", asOf);
  return { kind: 'open', first: Number(first), second: Number(second), third: year, hasFullYear };
}

/** The calendar date of a written one under an order, or null where there is no such day. */
export function resolveDate(written: WrittenDate, order: DateOrder, asOf: IsoDate): IsoDate | null {
  if (written.kind === 'fixed') return written.date;
  const { first, second, third } = written;
  if (order === 'dmy') return dateFromParts(third, second, first);
  if (order === 'mdy') return dateFromParts(third, first, second);
  return written.hasFullYear ? null : dateFromParts(fullYear(first, false, asOf), second, third % 100);
}

export type OrderDecision = { readonly order: DateOrder; readonly confidence: number; readonly evidence: string } | { readonly order: null };

type Score = { readonly order: DateOrder; readonly misses: number; readonly future: number; readonly turns: number };

function score(dates: readonly WrittenDate[], order: DateOrder, asOf: IsoDate): Score {
  let [misses, future, rises, falls] = [0, 0, 0, 0];
  let previous: IsoDate | null = null;
  for (const written of dates) {
    const date = resolveDate(written, order, asOf);
    if (date === null) {
      misses++;
      continue;
    }
    if (date > asOf) future++;
    if (previous !== null && date > previous) rises++;
    if (previous !== null && date < previous) falls++;
    previous = date;
  }
  return { order, misses, future, turns: Math.min(rises, falls) };
}

/** Fewest dates in a row whose being sorted under one order only is taken as evidence; fewer are sorted by chance too often. */
const SORTED_DATES = 5;

/**
 * The order of day, month and year that all dates of a file share: the one under which every date exists; else the one that puts none after the
 * day of the import; else the one under which the file is sorted. `null` where the dates fit both orders.
 */
export function decideDateOrder(written: readonly WrittenDate[], asOf: IsoDate): OrderDecision {
  const open = written.filter((date) => date.kind === 'open' && date.first !== date.second);
  const dmy = score(open, 'dmy', asOf);
  const mdy = score(open, 'mdy', asOf);
  if (open.length === 0) {
    const order = written.every((date) => date.kind === 'fixed') ? 'ymd' : 'dmy';
    return { order, confidence: 1, evidence: 'Every date reads the same in both orders.' };
  }
  const ymd = score(open, 'ymd', asOf);
  const isDoubtful = ({ misses, future }: Score): boolean => misses > 0 || future > 0;
  if (isDoubtful(dmy) && isDoubtful(mdy) && !isDoubtful(ymd)) {
    return { order: 'ymd', confidence: 0.9, evidence: 'Only year, month, day gives a date up to today in every line.' };
  }
  const name = (order: DateOrder): string => (order === 'dmy' ? 'day first' : 'month first');
  const pick = (better: Score, confidence: number, why: string): OrderDecision => ({
    order: better.order,
    confidence,
    evidence: `${why} ${name(better.order)}.`,
  });
  if (dmy.misses !== mdy.misses) {
    return pick(
      dmy.misses < mdy.misses ? dmy : mdy,
      dmy.misses === 0 || mdy.misses === 0 ? 1 : 0.7,
      `${Math.abs(dmy.misses - mdy.misses)} of ${open.length} dates exist only`,
    );
  }
  if ((dmy.future === 0) !== (mdy.future === 0)) return pick(dmy.future === 0 ? dmy : mdy, 0.9, 'No date lies after today only when read');
  if (open.length >= SORTED_DATES && Math.min(dmy.turns, mdy.turns) === 0 && Math.max(dmy.turns, mdy.turns) >= 2) {
    return pick(dmy.turns === 0 ? dmy : mdy, 0.9, 'The dates are in sequence only when read');
  }
  return { order: null };
}
