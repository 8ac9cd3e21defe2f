import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate, lastOfMonth } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { sumMinor } from '../../../../src-shared/domain/money/minor-units.ts';
import { splitTax } from '../../../../src-main/engine/obligations/tax-split.ts';
import { occurrencesOf, TARGET, termsOf } from '../../../unit/engine/obligations/build-obligations.ts';
import { anyDate, anyMilestones, anyTerms } from './arbitrary-terms.ts';

const days = fc.integer({ min: 0, max: 500 });
const ALL = ['2023-01-01', '2028-12-31'] as const;

describe('due items', () => {
  it('of a longer window are those of the shorter ones, put together', () => {
    fc.assert(
      fc.property(anyTerms, anyDate(900), days, days, (terms, from, first, more) => {
        const cut = addDays(from, first);
        const to = addDays(cut, more + 1);
        expect([...occurrencesOf(terms, from, cut), ...occurrencesOf(terms, addDays(cut, 1), to)]).toEqual(occurrencesOf(terms, from, to));
      }),
    );
  });

  it('are in date order, each once, inside window, start and end, no more than the limit', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const items = occurrencesOf(terms, ...ALL);
        const dates = items.map(({ nominalDate }) => nominalDate);
        expect(dates).toEqual([...new Set(dates)].toSorted());
        expect(items.map(({ occurrenceKey }) => occurrenceKey)).toEqual(dates);
        expect(items.length).toBeLessThanOrEqual(terms.occurrenceLimit ?? Number.POSITIVE_INFINITY);
        expect(dates.every((date) => date >= terms.startDate)).toBe(true);
        const end = terms.endDate ?? ALL[1];
        // A last business day may lie before the end though its month's last day does not.
        const lastNominal = terms.dayRule.kind === 'last_business_day' ? lastOfMonth(isoDate(end)) : end;
        expect(dates.every((date) => date <= lastNominal)).toBe(true);
      }),
    );
  });

  it('fall on business days when they are shifted, except where a person moved them', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        fc.pre(terms.shift !== 'none');
        const items = occurrencesOf({ ...terms, overrides: [] }, ...ALL);
        expect(items.filter(({ dueDate }) => !TARGET.isBusinessDay(dueDate))).toEqual([]);
      }),
    );
  });

  it('keep their identity when amounts, tax, shift, payment terms, end or exceptions change', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (terms, other) => {
        const { shift, baseAmountMinor, taxRateBps, isTaxInclusive, escalations, paymentTermsDays } = other;
        const changed = { ...terms, shift, baseAmountMinor, taxRateBps, isTaxInclusive, escalations, paymentTermsDays };
        const keys = (of: typeof terms): string[] => occurrencesOf(of, ...ALL).map(({ occurrenceKey }) => occurrenceKey);
        expect(keys(changed)).toEqual(keys(terms));
        const open = keys({ ...terms, endDate: null, occurrenceLimit: null, overrides: [] });
        expect(open).toEqual(expect.arrayContaining(keys(terms)));
      }),
    );
  });

  it('of a fixed total add up to it and its tax exactly', () => {
    fc.assert(
      fc.property(anyTerms, anyMilestones, (terms, milestones) => {
        const { baseAmountMinor, taxRateBps, isTaxInclusive, shift } = terms;
        const total = splitTax(baseAmountMinor, terms);
        const project = termsOf({
          frequency: 'once',
          startDate: isoDate('2023-11-15'),
          milestones,
          baseAmountMinor,
          taxRateBps,
          isTaxInclusive,
          shift,
        });
        const items = occurrencesOf(project, ...ALL);
        expect(items).toHaveLength(milestones.length);
        expect(new Set(items.map(({ occurrenceKey }) => occurrenceKey)).size).toBe(items.length);
        expect(sumMinor(items.map(({ amountMinor }) => amountMinor))).toBe(total.grossMinor);
        expect(sumMinor(items.map(({ taxMinor }) => taxMinor))).toBe(total.taxMinor);
      }),
    );
  });
});
