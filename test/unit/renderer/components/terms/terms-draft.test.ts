import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../../../src-shared/result/assert.ts';
import {
  draftOfTerms,
  impliedRule,
  newTermsDraft,
  termsOf,
  termsProblems,
  type TermsStyle,
  withFrequency,
} from '../../../../../src-renderer/components/terms/terms-draft.ts';
import { termsWords } from '../../../../../src-renderer/components/terms/terms-words.ts';
import { termsSchema } from '../../../../../src-shared/contract/terms.ts';

const STYLE: TermsStyle = { currency: currencyCode('EUR'), locale: 'de-DE', sign: -1 };
const START = isoDate('2026-03-05');
const draft = { ...newTermsDraft(START), amount: '1.450,50' };

describe('terms being typed', () => {
  it('give the magnitude the sign of what they are about', () => {
    expect(termsOf(draft, STYLE)).toMatchObject({ baseAmountMinor: -145_050, frequency: 'monthly', startDate: '2026-03-05', endDate: null });
    expect(termsOf(draft, { ...STYLE, sign: 1 })?.baseAmountMinor).toBe(145_050);
  });

  it('follow the start date until a day is chosen', () => {
    expect(termsOf(draft, STYLE)?.dayRule).toEqual({ kind: 'day_of_month', day: 5 });
    expect(termsOf(withFrequency(draft, 'biweekly'), STYLE)?.dayRule).toEqual({ kind: 'weekday', weekday: 4 });
    expect(impliedRule('semi_monthly', '2026-03-20')).toEqual({ kind: 'two_days_of_month', days: [5, 20] });
  });

  it('forget a day that the new rhythm does not know, and keep one that it does', () => {
    const onLast = { ...draft, dayRule: { kind: 'last_business_day' as const } };
    expect(withFrequency(onLast, 'quarterly').dayRule).toEqual({ kind: 'last_business_day' });
    expect(withFrequency(onLast, 'weekly').dayRule).toBeNull();
  });

  it.each([
    ['a sign', { amount: '-5' }, ['amount']],
    ['nothing', { amount: '' }, ['amount']],
    ['no date', { startDate: '' }, ['startDate']],
    ['an end before the start', { endDate: '2026-03-01' }, ['endDate']],
    ['a day that no month has', { dayRule: { kind: 'day_of_month' as const, day: 32 } }, ['dayRule']],
    [
      'two days the wrong way round',
      { frequency: 'semi_monthly' as const, dayRule: { kind: 'two_days_of_month' as const, days: [15, 1] as [number, number] } },
      ['dayRule'],
    ],
    ['too much tax', { taxRate: '101' }, ['taxRate']],
  ])('refuse %s', (_what, change, fields) => {
    const typed = { ...draft, ...change };
    expect(Object.keys(termsProblems(typed, STYLE))).toEqual(fields);
    expect(termsOf(typed, STYLE)).toBeNull();
  });

  it('read a tax rate with its decimals', () => {
    expect(termsOf({ ...draft, taxRate: '5,5 %' }, STYLE)?.taxRateBps).toBe(550);
  });

  it('come back unchanged from stored ones, with what the form does not show', () => {
    const stored = termsSchema.parse({
      frequency: 'monthly',
      dayRule: { kind: 'nth_weekday', nth: -1, weekday: 5 },
      shift: 'previous',
      startDate: START,
      endDate: '2027-03-05',
      occurrenceLimit: 7,
      baseAmountMinor: minorUnits(-145_050),
      currency: 'EUR',
      taxRateBps: 1900,
      isTaxInclusive: false,
      escalations: [{ fromDate: '2027-01-01', repeats: 'yearly', by: { kind: 'percent', rateBps: 200 } }],
      paymentTermsDays: 14,
    });
    expect(termsOf(draftOfTerms(stored, 'de-DE'), STYLE)).toEqual(stored);
  });
});

describe('terms in words', () => {
  const terms = (change: object) => termsSchema.parse({ ...must(termsOf(draft, STYLE), 'terms'), ...change });
  it.each([
    [{}, 'Every month on the 5th'],
    [{ dayRule: { kind: 'day_of_month', day: 31 } }, 'Every month on the last day'],
    [{ dayRule: { kind: 'day_of_month', day: 22 }, paymentTermsDays: 30 }, 'Every month on the 22nd, paid 30 days later'],
    [{ dayRule: { kind: 'day_of_month', day: 13 }, endDate: '2026-12-31' }, 'Every month on the 13th, until 31 Dec 2026'],
    [{ frequency: 'weekly', dayRule: { kind: 'weekday', weekday: 5 } }, 'Every week on Fridays'],
    [{ frequency: 'semi_monthly', dayRule: { kind: 'two_days_of_month', days: [1, 15] } }, 'Twice a month on the 1st and the 15th'],
    [{ frequency: 'quarterly', dayRule: { kind: 'nth_weekday', nth: 2, weekday: 2 } }, 'Every quarter on the second Tuesday'],
    [{ frequency: 'once' }, 'Once on 5 Mar 2026'],
  ])('%j', (change, words) => {
    expect(termsWords(terms(change))).toBe(words);
  });
});
