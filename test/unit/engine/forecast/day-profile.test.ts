import { describe, expect, it } from 'vitest';
import { isoDate, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { credibilityFactors, describeDays, monthPosition } from '../../../../src-main/engine/forecast/day-profile.ts';

describe('describeDays', () => {
  it('knows weekday, month and position across a leap February', () => {
    const span = describeDays(toEpochDay(isoDate('2024-02-26')), 5);
    expect([...span.weekday]).toEqual([0, 1, 2, 3, 4]);
    expect([...span.month]).toEqual([1, 1, 1, 1, 2]);
    expect([...span.position]).toEqual([4, 5, 5, 5, 0]);
  });

  it('puts the last three days of any month into one place', () => {
    expect([monthPosition(29, 31), monthPosition(28, 31), monthPosition(26, 28), monthPosition(25, 28)]).toEqual([5, 4, 5, 4]);
  });
});

describe('credibilityFactors', () => {
  const exposure = Array.from({ length: 400 }, () => 10);
  const group = Array.from({ length: 400 }, (_, i) => i % 2);

  it('believes a difference that noise cannot explain', () => {
    const values = group.map((g, i) => (g === 0 ? 5 : 15) + (i % 3) - 1);
    const [low = 0, high = 0] = credibilityFactors({ values, exposure, group, groupCount: 2 });
    expect(low).toBeCloseTo(0.5, 1);
    expect(high).toBeCloseTo(1.5, 1);
  });

  it('stays flat where noise explains everything, and where there is nothing', () => {
    const values = group.map((_, i) => (i % 40 === 0 ? 200 : i % 40 === 1 ? 190 : 0));
    expect(credibilityFactors({ values, exposure, group, groupCount: 2 })).toEqual([1, 1]);
    expect(credibilityFactors({ values: [0, 0], exposure: [0, 0], group: [0, 1], groupCount: 2 })).toEqual([1, 1]);
  });
});
