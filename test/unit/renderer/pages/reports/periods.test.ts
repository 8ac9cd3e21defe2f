import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { periodOf, periodProblem } from '../../../../../src-renderer/pages/reports/periods.ts';

const today = isoDate('2026-02-14');

describe('named periods', () => {
  it.each([
    ['this_month', 1, '2026-02-01', '2026-02-14'],
    ['last_month', 1, '2026-01-01', '2026-01-31'],
    ['this_quarter', 1, '2026-01-01', '2026-02-14'],
    ['this_quarter', 2, '2026-02-01', '2026-02-14'],
    ['this_quarter', 3, '2025-12-01', '2026-02-14'],
    ['fiscal_year', 1, '2026-01-01', '2026-02-14'],
    ['fiscal_year', 4, '2025-04-01', '2026-02-14'],
    ['last_12_months', 1, '2025-02-15', '2026-02-14'],
  ] as const)('%s with a fiscal year from month %i is %s to %s', (key, month, from, to) => {
    expect(periodOf(key, today, month)).toEqual({ from, to });
  });

  it('reaches over the turn of the year', () => {
    expect(periodOf('last_month', isoDate('2026-01-05'), 1)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
});

describe('a typed period', () => {
  it('is told what is wrong with it', () => {
    expect(periodProblem('', '2026-01-01', today)).toBe('Choose the first and the last day.');
    expect(periodProblem('2026-02-01', '2026-01-01', today)).toBe('The first day lies after the last day.');
    expect(periodProblem('2026-03-01', '2026-03-31', today)).toBe('The period has not begun yet.');
    expect(periodProblem('2026-02-01', '2026-02-28', today)).toBeNull();
  });
});
