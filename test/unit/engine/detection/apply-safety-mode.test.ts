import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { applySafetyMode } from '../../../../src-main/engine/detection/apply-safety-mode.ts';
import { DEFAULTS } from './build-detection.ts';

const thresholds = { ...DEFAULTS, obligationsBufferMinor: minorUnits(1_002) };

describe('applySafetyMode', () => {
  it('changes nothing in normal mode', () => {
    const { safetyMode, ...rest } = thresholds;
    expect(applySafetyMode(thresholds)).toEqual({ ...rest, appliedSafetyMode: safetyMode });
  });

  it('is stricter in conservative mode, days rounded to the earlier alert', () => {
    expect(applySafetyMode({ ...thresholds, safetyMode: 'conservative' })).toEqual({
      obligationsBufferMinor: 1_253,
      runwayBufferMonths: 7.5,
      latePaymentThresholdDays: 5,
      unexpectedExpenseThresholdPct: 15,
      appliedSafetyMode: 'conservative',
      payrollCheckDaysBefore: 9,
      payrollBufferPercent: 12.5,
      paymentClusterThresholdPct: 30,
    });
  });

  it('is the mirror in aggressive mode', () => {
    expect(applySafetyMode({ ...thresholds, safetyMode: 'aggressive' })).toEqual({
      obligationsBufferMinor: 752,
      runwayBufferMonths: 4.5,
      latePaymentThresholdDays: 8,
      unexpectedExpenseThresholdPct: 25,
      appliedSafetyMode: 'aggressive',
      payrollCheckDaysBefore: 6,
      payrollBufferPercent: 7.5,
      paymentClusterThresholdPct: 50,
    });
  });
});
