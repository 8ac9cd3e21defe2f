/** A paused party yields no future due items; an archived one is out of sight as well. */
export const PARTY_STATUSES = ['active', 'paused', 'archived'] as const;
export type PartyStatus = (typeof PARTY_STATUSES)[number];

/** How a customer is treated: `strategic` ones are never dunned harshly and never chased automatically. */
export const RELATIONSHIP_TYPES = ['strategic', 'transactional', 'managed'] as const;
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number];

export const RISK_LEVELS = ['low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Whether a vendor can be paid later. */
export const FLEXIBILITY_LEVELS = ['can_delay', 'negotiable', 'cannot_delay'] as const;
export type FlexibilityLevel = (typeof FLEXIBILITY_LEVELS)[number];

/** What stands still when a vendor is not paid. */
export const CRITICALITIES = ['critical', 'important', 'flexible'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

/** What an expense bucket is spent on; `payroll` is what the payroll detectors read. */
export const EXPENSE_CATEGORIES = [
  'payroll',
  'rent',
  'tax',
  'software',
  'marketing',
  'materials',
  'contractors',
  'professional_services',
  'insurance',
  'utilities',
  'travel',
  'equipment',
  'loan',
  'other',
] as const;
export type ExpenseCategory = (typeof EXPENSE_CATEGORIES)[number];
