import { describe, expect, it } from 'vitest';
import { ACTION_TYPES } from '../../src-shared/domain/vocabulary/actions.ts';
import { DETECTION_TYPES } from '../../src-shared/domain/vocabulary/detection.ts';
import { openRawConnection } from '../support/raw-connection.ts';
import { openTestDatabase } from '../support/test-database.ts';

/**
 * Tables and columns as the source documents name them (000 and 001: obligations, parties, integration, detection and execution; 003: forecasts and
 * automation). Money adds `_minor`, the owner of the data is `business_id`; nothing else is renamed.
 */
const SEED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  users: ['base_currency'],
  clients: ['avg_payment_delay_days', 'relationship_type', 'revenue_percent', 'risk_level', 'billing_config', 'source', 'locked_fields', 'status'],
  expense_buckets: [
    'payment_terms',
    'payment_terms_days',
    'flexibility_level',
    'criticality',
    'delay_history',
    'billing_config',
    'category',
    'source',
    'locked_fields',
  ],
  cash_accounts: ['currency', 'iban', 'account_type'],
  obligation_agreements: [
    'client_id',
    'expense_bucket_id',
    'obligation_type',
    'base_amount_minor',
    'frequency',
    'currency',
    'base_currency_amount_minor',
    'exchange_rate_used',
    'exchange_rate_date',
  ],
  obligation_schedules: [
    'agreement_id',
    'due_date',
    'estimated_amount_minor',
    'status',
    'base_currency_amount_minor',
    'exchange_rate_used',
    'exchange_rate_date',
  ],
  payment_events: ['amount_minor', 'payment_date', 'status', 'variance_vs_expected_minor', 'base_currency_amount_minor', 'exchange_rate_used'],
  cash_events: ['schedule_id', 'base_currency_amount_minor', 'exchange_rate_used', 'exchange_rate_date'],
  integration_mappings: ['entity_type', 'entity_id', 'integration_type', 'external_id', 'external_type', 'sync_status'],
  exchange_rates: ['from_currency', 'to_currency', 'rate'],
  user_configurations: [
    'obligations_buffer_amount_minor',
    'runway_buffer_months',
    'late_payment_threshold_days',
    'unexpected_expense_threshold_pct',
    'safety_mode',
    'payroll_check_days_before',
    'payroll_buffer_percent',
    'payment_cluster_threshold_pct',
  ],
  detection_rules: ['detection_type', 'is_enabled'],
  detection_alerts: ['detection_type', 'severity', 'status', 'entity_type', 'entity_id', 'entity_name'],
  prepared_actions: ['action_type', 'status'],
  action_options: ['action_id', 'title', 'description'],
  linked_actions: ['action_id', 'linked_action_id', 'link_type'],
  execution_records: ['action_id', 'status', 'executed_at'],
  execution_automation_rules: [
    'action_type',
    'auto_execute',
    'threshold_amount_minor',
    'threshold_currency',
    'excluded_tags',
    'included_tags',
    'require_approval',
    'is_locked',
  ],
  automation_rules: ['name', 'automation_type', 'action_name', 'enabled', 'confidence_threshold', 'auto_approve', 'config'],
  cash_forecasts: [
    'forecast_date',
    'target_date',
    'predicted_balance_minor',
    'confidence_low_minor',
    'confidence_high_minor',
    'ar_expected_minor',
    'ap_expected_minor',
    'pipeline_expected_minor',
    'recurring_expected_minor',
    'model_version',
    'created_at',
  ],
  forecast_scenarios: ['name', 'description', 'adjustments', 'base_forecast_id', 'result_data', 'created_by', 'created_at'],
  forecast_accuracy_log: ['forecast_id', 'target_date', 'predicted_balance_minor', 'actual_balance_minor', 'error_pct', 'logged_at'],
  audit_logs: ['automation_type', 'action_name', 'status', 'confidence', 'ai_reasoning', 'input_data', 'output_data', 'tokens_used'],
};

/** People and rates belong to the data file, not to one business. */
const OF_THE_FILE = new Set(['users', 'exchange_rates']);

/** Values as the source documents list them, and where the schema holds them. */
const SEED_VALUES: Readonly<Record<string, readonly string[]>> = {
  'clients.relationship_type': ['strategic', 'transactional', 'managed'],
  'clients.risk_level': ['low', 'medium', 'high', 'critical'],
  'expense_buckets.flexibility_level': ['can_delay', 'negotiable', 'cannot_delay'],
  'expense_buckets.criticality': ['critical', 'important', 'flexible'],
  'detection_alerts.severity': ['emergency', 'this_week', 'upcoming'],
  'user_configurations.safety_mode': ['conservative', 'normal', 'aggressive'],
  'linked_actions.link_type': ['resolves', 'conflicts', 'sequence'],
};

describe('the tables of the source documents', () => {
  it('have every column they name', async () => {
    const { file } = await openTestDatabase();
    const raw = openRawConnection(file);
    for (const [table, columns] of Object.entries(SEED_COLUMNS)) {
      const known = raw.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
      expect([table, columns.filter((column) => !known.includes(column))]).toEqual([table, []]);
      expect([table, known.includes('business_id')]).toEqual([table, !OF_THE_FILE.has(table)]);
    }
  });

  it('hold every value they list', async () => {
    const { file } = await openTestDatabase();
    const raw = openRawConnection(file);
    for (const [place, values] of Object.entries(SEED_VALUES)) {
      const [table = '', column = ''] = place.split('.');
      const text = raw.prepare<[string], string>('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(table) ?? '';
      const check = new RegExp(`${column}[^\\n]*CHECK \\(${column} IN\\s*\\(([^)]*)\\)`).exec(text)?.[1] ?? '';
      expect([place, values.filter((value) => !check.includes(`'${value}'`))]).toEqual([place, []]);
    }
  });

  it('know the twelve kinds of trouble and the twelve kinds of action', () => {
    expect(DETECTION_TYPES).toHaveLength(12);
    expect(ACTION_TYPES.slice(0, 12)).toEqual([
      'invoice_follow_up',
      'payment_reminder',
      'collection_escalation',
      'payment_batch',
      'vendor_delay',
      'payment_prioritization',
      'payroll_contingency',
      'payroll_confirmation',
      'excess_cash_allocation',
      'credit_line_draw',
      'invoice_generation',
      'statutory_payment',
    ]);
  });
});
