import type { ColumnType, Generated } from 'kysely';
import type { Flag } from './flag.ts';

export type DetectionRulesTable = {
  id: Generated<number>;
  business_id: number;
  detection_type: string;
  is_enabled: Generated<Flag>;
  obligations_buffer_amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  runway_buffer_months: ColumnType<number | null, number | null | undefined, number | null>;
  late_payment_threshold_days: ColumnType<number | null, number | null | undefined, number | null>;
  unexpected_expense_threshold_pct: ColumnType<number | null, number | null | undefined, number | null>;
  safety_mode: ColumnType<
    'conservative' | 'normal' | 'aggressive' | null,
    'conservative' | 'normal' | 'aggressive' | null | undefined,
    'conservative' | 'normal' | 'aggressive' | null
  >;
  payroll_check_days_before: ColumnType<number | null, number | null | undefined, number | null>;
  payroll_buffer_percent: ColumnType<number | null, number | null | undefined, number | null>;
  payment_cluster_threshold_pct: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: string;
  updated_at: string;
};

export type ExecutionAutomationRulesTable = {
  id: Generated<number>;
  business_id: number;
  action_type: string;
  auto_execute: Generated<Flag>;
  threshold_amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  threshold_currency: ColumnType<string | null, string | null | undefined, string | null>;
  excluded_tags: Generated<string>;
  included_tags: Generated<string>;
  require_approval: Generated<Flag>;
  is_locked: Generated<Flag>;
  created_at: string;
  updated_at: string;
};

export type AutomationRulesTable = {
  id: Generated<number>;
  business_id: number;
  name: string;
  automation_type: string;
  action_name: string;
  enabled: Generated<Flag>;
  confidence_threshold: number;
  auto_approve: Generated<Flag>;
  config: Generated<string>;
  created_at: string;
  updated_at: string;
};

export type PreparedActionsTable = {
  id: Generated<number>;
  business_id: number;
  action_key: string;
  is_current: Generated<Flag>;
  action_type: string;
  agent: string;
  alert_id: ColumnType<number | null, number | null | undefined, number | null>;
  severity: 'emergency' | 'this_week' | 'upcoming';
  entity_type: string;
  entity_id: ColumnType<string | null, string | null | undefined, string | null>;
  entity_name: string;
  title: string;
  summary: string;
  amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  cash_at_stake_minor: ColumnType<number | null, number | null | undefined, number | null>;
  currency: string;
  deadline_date: string;
  deadline_reason: string;
  holds_payroll: Flag;
  tags: string;
  item_ids: string;
  status: 'pending' | 'snoozed' | 'skipped' | 'approved' | 'executing' | 'executed' | 'verified' | 'recorded' | 'failed' | 'withdrawn';
  state: string;
  status_reason: ColumnType<string | null, string | null | undefined, string | null>;
  snoozed_until: ColumnType<string | null, string | null | undefined, string | null>;
  prepared_on: string;
  decided_at: ColumnType<string | null, string | null | undefined, string | null>;
  decided_by: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: string;
  updated_at: string;
};

export type ActionOptionsTable = {
  id: Generated<number>;
  business_id: number;
  action_id: number;
  position: number;
  option_id: string;
  kind: string;
  title: string;
  description: string;
  channel: string;
  cash_shifts: string;
  low_point: ColumnType<string | null, string | null | undefined, string | null>;
  effect_date: ColumnType<string | null, string | null | undefined, string | null>;
  cost_minor: number;
  relationship_risk: number;
  operational_risk: number;
  financial_risk: number;
  composite_risk: number;
  risk: string;
  reversibility: string;
  is_recommended: Flag;
  recommendation_reason: ColumnType<string | null, string | null | undefined, string | null>;
  messages: string;
};

export type LinkedActionsTable = {
  business_id: number;
  action_id: number;
  linked_action_id: number;
  link_type: 'resolves' | 'conflicts' | 'sequence';
  reason: string;
};

export type ExecutionRecordsTable = {
  id: Generated<number>;
  business_id: number;
  action_id: number;
  option_id: string;
  execution_key: string;
  channel: string;
  status: 'executed' | 'verified' | 'recorded' | 'failed' | 'undone';
  sentence: string;
  file_name: ColumnType<string | null, string | null | undefined, string | null>;
  media_type: ColumnType<string | null, string | null | undefined, string | null>;
  file_bytes: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  file_sha256: ColumnType<string | null, string | null | undefined, string | null>;
  details: string;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  predicted_effect_minor: ColumnType<number | null, number | null | undefined, number | null>;
  measured_effect_minor: ColumnType<number | null, number | null | undefined, number | null>;
  verification: ColumnType<string | null, string | null | undefined, string | null>;
  is_automatic: Generated<Flag>;
  executed_at: string;
  executed_by: ColumnType<number | null, number | null | undefined, number | null>;
  verified_at: ColumnType<string | null, string | null | undefined, string | null>;
  recorded_at: ColumnType<string | null, string | null | undefined, string | null>;
  undone_at: ColumnType<string | null, string | null | undefined, string | null>;
};
