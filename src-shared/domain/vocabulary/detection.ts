/** The twelve kinds of trouble, in the order of the source document. */
export const DETECTION_TYPES = [
  'late_payment',
  'unexpected_revenue',
  'unexpected_expense',
  'client_churn',
  'revenue_variance',
  'payment_timing_conflict',
  'vendor_terms_expiring',
  'statutory_deadline',
  'buffer_breach',
  'runway_threshold',
  'payroll_safety',
  'headcount_change',
] as const;

export type DetectionType = (typeof DETECTION_TYPES)[number];

/** What a person reads instead of the code. */
export const DETECTION_LABELS: Readonly<Record<DetectionType, string>> = {
  late_payment: 'Late payment',
  unexpected_revenue: 'Unexpected revenue',
  unexpected_expense: 'Unexpected expense',
  client_churn: 'Customer going quiet',
  revenue_variance: 'Revenue off plan',
  payment_timing_conflict: 'Payments pile up',
  vendor_terms_expiring: 'Vendor terms expiring',
  statutory_deadline: 'Statutory deadline',
  buffer_breach: 'Below your buffer',
  runway_threshold: 'Short runway',
  payroll_safety: 'Payroll at risk',
  headcount_change: 'Payroll changed',
};
