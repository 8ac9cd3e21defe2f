import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import { fitOccurrences, type OccurrenceFit, type PastOccurrence } from '../../../../src-main/engine/forecast/fit-occurrences.ts';
import { AS_OF } from './build-input.ts';

/** Monthly due dates, the last one 20 days ago; `days` off the plan, null where it never came. */
function monthly(streamId: string, days: readonly (number | null)[], amounts: readonly number[] = []): PastOccurrence[] {
  return days.map((off, i) => {
    const dueDate = addDays(AS_OF, -20 - 30 * (days.length - 1 - i));
    return {
      streamId,
      dueDate,
      paidDate: off === null ? null : addDays(dueDate, off),
      plannedMinor: -10_000,
      paidMinor: off === null ? null : (amounts[i] ?? -10_000),
    };
  });
}

const fitOf = (past: readonly PastOccurrence[], id: string): OccurrenceFit => must(fitOccurrences(past, AS_OF).byStream[id], `the fit of ${id}`);
const twelve = <T>(value: T): T[] => Array.from({ length: 12 }, () => value);

describe('fitOccurrences', () => {
  it('learns that a stream comes a day late, and leaves amounts that came as planned alone', () => {
    const fit = fitOf(monthly('rent', twelve(1)), 'rent');
    const late = fit.jitter.find((step) => step.days === 1)?.probability ?? 0;
    expect(late).toBeGreaterThan(0.7);
    expect(fit.jitter.reduce((sum, step) => sum + step.probability, 0)).toBeCloseTo(1, 9);
    expect(fit).toMatchObject({ amountRatio: 1, amountLogSd: 0, occurrenceCount: 12, aliveProbability: 1 });
  });

  it('takes a new price that has come twice as certain', () => {
    const fit = fitOf(monthly('phone', twelve(0), [...Array.from({ length: 10 }, () => -10_000), -11_500, -11_500]), 'phone');
    expect(fit).toMatchObject({ amountRatio: 1.15, amountLogSd: 0 });
  });

  it('gives amounts that vary a spread and their recent size', () => {
    const fit = fitOf(
      monthly('power', twelve(0), [-8000, -12_000, -9000, -14_000, -7000, -10_000, -15_000, -18_000, -17_000, -20_000, -19_000, -21_000]),
      'power',
    );
    expect(fit.amountRatio).toBeGreaterThan(1.5);
    expect(fit.amountLogSd).toBeGreaterThan(0.1);
  });

  it('doubts a stream that has stayed away, the more the more regular it was', () => {
    const regular = fitOf(monthly('gym', [...twelve(0), null, null, null]), 'gym');
    const loose = fitOf(monthly('gym', [0, null, 0, null, null, 0, 0, null, 0, null, 0, null, null]), 'gym');
    expect(regular.aliveProbability).toBeLessThan(0.5);
    expect(loose.aliveProbability).toBeGreaterThan(regular.aliveProbability);
    expect(fitOf(monthly('gym', [...twelve(0), null]), 'gym').aliveProbability).toBe(1);
  });

  it('counts misses where the stream has them, and hardly where only others do', () => {
    const past = [...monthly('app', [0, null, 0, null, 0, 0, null, 0, 0, null, 0, 0]), ...monthly('tax', twelve(0))];
    const { byStream } = fitOccurrences(past, AS_OF);
    expect(byStream['app']?.missProbability).toBeGreaterThan(0.2);
    expect(byStream['tax']?.missProbability).toBeLessThan(0.06);
  });

  it('looks at nothing after the day', () => {
    const past = monthly('rent', twelve(0));
    const later: PastOccurrence = {
      streamId: 'rent',
      dueDate: addDays(AS_OF, 9),
      paidDate: addDays(AS_OF, 10),
      plannedMinor: -10_000,
      paidMinor: -99_000,
    };
    expect(fitOccurrences([...past, later], AS_OF)).toEqual(fitOccurrences(past, AS_OF));
  });
});
