import { assert, must } from '../../src-shared/result/assert.ts';
import { type IsoDate, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';

/** Time as the application may know it. Injected everywhere, so that any day can be replayed and a test never waits. */
export type Clock = {
  /** The present instant, UTC ISO 8601 with milliseconds: `2026-03-05T09:30:00.000Z`. */
  readonly nowInstant: () => string;
  /** The calendar day it is now in an IANA time zone: the default of `asOf` is today in the business's zone. */
  readonly today: (timeZone: string) => IsoDate;
  /** The hour it is now in an IANA time zone, 0 to 23. */
  readonly hour: (timeZone: string) => number;
  /** Milliseconds since an arbitrary start, never going backwards: for durations only. */
  readonly monotonicMs: () => number;
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function dayFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'iso8601', year: 'numeric', month: '2-digit', day: '2-digit' });
  formatters.set(timeZone, made);
  return made;
}

/** The calendar day of an instant in an IANA time zone. */
export function dayInZone(epochMs: number, timeZone: string): IsoDate {
  const parts = dayFormatter(timeZone).formatToParts(epochMs);
  const part = (type: 'year' | 'month' | 'day'): string =>
    must(
      parts.find((candidate) => candidate.type === type),
      `a ${type} in a formatted date`,
    ).value;
  return isoDate(`${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`);
}

function hourInZone(epochMs: number, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(epochMs));
}

export const systemClock: Clock = {
  nowInstant: () => new Date().toISOString(),
  today: (timeZone) => dayInZone(Date.now(), timeZone),
  hour: (timeZone) => hourInZone(Date.now(), timeZone),
  monotonicMs: () => performance.now(),
};

export type FixedClock = Clock & { readonly advanceMs: (milliseconds: number) => void };

/** A clock that stands still until it is told to move, for tests and for replays. */
export function createFixedClock(instant: string): FixedClock {
  const start = Date.parse(instant);
  assert(!Number.isNaN(start), `an ISO instant, got "${instant}"`);
  let elapsedMs = 0;
  return {
    nowInstant: () => new Date(start + elapsedMs).toISOString(),
    today: (timeZone) => dayInZone(start + elapsedMs, timeZone),
    hour: (timeZone) => hourInZone(start + elapsedMs, timeZone),
    monotonicMs: () => elapsedMs,
    advanceMs: (milliseconds) => {
      assert(milliseconds >= 0, 'a clock that does not go backwards');
      elapsedMs += milliseconds;
    },
  };
}
