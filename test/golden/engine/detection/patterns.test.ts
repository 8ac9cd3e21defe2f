import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { detectClientChurn } from '../../../../src-main/engine/detection/detect-client-churn.ts';
import { detectHeadcountChange } from '../../../../src-main/engine/detection/detect-headcount-change.ts';
import { detectRevenueVariance } from '../../../../src-main/engine/detection/detect-revenue-variance.ts';
import { detectUnexpectedRevenue } from '../../../../src-main/engine/detection/detect-unexpected-revenue.ts';
import type { IncomeLine } from '../../../../src-main/engine/detection/facts.ts';
import { alertsOf, customer, detectionInput, onlyAlert, receipts, TODAY, wages } from '../../../unit/engine/detection/build-detection.ts';
import { arithmeticOf } from '../../../support/detection-text.ts';

const settle = (name: string, received: number, open: number): IncomeLine[] =>
  receipts(name, [received], { expectedMinor: minorUnits(open), clientId: name });
const income = (incomeLines: IncomeLine[]) => detectUnexpectedRevenue(detectionInput({ incomeLines }));

describe('unexpected_revenue', () => {
  it('compares with the invoice a receipt settles', () => {
    const alert = onlyAlert(income(settle('acme', 60_000, 100_000)));
    expect(alert).toMatchObject({
      alertKey: 'unexpected_revenue:client:acme',
      titleKey: 'unexpected_revenue.short',
      cashAtStakeMinor: 40_000,
      message: 'ACME paid 600.00 EUR on 2026-02-27, less than the 1000.00 EUR that was open.',
      evidence: { rows: [{ table: 'bank_transactions', id: 'acme-0' }] },
    });
    expect(arithmeticOf(alert)).toEqual(['Received 60000', 'Open on the invoices it settles 100000', 'Difference -40000']);
    expect(onlyAlert(income(settle('acme', 160_000, 100_000))).titleKey).toBe('unexpected_revenue.over');
  });

  it('compares a receipt that settles nothing with the payer’s own baseline', () => {
    const steady = (last: number) => income(receipts('lessee', [...Array.from({ length: 10 }, () => 50_000), last]));
    expect(alertsOf(steady(50_000))).toEqual([]);
    expect(onlyAlert(steady(30_000))).toMatchObject({
      titleKey: 'unexpected_revenue.off_baseline',
      cashAtStakeMinor: 20_000,
      entityId: 'payer/lessee',
    });
    const varied = [40_000, 160_000, 90_000, 70_000, 130_000, 110_000, 60_000, 150_000, 100_000];
    expect(alertsOf(income(receipts('platform', [...varied, 190_000])))).toEqual([]);
  });

  it('names a stranger that sends a material amount, once the books know their payers', () => {
    const known = receipts(
      'platform',
      Array.from({ length: 12 }, () => 100_000),
    );
    expect(onlyAlert(income([...known, ...receipts('insurer', [80_000])]))).toMatchObject({
      titleKey: 'unexpected_revenue.stranger',
      entityName: 'INSURER',
    });
    expect(alertsOf(income([...known, ...receipts('insurer', [3_000])]))).toEqual([]);
    expect(alertsOf(income([...known.slice(-2), ...receipts('insurer', [80_000])]))).toEqual([]);
  });

  it('speaks of the last 30 days only, one alert a client, in the currency of the business', () => {
    const lines = [
      ...settle('acme', 60_000, 100_000),
      ...receipts('acme', [10_000], { expectedMinor: minorUnits(20_000), clientId: 'acme', lastAgo: 29 }),
    ];
    const second = { ...lines[1], transactionId: 'acme-b' } as IncomeLine;
    const outcome = detectUnexpectedRevenue(detectionInput({ incomeLines: [...lines.slice(0, 1), second], baseCurrency: currencyCode('JPY') }));
    expect(alertsOf(outcome)).toMatchObject([{ cashAtStakeMinor: 50_000 }]);
    expect(onlyAlert(outcome).message).toContain('60000 JPY');
    expect(alertsOf(income(receipts('acme', [10_000], { expectedMinor: minorUnits(20_000), lastAgo: 30 })))).toEqual([]);
    expect(detectUnexpectedRevenue(detectionInput())).toMatchObject({ kind: 'skipped' });
  });

  it('raises at most five a week, the largest differences', () => {
    const lines = Array.from({ length: 9 }, (_, i) => settle(`client${i}`, 100_000 - (i + 1) * 10_000, 100_000)).flat();
    expect(alertsOf(income(lines)).map((alert) => alert.entityId)).toEqual(['client4', 'client5', 'client6', 'client7', 'client8']);
  });
});

