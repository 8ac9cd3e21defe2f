import type { Migration } from 'kysely/migration';
import * as businesses from './0010_businesses.ts';
import * as accounts from './0020_accounts.ts';
import * as bankTransactions from './0030_bank_transactions.ts';
import * as forecasts from './0040_forecasts.ts';
import * as detection from './0050_detection.ts';
import * as auditLogs from './0060_audit_logs.ts';
import * as lateConversions from './0070_late_conversions.ts';
import * as categoryRules from './0080_category_rules.ts';
import * as importProfiles from './0090_import_profiles.ts';
import * as parties from './0100_parties.ts';
import * as obligations from './0110_obligations.ts';
import * as forecastScore from './0120_forecast_score.ts';
import * as recordImports from './0130_record_imports.ts';
import * as actions from './0140_actions.ts';
import * as importFiles from './0150_import_files.ts';
import * as accuracyParts from './0180_accuracy_parts.ts';

/** Every migration ever shipped, in order. A shipped one is never edited; a new file takes the next number. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0010_businesses': businesses,
  '0020_accounts': accounts,
  '0030_bank_transactions': bankTransactions,
  '0040_forecasts': forecasts,
  '0050_detection': detection,
  '0060_audit_logs': auditLogs,
  '0070_late_conversions': lateConversions,
  '0080_category_rules': categoryRules,
  '0090_import_profiles': importProfiles,
  '0100_parties': parties,
  '0110_obligations': obligations,
  '0120_forecast_score': forecastScore,
  '0130_record_imports': recordImports,
  '0140_actions': actions,
  '0150_import_files': importFiles,
  '0180_accuracy_parts': accuracyParts,
};
