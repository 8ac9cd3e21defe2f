import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import { must, unreachable } from '../../../../src-shared/result/assert.ts';
import type { StoredOccurrence } from '../../../../src-main/engine/obligations/plan-regeneration.ts';
import { carryOut, planOf, regenerated } from '../../../unit/engine/obligations/carry-out-plan.ts';
import { anyDate, anyTerms } from './arbitrary-terms.ts';

type Fate = 'planned' | 'issued' | 'part' | 'paid' | 'written_off' | 'by_person' | 'by_terms';
const fates = fc.array(fc.constantFrom<Fate>('planned', 'planned', 'planned', 'issued', 'part', 'paid', 'written_off', 'by_person', 'by_terms'), {
  minLength: 1,
  maxLength: 12,
});

function happened(item: StoredOccurrence, fate: Fate): StoredOccurrence {
  switch (fate) {
    case 'issued':
      return { ...item, status: 'scheduled', documentNumber: `D ${item.id}` };
    case 'part':
      return { ...item, status: 'partly_paid', allocatedMinor: item.amountMinor };
    case 'paid':
      return { ...item, status: 'paid', allocatedMinor: item.amountMinor };
    case 'written_off':
      return { ...item, status: 'written_off' };
    case 'by_person':
      return { ...item, status: 'cancelled', cancelledBy: 'person' };
    case 'by_terms':
      return { ...item, status: 'cancelled', cancelledBy: 'terms' };
    case 'planned':
      return item;
    default:
      return unreachable(fate);
  }
}

const isFree = (item: StoredOccurrence): boolean =>
  item.documentNumber === null &&
  item.allocatedMinor === ZERO &&
  ['planned', 'scheduled', 'cancelled'].includes(item.status) &&
  item.cancelledBy !== 'person';

/** Terms that were in force, what happened to their items, the terms that replace them, and the day of the change. */
const changes = fc.record({
  before: anyTerms,
  after: anyTerms,
  lot: fates,
  from: anyDate(300),
  first: fc.nat(300),
  more: fc.nat(400),
  change: anyDate(900),
});

describe('planning due items again', () => {
  it('after carrying a plan out, there is nothing left to do; what is settled, issued or past stands', () => {
    fc.assert(
      fc.property(changes, ({ before, after, lot, from, first, more, change }) => {
        const planned = addDays(from, first);
        const to = addDays(planned, more);
        const begun = regenerated([], before, { from, to: planned, asOf: from, generatedThrough: null });
        const existing = begun.map((item, index) => happened(item, must(lot[index % lot.length], 'a fate')));
        const dates = { from, to, asOf: change, generatedThrough: planned };
        const plan = planOf(existing, after, dates);
        const stored = carryOut(existing, plan);

        for (const generatedThrough of [planned, to]) {
          expect(planOf(stored, after, { ...dates, generatedThrough })).toMatchObject({ insert: [], update: [], cancel: [] });
        }
        expect(stored).toEqual(expect.arrayContaining(existing.filter((item) => !isFree(item) || item.nominalDate < change)));
        expect(plan.update.length + plan.cancel.length + plan.keep.length).toBe(existing.length);
        expect(new Set(stored.map(({ occurrenceKey }) => occurrenceKey)).size).toBe(stored.length);
        expect(plan.insert.filter(({ nominalDate }) => nominalDate < change && nominalDate <= planned)).toEqual([]);
      }),
    );
  });

  it('unchanged terms and a longer horizon only add', () => {
    fc.assert(
      fc.property(changes, ({ before, lot, from, first, more, change }) => {
        const planned = addDays(from, first);
        const begun = regenerated([], before, { from, to: planned, asOf: from, generatedThrough: null });
        const existing = begun
          .map((item, index) => happened(item, must(lot[index % lot.length], 'a fate')))
          .filter(({ cancelledBy }) => cancelledBy !== 'terms');
        const dates = { from, to: addDays(planned, more), asOf: change, generatedThrough: planned };
        const plan = planOf(existing, before, dates);
        expect(plan).toMatchObject({ update: [], cancel: [] });
        expect(plan.keep.every(({ isWanted }) => isWanted)).toBe(true);
      }),
    );
  });
});
