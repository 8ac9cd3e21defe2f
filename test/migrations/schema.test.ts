import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SqliteConnection } from '../../src-main/database/connection.ts';
import { CANONICAL_COLUMNS } from '../../src-main/features/audit/canonical-entry.ts';
import { DIGESTED_COLUMNS } from '../../src-main/features/audit/rows-digest.ts';
import { openRawConnection } from '../support/raw-connection.ts';
import { openTestDatabase } from '../support/test-database.ts';

type Column = { readonly name: string; readonly type: string; readonly isNullable: boolean; readonly hasDefault: boolean };

async function openMigrated(): Promise<SqliteConnection> {
  const { file } = await openTestDatabase();
  return openRawConnection(file);
}

function tablesOf(raw: SqliteConnection): string[] {
  return raw
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migrations' ORDER BY name",
    )
    .pluck()
    .all();
}

function columnsOf(raw: SqliteConnection, table: string): Column[] {
  const rows = raw
    .prepare<[string], { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>('SELECT * FROM pragma_table_info(?)')
    .all(table);
  return rows.map(({ name, type, notnull, dflt_value, pk }) => ({
    name,
    type,
    isNullable: notnull === 0 && pk === 0,
    hasDefault: dflt_value !== null,
  }));
}

/** The types of `schema.ts` as text: the compiler has erased them, so the test reads the source. */
function declaredTables(): Map<string, Map<string, string>> {
  const folder = new URL('../../src-main/database/', import.meta.url);
  const files = ['schema.ts', ...readdirSync(new URL('schema/', folder)).map((name) => `schema/${name}`)];
  const source = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  const types = new Map<string, Map<string, string>>();
  for (const [, name = '', body = ''] of source.matchAll(/export type (\w+) = \{\n([^}]*)\};/g)) {
    types.set(name, new Map([...body.matchAll(/^ {2}(\w+): ([^;]+);$/gm)].map(([, column = '', type = '']) => [column, type])));
  }
  const tables = new Map<string, Map<string, string>>();
  for (const [table, typeName] of types.get('Schema') ?? []) tables.set(table, types.get(typeName) ?? new Map<string, string>());
  return tables;
}

/** What a column's declaration says of it: the three shapes that `schema.ts` uses. */
function factsOf(declaration: string): { storage: string; isNullable: boolean; isOptional: boolean } {
  const isGenerated = declaration.startsWith('Generated<');
  const isColumnType = declaration.startsWith('ColumnType<');
  const selected = isColumnType ? (/^ColumnType<([^,]+),/.exec(declaration)?.[1] ?? '') : declaration.replace(/^Generated<(.*)>$/s, '$1');
  const storage = /Uint8Array/.test(selected) ? 'BLOB' : /number|Flag/.test(selected) ? 'NUMBER' : 'TEXT';
  return { storage, isNullable: /\bnull\b/.test(selected), isOptional: isGenerated || isColumnType };
}

