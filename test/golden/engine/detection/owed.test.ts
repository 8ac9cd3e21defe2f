import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { detectLatePayment } from '../../../../src-main/engine/detection/detect-late-payment.ts';
import { detectStatutoryDeadline } from '../../../../src-main/engine/detection/detect-statutory-deadline.ts';
import { detectVendorTerms } from '../../../../src-main/engine/detection/detect-vendor-terms.ts';
import { alertsOf, bill, detectionInput, invoice, onlyAlert, TODAY } from '../../../unit/engine/detection/build-detection.ts';
import { arithmeticOf } from '../../../support/detection-text.ts';

describe('late_payment', () => {
  it('is one alert a client, its overdue invoices the evidence, the oldest deciding', () => {
    const receivables = [invoice('acme', 8), invoice('acme', 31), invoice('acme', 3), invoice('bolt', 15)];
    const alerts = alertsOf(detectLatePayment(detectionInput({ receivables })));
    expect(alerts.map((alert) => `${alert.alertKey} ${alert.severity}`)).toEqual([
      'late_payment:client:acme emergency',
      'late_payment:client:bolt this_week',
    ]);
    expect(alerts[0]).toMatchObject({
      entityId: 'acme',
      entityName: 'ACME',
      cashAtStakeMinor: 200_000,
      deadlineDate: '2026-01-29',
      message: 'ACME has 2 overdue invoices of 2000.00 EUR; the oldest is 31 days late.',
      evidence: {
        rows: [
          { table: 'obligation_schedules', id: 'acme-31' },
          { table: 'obligation_schedules', id: 'acme-8' },
        ],
      },
    });
    expect(arithmeticOf(alerts[0])).toEqual([
      'Oldest due date 2026-01-29',
      'Days overdue 31',
      'Threshold days after safety mode 7',
      'Invoice R-acme-31, 31 days overdue 100000',
      'Invoice R-acme-8, 8 days overdue 100000',
      'Overdue in total 200000',
    ]);
  });

  it('shows the days beyond the payer’s usual delay and does not change the severity for them', () => {
    const alert = (usualDelayDays: number) =>
      onlyAlert(detectLatePayment(detectionInput({ receivables: [invoice('acme', 14, { usualDelayDays })] })));
    expect(alert(4)).toMatchObject({ severity: 'this_week', titleKey: 'late_payment.overdue', titleParams: { beyondUsualDays: 10 } });
    expect(alert(4).message).toContain('10 days later than usual');
    expect(alert(20)).toMatchObject({ severity: 'this_week', titleKey: 'late_payment.as_usual' });
    expect(alert(-5).titleParams).toMatchObject({ beyondUsualDays: 14 });
  });

  it('adds up in base currency and names the invoice whose rate is missing', () => {
    const dollars = { currency: currencyCode('USD'), openAmountMinor: minorUnits(50_000) };
    const known = invoice('acme', 9, { ...dollars, baseOpenAmountMinor: minorUnits(46_000) });
    const missing = invoice('acme', 12, { ...dollars, baseOpenAmountMinor: null });
    const alert = onlyAlert(detectLatePayment(detectionInput({ receivables: [known, missing] })));
    expect(alert).toMatchObject({ currency: 'EUR', cashAtStakeMinor: 46_000 });
    expect(arithmeticOf(alert)).toContain('Invoice R-acme-12, 12 days overdue, 500.00 USD, rate missing 12');
    expect(onlyAlert(detectLatePayment(detectionInput({ receivables: [missing] }))).cashAtStakeMinor).toBeNull();
  });

  it('looks at an empty list and is skipped where no invoices are kept', () => {
    expect(detectLatePayment(detectionInput({ receivables: [] }))).toEqual({ kind: 'looked', alerts: [] });
    expect(detectLatePayment(detectionInput())).toMatchObject({ kind: 'skipped' });
  });
});

