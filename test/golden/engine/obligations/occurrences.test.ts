import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { AgreementTerms } from '../../../../src-main/engine/obligations/types.ts';
import { amount, calendarOf, linesOf, occurrencesOf, occurrenceTable, TARGET, termsOf } from '../../../unit/engine/obligations/build-obligations.ts';

/** Due items of 2026 unless other dates are given, as `nominal > due gross tax label`. */
function tableOf(changes: Partial<AgreementTerms>, from = '2026-01-01', to = '2026-12-31', calendar = TARGET): string[] {
  const terms = termsOf(changes);
  return occurrenceTable(occurrencesOf(terms, from, to, calendar), terms.currency);
}

describe('what falls due', () => {
  it('monthly rent on the 1st, next business day, raised by 2.5 % every January', () => {
    const rent = tableOf(
      {
        shift: 'next',
        startDate: isoDate('2025-10-01'),
        baseAmountMinor: amount('-1200.00'),
        escalations: [{ fromDate: isoDate('2026-01-01'), repeats: 'yearly', by: { kind: 'percent', rateBps: 250 } }],
      },
      '2025-10-01',
      '2027-01-31',
    );
    expect(rent).toEqual(
      linesOf(`
        2025-10-01                -1200.00
        2025-11-01 > 2025-11-03   -1200.00
        2025-12-01                -1200.00
        2026-01-01 > 2026-01-02   -1230.00
        2026-02-01 > 2026-02-02   -1230.00
        2026-03-01 > 2026-03-02   -1230.00
        2026-04-01                -1230.00
        2026-05-01 > 2026-05-04   -1230.00
        2026-06-01                -1230.00
        2026-07-01                -1230.00
        2026-08-01 > 2026-08-03   -1230.00
        2026-09-01                -1230.00
        2026-10-01                -1230.00
        2026-11-01 > 2026-11-02   -1230.00
        2026-12-01                -1230.00
        2027-01-01 > 2027-01-04   -1260.75
      `),
    );
  });

  it('payroll twice a month on the 15th and the last day, paid before weekends and holidays', () => {
    const payroll = tableOf(
      { frequency: 'semi_monthly', dayRule: { kind: 'two_days_of_month', days: [15, 31] }, shift: 'previous', baseAmountMinor: amount('-8450.00') },
      '2026-01-10',
      '2026-06-20',
    );
    expect(payroll).toEqual(
      linesOf(`
        2026-01-15                -8450.00
        2026-01-31 > 2026-01-30   -8450.00
        2026-02-15 > 2026-02-13   -8450.00
        2026-02-28 > 2026-02-27   -8450.00
        2026-03-15 > 2026-03-13   -8450.00
        2026-03-31                -8450.00
        2026-04-15                -8450.00
        2026-04-30                -8450.00
        2026-05-15                -8450.00
        2026-05-31 > 2026-05-29   -8450.00
        2026-06-15                -8450.00
      `),
    );
  });

  it('payroll on the last business day, in Germany, over Christmas and a Sunday at the end of May', () => {
    const payroll = tableOf(
      { dayRule: { kind: 'last_business_day' }, baseAmountMinor: amount('-21000.00') },
      '2026-04-01',
      '2026-12-31',
      calendarOf('DE'),
    );
    expect(payroll).toEqual(
      linesOf(`
        2026-04-30                -21000.00
        2026-05-31 > 2026-05-29   -21000.00
        2026-06-30                -21000.00
        2026-07-31                -21000.00
        2026-08-31                -21000.00
        2026-09-30                -21000.00
        2026-10-31 > 2026-10-30   -21000.00
        2026-11-30                -21000.00
        2026-12-31                -21000.00
      `),
    );
  });

  it('quarterly income tax on the 10th in Germany: March, June, September, December', () => {
    const tax = tableOf(
      {
        frequency: 'quarterly',
        dayRule: { kind: 'day_of_month', day: 10 },
        shift: 'next',
        startDate: isoDate('2026-03-01'),
        baseAmountMinor: amount('-3750.00'),
        overrides: [
          { nominalDate: isoDate('2026-09-10'), isSkipped: false, dueDate: null, amountMinor: amount('-4100.00') },
          { nominalDate: isoDate('2026-12-10'), isSkipped: false, dueDate: isoDate('2027-01-17'), amountMinor: null },
          { nominalDate: isoDate('2027-06-10'), isSkipped: true, dueDate: null, amountMinor: null },
        ],
      },
      '2026-01-01',
      '2027-12-31',
      calendarOf('DE'),
    );
    expect(tax).toEqual(
      linesOf(`
        2026-03-10                -3750.00
        2026-06-10                -3750.00
        2026-09-10                -4100.00
        2026-12-10 > 2027-01-17   -3750.00
        2027-03-10                -3750.00
        2027-09-10                -3750.00
        2027-12-10                -3750.00
      `),
    );
  });

  it('a retainer invoiced on the 1st plus 19 % tax, 30 days, 3 % dearer each March and 200.00 once', () => {
    const retainer = tableOf(
      {
        frequency: 'semi_annual',
        shift: 'next',
        startDate: isoDate('2026-03-01'),
        baseAmountMinor: amount('2500.55'),
        taxRateBps: 1900,
        isTaxInclusive: false,
        paymentTermsDays: 30,
        escalations: [
          { fromDate: isoDate('2027-09-01'), repeats: 'once', by: { kind: 'amount', amountMinor: amount('200.00') } },
          { fromDate: isoDate('2027-03-01'), repeats: 'yearly', by: { kind: 'percent', rateBps: 300 } },
        ],
      },
      '2026-01-01',
      '2028-12-31',
    );
    expect(retainer).toEqual(
      linesOf(`
        2026-03-01 > 2026-03-31   2975.65 tax 475.10
        2026-09-01 > 2026-10-01   2975.65 tax 475.10
        2027-03-01 > 2027-03-31   3064.93 tax 489.36
        2027-09-01 > 2027-10-01   3302.93 tax 527.36
        2028-03-01 > 2028-03-31   3402.02 tax 543.18
        2028-09-01 > 2028-10-02   3402.02 tax 543.18
      `),
    );
  });

  it('progress billing: deposit 30 %, two parts of a third of the rest, remainder at the end; tax contained', () => {
    const project = tableOf({
      frequency: 'once',
      shift: 'modified_following',
      startDate: isoDate('2026-02-02'),
      baseAmountMinor: amount('10000.01'),
      taxRateBps: 2100,
      milestones: [
        { label: 'Deposit', dueDate: isoDate('2026-02-02'), shareBps: 3000 },
        { label: 'Design', dueDate: isoDate('2026-05-31'), shareBps: 2333 },
        { label: 'Hand-over', dueDate: isoDate('2026-08-31'), shareBps: 2333 },
        { label: 'Manual', dueDate: isoDate('2026-08-31'), shareBps: 2334 },
      ],
    });
    expect(project).toEqual(
      linesOf(`
        2026-02-02                3000.01 tax 520.66 Deposit
        2026-05-31 > 2026-05-29   2333.00 tax 404.90 Design
        2026-08-31                2333.00 tax 404.90 Hand-over
        2026-08-31#2              2334.00 tax 405.08 Manual
      `),
    );
  });

  it('a lease in yen has no decimals: 10 % tax contained, 1.5 % dearer every year', () => {
    const lease = tableOf(
      {
        frequency: 'annual',
        dayRule: { kind: 'day_of_month', day: 27 },
        shift: 'next',
        startDate: isoDate('2026-12-27'),
        baseAmountMinor: minorUnits(-333_333),
        currency: currencyCode('JPY'),
        taxRateBps: 1000,
        escalations: [{ fromDate: isoDate('2027-01-01'), repeats: 'yearly', by: { kind: 'percent', rateBps: 150 } }],
      },
      '2026-01-01',
      '2030-12-31',
      calendarOf('JP'),
    );
    expect(lease).toEqual(
      linesOf(`
        2026-12-27 > 2026-12-28   -333333 tax -30303
        2027-12-27                -338333 tax -30758
        2028-12-27                -343408 tax -31219
        2029-12-27                -348559 tax -31687
        2030-12-27                -353787 tax -32162
      `),
    );
  });

  it('an insurance from 29 February, every year, through two leap years', () => {
    const insurance = tableOf(
      {
        frequency: 'annual',
        dayRule: { kind: 'day_of_month', day: 29 },
        startDate: isoDate('2024-02-29'),
        shift: 'modified_following',
        baseAmountMinor: amount('-365.00'),
      },
      '2024-01-01',
      '2032-12-31',
    );
    expect(insurance).toEqual(
      linesOf(`
        2024-02-29                -365.00
        2025-02-28                -365.00
        2026-02-28 > 2026-02-27   -365.00
        2027-02-28 > 2027-02-26   -365.00
        2028-02-29                -365.00
        2029-02-28                -365.00
        2030-02-28                -365.00
        2031-02-28                -365.00
        2032-02-29 > 2032-02-27   -365.00
      `),
    );
  });

  it('every second Friday across a year with 53 weeks', () => {
    const wages = tableOf(
      {
        frequency: 'biweekly',
        dayRule: { kind: 'weekday', weekday: 5 },
        shift: 'previous',
        startDate: isoDate('2026-11-30'),
        baseAmountMinor: amount('-950.00'),
      },
      '2026-12-01',
      '2027-02-10',
    );
    expect(wages).toEqual(
      linesOf(`
        2026-12-04                -950.00
        2026-12-18                -950.00
        2027-01-01 > 2026-12-31   -950.00
        2027-01-15                -950.00
        2027-01-29                -950.00
      `),
    );
  });
});
