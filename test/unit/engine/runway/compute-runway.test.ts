import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { computeRunway } from '../../../../src-main/engine/runway/compute-runway.ts';
import type { RunwayInput } from '../../../../src-main/engine/runway/types.ts';

const months = (...nets: number[]) => nets.map((net, i) => ({ month: `2026-0${i + 1}`, netMinor: minorUnits(net) }));
const input = (changes: Partial<RunwayInput>): RunwayInput => ({
  cashMinor: minorUnits(900_000),
  bufferMinor: minorUnits(0),
  fullMonths: months(-100_000, -200_000, -150_000),
  days: [],
  ...changes,
});

describe('computeRunway', () => {
  it('divides cash by the average burn of the last three full months', () => {
    const runway = computeRunway(input({}));
    expect(runway).toMatchObject({ status: 'burning', months: 6, averageMonthlyBurnMinor: 150_000 });
  });

  it('uses the newest three months, whatever their order, and fewer where there are fewer', () => {
    const all = months(-900_000, -100_000, -200_000, -150_000).toReversed();
    expect(computeRunway(input({ fullMonths: all })).monthsUsed.map((m) => m.month)).toEqual(['2026-02', '2026-03', '2026-04']);
    expect(computeRunway(input({ fullMonths: months(-300_000) }))).toMatchObject({ months: 3, averageMonthlyBurnMinor: 300_000 });
  });

  it('is infinite, as null, when cash does not shrink', () => {
    const runway = computeRunway(input({ fullMonths: months(-100_000, 50_000, 50_000) }));
    expect(runway).toMatchObject({ status: 'not_burning', months: null, averageMonthlyBurnMinor: 0 });
    expect(JSON.stringify(runway)).not.toContain('Infinity');
  });

  it('is nothing when cash is gone, cut to hundredths, and at most a century', () => {
    expect(computeRunway(input({ cashMinor: minorUnits(-5) })).months).toBe(0);
    expect(computeRunway(input({ cashMinor: minorUnits(449_999) })).months).toBe(2.99);
    expect(computeRunway(input({ cashMinor: minorUnits(9e14), fullMonths: months(-1) })).months).toBe(1200);
  });

  it('says so where it cannot be known', () => {
    expect(computeRunway(input({ fullMonths: [] }))).toMatchObject({ status: 'no_history', months: null, averageMonthlyBurnMinor: null });
    expect(computeRunway(input({ cashMinor: null }))).toMatchObject({ status: 'unanchored', months: null, averageMonthlyBurnMinor: 150_000 });
  });

  it('names the first days below the buffer; exactly at it is not below', () => {
    const day = (date: string, p10: number, p50: number) => ({ date: isoDate(date), p10Minor: minorUnits(p10), p50Minor: minorUnits(p50) });
    const days = [day('2026-03-02', 100, 200), day('2026-03-03', 99, 150), day('2026-03-04', 50, 100), day('2026-03-05', 40, 99)];
    const runway = computeRunway(input({ bufferMinor: minorUnits(100), days }));
    expect(runway).toMatchObject({ firstDayP50BelowBuffer: '2026-03-05', firstDayP10BelowBuffer: '2026-03-03' });
    expect(computeRunway(input({ days })).firstDayP50BelowBuffer).toBeNull();
  });
});
