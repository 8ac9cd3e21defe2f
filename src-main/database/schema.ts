import type { ColumnType, Generated } from 'kysely';

/**
 * The tables as TypeScript sees them, one type a table, columns as in `migrations/`. A test reads the real schema and compares column by column,
 * so that this file cannot drift. JSON columns are text here; a store parses them against the contract's schema.
 */
type Flag = 0 | 1;

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

export type CashAccountsTable = {
  id: Generated<number>;
  business_id: number;
  name: string;
  account_type: Generated<'bank' | 'cash' | 'card' | 'loan' | 'credit_line'>;
  currency: string;
  iban: ColumnType<string | null, string | null | undefined, string | null>;
  account_number: ColumnType<string | null, string | null | undefined, string | null>;
  bank_name: ColumnType<string | null, string | null | undefined, string | null>;
  credit_limit_minor: ColumnType<number | null, number | null | undefined, number | null>;
  interest_rate_bps: ColumnType<number | null, number | null | undefined, number | null>;
  counts_as_cash: Flag;
  is_archived: Generated<Flag>;
  source: Generated<string>;
  synced_at: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: string;
  updated_at: string;
};

export type AccountBalancesTable = {
  id: Generated<number>;
  business_id: number;
  account_id: number;
  balance_date: string;
  balance_minor: number;
  currency: string;
  source: 'running' | 'opening' | 'closing' | 'ledger' | 'typed' | 'reconciled';
  batch_id: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: string;
};

export type AccountDaysTable = {
  business_id: number;
  account_id: number;
  booking_date: string;
  currency: string;
  inflow_minor: number;
  outflow_minor: number;
  base_inflow_minor: number;
  base_outflow_minor: number;
  line_count: number;
  rate_missing_count: number;
};

export type ExchangeRatesTable = {
  id: Generated<number>;
  from_currency: string;
  to_currency: string;
  rate_date: string;
  rate: string;
  source: 'ecb' | 'typed';
  created_at: string;
};

export type ImportBatchesTable = {
  id: Generated<number>;
  business_id: number;
  account_id: number;
  status: 'staged' | 'booked' | 'undone';
  file_name: string;
  file_format: string;
  file_sha256: string;
  file_size_bytes: number;
  original_bytes: Uint8Array;
  detected: string;
  answers: string;
  proof: string;
  new_count: Generated<number>;
  same_count: Generated<number>;
  changed_count: Generated<number>;
  skipped_count: Generated<number>;
  rejected_count: Generated<number>;
  verdicts: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  first_booking_date: ColumnType<string | null, string | null | undefined, string | null>;
  last_booking_date: ColumnType<string | null, string | null | undefined, string | null>;
  rows_digest: ColumnType<string | null, string | null | undefined, string | null>;
  staged_by: ColumnType<string | null, string | null | undefined, string | null>;
  first_transaction_id: number;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  booked_at: ColumnType<string | null, string | null | undefined, string | null>;
  undone_at: ColumnType<string | null, string | null | undefined, string | null>;
};

export type BankTransactionsTable = {
  id: number;
  business_id: number;
  account_id: number;
  batch_id: number;
  line: number;
  booking_date: string;
  value_date: ColumnType<string | null, string | null | undefined, string | null>;
  amount_minor: number;
  currency: string;
  base_amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  exchange_rate_used: ColumnType<string | null, string | null | undefined, string | null>;
  exchange_rate_date: ColumnType<string | null, string | null | undefined, string | null>;
  description: string;
  counterparty: ColumnType<string | null, string | null | undefined, string | null>;
  counterparty_iban: ColumnType<string | null, string | null | undefined, string | null>;
  reference: ColumnType<string | null, string | null | undefined, string | null>;
  end_to_end_id: ColumnType<string | null, string | null | undefined, string | null>;
  bank_reference: ColumnType<string | null, string | null | undefined, string | null>;
  balance_minor: ColumnType<number | null, number | null | undefined, number | null>;
  fee_minor: ColumnType<number | null, number | null | undefined, number | null>;
  is_pending: Flag;
  identity: string;
  identity_version: number;
};

export type CategoriesTable = {
  id: Generated<number>;
  business_id: number;
  name: string;
  direction: 'in' | 'out' | 'both';
  is_archived: Generated<Flag>;
  created_at: string;
};

