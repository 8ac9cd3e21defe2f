import { describe, expect, it } from 'vitest';
import { formatSpan } from '../../../../../src-renderer/pages/forecast/format-span.ts';
import { isWithin, partInWords, weeksIn } from '../../../../../src-renderer/pages/forecast/months.ts';
import type { ForecastView } from '../../../../../src-shared/contract/forecast.ts';
import { addDays, isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';

const weeks = Array.from({ length: 6 }, (_, index) => {
  const weekStart = addDays(isoDate('2026-11-21'), index * 7);
  return { weekStart, weekEnd: addDays(weekStart, 6) };
}) as unknown as ForecastView['weeks'];
const span = (firstDate: string, lastDate: string) => ({ firstDate: isoDate(firstDate), lastDate: isoDate(lastDate) });

describe('calendar months', () => {
  it('show every week with a day in them, those across their end as such', () => {
    const december = span('2026-12-01', '2026-12-31');
    const own = weeksIn(december, weeks);
    expect(own.map(({ weekStart }) => weekStart)).toEqual(['2026-11-28', '2026-12-05', '2026-12-12', '2026-12-19', '2026-12-26']);
    expect(own.map((week) => isWithin(december, week))).toEqual([false, true, true, true, false]);
  });

  it('say how much of them is forecast', () => {
    expect(partInWords(span('2026-12-01', '2026-12-31'))).toBeNull();
    expect(partInWords(span('2026-11-21', '2026-11-30'))).toBe('from 21 Nov');
    expect(partInWords(span('2027-01-01', '2027-01-08'))).toBe('until 8 Jan');
    expect(partInWords(span('2026-11-21', '2026-11-27'))).toBe('21 Nov to 27 Nov');
  });

  it('say a week as short as they can', () => {
    expect(formatSpan(isoDate('2026-11-21'), isoDate('2026-11-27'))).toBe('21 – 27 Nov 2026');
    expect(formatSpan(isoDate('2026-12-26'), isoDate('2027-01-01'))).toBe('26 Dec – 1 Jan 2027');
  });
});
