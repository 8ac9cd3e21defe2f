import type { ColumnType, Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type BusinessesTable = {
  id: Generated<number>;
  name: string;
  base_currency: string;
  country: string;
  time_zone: string;
  locale: string;
  fiscal_year_start_month: Generated<number>;
  is_sample: Generated<Flag>;
  created_at: string;
  updated_at: string;
};

export type UsersTable = {
  id: Generated<number>;
  display_name: string;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  default_framework: ColumnType<string | null, string | null | undefined, string | null>;
  default_optimization_focus: ColumnType<string | null, string | null | undefined, string | null>;
  base_currency: ColumnType<string | null, string | null | undefined, string | null>;
  is_archived: Generated<Flag>;
  key_slot_id: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: string;
  updated_at: string;
};

export type BusinessUsersTable = {
  business_id: number;
  user_id: number;
  role: 'owner' | 'bookkeeper' | 'viewer';
  created_at: string;
};

export type UserConfigurationsTable = {
  business_id: number;
  obligations_buffer_amount_minor: Generated<number>;
  runway_buffer_months: Generated<number>;
  late_payment_threshold_days: Generated<number>;
  unexpected_expense_threshold_pct: Generated<number>;
  safety_mode: Generated<'conservative' | 'normal' | 'aggressive'>;
  payroll_check_days_before: Generated<number>;
  payroll_buffer_percent: Generated<number>;
  payment_cluster_threshold_pct: Generated<number>;
  created_at: string;
  updated_at: string;
};

export type SettingsTable = {
  business_id: number;
  key: string;
  value: string;
  updated_at: string;
};

export type AuditLogsTable = {
  id: Generated<number>;
  business_id: number;
  sequence_number: number;
  created_at: string;
  user_id: ColumnType<number | null, number | null | undefined, number | null>;
  user_name: string;
  source: string;
  source_ip: ColumnType<string | null, string | null | undefined, string | null>;
  session_id: ColumnType<string | null, string | null | undefined, string | null>;
  action: string;
  entity_type: string;
  entity_id: ColumnType<string | null, string | null | undefined, string | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  before_data: ColumnType<string | null, string | null | undefined, string | null>;
  after_data: ColumnType<string | null, string | null | undefined, string | null>;
  details: ColumnType<string | null, string | null | undefined, string | null>;
  from_stage: ColumnType<string | null, string | null | undefined, string | null>;
  to_stage: ColumnType<string | null, string | null | undefined, string | null>;
  automation_type: ColumnType<string | null, string | null | undefined, string | null>;
  action_name: ColumnType<string | null, string | null | undefined, string | null>;
  status: ColumnType<string | null, string | null | undefined, string | null>;
  confidence: ColumnType<number | null, number | null | undefined, number | null>;
  ai_reasoning: ColumnType<string | null, string | null | undefined, string | null>;
  input_data: ColumnType<string | null, string | null | undefined, string | null>;
  output_data: ColumnType<string | null, string | null | undefined, string | null>;
  tokens_used: ColumnType<number | null, number | null | undefined, number | null>;
  previous_hash: string;
  entry_hash: string;
};
