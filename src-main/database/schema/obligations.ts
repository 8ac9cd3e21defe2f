import type { ColumnType, Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type ObligationAgreementsTable = {
  id: Generated<number>;
  business_id: number;
  client_id: ColumnType<number | null, number | null | undefined, number | null>;
  expense_bucket_id: ColumnType<number | null, number | null | undefined, number | null>;
  name: string;
  obligation_type: 'revenue' | 'vendor_bill' | 'payroll' | 'tax' | 'rent' | 'loan' | 'subscription';
  status: Generated<'active' | 'paused' | 'ended'>;
  is_document_book: Generated<Flag>;
  is_prospect: Generated<Flag>;
  probability: ColumnType<number | null, number | null | undefined, number | null>;
  expected_date: ColumnType<string | null, string | null | undefined, string | null>;
  is_amount_variable: Generated<Flag>;
  payment_reference: ColumnType<string | null, string | null | undefined, string | null>;
  recurring_stream_key: ColumnType<string | null, string | null | undefined, string | null>;
  version: Generated<number>;
  generated_through: ColumnType<string | null, string | null | undefined, string | null>;
  notes: ColumnType<string | null, string | null | undefined, string | null>;
  base_amount_minor: number;
  currency: string;
  frequency: 'once' | 'weekly' | 'biweekly' | 'four_weekly' | 'semi_monthly' | 'monthly' | 'quarterly' | 'semi_annual' | 'annual';
  day_rule: 'weekday' | 'day_of_month' | 'two_days_of_month' | 'last_business_day' | 'nth_weekday';
  day_rule_day: ColumnType<number | null, number | null | undefined, number | null>;
  day_rule_second_day: ColumnType<number | null, number | null | undefined, number | null>;
  day_rule_weekday: ColumnType<number | null, number | null | undefined, number | null>;
  day_rule_nth: ColumnType<number | null, number | null | undefined, number | null>;
  business_day_shift: 'none' | 'previous' | 'next' | 'modified_following';
  start_date: string;
  end_date: ColumnType<string | null, string | null | undefined, string | null>;
  occurrence_limit: ColumnType<number | null, number | null | undefined, number | null>;
  tax_rate_bps: Generated<number>;
  is_tax_inclusive: Generated<Flag>;
  payment_terms_days: Generated<number>;
  base_currency_amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  exchange_rate_used: ColumnType<string | null, string | null | undefined, string | null>;
  exchange_rate_date: ColumnType<string | null, string | null | undefined, string | null>;
  source: Generated<string>;
  locked_fields: Generated<string>;
  synced_at: ColumnType<string | null, string | null | undefined, string | null>;
  row_version: Generated<number>;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  updated_at: string;
};

export type AgreementVersionsTable = {
  id: Generated<number>;
  business_id: number;
  agreement_id: number;
  version: number;
  effective_from: string;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  base_amount_minor: number;
  currency: string;
  frequency: 'once' | 'weekly' | 'biweekly' | 'four_weekly' | 'semi_monthly' | 'monthly' | 'quarterly' | 'semi_annual' | 'annual';
  day_rule: 'weekday' | 'day_of_month' | 'two_days_of_month' | 'last_business_day' | 'nth_weekday';
  day_rule_day: ColumnType<number | null, number | null | undefined, number | null>;
  day_rule_second_day: ColumnType<number | null, number | null | undefined, number | null>;
  day_rule_weekday: ColumnType<number | null, number | null | undefined, number | null>;
  day_rule_nth: ColumnType<number | null, number | null | undefined, number | null>;
  business_day_shift: 'none' | 'previous' | 'next' | 'modified_following';
  start_date: string;
  end_date: ColumnType<string | null, string | null | undefined, string | null>;
  occurrence_limit: ColumnType<number | null, number | null | undefined, number | null>;
  tax_rate_bps: Generated<number>;
  is_tax_inclusive: Generated<Flag>;
  payment_terms_days: Generated<number>;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type AgreementEscalationsTable = {
  business_id: number;
  agreement_id: number;
  version: number;
  position: number;
  from_date: string;
  repeats: 'once' | 'yearly';
  rate_bps: ColumnType<number | null, number | null | undefined, number | null>;
  amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
};

export type AgreementOverridesTable = {
  business_id: number;
  agreement_id: number;
  version: number;
  nominal_date: string;
  is_skipped: Flag;
  due_date: ColumnType<string | null, string | null | undefined, string | null>;
  amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
};

export type AgreementMilestonesTable = {
  business_id: number;
  agreement_id: number;
  version: number;
  position: number;
  label: string;
  due_date: string;
  share_bps: number;
};

export type ObligationSchedulesTable = {
  id: Generated<number>;
  business_id: number;
  agreement_id: number;
  agreement_version: number;
  occurrence_key: string;
  nominal_date: string;
  due_date: string;
  issue_date: ColumnType<string | null, string | null | undefined, string | null>;
  estimated_amount_minor: number;
  tax_amount_minor: Generated<number>;
  currency: string;
  base_currency_amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  exchange_rate_used: ColumnType<string | null, string | null | undefined, string | null>;
  exchange_rate_date: ColumnType<string | null, string | null | undefined, string | null>;
  status: 'planned' | 'scheduled' | 'partly_paid' | 'paid' | 'cancelled' | 'written_off';
  status_cause: string;
  closed_date: ColumnType<string | null, string | null | undefined, string | null>;
  is_edited: Generated<Flag>;
  document_number: ColumnType<string | null, string | null | undefined, string | null>;
  payment_reference: ColumnType<string | null, string | null | undefined, string | null>;
  description: ColumnType<string | null, string | null | undefined, string | null>;
  promised_date: ColumnType<string | null, string | null | undefined, string | null>;
  discount_until: ColumnType<string | null, string | null | undefined, string | null>;
  discount_bps: ColumnType<number | null, number | null | undefined, number | null>;
  approved_at: ColumnType<string | null, string | null | undefined, string | null>;
  approved_by: ColumnType<number | null, number | null | undefined, number | null>;
  source: Generated<string>;
  locked_fields: Generated<string>;
  synced_at: ColumnType<string | null, string | null | undefined, string | null>;
  row_version: Generated<number>;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  updated_at: string;
};

export type RecurringDecisionsTable = {
  business_id: number;
  stream_key: string;
  decision: 'accepted' | 'refused';
  agreement_id: ColumnType<number | null, number | null | undefined, number | null>;
  decided_at: string;
  decided_by: ColumnType<number | null, number | null | undefined, number | null>;
};
