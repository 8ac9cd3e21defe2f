import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { findTermsProblem } from '../../../../src-main/engine/obligations/check-terms.ts';
import { splitTax } from '../../../../src-main/engine/obligations/tax-split.ts';
import type { AgreementTerms, Escalation } from '../../../../src-main/engine/obligations/types.ts';
import { amount, calendarOf, nominalDatesOf, occurrencesOf, termsOf } from './build-obligations.ts';

describe('the dates of a rule', () => {
  it('on the 31st are the last day of shorter months, and do not drift', () => {
    const terms = termsOf({ dayRule: { kind: 'day_of_month', day: 31 } });
    expect(nominalDatesOf(terms, '2026-01-01', '2026-05-31')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it('begin with the first one on or after the start, every three months from the month of the start', () => {
    const terms = termsOf({ frequency: 'quarterly', dayRule: { kind: 'day_of_month', day: 10 }, startDate: isoDate('2026-02-20') });
    expect(nominalDatesOf(terms, '2026-01-01', '2026-12-31')).toEqual(['2026-05-10', '2026-08-10', '2026-11-10']);
  });

  it('twice a month, from the second of them on, limited to three', () => {
    const terms = termsOf({
      frequency: 'semi_monthly',
      dayRule: { kind: 'two_days_of_month', days: [1, 16] },
      startDate: isoDate('2026-01-02'),
      occurrenceLimit: 3,
    });
    expect(nominalDatesOf(terms, '2026-01-01', '2026-12-31')).toEqual(['2026-01-16', '2026-02-01', '2026-02-16']);
    expect(nominalDatesOf(terms, '2026-02-10', '2026-12-31')).toEqual(['2026-02-16']);
  });

  it('on the second Tuesday and the last Friday', () => {
    expect(nominalDatesOf(termsOf({ dayRule: { kind: 'nth_weekday', nth: 2, weekday: 2 } }), '2026-01-01', '2026-03-31')).toEqual([
      '2026-01-13',
      '2026-02-10',
      '2026-03-10',
    ]);
    expect(nominalDatesOf(termsOf({ dayRule: { kind: 'nth_weekday', nth: -1, weekday: 5 } }), '2026-01-01', '2026-03-31')).toEqual([
      '2026-01-30',
      '2026-02-27',
      '2026-03-27',
    ]);
  });

  it('every four weeks, thirteen times a year', () => {
    const terms = termsOf({ frequency: 'four_weekly', dayRule: { kind: 'weekday', weekday: 3 }, startDate: isoDate('2026-01-07') });
    const dates = nominalDatesOf(terms, '2026-01-01', '2027-01-06');
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([14, '2026-01-07', '2027-01-06']);
  });

  it('once, on the start date, if that is inside the window and not after the end', () => {
    const once = termsOf({ frequency: 'once', startDate: isoDate('2026-06-15') });
    expect(nominalDatesOf(once, '2026-06-15', '2026-06-15')).toEqual(['2026-06-15']);
    expect(nominalDatesOf(once, '2026-06-16', '2026-12-31')).toEqual([]);
    expect(nominalDatesOf({ ...once, endDate: isoDate('2026-06-14') }, '2026-01-01', '2026-12-31')).toEqual([]);
    expect(nominalDatesOf(once, '2026-12-31', '2026-01-01')).toEqual([]);
  });

  it('on the last business day: an end on that day includes it, and the list of holidays does not change who it is', () => {
    const payroll = termsOf({ dayRule: { kind: 'last_business_day' }, startDate: isoDate('2026-04-30'), endDate: isoDate('2026-05-29') });
    expect(occurrencesOf(payroll, '2026-01-01', '2026-12-31').map((item) => [item.occurrenceKey, item.dueDate])).toEqual([
      ['2026-04-30', '2026-04-30'],
      ['2026-05-31', '2026-05-29'],
    ]);
    const swedish = occurrencesOf({ ...payroll, endDate: null }, '2026-12-01', '2026-12-31', calendarOf('SE'));
    expect(swedish.map((item) => [item.occurrenceKey, item.dueDate])).toEqual([['2026-12-31', '2026-12-30']]);
  });
});

describe('amounts', () => {
  const rise = (escalations: Escalation[]): number[] =>
    occurrencesOf(termsOf({ frequency: 'annual', escalations }), '2026-01-01', '2029-12-31').map(({ amountMinor }) => amountMinor);
  const percent = (rateBps: number): Escalation['by'] => ({ kind: 'percent', rateBps });

  it('compound every year, rounded each time: 1 000.00 by 3 %', () => {
    expect(rise([{ fromDate: isoDate('2027-01-01'), repeats: 'yearly', by: percent(300) }])).toEqual([100_000, 103_000, 106_090, 109_273]);
  });

  it('change in the order of the list on one day, and before the first due date too', () => {
    const byAmount: Escalation = { fromDate: isoDate('2025-06-01'), repeats: 'once', by: { kind: 'amount', amountMinor: amount('100.00') } };
    const byHalf: Escalation = { fromDate: isoDate('2025-06-01'), repeats: 'once', by: percent(5000) };
    expect(rise([byAmount, byHalf])[0]).toBe(165_000);
    expect(rise([byHalf, byAmount])[0]).toBe(160_000);
  });

  it('step every 29 February where there is one, on the 28th otherwise', () => {
    const leap: Escalation = { fromDate: isoDate('2024-02-29'), repeats: 'yearly', by: percent(1000) };
    const terms = termsOf({ frequency: 'annual', dayRule: { kind: 'day_of_month', day: 28 }, startDate: isoDate('2024-02-28'), escalations: [leap] });
    const amounts = occurrencesOf(terms, '2024-01-01', '2028-12-31').map(({ amountMinor }) => amountMinor);
    expect(amounts).toEqual([100_000, 121_000, 133_100, 146_410, 146_410]);
  });

  it('stop at zero instead of turning a cost into income', () => {
    const cheaper: Escalation = { fromDate: isoDate('2027-01-01'), repeats: 'yearly', by: { kind: 'amount', amountMinor: amount('-600.00') } };
    expect(rise([cheaper])).toEqual([100_000, 40_000, 0, 0]);
  });

  it.each([
    [10_000, false, 11_900, 1_900],
    [11_900, true, 11_900, 1_900],
    [-11_900, true, -11_900, -1_900],
    [-50, false, -60, -10],
    [1, true, 1, 0],
  ])('tax of 19 %% on %i, contained %s', (value, isTaxInclusive, grossMinor, taxMinor) => {
    expect(splitTax(minorUnits(value), { taxRateBps: 1900, isTaxInclusive })).toEqual({ grossMinor, taxMinor });
  });

  it('of an exception are net when the agreement is net', () => {
    const terms = termsOf({
      taxRateBps: 2000,
      isTaxInclusive: false,
      overrides: [{ nominalDate: isoDate('2026-02-01'), isSkipped: false, dueDate: null, amountMinor: amount('50.00') }],
    });
    expect(occurrencesOf(terms, '2026-02-01', '2026-02-28')[0]).toMatchObject({ amountMinor: 6_000, taxMinor: 1_000 });
  });
});

describe('terms that cannot be generated from', () => {
  const part = (shareBps: number) => ({ label: 'Part', dueDate: isoDate('2026-01-01'), shareBps });
  const exception = { nominalDate: isoDate('2026-02-01'), isSkipped: true, dueDate: null, amountMinor: null };

  it.each<[string, Partial<AgreementTerms>]>([
    ['by weeks falls due on a weekday', { frequency: 'weekly' }],
    ['twice a month needs two days', { frequency: 'semi_monthly' }],
    ['by months falls due on a day', { dayRule: { kind: 'weekday', weekday: 1 } }],
    ['by months falls due on a day', { frequency: 'annual', dayRule: { kind: 'two_days_of_month', days: [1, 15] } }],
    ['from 1 (Monday) to 7', { frequency: 'weekly', dayRule: { kind: 'weekday', weekday: 0 } }],
    ['from 1 to 31', { dayRule: { kind: 'day_of_month', day: 32 } }],
    ['first is from 1 to 27', { frequency: 'semi_monthly', dayRule: { kind: 'two_days_of_month', days: [28, 31] } }],
    ['first is from 1 to 27', { frequency: 'semi_monthly', dayRule: { kind: 'two_days_of_month', days: [15, 15] } }],
    ['first to fourth or the last', { dayRule: { kind: 'nth_weekday', nth: 5, weekday: 1 } }],
    ['whole days from 0 to 730', { paymentTermsDays: -1 }],
    ['whole number from 1', { occurrenceLimit: 0 }],
    ['from 0 to 100 percent', { taxRateBps: -100 }],
    [
      'falls by 100 percent at most',
      { escalations: [{ fromDate: isoDate('2026-01-01'), repeats: 'once', by: { kind: 'percent', rateBps: -10_001 } }] },
    ],
    ['falls due once', { milestones: [part(10_000)] }],
    ['has no exceptions', { frequency: 'once', milestones: [part(10_000)], overrides: [exception] }],
    ['is from 0 to 100 percent', { frequency: 'once', milestones: [part(10_001), part(-1)] }],
    ['add up to 100 percent', { frequency: 'once', milestones: [part(9_999)] }],
    ['name the same date', { overrides: [exception, exception] }],
  ])('%s', (sentence, changes) => {
    const problem = findTermsProblem(termsOf(changes));
    expect([problem?.code, problem?.message]).toEqual(['INVALID_INPUT', expect.stringContaining(sentence)]);
    expect(() => occurrencesOf(termsOf(changes), '2026-01-01', '2026-12-31')).toThrow(sentence);
  });

  it('are not those that merely give nothing', () => {
    expect(findTermsProblem(termsOf({ endDate: isoDate('2025-01-01') }))).toBeNull();
    expect(findTermsProblem(termsOf({ frequency: 'once', dayRule: { kind: 'weekday', weekday: 9 } }))).toBeNull();
  });
});