export type TransactionCategoriesTable = {
  transaction_id: number;
  business_id: number;
  category_id: number;
  source: 'person' | 'rule' | 'learned' | 'sample';
  confidence: ColumnType<number | null, number | null | undefined, number | null>;
  set_at: string;
  set_by: ColumnType<number | null, number | null | undefined, number | null>;
};

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

export type ImportProfilesTable = {
  id: Generated<number>;
  business_id: number;
  account_id: number;
  layout: string;
  answers: string;
  updated_at: string;
};

export type ReplacedTransactionsTable = {
  transaction_id: number;
  business_id: number;
  replaced_by: number;
  batch_id: number;
  reason: string;
};

export type LateConversionsTable = {
  transaction_id: number;
  business_id: number;
  batch_id: number;
  base_amount_minor: number;
  exchange_rate_used: string;
  exchange_rate_date: string;
  converted_at: string;
  converted_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type CategoryRulesTable = {
  id: Generated<number>;
  business_id: number;
  category_id: number;
  position: number;
  is_enabled: Generated<Flag>;
  is_import_only: Generated<Flag>;
  source: 'typed' | 'learned';
  contains: ColumnType<string | null, string | null | undefined, string | null>;
  pattern: ColumnType<string | null, string | null | undefined, string | null>;
  amount_min_minor: ColumnType<number | null, number | null | undefined, number | null>;
  amount_max_minor: ColumnType<number | null, number | null | undefined, number | null>;
  direction: ColumnType<'in' | 'out' | null, 'in' | 'out' | null | undefined, 'in' | 'out' | null>;
  account_id: ColumnType<number | null, number | null | undefined, number | null>;
  taught_by: Generated<string>;
  deleted_at: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: string;
  created_by: ColumnType<number | null, number | null | undefined, number | null>;
  updated_at: string;
};

export type MutedPayeesTable = {
  business_id: number;
  payee_key: string;
  muted_at: string;
  muted_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type AutomaticCategoriesTable = {
  transaction_id: number;
  business_id: number;
  category_id: number;
  run_id: number;
  method: 'rule' | 'payee' | 'model';
  rule_id: ColumnType<number | null, number | null | undefined, number | null>;
  payee_key: ColumnType<string | null, string | null | undefined, string | null>;
  confidence: number;
  reason: string;
  previous: ColumnType<string | null, string | null | undefined, string | null>;
};

export type DeclinedSuggestionsTable = {
  transaction_id: number;
  category_id: number;
  business_id: number;
  declined_at: string;
  declined_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type TransactionSplitsTable = {
  transaction_id: number;
  part: number;
  business_id: number;
  amount_minor: number;
  category_id: ColumnType<number | null, number | null | undefined, number | null>;
  note: ColumnType<string | null, string | null | undefined, string | null>;
};

export type TransferPairsTable = {
  out_transaction_id: number;
  in_transaction_id: number;
  business_id: number;
  status: 'paired' | 'suggested' | 'broken';
  source: 'found' | 'person';
  confidence: number;
  reason: string;
  decided_at: ColumnType<string | null, string | null | undefined, string | null>;
  decided_by: ColumnType<number | null, number | null | undefined, number | null>;
};

export type Schema = {
  import_profiles: ImportProfilesTable;
  replaced_transactions: ReplacedTransactionsTable;
  businesses: BusinessesTable;
  users: UsersTable;
  business_users: BusinessUsersTable;
  user_configurations: UserConfigurationsTable;
  settings: SettingsTable;
  cash_accounts: CashAccountsTable;
  account_balances: AccountBalancesTable;
  account_days: AccountDaysTable;
  exchange_rates: ExchangeRatesTable;
  import_batches: ImportBatchesTable;
  bank_transactions: BankTransactionsTable;
  categories: CategoriesTable;
  transaction_categories: TransactionCategoriesTable;
  forecast_snapshots: ForecastSnapshotsTable;
  cash_forecasts: CashForecastsTable;
  pipeline_runs: PipelineRunsTable;
  detection_alerts: DetectionAlertsTable;
  audit_logs: AuditLogsTable;
  booked_transactions: BankTransactionsTable;
  late_conversions: LateConversionsTable;
  category_rules: CategoryRulesTable;
  muted_payees: MutedPayeesTable;
  automatic_categories: AutomaticCategoriesTable;
  declined_suggestions: DeclinedSuggestionsTable;
  transaction_splits: TransactionSplitsTable;
  transfer_pairs: TransferPairsTable;
};
