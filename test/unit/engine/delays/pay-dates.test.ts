import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { DEFAULT_AP_DELAY, DEFAULT_AR_DELAY } from '../../../../src-main/engine/delays/default-hazards.ts';
import { outlookOn } from '../../../../src-main/engine/delays/pay-dates.ts';

const DUE = isoDate('2026-03-10');
const before = { dueDate: DUE, asOf: isoDate('2026-03-01') };

describe('outlookOn', () => {
  it('reads quantiles and the mean off the hazard', () => {
    const hazard = { id: 'h', firstLagDays: 0, hazards: [0.5, 1] };
    expect(outlookOn(before, hazard, [0.5, 0.9])).toEqual({
      quantiles: [
        { probability: 0.5, date: '2026-03-10' },
        { probability: 0.9, date: '2026-03-11' },
      ],
      expectedDate: '2026-03-11',
      lateProbability: 0,
      neverProbability: 0,
    });
  });

  it('conditions on what has not come so far', () => {
    const hazard = { id: 'h', firstLagDays: 0, hazards: [0.5, 0, 0.5, 1] };
    const outlook = outlookOn({ dueDate: DUE, asOf: isoDate('2026-03-11') }, hazard, [0.4, 0.6]);
    expect(outlook.quantiles.map((quantile) => quantile.date)).toEqual(['2026-03-12', '2026-03-13']);
  });

  it('says how likely it is to be a month late, and that it is when it is', () => {
    const fresh = outlookOn(before, DEFAULT_AR_DELAY);
    expect(fresh.lateProbability).toBeGreaterThan(0.05);
    expect(fresh.lateProbability).toBeLessThan(0.2);
    expect(outlookOn({ dueDate: DUE, asOf: isoDate('2026-04-20') }, DEFAULT_AR_DELAY).lateProbability).toBe(1);
    const ancient = outlookOn({ dueDate: DUE, asOf: isoDate('2027-04-20') }, DEFAULT_AR_DELAY);
    expect(ancient).toMatchObject({ expectedDate: null, neverProbability: 1 });
  });

  it('expects own bills on their due date, and forgotten ones within a fortnight or so', () => {
    expect(outlookOn(before, DEFAULT_AP_DELAY).expectedDate).toBe('2026-03-10');
    const [, , last] = outlookOn({ dueDate: DUE, asOf: isoDate('2026-05-10') }, DEFAULT_AP_DELAY).quantiles;
    expect(last?.date !== null && (last?.date ?? '') < '2026-06-20').toBe(true);
  });
});
