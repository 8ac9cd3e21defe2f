/** Why money moves: what an agreement is about. `tax` covers every statutory payment. */
export const OBLIGATION_TYPES = ['revenue', 'vendor_bill', 'payroll', 'tax', 'rent', 'loan', 'subscription'] as const;
export type ObligationType = (typeof OBLIGATION_TYPES)[number];

export const OBLIGATION_TYPE_LABELS: Readonly<Record<ObligationType, string>> = {
  revenue: 'Revenue',
  vendor_bill: 'Vendor bill',
  payroll: 'Payroll',
  tax: 'Tax and statutory',
  rent: 'Rent',
  loan: 'Loan',
  subscription: 'Subscription',
};

/** How often an agreement falls due. */
export const FREQUENCIES = ['once', 'weekly', 'biweekly', 'four_weekly', 'semi_monthly', 'monthly', 'quarterly', 'semi_annual', 'annual'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const FREQUENCY_LABELS: Readonly<Record<Frequency, string>> = {
  once: 'Once',
  weekly: 'Every week',
  biweekly: 'Every two weeks',
  four_weekly: 'Every four weeks',
  semi_monthly: 'Twice a month',
  monthly: 'Every month',
  quarterly: 'Every quarter',
  semi_annual: 'Every half-year',
  annual: 'Every year',
};

/** Where a date goes that falls on a weekend or a holiday. `modified_following` is next, unless that leaves the month: then previous. */
export const BUSINESS_DAY_SHIFTS = ['none', 'previous', 'next', 'modified_following'] as const;
export type BusinessDayShift = (typeof BUSINESS_DAY_SHIFTS)[number];

export const BUSINESS_DAY_SHIFT_LABELS: Readonly<Record<BusinessDayShift, string>> = {
  none: 'Keep the date',
  previous: 'Previous business day',
  next: 'Next business day',
  modified_following: 'Next business day, unless that is next month',
};

/**
 * How a due item is stored. `planned`: expected under an agreement, no document yet; `scheduled`: issued or received. *Due* and *overdue* are
 * derived from due date, open amount and the reference day, so that any day can be replayed.
 */
export const SCHEDULE_STATUSES = ['planned', 'scheduled', 'partly_paid', 'paid', 'cancelled', 'written_off'] as const;
export type ScheduleStatus = (typeof SCHEDULE_STATUSES)[number];

export const SCHEDULE_STATUS_LABELS: Readonly<Record<ScheduleStatus, string>> = {
  planned: 'Planned',
  scheduled: 'Scheduled',
  partly_paid: 'Partly paid',
  paid: 'Paid',
  cancelled: 'Cancelled',
  written_off: 'Written off',
};

/** Ageing of an open item by days overdue on the reference day: not due yet, 1–30, 31–60, 61–90, more than 90. */
export const AGEING_BUCKETS = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'days_over_90'] as const;
export type AgeingBucket = (typeof AGEING_BUCKETS)[number];

export const AGEING_BUCKET_LABELS: Readonly<Record<AgeingBucket, string>> = {
  not_due: 'Not due',
  days_1_30: '1–30',
  days_31_60: '31–60',
  days_61_90: '61–90',
  days_over_90: 'Over 90',
};
