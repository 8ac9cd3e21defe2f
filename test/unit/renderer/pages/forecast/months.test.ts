import { describe, expect, it } from 'vitest';
import { formatSpan } from '../../../../../src-renderer/pages/forecast/format-span.ts';
import { monthsOf } from '../../../../../src-renderer/pages/forecast/months.ts';
import type { ForecastView } from '../../../../../src-shared/contract/forecast.ts';
import { addDays, isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';

const weeks = Array.from({ length: 9 }, (_, index) => {
  const weekStart = addDays(isoDate('2026-11-21'), index * 7);
  return { weekStart, weekEnd: addDays(weekStart, 6) };
}) as unknown as ForecastView['weeks'];

describe('months of whole weeks', () => {
  it('puts each week into the month in which it ends, and loses none', () => {
    const months = monthsOf(weeks);
    expect(months.map(({ month, weeks: own }) => `${month.slice(0, 7)} ${own.length}`)).toEqual(['2026-11 1', '2026-12 4', '2027-01 4']);
    expect(months.flatMap(({ weeks: own }) => own)).toEqual(weeks);
  });
  it('says a week as short as it can', () => {
    expect(formatSpan(isoDate('2026-11-21'), isoDate('2026-11-27'))).toBe('21 – 27 Nov 2026');
    expect(formatSpan(isoDate('2026-12-26'), isoDate('2027-01-01'))).toBe('26 Dec – 1 Jan 2027');
  });
});
