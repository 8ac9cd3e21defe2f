import type { RateFile } from '../../../src-shared/contract/currency.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';

/** Rates older than this are used for nothing: there is no rate for today then. */
const VALID_DAYS = 7;

/** A rate's digits in the reader's form; none is dropped. */
export function formatRate(rate: string, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 15, useGrouping: false }).format(rate as Intl.StringNumericLiteral);
}

function decimalMarkOf(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(0.5).find((part) => part.type === 'decimal')?.value ?? '.';
}

/**
 * A typed rate as plain decimal text, or null. A point or a comma is the decimal mark; where the locale groups thousands with it and three digits
 * follow, it could be either, so it is not guessed.
 */
export function parseRate(typed: string, locale: string): string | null {
  const match = /^(\d{1,12})(?:([.,])(\d{1,12}))?$/.exec(typed.replaceAll(/\s/g, ''));
  if (match === null) return null;
  const [, whole = '', mark, decimals] = match;
  if (!/[1-9]/.test(whole + (decimals ?? ''))) return null;
  if (mark === undefined || decimals === undefined) return whole;
  return mark !== decimalMarkOf(locale) && decimals.length === 3 ? null : `${whole}.${decimals}`;
}

/** What is wrong with a typed rate, in words, or null. */
export function rateProblem(typed: string, locale: string): string | null {
  if (typed.trim() === '' || parseRate(typed, locale) !== null) return null;
  return `A rate above zero such as ${formatRate('1.0956', locale)}, without separators between thousands.`;
}

/** Whether the newest rates are too old to value anything today. */
export function areTooOld(ageDays: number): boolean {
  return ageDays > VALID_DAYS;
}

/** How fresh the published rates are. */
export function freshnessWords(ageDays: number, relativeDay: string): string {
  if (!areTooOld(ageDays)) return `ECB rates through ${relativeDay}.`;
  return `ECB rates through ${relativeDay}: too old to value anything today. A rate holds for ${VALID_DAYS} days; import a newer file.`;
}

/** What keeping a file would change. */
export function fileWords({ counts, firstDate, lastDate, currencies }: RateFile, locale: string): string {
  const span = firstDate === lastDate ? `of ${formatDate(lastDate)}` : `from ${formatDate(firstDate)} to ${formatDate(lastDate)}`;
  const about = `Rates of ${countOf(currencies.length, { one: 'currency', many: 'currencies' }, locale)} ${span}`;
  if (counts.new + counts.changed === 0) return `${about}. All of them are known already, so there is nothing to keep.`;
  const corrected = counts.changed === 0 ? '' : `, ${countOf(counts.changed, { one: 'is corrected', many: 'are corrected' }, locale)}`;
  return `${about}: ${countOf(counts.new, { one: 'is new', many: 'are new' }, locale)}${corrected}, ${countOf(counts.same, { one: 'is known', many: 'are known' }, locale)}.`;
}

/** Days whose rate is needed, the first of them by name. */
export function neededWords(dates: readonly IsoDate[], locale: string): string {
  const [first] = dates;
  if (first === undefined) return 'Rates are known for all of them.';
  const others = dates.length - 1;
  return `Needs the rate of ${formatDate(first)}${others === 0 ? '' : ` and of ${countOf(others, { one: 'other day', many: 'other days' }, locale)}`}.`;
}