describe('statutory_deadline', () => {
  const item = (scheduleId: string, days: number, magnitude: number | null = 70_000) => ({
    scheduleId,
    name: 'VAT',
    dueDate: addDays(TODAY, days),
    baseOpenAmountMinor: magnitude === null ? null : minorUnits(-magnitude),
  });

  it('is one alert a due item, so that the next period speaks for itself', () => {
    const alerts = alertsOf(detectStatutoryDeadline(detectionInput({ statutoryItems: [item('q1', 2), item('q2', 10)] })));
    expect(alerts.map((alert) => `${alert.alertKey} ${alert.severity}`)).toEqual([
      'statutory_deadline:obligation:q1 emergency',
      'statutory_deadline:obligation:q2 upcoming',
    ]);
    expect(alerts[0]).toMatchObject({
      cashAtStakeMinor: 70_000,
      deadlineDate: '2026-03-03',
      message: 'VAT (700.00 EUR) is due in 2 days, on 2026-03-03.',
    });
    expect(arithmeticOf(alerts[0])).toEqual(['Due date 2026-03-03', 'Days left 2', 'Still to pay 70000']);
  });

  it('says a missed one in words, and fires before the amount is known', () => {
    const message = (days: number, magnitude: number | null) =>
      onlyAlert(detectStatutoryDeadline(detectionInput({ statutoryItems: [item('q1', days, magnitude)] }))).message;
    expect(message(-1, 70_000)).toBe('VAT (700.00 EUR) was due 1 day ago, on 2026-02-28.');
    expect(message(0, null)).toBe('VAT is due today, on 2026-03-01.');
  });

  it('is silent about what is paid and skipped where nothing is kept', () => {
    expect(alertsOf(detectStatutoryDeadline(detectionInput({ statutoryItems: [item('q1', 1, 0)] })))).toEqual([]);
    expect(detectStatutoryDeadline(detectionInput())).toMatchObject({ kind: 'skipped' });
  });
});

describe('vendor_terms_expiring', () => {
  it('groups the bills of a vendor, the first date its deadline', () => {
    const alert = onlyAlert(detectVendorTerms(detectionInput({ payables: [bill('acme', 5), bill('acme', 2), bill('acme', 20)] })));
    expect(alert).toMatchObject({
      alertKey: 'vendor_terms_expiring:expense:acme',
      cashAtStakeMinor: 100_000,
      deadlineDate: '2026-03-03',
      message: 'ACME: 2 bills not approved yet, 1000.00 EUR at stake, the first by 2026-03-03.',
      evidence: { rows: [{ id: 'acme-2' }, { id: 'acme-5' }] },
    });
    expect(arithmeticOf(alert)).toEqual([
      'Bill B-acme-2: due 2026-03-03',
      'Bill B-acme-2: open 50000',
      'Bill B-acme-5: due 2026-03-06',
      'Bill B-acme-5: open 50000',
      'At stake 100000',
    ]);
  });

  it('speaks of the discount while it can be had, afterwards of the due date', () => {
    const discounted = (untilIn: number, dueIn: number) =>
      bill('acme', dueIn, { discount: { untilDate: addDays(TODAY, untilIn), baseSavingMinor: minorUnits(1_000) } });
    const alert = (untilIn: number, dueIn: number) => onlyAlert(detectVendorTerms(detectionInput({ payables: [discounted(untilIn, dueIn)] })));
    expect(alert(3, 6)).toMatchObject({ titleKey: 'vendor_terms_expiring.discount', cashAtStakeMinor: 1_000, deadlineDate: '2026-03-04' });
    expect(alert(-1, 6)).toMatchObject({ titleKey: 'vendor_terms_expiring.due', cashAtStakeMinor: 50_000, deadlineDate: '2026-03-07' });
  });

  it('does not invent an amount where the rate is missing, and is skipped where no bills are kept', () => {
    expect(onlyAlert(detectVendorTerms(detectionInput({ payables: [bill('acme', 2, { baseOpenAmountMinor: null })] }))).cashAtStakeMinor).toBeNull();
    expect(detectVendorTerms(detectionInput())).toMatchObject({ kind: 'skipped' });
  });
});
