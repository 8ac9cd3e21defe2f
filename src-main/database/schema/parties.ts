import type { ColumnType, Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type ClientsTable = {
  id: Generated<number>;
  business_id: number;
  name: string;
  status: Generated<'active' | 'paused' | 'archived'>;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  language: ColumnType<string | null, string | null | undefined, string | null>;
  phone: ColumnType<string | null, string | null | undefined, string | null>;
  address: ColumnType<string | null, string | null | undefined, string | null>;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  tax_id: ColumnType<string | null, string | null | undefined, string | null>;
  currency: string;
  payment_terms: ColumnType<string | null, string | null | undefined, string | null>;
  payment_terms_days: ColumnType<number | null, number | null | undefined, number | null>;
  billing_config: Generated<string>;
  notes: ColumnType<string | null, string | null | undefined, string | null>;
  merged_into_id: ColumnType<number | null, number | null | undefined, number | null>;
  source: Generated<string>;
  locked_fields: Generated<string>;
  synced_at: ColumnType<string | null, string | null | undefined, string | null>;
  row_version: Generated<number>;
  created_at: string;
  updated_at: string;
  avg_payment_delay_days: Generated<number>;
  relationship_type: ColumnType<
    'strategic' | 'transactional' | 'managed' | null,
    'strategic' | 'transactional' | 'managed' | null | undefined,
    'strategic' | 'transactional' | 'managed' | null
  >;
  revenue_percent: ColumnType<number | null, number | null | undefined, number | null>;
  risk_level: ColumnType<
    'low' | 'medium' | 'high' | 'critical' | null,
    'low' | 'medium' | 'high' | 'critical' | null | undefined,
    'low' | 'medium' | 'high' | 'critical' | null
  >;
  credit_limit_minor: ColumnType<number | null, number | null | undefined, number | null>;
};

export type ExpenseBucketsTable = {
  id: Generated<number>;
  business_id: number;
  name: string;
  status: Generated<'active' | 'paused' | 'archived'>;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  language: ColumnType<string | null, string | null | undefined, string | null>;
  phone: ColumnType<string | null, string | null | undefined, string | null>;
  address: ColumnType<string | null, string | null | undefined, string | null>;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  tax_id: ColumnType<string | null, string | null | undefined, string | null>;
  currency: string;
  payment_terms: ColumnType<string | null, string | null | undefined, string | null>;
  payment_terms_days: ColumnType<number | null, number | null | undefined, number | null>;
  billing_config: Generated<string>;
  notes: ColumnType<string | null, string | null | undefined, string | null>;
  merged_into_id: ColumnType<number | null, number | null | undefined, number | null>;
  source: Generated<string>;
  locked_fields: Generated<string>;
  synced_at: ColumnType<string | null, string | null | undefined, string | null>;
  row_version: Generated<number>;
  created_at: string;
  updated_at: string;
  category: Generated<string>;
  flexibility_level: ColumnType<
    'can_delay' | 'negotiable' | 'cannot_delay' | null,
    'can_delay' | 'negotiable' | 'cannot_delay' | null | undefined,
    'can_delay' | 'negotiable' | 'cannot_delay' | null
  >;
  criticality: ColumnType<
    'critical' | 'important' | 'flexible' | null,
    'critical' | 'important' | 'flexible' | null | undefined,
    'critical' | 'important' | 'flexible' | null
  >;
  delay_history: Generated<string>;
};

export type PartyBankAccountsTable = {
  id: Generated<number>;
  business_id: number;
  client_id: ColumnType<number | null, number | null | undefined, number | null>;
  expense_bucket_id: ColumnType<number | null, number | null | undefined, number | null>;
  holder_name: ColumnType<string | null, string | null | undefined, string | null>;
  iban: ColumnType<string | null, string | null | undefined, string | null>;
  bic: ColumnType<string | null, string | null | undefined, string | null>;
  routing_number: ColumnType<string | null, string | null | undefined, string | null>;
  account_number: ColumnType<string | null, string | null | undefined, string | null>;
  is_default: Generated<Flag>;
  confirmed_at: ColumnType<string | null, string | null | undefined, string | null>;
  removed_at: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type PartyAliasesTable = {
  id: Generated<number>;
  business_id: number;
  client_id: ColumnType<number | null, number | null | undefined, number | null>;
  expense_bucket_id: ColumnType<number | null, number | null | undefined, number | null>;
  kind: 'payee' | 'iban';
  alias: string;
  confirmed_count: Generated<number>;
  updated_at: string;
};

export type IntegrationMappingsTable = {
  id: Generated<number>;
  business_id: number;
  entity_type: string;
  entity_id: number;
  integration_type: string;
  external_id: string;
  external_type: string;
  sync_status: Generated<'pending' | 'synced' | 'error' | 'conflict'>;
  sync_error: ColumnType<string | null, string | null | undefined, string | null>;
  last_synced_at: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: string;
  updated_at: string;
};

export type PortfolioSnapshotsTable = {
  business_id: number;
  as_of: string;
  taken_at: string;
  currency: string;
  is_anchored: Flag;
  cash_minor: ColumnType<number | null, number | null | undefined, number | null>;
  lowest_minor: ColumnType<number | null, number | null | undefined, number | null>;
  lowest_low_minor: ColumnType<number | null, number | null | undefined, number | null>;
  lowest_high_minor: ColumnType<number | null, number | null | undefined, number | null>;
  lowest_date: ColumnType<string | null, string | null | undefined, string | null>;
  runway_months: ColumnType<number | null, number | null | undefined, number | null>;
  runway_date: ColumnType<string | null, string | null | undefined, string | null>;
  emergency_count: number;
  this_week_count: number;
  upcoming_count: number;
  receivable_minor: number;
  payable_minor: number;
  bank_data_through: ColumnType<string | null, string | null | undefined, string | null>;
  recent_inflow_minor: number;
  recent_outflow_minor: number;
  intercompany_inflow_minor: number;
  intercompany_outflow_minor: number;
};
