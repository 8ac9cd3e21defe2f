import { expect, it } from 'vitest';
import { dayAfterKey, sumByDay, weeksOf } from '../../../../../src-renderer/pages/due-items/month-grid.ts';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { dueItem } from '../../components/due/due-item.ts';

it('fills the weeks of a month with the days of its neighbours, Monday first', () => {
  const weeks = weeksOf(isoDate('2026-11-20'));
  expect(weeks.map((week) => week[0])).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
  expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
  // February 2027 begins on a Monday and has exactly four weeks.
  expect(weeksOf(isoDate('2027-02-01'))).toHaveLength(4);
});

it('adds up a day in both directions, without what is cancelled', () => {
  const sums = sumByDay([
    dueItem({ dueDate: '2026-03-05', amountMinor: 100_00 }),
    dueItem({ dueDate: '2026-03-05', amountMinor: 50_00, openMinor: 0, status: 'paid' }),
    dueItem({ dueDate: '2026-03-05', amountMinor: -30_00, daysOverdue: 2 }),
    dueItem({ dueDate: '2026-03-05', amountMinor: 999_00, status: 'cancelled' }),
    dueItem({ dueDate: '2026-03-06', amountMinor: 1_00 }),
  ]);
  expect(sums.get(isoDate('2026-03-05'))).toEqual({ inMinor: 150_00, outMinor: -30_00, count: 3, openCount: 2, lateCount: 1 });
  expect(sums.size).toBe(2);
});

it('walks by days, weeks and months', () => {
  const day = isoDate('2026-03-31');
  expect(['ArrowRight', 'ArrowUp', 'PageUp', 'Home', 'End', 'x'].map((key) => dayAfterKey(key, day))).toEqual([
    '2026-04-01',
    '2026-03-24',
    '2026-02-28',
    '2026-03-30',
    '2026-04-05',
    null,
  ]);
});
