import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { MIGRATIONS } from '../../migrations/index.ts';
import { AppError, isAppError } from '../../src-shared/result/app-error.ts';
import { assert, must } from '../../src-shared/result/assert.ts';
import { connect, enterWriteAheadLog, type SqliteConnection } from './connection.ts';
import { toDatabaseError } from './database-errors.ts';
import { writeCopy } from './write-copy.ts';

/** "TAMO": tells a Tamio file from any other SQLite file once it is decrypted. */
const APPLICATION_ID = 0x54414d4f;

export type Migrations = Readonly<Record<string, Migration>>;

export type MigrateOptions = {
  readonly migrations?: Migrations;
  /** Where a copy of an existing file goes before it is changed; null where there is nothing to lose. */
  readonly backupFolder: string | null;
  readonly nowInstant: string;
};

export type MigrationOutcome = {
  /** The file's version afterwards: the name of its newest migration. */
  readonly version: string;
  /** What was applied now, in order. */
  readonly applied: readonly string[];
  /** The copy that was made before, if one was. */
  readonly copyFile: string | null;
};

/** The number in a migration's name: `0030_bank_transactions` is 30. It is what `PRAGMA user_version` holds. */
export function migrationNumber(name: string): number {
  const number = Number.parseInt(name, 10);
  assert(Number.isInteger(number) && number > 0, `a migration name that starts with its number, got "${name}"`);
  return number;
}

function orderedNames(migrations: Migrations): readonly string[] {
  const names = Object.keys(migrations);
  assert(
    names.every((name, index) => index === 0 || migrationNumber(must(names[index - 1], 'an earlier name')) < migrationNumber(name)),
    'migrations listed in the order of their numbers',
  );
  return names;
}

/** The newest version this build knows. */
export function newestVersion(migrations: Migrations = MIGRATIONS): string {
  return must(orderedNames(migrations).at(-1), 'at least one migration');
}

function appliedNames(connection: SqliteConnection): readonly string[] {
  const table = connection.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'").get();
  if (table === undefined) return [];
  return connection.prepare<[], string>('SELECT name FROM schema_migrations ORDER BY name').pluck().all();
}

function tooNew(fileVersion: string, knownVersion: string): AppError {
  const sentence = `This data was written by a newer Tamio (data version ${fileVersion}); this one knows versions up to ${knownVersion}. Install the newest Tamio; nothing was changed.`;
  return new AppError('DATABASE_TOO_NEW', sentence, { fileVersion, knownVersion });
}

/** The file's version, null when it is empty. Refuses a file of a newer build: by unknown names, and by number in case the table was changed too. */
export function readVersion(connection: SqliteConnection, migrations: Migrations = MIGRATIONS): string | null {
  const known = orderedNames(migrations);
  const applied = appliedNames(connection);
  const knownVersion = newestVersion(migrations);
  const foreign = applied.filter((name) => !known.includes(name));
  if (foreign.length > 0) throw tooNew(must(foreign.at(-1), 'an unknown migration'), knownVersion);
  const userVersion = Number(connection.pragma('user_version', { simple: true }));
  if (userVersion > migrationNumber(knownVersion)) throw tooNew(String(userVersion), knownVersion);
  const applicationId = Number(connection.pragma('application_id', { simple: true }));
  if (applicationId !== 0 && applicationId !== APPLICATION_ID) {
    throw new AppError('DATABASE_DAMAGED', 'The data file was made by another program, not by Tamio.', { applicationId });
  }
  return applied.at(-1) ?? null;
}

async function applyAll(connection: SqliteConnection, migrations: Migrations, nowInstant: string): Promise<string[]> {
  connection.exec('CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT, WITHOUT ROWID');
  // read again inside the transaction: another process may have migrated while this one waited for the lock
  const done = new Set(appliedNames(connection));
  const pending = orderedNames(migrations).filter((name) => !done.has(name));
  const builder = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  for (const name of pending) {
    await must(migrations[name], `migration ${name}`).up(builder);
    await sql`INSERT INTO schema_migrations (name, applied_at) VALUES (${name}, ${nowInstant})`.execute(builder);
  }
  const broken = connection.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0) {
    throw new AppError(
      'MIGRATION_FAILED',
      `The update of the data file would break ${broken.length} references between its rows, so it was not made.`,
      {
        brokenReferences: broken.length,
      },
    );
  }
  connection.pragma(`application_id=${APPLICATION_ID}`);
  connection.pragma(`user_version=${migrationNumber(newestVersion(migrations))}`);
  return pending;
}

/** Another process may need this long to migrate a large file first. */
const LOCK_TIMEOUT_MS = 60_000;
const LOCK_RETRY_MS = 20;

/** Takes the write lock, after whoever migrates at the same moment: that may be this very process, so waiting must not block it. */
async function beginAlone(connection: SqliteConnection, file: string): Promise<void> {
  connection.pragma('busy_timeout=0');
  for (const startedMs = performance.now(); ; await sleep(LOCK_RETRY_MS)) {
    try {
      enterWriteAheadLog(connection, file);
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const mapped = toDatabaseError(error, file);
      const isLocked = isAppError(mapped) && mapped.code === 'DATABASE_LOCKED';
      if (!isLocked || performance.now() - startedMs > LOCK_TIMEOUT_MS) throw mapped;
    }
  }
}

/**
 * All pending migrations in one transaction, or none. Kysely's own migrator is not used: on SQLite it runs outside a transaction and checks
 * nothing before it commits. Foreign keys are off meanwhile, because rebuilding a table (create, copy, drop, rename) with them on deletes its
 * children through ON DELETE CASCADE, and switching them off inside a transaction is a silent no-op.
 */
async function migrateConnection(
  connection: SqliteConnection,
  file: string,
  options: { readonly migrations: Migrations; readonly nowInstant: string },
): Promise<string[]> {
  connection.pragma('foreign_keys=OFF');
  connection.pragma('synchronous=FULL');
  await beginAlone(connection, file);
  try {
    const applied = await applyAll(connection, options.migrations, options.nowInstant);
    connection.exec('COMMIT');
    return applied;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function toMigrationError(error: unknown, file: string): unknown {
  const mapped = toDatabaseError(error, file);
  if (isAppError(mapped)) return mapped;
  const reason = mapped instanceof Error ? mapped.message : String(mapped);
  const sentence = `The data file could not be updated for this version of Tamio (${reason}); it is unchanged. Use the previous version and report this.`;
  return new AppError('MIGRATION_FAILED', sentence, { reason }, { cause: error });
}

/** Brings a data file (or an empty new one) to the version this build knows. A newer file is refused by name and left as it is. */
export async function migrate(file: string, dataKey: Uint8Array, options: MigrateOptions): Promise<MigrationOutcome> {
  const { migrations = MIGRATIONS, backupFolder, nowInstant } = options;
  const connection = connect({ file, dataKey, create: true });
  try {
    const before = readVersion(connection, migrations);
    const target = newestVersion(migrations);
    if (before === target) return { version: target, applied: [], copyFile: null };
    const name = `before-${target}-${instantForFileName(nowInstant)}.db`;
    const copyFile = before === null || backupFolder === null ? null : writeCopy(connection, file, { folder: backupFolder, name });
    const applied = await migrateConnection(connection, file, { migrations, nowInstant });
    return { version: target, applied, copyFile };
  } catch (error) {
    throw toMigrationError(error, file);
  } finally {
    connection.close();
  }
}

/** An instant as every file system takes it: Windows allows no colon in a name. */
export function instantForFileName(instant: string): string {
  return instant.replaceAll(/[:.]/g, '-');
}
