import { scaleMinor } from '../../../src-shared/domain/money/minor-units.ts';
import type { DetectionThresholds, EffectiveThresholds, SafetyMode } from './types.ts';

/** Percent by which a mode scales what is kept in reserve, and what is tolerated. */
const SCALES: Readonly<Record<SafetyMode, { readonly reservePercent: number; readonly tolerancePercent: number }>> = {
  conservative: { reservePercent: 125, tolerancePercent: 75 },
  normal: { reservePercent: 100, tolerancePercent: 100 },
  aggressive: { reservePercent: 75, tolerancePercent: 125 },
};

/**
 * The thresholds detectors compare with. Conservative: buffer, runway months, payroll check days and payroll buffer ×1.25; late days, expense
 * and cluster percent ×0.75; aggressive is the mirror. Days become whole towards the earlier alert: late days down, check days up. Money is
 * rounded half away from zero; months and percents keep their fraction. The fixed steps of the severity table never scale and never fire below
 * these thresholds. 7 late days are 5 in conservative and 8 in aggressive mode; 7 payroll days are 9 and 6.
 */
export function applySafetyMode(thresholds: DetectionThresholds): EffectiveThresholds {
  const { reservePercent, tolerancePercent } = SCALES[thresholds.safetyMode];
  return {
    obligationsBufferMinor: scaleMinor(thresholds.obligationsBufferMinor, BigInt(reservePercent), 100n, 'half-away-from-zero'),
    runwayBufferMonths: (thresholds.runwayBufferMonths * reservePercent) / 100,
    latePaymentThresholdDays: Math.floor((thresholds.latePaymentThresholdDays * tolerancePercent) / 100),
    unexpectedExpenseThresholdPct: (thresholds.unexpectedExpenseThresholdPct * tolerancePercent) / 100,
    appliedSafetyMode: thresholds.safetyMode,
    payrollCheckDaysBefore: Math.ceil((thresholds.payrollCheckDaysBefore * reservePercent) / 100),
    payrollBufferPercent: (thresholds.payrollBufferPercent * reservePercent) / 100,
    paymentClusterThresholdPct: (thresholds.paymentClusterThresholdPct * tolerancePercent) / 100,
  };
}