describe('client_churn', () => {
  const daysAgo = (silentDays: number, ...gaps: number[]) => {
    let day = silentDays;
    return [silentDays, ...gaps.map((gap) => (day += gap))].map((ago) => addDays(TODAY, -ago));
  };
  const churn = (...customers: ReturnType<typeof customer>[]) => alertsOf(detectClientChurn(detectionInput({ customers })));

  it('shows the rhythm, the silence and what the customer brought', () => {
    const [alert] = churn(customer('acme', { everyDays: 30, silentDays: 60 }));
    expect(alert).toMatchObject({
      alertKey: 'client_churn:client:acme',
      titleKey: 'client_churn.regular',
      cashAtStakeMinor: 1_200_000,
      message: 'ACME has been quiet for 60 days; usually there is business every 30 days. It brought 12000.00 EUR in the last year.',
      evidence: { rows: [{ table: 'clients', id: 'acme' }] },
    });
    expect(arithmeticOf(alert).slice(0, 4)).toEqual([
      'Last business 2025-12-31',
      'Days of silence 60',
      'Occasions compared 12',
      'Usual days between two 30',
    ]);
  });

  it('waits longer where orders come at random', () => {
    const days = [
      '2025-02-01',
      '2025-02-11',
      '2025-05-01',
      '2025-05-21',
      '2025-06-15',
      '2025-07-20',
      '2025-07-30',
      '2025-09-05',
      '2025-09-15',
      '2025-10-10',
    ];
    const erratic = customer('acme', { everyDays: 1, silentDays: 1 }, { activeDates: days.map(isoDate) });
    const onDay = (asOf: string) => alertsOf(detectClientChurn(detectionInput({ asOf: isoDate(asOf), customers: [erratic] })));
    expect(onDay('2026-02-10')).toEqual([]);
    expect(onDay('2026-05-15')).toMatchObject([{ titleKey: 'client_churn.irregular' }]);
  });

  it('learns from the other customers how long a pause may be', () => {
    // eight occasions, 45 days on average, which beside customers who order every 23 days is no more than a few long pauses
    const slow = customer('slow', { everyDays: 1, silentDays: 1 }, { activeDates: daysAgo(210, 20, 85, 30, 60, 15, 80, 25) });
    const others = (scale: number) =>
      Array.from({ length: 10 }, (_, i) =>
        customer(
          `other${i}`,
          { everyDays: 1, silentDays: 1 },
          { activeDates: daysAgo(i, ...[8, 40, 15, 30, 7, 55, 12, 20].map((gap) => gap * scale)) },
        ),
      );
    expect(churn(slow)).toEqual([]);
    expect(churn(slow, ...others(2))).toEqual([]);
    const [alert, ...more] = churn(slow, ...others(1));
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ entityId: 'slow', titleKey: 'client_churn.irregular' });
    expect(arithmeticOf(alert)[4]).toMatch(/^Chance that the customer is gone, percent 82/u);
  });

  it('does not take four orders evenly spaced by luck for a rhythm', () => {
    const lucky = customer('acme', { everyDays: 1, silentDays: 1 }, { activeDates: daysAgo(60, 20, 30, 40) });
    expect(churn(lucky)).toEqual([]);
    const often = customer('acme', { everyDays: 1, silentDays: 1 }, { activeDates: daysAgo(60, 20, 30, 40, 20, 30, 40, 20, 30, 40) });
    expect(churn(often)).toMatchObject([{ titleKey: 'client_churn.regular' }]);
  });

  it('does not judge a customer it hardly knows, unless an agreement gives the rhythm', () => {
    expect(churn(customer('acme', { everyDays: 30, silentDays: 200, count: 3 }))).toEqual([]);
    expect(churn(customer('acme', { everyDays: 30, silentDays: 60, count: 1 }, { agreedEveryDays: 30 }))).toHaveLength(1);
    expect(churn(customer('acme', { everyDays: 30, silentDays: 60, count: 12 }, { agreedEveryDays: 91 }))).toEqual([]);
  });

  it('is skipped where no customers are kept', () => {
    expect(detectClientChurn(detectionInput())).toMatchObject({ kind: 'skipped' });
  });
});

