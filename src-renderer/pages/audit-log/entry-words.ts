import type { AuditEntry } from '../../../src-shared/contract/audit.ts';

const ACTION_WORDS: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'changed',
  delete: 'removed',
  categorise: 'set the category of',
  state_balance: 'stated the balance of',
  export: 'exported',
  backup: 'backed up',
  restore: 'restored',
  dismiss: 'dismissed',
  snooze: 'snoozed',
  reopen: 'reopened',
  resolve: 'resolved',
  merge: 'merged another into the',
  undo_merge: 'undid the merge with the',
  archive: 'archived',
  remove_passphrase: 'removed the passphrase of',
  set_passphrase: 'set the passphrase of',
  renew_recovery_key: 'renewed the recovery key of',
};

const ENTITY_WORDS: Readonly<Record<string, string>> = {
  business: 'business',
  cash_account: 'account',
  bank_transaction: 'bank lines',
  import_batch: 'import',
  category: 'category',
  user_configuration: 'thresholds',
  detection_alert: 'alert',
  expense: 'expense',
  forecast_snapshot: 'forecast',
  report: 'report',
  client: 'customer',
  expense_bucket: 'vendor',
  obligation_agreement: 'agreement',
  obligation_schedule: 'due item',
  payment_event: 'payment',
  record_import: 'import of records',
  user: 'person',
  data_file: 'the data file',
};

/** Actions whose words need no thing after them. */
const WHOLE_WORDS: Readonly<Record<string, string>> = {
  import: 'imported',
  undo_import: 'took back the import of',
  sign_in: 'signed in',
  sign_in_refused: 'was refused for a wrong passphrase',
  lock: 'locked Tamio',
  unlock: 'unlocked Tamio',
  set_lock: 'changed when Tamio locks by itself',
  create_sample: 'created the sample business',
  pipeline_run: 'looked for trouble and changed the alerts',
};

function words(name: string): string {
  return name.replaceAll(/[_-]+/g, ' ').trim();
}

/** The kinds of things an entry can speak of, as choices of the filter. */
export const ENTITY_CHOICES: ReadonlyArray<{ readonly value: string; readonly label: string }> = Object.entries(ENTITY_WORDS).map(
  ([value, label]) => ({
    value,
    label: `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
  }),
);

const NAMING_FIELDS = ['name', 'fileName', 'file_name', 'file', 'report', 'accountName', 'message'];

/** The name of what an entry speaks of, from its own snapshots; null where they hold none. */
function entryName(entry: Pick<AuditEntry, 'before' | 'after' | 'details'>): string | null {
  for (const snapshot of [entry.after, entry.before, entry.details]) {
    for (const field of NAMING_FIELDS) {
      const value = snapshot?.[field];
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return null;
}

/** What happened, in words that follow a person's name: "changed account Main". Unknown actions are said as they are written. */
export function entryWords(entry: Pick<AuditEntry, 'action' | 'entityType' | 'before' | 'after' | 'details'>): string {
  const whole = WHOLE_WORDS[entry.action];
  const action = ACTION_WORDS[entry.action] ?? words(entry.action);
  const entity = ENTITY_WORDS[entry.entityType] ?? words(entry.entityType);
  const count = entry.details?.['count'];
  if (entry.action === 'categorise' && typeof count === 'number') {
    const category = entry.after?.['categoryName'];
    return `set the category of ${count} bank ${count === 1 ? 'line' : 'lines'} to ${typeof category === 'string' ? category : 'none'}`;
  }
  return [whole ?? `${action} ${entity}`, entryName(entry)].filter((part) => part !== null).join(' ');
}

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  desktop: 'window',
  electron: 'window',
  browser: 'browser',
  cli: 'command line',
  schedule: 'schedule',
  pipeline: 'schedule',
};

/** Where it was done from. */
export function sourceWords(source: string): string {
  return SOURCE_WORDS[source] ?? words(source);
}
