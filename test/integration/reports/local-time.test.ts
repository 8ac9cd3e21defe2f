import { describe, expect, it } from 'vitest';
import { createLocalTime } from '../../../src-main/features/reports/local-time.ts';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

describe('local time', () => {
  it('shows an instant on the clock of its zone', () => {
    expect(createLocalTime('Europe/Berlin').format('2026-03-05T23:30:00.000Z')).toBe('2026-03-06 00:30');
    expect(createLocalTime('Asia/Kolkata').format('2026-03-05T23:30:00.000Z')).toBe('2026-03-06 05:00');
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['Pacific/Auckland', '2026-01-01', '2025-12-31T11:00:00.000Z', '2026-01-01T11:00:00.000Z'],
    ['UTC', '2026-01-01', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
  ])('in %s knows when %s begins and is over, also when clocks change', (zone, day, start, end) => {
    const time = createLocalTime(zone);
    expect([time.startOf(isoDate(day)), time.endOf(isoDate(day))]).toEqual([start, end]);
  });
});
