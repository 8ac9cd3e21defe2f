import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { coverageByYear, coverageSentence, type MonthCoverage, monthSentence } from '../../../../../src-renderer/pages/accounts/coverage-words.ts';

function month(name: string, change: Partial<MonthCoverage> = {}): MonthCoverage {
  return { month: name, status: 'covered', coveredDays: 28, dayCount: 28, overlapDays: 0, batchIds: [1], missing: [], ...change };
}

const gap = (isProvedEmpty: boolean) => [{ from: isoDate('2026-02-01'), to: isoDate('2026-02-09'), isProvedEmpty }];

describe('a month in one sentence', () => {
  it('names the days that are missing', () => {
    expect(monthSentence(month('2026-02', { status: 'gap', coveredDays: 19, missing: gap(false) }))).toBe(
      'February 2026: days missing. 19 of 28 days covered. Without a statement: 1 Feb 2026 to 9 Feb 2026.',
    );
  });

  it('says what is proved empty, and what is there twice', () => {
    expect(monthSentence(month('2026-02', { status: 'proved_gap', coveredDays: 19, overlapDays: 1, missing: gap(true) }))).toBe(
      'February 2026: proved empty. 19 of 28 days covered. Without a statement: 1 Feb 2026 to 9 Feb 2026 (proved empty). 1 day in more than one statement.',
    );
  });
});

describe('the whole account', () => {
  it('is complete while nothing unproved is missing', () => {
    expect(coverageSentence([month('2026-01'), month('2026-02', { status: 'proved_gap', missing: gap(true) })])).toBe(
      'January 2026 to February 2026: nothing is missing between the first statement and the last.',
    );
  });

  it('says in how many months something is missing', () => {
    expect(coverageSentence([month('2026-01'), month('2026-02', { status: 'gap', missing: gap(false) })])).toContain('days are missing in one month');
  });

  it('stands by year, the newest first, in twelve places', () => {
    const years = coverageByYear([month('2025-12'), month('2026-01')]);
    expect(years.map(({ year }) => year)).toEqual(['2026', '2025']);
    expect(years[0]?.months.map((place) => place?.month ?? null).slice(0, 2)).toEqual(['2026-01', null]);
    expect(years[1]?.months[11]?.month).toBe('2025-12');
  });
});
