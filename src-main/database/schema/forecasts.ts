import type { ColumnType, Generated } from 'kysely';

export type ForecastSnapshotsTable = {
  id: Generated<number>;
  business_id: number;
  forecast_date: string;
  reason: 'daily' | 'on_demand' | 'report';
  model_version: string;
  currency: string;
  summary: string;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type CashForecastsTable = {
  id: Generated<number>;
  business_id: number;
  snapshot_id: number;
  forecast_date: string;
  target_date: string;
  predicted_balance_minor: number;
  confidence_low_minor: ColumnType<number | null, number | null | undefined, number | null>;
  confidence_high_minor: ColumnType<number | null, number | null | undefined, number | null>;
  ar_expected_minor: Generated<number>;
  ap_expected_minor: Generated<number>;
  pipeline_expected_minor: Generated<number>;
  recurring_expected_minor: Generated<number>;
  payroll_expected_minor: Generated<number>;
  tax_expected_minor: Generated<number>;
  other_expected_minor: Generated<number>;
  model_version: string;
  created_at: string;
};

export type PipelineRunsTable = {
  id: Generated<number>;
  business_id: number;
  run_at: string;
  as_of: string;
  started_by: 'person' | 'schedule' | 'import' | 'start';
  mode: 'full' | 'critical' | 'targeted';
  alerts_detected: number;
  alerts_by_severity: string;
  alerts_by_type: string;
  actions_prepared: number;
  actions_by_type: string;
  linked_action_groups: number;
  detection_duration_ms: number;
  preparation_duration_ms: number;
  total_duration_ms: number;
  errors: string;
};

export type DetectionAlertsTable = {
  id: Generated<number>;
  business_id: number;
  alert_key: string;
  detection_type: string;
  severity: 'emergency' | 'this_week' | 'upcoming';
  status: 'active' | 'snoozed' | 'dismissed' | 'resolved';
  entity_type: string;
  entity_id: ColumnType<string | null, string | null | undefined, string | null>;
  entity_name: string;
  message: string;
  cash_at_stake_minor: number;
  currency: string;
  deadline_date: ColumnType<string | null, string | null | undefined, string | null>;
  evidence: string;
  first_detected_on: string;
  last_detected_on: string;
  snoozed_until: ColumnType<string | null, string | null | undefined, string | null>;
  status_reason: ColumnType<string | null, string | null | undefined, string | null>;
  status_changed_at: string;
  quiet_severity: ColumnType<string | null, string | null | undefined, string | null>;
  quiet_cash_at_stake_minor: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: string;
  updated_at: string;
  attention_level: Generated<'new' | 'open' | 'waiting' | 'neglected'>;
};