describe('schema.ts', () => {
  it('names exactly the tables that the migrations make', async () => {
    const raw = await openMigrated();
    expect([...declaredTables().keys()].sort()).toEqual(tablesOf(raw));
  });

  it('names exactly the columns that each table has', async () => {
    const raw = await openMigrated();
    const declared = [...declaredTables()].map(([table, columns]) => [table, [...columns.keys()].sort()]);
    expect(declared).toEqual(
      declared.map(([table]) => [
        table,
        columnsOf(raw, String(table))
          .map(({ name }) => name)
          .sort(),
      ]),
    );
  });

  it('agrees with every column in storage, null and default', async () => {
    const raw = await openMigrated();
    const disagreements: string[] = [];
    let compared = 0;
    for (const [table, declared] of declaredTables()) {
      for (const { name, type, isNullable, hasDefault } of columnsOf(raw, table)) {
        const facts = factsOf(declared.get(name) ?? '');
        const storage = type === 'INTEGER' || type === 'REAL' ? 'NUMBER' : type;
        // a view knows nothing of null, default and the storage of what it computes
        const isView = table === 'booked_transactions';
        const agrees = isView || (facts.storage === storage && facts.isNullable === isNullable && (facts.isOptional || !hasDefault));
        if (!agrees) disagreements.push(`${table}.${name}`);
        compared += 1;
      }
    }
    expect(disagreements).toEqual([]);
    expect(compared).toBeGreaterThan(200);
  });

  it('every table is STRICT, money is INTEGER, days and instants are TEXT', async () => {
    const raw = await openMigrated();
    const tables = raw
      .prepare<[], { name: string; strict: number; type: string }>(
        "SELECT name, strict, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(tables.filter(({ type, strict }) => type === 'table' && strict === 0)).toEqual([]);
    const stored = tables.filter(({ type }) => type === 'table');
    const columns = stored.flatMap(({ name: table }) => columnsOf(raw, table).map(({ name, type }) => ({ table, name, type })));
    expect(columns.filter(({ name, type }) => name.endsWith('_minor') && type !== 'INTEGER')).toEqual([]);
    expect(columns.filter(({ name, type }) => /_(date|at|on|until)$/.test(name) && type !== 'TEXT')).toEqual([]);
  });
});

describe('what is sealed', () => {
  it('the canonical form covers every column of audit_logs', async () => {
    const raw = await openMigrated();
    expect([...CANONICAL_COLUMNS, 'entry_hash']).toEqual(columnsOf(raw, 'audit_logs').map(({ name }) => name));
  });

  it('the digest covers every column of bank_transactions', async () => {
    const raw = await openMigrated();
    expect([...DIGESTED_COLUMNS]).toEqual(columnsOf(raw, 'bank_transactions').map(({ name }) => name));
  });

  it.each([
    ['audit_logs', 'UPDATE audit_logs SET reason = 1', 'append-only'],
    ['audit_logs', 'DELETE FROM audit_logs', 'append-only'],
    ['bank_transactions', 'UPDATE bank_transactions SET description = 1', 'never edited'],
    ['cash_forecasts', 'UPDATE cash_forecasts SET model_version = 1', 'never edited'],
  ])('a trigger guards %s against %s', async (table, sql, message) => {
    const raw = await openMigrated();
    raw.pragma('foreign_keys=OFF');
    raw.pragma('ignore_check_constraints=ON');
    const required = raw
      .prepare<[string], { name: string; type: string }>(`SELECT name, type FROM pragma_table_info(?) WHERE "notnull" = 1 AND dflt_value IS NULL`)
      .all(table);
    const values = required.map(({ type }) => (type === 'TEXT' ? "'2026-01-01'" : '1'));
    raw.exec(`INSERT INTO ${table} (${required.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`);
    expect(() => raw.exec(sql)).toThrow(message);
  });
});

/** The statements that run at every click or for every row, as their stores write them, and the index that must carry each. */
const HOT_QUERIES: readonly (readonly [string, string, string])[] = [
  [
    'lines of an account by day',
    'SELECT * FROM bank_transactions WHERE business_id = 1 AND account_id = 1 AND booking_date BETWEEN ? AND ? ORDER BY booking_date, id',
    'idx_bank_transactions_date',
  ],
  [
    'the newest lines',
    'SELECT id FROM booked_transactions WHERE business_id = 1 AND account_id = 1 ORDER BY booking_date DESC, id DESC LIMIT 100',
    'idx_bank_transactions_date',
  ],
  [
    'identities in a range',
    'SELECT identity FROM booked_transactions WHERE business_id = ? AND account_id = ? AND booking_date BETWEEN ? AND ?',
    'idx_bank_transactions_date',
  ],
  ['totals of the days', 'SELECT sum(inflow_minor) FROM account_days WHERE business_id = ? AND account_id = ? AND booking_date > ?', 'PRIMARY KEY'],
  [
    'the latest stated balance',
    'SELECT * FROM account_balances WHERE business_id = ? AND account_id = ? AND balance_date <= ? ORDER BY balance_date DESC LIMIT 1',
    'idx_account_balances_date',
  ],
  ['an account by name', 'SELECT id FROM cash_accounts WHERE business_id = ? AND name = ?', 'sqlite_autoindex_cash_accounts'],
  ['imports of an account', 'SELECT id FROM import_batches WHERE business_id = ? AND account_id = ? ORDER BY id DESC', 'idx_import_batches_account'],
  ['remains of killed imports', "SELECT id FROM import_batches WHERE status = 'staged'", 'idx_import_batches_staged'],
  ['lines of a batch', 'SELECT count(*) FROM bank_transactions WHERE id BETWEEN ? AND ? AND batch_id = ?', 'INTEGER PRIMARY KEY'],
  [
    'lines of a category',
    'SELECT transaction_id FROM transaction_categories WHERE business_id = ? AND category_id = ?',
    'idx_transaction_categories_category',
  ],
  [
    'the rate of a day',
    'SELECT rate FROM exchange_rates WHERE from_currency = ? AND to_currency = ? AND rate_date <= ? ORDER BY rate_date DESC LIMIT 1',
    'sqlite_autoindex_exchange_rates',
  ],
  ['active alerts', "SELECT * FROM detection_alerts WHERE business_id = ? AND status = 'active'", 'idx_detection_alerts_status'],
  ['an alert by its key', 'SELECT id FROM detection_alerts WHERE business_id = ? AND alert_key = ?', 'sqlite_autoindex_detection_alerts'],
  ['the latest run', 'SELECT * FROM pipeline_runs WHERE business_id = ? ORDER BY run_at DESC LIMIT 1', 'idx_pipeline_runs_at'],
  ['the snapshot of a day', 'SELECT id FROM forecast_snapshots WHERE business_id = ? AND forecast_date = ?', 'idx_forecast_snapshots_date'],
  ['days of a snapshot', 'SELECT * FROM cash_forecasts WHERE snapshot_id = ? ORDER BY target_date', 'sqlite_autoindex_cash_forecasts'],
  [
    'the head of a chain',
    'SELECT sequence_number, entry_hash FROM audit_logs WHERE business_id = ? ORDER BY sequence_number DESC LIMIT 1',
    'sqlite_autoindex_audit_logs',
  ],
  [
    'a page of a chain',
    'SELECT * FROM audit_logs WHERE (business_id, sequence_number, id) > (?, ?, ?) ORDER BY business_id, sequence_number, id LIMIT 1000',
    'sqlite_autoindex_audit_logs',
  ],
  ['entries about a thing', 'SELECT * FROM audit_logs WHERE business_id = ? AND entity_type = ? AND entity_id = ?', 'idx_audit_logs_entity'],
];

describe('hot queries', () => {
  it.each(HOT_QUERIES)('%s: by index, without sorting', async (_name, sql, index) => {
    const raw = await openMigrated();
    const parameters = Array.from(sql.matchAll(/\?/g), () => 1);
    const plan = raw
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map(({ detail }) => detail)
      .join('\n');
    expect(plan).toContain(index);
    // reading the partial index of staged batches from end to end is reading nothing
    expect(plan).not.toMatch(/^SCAN (?!import_batches USING COVERING INDEX idx_import_batches_staged)/m);
    expect(plan).not.toContain('USE TEMP B-TREE');
  });
});
