import { describe, expect, it } from 'vitest';
import { isoDate, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { dayLines, type DelayPoint, monthLines, placePoints, topOf } from '../../../../src-renderer/charts/delay-points.ts';

const late = (delayDays: number, isOpen = false): DelayPoint => ({ dueDate: isoDate('2026-01-15'), delayDays, isOpen });

describe('the picture of delays', () => {
  it('is at least two weeks high', () => {
    expect(topOf([late(0), late(2)])).toBe(14);
    expect(topOf([])).toBe(14);
  });

  it('draws a point far beyond all others at the edge, and none that lies close', () => {
    const usual = Array.from({ length: 20 }, (_, index) => late(index));
    expect(topOf([...usual, late(30)])).toBe(30);
    const placed = placePoints([...usual, late(329, true)]);
    expect(placed.at(-1)).toEqual({ x: toEpochDay(isoDate('2026-01-15')), y: 36, isOpen: true, isBeyond: true });
    expect(placed.filter(({ isBeyond }) => isBeyond)).toHaveLength(1);
  });

  it('has lines at round days', () => {
    expect(dayLines(-4, 74)).toEqual([0, 20, 40, 60]);
    expect(dayLines(-3, 14)).toEqual([0, 5, 10]);
  });

  it('names months, and quarters once there are many', () => {
    const day = (date: string): number => toEpochDay(isoDate(date));
    expect(monthLines(day('2026-01-20'), day('2026-03-10'))).toEqual([day('2026-02-01'), day('2026-03-01')]);
    expect(monthLines(day('2025-01-20'), day('2026-01-10'))).toEqual([day('2025-04-01'), day('2025-07-01'), day('2025-10-01'), day('2026-01-01')]);
  });
});
