import { firstOfMonth, type IsoDate, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { Answers } from '../../client.ts';
import type { IconName } from '../../components/icon.tsx';
import { formatDate, formatMonth } from '../../format/dates.ts';

export type MonthCoverage = Answers['imports']['coverage'][number];

type StatusLook = { readonly word: string; readonly short: string; readonly icon: IconName; readonly meaning: string };

/** Each status as word and sign; colour only repeats them. */
export const STATUS_LOOKS: Readonly<Record<MonthCoverage['status'], StatusLook>> = {
  covered: { word: 'covered', short: 'covered', icon: 'check', meaning: 'statements speak of every day' },
  proved_gap: {
    word: 'proved empty',
    short: 'proved',
    icon: 'audit',
    meaning: 'days are missing, but the balances before and after them meet: nothing moved',
  },
  gap: { word: 'days missing', short: 'gap', icon: 'warning', meaning: 'days are missing and nothing proves them empty' },
  none: { word: 'no statement', short: 'none', icon: 'close', meaning: 'no statement speaks of this month' },
};

function monthStart(month: string): IsoDate {
  return firstOfMonth(isoDate(`${month}-01`));
}

export function monthTitle({ month }: Pick<MonthCoverage, 'month'>): string {
  return formatMonth(monthStart(month));
}

/** The days no statement speaks of: "1 Feb 2026 to 9 Feb 2026", each as its own span. */
export function missingSpans({ missing }: Pick<MonthCoverage, 'missing'>): string[] {
  return missing.map(({ from, to, isProvedEmpty }) => {
    const days = from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
    return isProvedEmpty ? `${days} (proved empty)` : days;
  });
}

function dayCount(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** A month in one sentence: "February 2026: days missing. 19 of 28 days covered. Without a statement: 1 Feb 2026 to 9 Feb 2026." */
export function monthSentence(coverage: MonthCoverage): string {
  const { status, coveredDays, overlapDays } = coverage;
  const parts = [`${monthTitle(coverage)}: ${STATUS_LOOKS[status].word}`];
  if (status !== 'none') parts.push(`${coveredDays} of ${dayCount(coverage.dayCount)} covered`);
  const spans = missingSpans(coverage);
  if (spans.length > 0) parts.push(`Without a statement: ${spans.join(', ')}`);
  if (overlapDays > 0) parts.push(`${dayCount(overlapDays)} in more than one statement`);
  return `${parts.join('. ')}.`;
}

/** All months in one sentence: whether anything is missing between the first statement and the last. */
export function coverageSentence(months: readonly MonthCoverage[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return 'No statement yet.';
  const open = months.flatMap(({ missing }) => missing).filter(({ isProvedEmpty }) => !isProvedEmpty);
  const span = first === last ? monthTitle(first) : `${monthTitle(first)} to ${monthTitle(last)}`;
  if (open.length === 0) return `${span}: nothing is missing between the first statement and the last.`;
  const monthCount = months.filter(({ missing }) => missing.some(({ isProvedEmpty }) => !isProvedEmpty)).length;
  return `${span}: days are missing in ${monthCount === 1 ? 'one month' : `${monthCount} months`}. Import a statement of those days to close the gap.`;
}

/** Months by year, the newest year first, each with twelve places; those before the first and after the last statement are empty. */
export function coverageByYear(months: readonly MonthCoverage[]): { readonly year: string; readonly months: readonly (MonthCoverage | null)[] }[] {
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].toSorted().toReversed();
  return years.map((year) => ({
    year,
    months: Array.from({ length: 12 }, (_, place) => {
      const name = `${year}-${String(place + 1).padStart(2, '0')}`;
      return months.find(({ month }) => month === name) ?? null;
    }),
  }));
}
