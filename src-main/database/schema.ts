import type { AccountBalancesTable, AccountDaysTable, CashAccountsTable, ExchangeRatesTable, LateConversionsTable } from './schema/accounts.ts';
import type {
  BankTransactionsTable,
  CategoriesTable,
  ImportBatchesTable,
  ImportFilesTable,
  ImportProfilesTable,
  ReplacedTransactionsTable,
  TransactionCategoriesTable,
} from './schema/bank-transactions.ts';
import type {
  ActionOptionsTable,
  AutomationRulesTable,
  DetectionRulesTable,
  ExecutionAutomationRulesTable,
  ExecutionRecordsTable,
  LinkedActionsTable,
  PreparedActionsTable,
} from './schema/actions.ts';
import type { AuditLogsTable, BusinessUsersTable, BusinessesTable, SettingsTable, UserConfigurationsTable, UsersTable } from './schema/businesses.ts';
import type { ForecastAccuracyLogTable, ForecastAccuracyPartsTable, ForecastFitsTable, ForecastScenariosTable } from './schema/forecast-score.ts';
import type { CashForecastsTable, DetectionAlertsTable, ForecastSnapshotsTable, PipelineRunsTable } from './schema/forecasts.ts';
import type {
  AgreementEscalationsTable,
  AgreementMilestonesTable,
  AgreementOverridesTable,
  AgreementVersionsTable,
  ObligationAgreementsTable,
  ObligationSchedulesTable,
  RecurringDecisionsTable,
} from './schema/obligations.ts';
import type {
  ClientsTable,
  ExpenseBucketsTable,
  IntegrationMappingsTable,
  PartyAliasesTable,
  PartyBankAccountsTable,
  PortfolioSnapshotsTable,
} from './schema/parties.ts';
import type { RecordImportsTable } from './schema/records.ts';
import type { CashEventsTable, DeclinedMatchesTable, PaymentAllocationsTable, PaymentEventsTable } from './schema/payments.ts';
import type {
  AutomaticCategoriesTable,
  CategoryRulesTable,
  DeclinedSuggestionsTable,
  MutedPayeesTable,
  TransactionSplitsTable,
  TransferPairsTable,
} from './schema/rules.ts';

/**
 * The tables as TypeScript sees them, one type a table, columns as in `migrations/`. A test reads the real schema and compares column by column,
 * so that this file cannot drift. JSON columns are text here; a store parses them against the contract's schema.
 */
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
  import_files: ImportFilesTable;
  bank_transactions: BankTransactionsTable;
  categories: CategoriesTable;
  transaction_categories: TransactionCategoriesTable;
  forecast_snapshots: ForecastSnapshotsTable;
  cash_forecasts: CashForecastsTable;
  forecast_scenarios: ForecastScenariosTable;
  forecast_accuracy_log: ForecastAccuracyLogTable;
  forecast_accuracy_parts: ForecastAccuracyPartsTable;
  forecast_fits: ForecastFitsTable;
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
  detection_rules: DetectionRulesTable;
  execution_automation_rules: ExecutionAutomationRulesTable;
  automation_rules: AutomationRulesTable;
  prepared_actions: PreparedActionsTable;
  action_options: ActionOptionsTable;
  linked_actions: LinkedActionsTable;
  execution_records: ExecutionRecordsTable;
  obligation_agreements: ObligationAgreementsTable;
  agreement_versions: AgreementVersionsTable;
  agreement_escalations: AgreementEscalationsTable;
  agreement_overrides: AgreementOverridesTable;
  agreement_milestones: AgreementMilestonesTable;
  obligation_schedules: ObligationSchedulesTable;
  recurring_decisions: RecurringDecisionsTable;
  clients: ClientsTable;
  expense_buckets: ExpenseBucketsTable;
  party_bank_accounts: PartyBankAccountsTable;
  party_aliases: PartyAliasesTable;
  integration_mappings: IntegrationMappingsTable;
  portfolio_snapshots: PortfolioSnapshotsTable;
  record_imports: RecordImportsTable;
  payment_events: PaymentEventsTable;
  payment_allocations: PaymentAllocationsTable;
  declined_matches: DeclinedMatchesTable;
  cash_events: CashEventsTable;
};
