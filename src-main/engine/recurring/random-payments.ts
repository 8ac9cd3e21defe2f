import { isoWeekday } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { Pool } from './pool.ts';

/** Weight, in events, of an even spread over the five weekdays. */
const WEEKDAY_WEIGHT = 3;
const WEEKDAYS = 5;

/** The null hypothesis for times: a Poisson process with the pool's own rate on each weekday. */
export type RandomPayments = {
  /** Logarithm of the rate, a business day, on the weekday of an event (index in the pool). */
  readonly logRate: (event: number) => number;
  /** Events a business day. */
  readonly perDay: number;
};

/** Random payments as often as those of a pool, a payee with payment runs on Thursdays included. Gamma prior of one gap. */
export function createRandomPayments({ events }: Pool): RandomPayments {
  const first = events[0];
  const last = events.at(-1);
  const span = first === undefined || last === undefined ? 1 : last.ordinal - first.ordinal + 1;
  const gap = span / Math.max(1, events.length - 1);
  const perDay = events.length / (span + gap);
  const counts = new Float64Array(8);
  for (const { day } of events) {
    const weekday = isoWeekday(day);
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  const logRates = counts.map((count) => Math.log((WEEKDAYS * perDay * (count + WEEKDAY_WEIGHT / WEEKDAYS)) / (events.length + WEEKDAY_WEIGHT)));
  const logRateOf = events.map(({ day }) => logRates[isoWeekday(day)] ?? 0);
  return { logRate: (event) => logRateOf[event] ?? 0, perDay };
}
