/** Limits the contract sets, with the words for what is beyond them. */
export const THRESHOLD_LIMITS = {
  runwayBufferMonths: { min: 0, max: 120, unit: 'months' },
  latePaymentThresholdDays: { min: 0, max: 365, unit: 'days' },
  unexpectedExpenseThresholdPct: { min: 1, max: 1000, unit: '%' },
  payrollCheckDaysBefore: { min: 0, max: 60, unit: 'days' },
  payrollBufferPercent: { min: 0, max: 1000, unit: '%' },
  paymentClusterThresholdPct: { min: 1, max: 100, unit: '%' },
} as const;

export type NumberThreshold = keyof typeof THRESHOLD_LIMITS;

/** What is wrong with a typed whole number, in words, or null. */
export function numberProblem(threshold: NumberThreshold, value: number | string): string | null {
  const { min, max, unit } = THRESHOLD_LIMITS[threshold];
  if (value === '' || typeof value === 'string') return 'A whole number is needed here.';
  if (!Number.isInteger(value)) return 'Only whole numbers.';
  return value < min || value > max ? `From ${min} to ${max} ${unit}.` : null;
}
