import { describe, expect, it } from 'vitest';
import { createFixedClock, systemClock } from '../../../src-main/platform/clock.ts';

describe('the day it is', () => {
  it('depends on the zone, not on this machine', () => {
    const clock = createFixedClock('2026-03-05T23:30:00.000Z');
    expect(clock.today('UTC')).toBe('2026-03-05');
    expect(clock.today('Europe/Berlin')).toBe('2026-03-06');
    expect(clock.today('America/New_York')).toBe('2026-03-05');
    expect(clock.today('Pacific/Kiritimati')).toBe('2026-03-06');
    expect([clock.hour('UTC'), clock.hour('Europe/Berlin'), clock.hour('Pacific/Kiritimati')]).toEqual([23, 0, 13]);
  });

  it('moves only when told', () => {
    const clock = createFixedClock('2026-12-31T23:59:59.999Z');
    expect(clock.nowInstant()).toBe('2026-12-31T23:59:59.999Z');
    clock.advanceMs(1);
    expect(clock.nowInstant()).toBe('2027-01-01T00:00:00.000Z');
    expect(clock.today('UTC')).toBe('2027-01-01');
    expect(clock.monotonicMs()).toBe(1);
    expect(() => clock.advanceMs(-1)).toThrow('backwards');
    expect(() => createFixedClock('yesterday')).toThrow('ISO instant');
  });

  it('the system clock speaks the same language', () => {
    expect(systemClock.nowInstant()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(systemClock.today('UTC')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const before = systemClock.monotonicMs();
    expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(before);
  });
});
