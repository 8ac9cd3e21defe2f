import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { planRegeneration } from '../../../../src-main/engine/obligations/plan-regeneration.ts';
import { occurrencesOf, termsOf } from './build-obligations.ts';
import { planOf, regenerated } from './carry-out-plan.ts';

const dates = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-01-01', generatedThrough: null };
const stored = regenerated([], termsOf(), dates);

describe('planning due items again', () => {
  it('says why an item stays', () => {
    const [january, february, march] = stored;
    if (january === undefined || february === undefined || march === undefined) throw new Error('three months');
    const existing = [
      january,
      { ...february, status: 'partly_paid' as const, allocatedMinor: minorUnits(1) },
      { ...march, status: 'written_off' as const },
      { ...march, id: 'late', occurrenceKey: '2026-04-01', nominalDate: isoDate('2026-04-01') },
    ];
    const plan = planOf(existing, termsOf({ dayRule: { kind: 'day_of_month', day: 20 } }), {
      ...dates,
      asOf: '2026-02-01',
      generatedThrough: '2026-03-31',
    });
    expect(plan.keep.map(({ id, reason, isWanted }) => [id, reason, isWanted])).toEqual([
      ['item 2026-01-01', 'before_change', false],
      ['item 2026-02-01', 'has_payment', false],
      ['item 2026-03-01', 'written_off', false],
      ['late', 'outside_window', false],
    ]);
    expect(plan.insert.map(({ occurrenceKey }) => occurrenceKey)).toEqual(['2026-02-20', '2026-03-20']);
  });

  it('a bill received without a number yet may still change', () => {
    const received = stored.map((item) => ({ ...item, status: 'scheduled' as const }));
    const plan = planOf(received, termsOf({ baseAmountMinor: minorUnits(5) }), dates);
    expect(plan.update.map(({ id, isReopened }) => [id, isReopened])).toEqual(stored.map(({ id }) => [id, false]));
  });

  it.each([
    ['due date', termsOf({ paymentTermsDays: 14 })],
    ['tax', termsOf({ taxRateBps: 1900 })],
    ['amount', termsOf({ baseAmountMinor: minorUnits(5) })],
  ])('updates an item of which only the %s changed', (_, terms) => {
    const plan = planOf(stored, terms, dates);
    expect([plan.update.length, plan.insert.length, plan.cancel.length, plan.keep.length]).toEqual([3, 0, 0, 0]);
    expect(plan.update.map(({ occurrence }) => occurrence)).toEqual(occurrencesOf(terms, dates.from, dates.to));
  });

  it('after a pause, begins again on the day and leaves the pause out', () => {
    const plan = planOf(stored, termsOf(), { from: '2026-01-01', to: '2026-08-31', asOf: '2026-07-10', generatedThrough: null });
    expect(plan.insert.map(({ occurrenceKey }) => occurrenceKey)).toEqual(['2026-08-01']);
  });

  it('takes only what belongs to the window', () => {
    const wanted = occurrencesOf(termsOf(), '2026-01-01', '2026-04-30');
    const window = { from: isoDate('2026-01-01'), to: isoDate('2026-03-31') };
    expect(() => planRegeneration({ existing: [], wanted, window, asOf: window.from, generatedThrough: null })).toThrow('inside the window');
  });
});
