import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits, ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import { detectPaymentConflict } from '../../../../src-main/engine/detection/detect-payment-conflict.ts';
import { detectPayrollSafety } from '../../../../src-main/engine/detection/detect-payroll-safety.ts';
import type { PayrollRun } from '../../../../src-main/engine/detection/facts.ts';
import { alertsOf, detectionInput, forecastOf, onlyAlert, outflow, TODAY } from '../../../unit/engine/detection/build-detection.ts';
import { arithmeticOf } from '../../../support/detection-text.ts';

const run = (days: number, magnitude = 100_000): PayrollRun => ({
  payDate: addDays(TODAY, days),
  baseOpenAmountMinor: minorUnits(-magnitude),
  payeeCount: 3,
  scheduleIds: [`w-${days}`],
});

describe('payroll_safety', () => {
  it('shows the payday, what it leaves and what is missing', () => {
    const forecast = forecastOf([0, 200_000], [0, 4_000]);
    const alert = onlyAlert(detectPayrollSafety(detectionInput({ forecast, payrollRuns: [run(2)] })));
    expect(alert).toMatchObject({
      alertKey: 'payroll_safety:business:2026-03-03',
      severity: 'emergency',
      titleKey: 'payroll_safety.thin',
      cashAtStakeMinor: 6_000,
      deadlineDate: '2026-03-03',
      message: 'Payroll of 1000.00 EUR for 3 payees on 2026-03-03 leaves 40.00 EUR; you want at least 100.00 EUR.',
    });
    expect(arithmeticOf(alert)).toEqual([
      'Payday 2026-03-03',
      'Days left 2',
      'Payroll 100000',
      'Expected balance after payroll (P50) 4000',
      'Percent of payroll to keep after safety mode 10',
      'Balance to keep 10000',
      'Missing 6000',
    ]);
  });

  it('does not count on what comes in on the payday itself', () => {
    const at = (eve: number) => detectPayrollSafety(detectionInput({ forecast: forecastOf([0, eve], [0, 900_000]), payrollRuns: [run(2)] }));
    expect(alertsOf(at(110_000))).toEqual([]);
    const alert = onlyAlert(at(109_999));
    expect(alert).toMatchObject({ titleKey: 'payroll_safety.thin', cashAtStakeMinor: 1 });
    expect(arithmeticOf(alert)).toEqual([
      'Payday 2026-03-03',
      'Days left 2',
      'Payroll 100000',
      'Expected balance the evening before (P50) 109999',
      'After payroll, before what comes in that day 9999',
      'Percent of payroll to keep after safety mode 10',
      'Balance to keep 10000',
      'Missing 1',
    ]);
    // tomorrow's payday: the evening before is today's balance
    const today = (magnitude: number) =>
      detectPayrollSafety(detectionInput({ forecast: forecastOf([0, 900_000]), payrollRuns: [run(1, magnitude)] }));
    expect(alertsOf(today(454_545))).toEqual([]);
    expect(onlyAlert(today(454_546)).titleParams).toMatchObject({ cashAfterMinor: 45_454, wantedMinor: 45_455 });
  });

  it('does not take off wages twice that usually leave before the payday', () => {
    const base = forecastOf([0, 20_000], [0, 20_000]);
    const paidOn = (dayIndex: number, payroll: number) =>
      base && {
        ...base,
        days: base.days.map((day, i) => (i === dayIndex ? { ...day, components: { ...day.components, payroll: minorUnits(payroll) } } : day)),
      };
    const at = (forecast: typeof base, runs: readonly PayrollRun[] = [run(2)]) =>
      alertsOf(detectPayrollSafety(detectionInput({ forecast, payrollRuns: runs })));
    expect(at(paidOn(0, -100_000))).toEqual([]);
    expect(at(paidOn(0, -90_001))).toEqual([]);
    expect(at(paidOn(0, -89_999))).toHaveLength(1);
    // those wages are of the payday before it
    expect(at(paidOn(0, -100_000), [run(1, 1), run(2)])).toHaveLength(0);
    expect(at(paidOn(0, -100_000), [run(1, 100_000), run(2)])).toHaveLength(1);
  });

  it('reports the first of several short paydays, each under its own key', () => {
    const forecast = forecastOf([0, -1], [0, -1], [0, -1], [0, -1], [0, -1], [0, -1], [0, -1]);
    const input = detectionInput({ forecast, payrollRuns: [run(7), run(3)] });
    expect(alertsOf(detectPayrollSafety(input)).map((alert) => alert.alertKey)).toEqual(['payroll_safety:business:2026-03-04']);
    expect(onlyAlert(detectPayrollSafety(input)).titleKey).toBe('payroll_safety.not_covered');
  });

  it('takes a payday that has come unpaid off today’s balance', () => {
    const forecast = forecastOf([0, 9_000_000]);
    const due = (magnitude: number) => alertsOf(detectPayrollSafety(detectionInput({ forecast, payrollRuns: [run(-1, magnitude)] })));
    expect(due(454_545)).toEqual([]);
    expect(due(454_546)).toMatchObject([{ severity: 'emergency', titleParams: { cashAfterMinor: 45_454, wantedMinor: 45_455 } }]);
  });

  it('is skipped, with the reason, without payroll, forecast or balance', () => {
    const forecast = forecastOf([0, 0]);
    const reasons = [
      { forecast },
      { payrollRuns: [run(1)] },
      { payrollRuns: [run(1)], forecast: forecast && { ...forecast, isAnchored: false } },
    ].map((facts) => detectPayrollSafety(detectionInput(facts)));
    expect(reasons.map((outcome) => outcome.kind)).toEqual(['skipped', 'skipped', 'skipped']);
    expect(new Set(reasons.map((outcome) => (outcome.kind === 'skipped' ? outcome.reason : ''))).size).toBe(3);
  });
});