describe('headcount_change', () => {
  const staff = [...wages('ann', 8, 3), ...wages('bob', 8, 3)];
  const headcount = (payrollLines: ReturnType<typeof wages>) => detectHeadcountChange(detectionInput({ payrollLines }));

  it('is one alert for the business with everybody who came or went', () => {
    const alert = onlyAlert(headcount([...wages('ann', 8, 3), ...wages('bob', 6, 50), ...wages('eve', 1, 3, 300_000)]));
    expect(alert).toMatchObject({
      alertKey: 'headcount_change:business:eve',
      titleKey: 'headcount_change.both',
      cashAtStakeMinor: 506_667,
      message: 'The payroll has changed (paid for the first time: EVE; not paid any more: BOB): 1013.33 EUR a month.',
      evidence: { rows: [{ id: 'eve-0' }, { id: 'bob-5' }] },
    });
    expect(arithmeticOf(alert)).toEqual([
      'EVE: first wage 2026-02-26',
      'EVE: a month 304000',
      'BOB: last wage 2026-01-10',
      'BOB: a month 202667',
      'Change of the payroll a month 101333',
    ]);
  });

  it('does not take the beginning of the books for a hire, nor a late bank file for a dismissal', () => {
    expect(alertsOf(headcount([...wages('ann', 2, 3), ...wages('eve', 1, 3)]))).toEqual([]);
    expect(alertsOf(headcount([...wages('ann', 8, 60), ...wages('bob', 8, 60)]))).toEqual([]);
    expect(alertsOf(headcount(staff))).toEqual([]);
  });

  it('is skipped where no wages are recognised', () => {
    expect(detectHeadcountChange(detectionInput())).toMatchObject({ kind: 'skipped' });
  });
});

describe('revenue_variance', () => {
  const revenue = {
    month: '2026-02',
    throughDate: isoDate('2026-02-20'),
    expectedMinor: minorUnits(100_000),
    actualMinor: minorUnits(60_000),
    spreadMinor: minorUnits(15_000),
    basis: 'history',
    transactionIds: ['7', '9'],
  } as const;

  it('shows both figures, the deviation and how large it usually is', () => {
    const alert = onlyAlert(detectRevenueVariance(detectionInput({ revenue })));
    expect(alert).toMatchObject({
      alertKey: 'revenue_variance:metric:revenue/2026-02',
      titleKey: 'revenue_variance.below',
      cashAtStakeMinor: 40_000,
      message: 'Revenue of 2026-02 up to 2026-02-20 is 600.00 EUR, 40 % below the expected 1000.00 EUR.',
      evidence: { rows: [{ id: '7' }, { id: '9' }] },
    });
    expect(arithmeticOf(alert)).toEqual([
      'Revenue up to 2026-02-20 60000',
      'Expected by then (earlier months) 100000',
      'Deviation -40000',
      'Percent of the expected 40',
      'Threshold percent 20',
      'Usual deviation at this day of the month 15000',
    ]);
  });

  it('is skipped without an expectation', () => {
    expect(detectRevenueVariance(detectionInput())).toMatchObject({ kind: 'skipped' });
    expect(detectRevenueVariance(detectionInput({ revenue: { ...revenue, expectedMinor: minorUnits(0) } }))).toMatchObject({ kind: 'skipped' });
  });
});