describe('payment_timing_conflict', () => {
  const plan = (items: ReturnType<typeof outflow>[], ordinary = 0) => ({
    outflowPlan: { items, ordinaryMonthMinor: minorUnits(-ordinary), runningMonth: null },
  });

  it('names the week, its payments and the month they are compared with', () => {
    const items = [outflow('Rent', 9, 30_000), outflow('VAT', 11, 20_000), outflow('Loan', 25, 40_000)];
    const alert = onlyAlert(detectPaymentConflict(detectionInput(plan(items))));
    expect(alert).toMatchObject({
      alertKey: 'payment_timing_conflict:business',
      cashAtStakeMinor: 50_000,
      deadlineDate: '2026-03-10',
      message: '55 % of the outflow of 2026-03, 500.00 EUR of 900.00 EUR, is due in the week from 2026-03-09 to 2026-03-15.',
    });
    expect(arithmeticOf(alert)).toEqual([
      'Rent, due 2026-03-10 30000',
      'VAT, due 2026-03-12 20000',
      'Due in the week 50000',
      'Outflow of the month 90000',
      'Percent of the month 55',
      'Threshold percent after safety mode 40',
    ]);
  });

  it('measures against an ordinary month where bills are still to come', () => {
    const items = [outflow('Rent', 9, 30_000), outflow('VAT', 11, 20_000)];
    expect(alertsOf(detectPaymentConflict(detectionInput(plan(items, 125_000))))).toEqual([]);
    expect(alertsOf(detectPaymentConflict(detectionInput(plan(items, 124_999))))).toHaveLength(1);
  });

  it('measures the running month by what is paid, still due and usually comes unannounced', () => {
    const items = [outflow('Rent', 23, 30_000), outflow('VAT', 25, 15_000)];
    const running = (paid: number) => ({
      asOf: addDays(TODAY, 20),
      outflowPlan: {
        items,
        ordinaryMonthMinor: minorUnits(-150_000),
        runningMonth: { paidMinor: minorUnits(-paid), unannouncedRestMinor: minorUnits(-7_000) },
      },
    });
    // an ordinary month would be 150000 and hide the week; this one takes 60500 + 45000 + 7000
    expect(alertsOf(detectPaymentConflict(detectionInput(running(60_500))))).toEqual([]);
    const alert = onlyAlert(detectPaymentConflict(detectionInput(running(60_499))));
    expect(arithmeticOf(alert)).toEqual([
      'Rent, due 2026-03-24 30000',
      'VAT, due 2026-03-26 15000',
      'Due in the week 45000',
      'Paid in the month so far 60499',
      'Still due in the month 45000',
      'Usually paid unannounced in the days left 7000',
      'Outflow of the month 112499',
      'Percent of the month 40',
      'Threshold percent after safety mode 40',
    ]);
  });

  it('keeps measuring the months after it by an ordinary one', () => {
    const items = [outflow('Rent', 33, 30_000), outflow('VAT', 34, 15_000)];
    const next = (ordinary: number) => ({
      asOf: addDays(TODAY, 20),
      outflowPlan: { items, ordinaryMonthMinor: minorUnits(-ordinary), runningMonth: { paidMinor: minorUnits(-1_000), unannouncedRestMinor: ZERO } },
    });
    expect(alertsOf(detectPaymentConflict(detectionInput(next(112_500))))).toEqual([]);
    expect(alertsOf(detectPaymentConflict(detectionInput(next(112_499))))).toHaveLength(1);
  });

  it('keeps still about one large payment, and about a payday whatever the number of payees', () => {
    expect(alertsOf(detectPaymentConflict(detectionInput(plan([outflow('Rent', 9, 90_000), outflow('Loan', 25, 10_000)]))))).toEqual([]);
    const staff = ['ann', 'bob', 'eve'].map((name) => outflow(name, 9, 30_000, { groupKey: 'payroll' }));
    expect(alertsOf(detectPaymentConflict(detectionInput(plan(staff))))).toEqual([]);
  });

  it('counts what is paid to the month but not to the week', () => {
    const paid = outflow('VAT', 11, 20_000, { baseOpenAmountMinor: minorUnits(0) });
    const items = [outflow('Rent', 9, 30_000), paid, outflow('Tax', 10, 10_000), outflow('Loan', 25, 40_000)];
    expect(alertsOf(detectPaymentConflict(detectionInput(plan(items))))).toEqual([]);
  });

  it('compares a week that spans two months with each by its own part', () => {
    const items = [outflow('Rent', 30, 60_000), outflow('VAT', 29, 20_000), outflow('Loan', 32, 90_000), outflow('Bill', 50, 90_000)];
    const alert = onlyAlert(detectPaymentConflict(detectionInput({ ...plan(items), asOf: addDays(TODAY, 10) })));
    expect(alert.titleParams).toMatchObject({ weekStart: '2026-03-30', month: '2026-03', sharePct: 100 });
  });

  it('writes amounts in the currency of the business, and is skipped without due items', () => {
    const items = [outflow('Rent', 9, 30_000), outflow('VAT', 11, 20_000)];
    expect(onlyAlert(detectPaymentConflict(detectionInput({ ...plan(items), baseCurrency: currencyCode('JPY') }))).message).toContain(
      '50000 JPY of 50000 JPY',
    );
    expect(detectPaymentConflict(detectionInput())).toMatchObject({ kind: 'skipped' });
  });
});
