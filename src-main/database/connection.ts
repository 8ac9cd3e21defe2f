import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Database, default as SqliteDatabase } from 'better-sqlite3';
import { AppError } from '../../src-shared/result/app-error.ts';
import { assert } from '../../src-shared/result/assert.ts';
import { withFileErrors } from '../platform/file-errors.ts';
import { toDatabaseError } from './database-errors.ts';

export type SqliteConnection = Database;

export const DATA_KEY_BYTES = 32;

/** How long a single statement may wait inside SQLite, blocking its thread; longer waits are retried without blocking (`write-queue.ts`). */
export const NATIVE_BUSY_TIMEOUT_MS = 250;

export type ConnectionOptions = {
  readonly file: string;
  readonly dataKey: Uint8Array;
  /** Whether a file that is not there is made. Otherwise it is refused: SQLite itself would quietly start empty books. */
  readonly create: boolean;
  /** For looking at a file without changing a byte of it. */
  readonly readOnly?: boolean;
};

function requireFile(file: string): void {
  const found = withFileErrors(file, 'read', () => statSync(file, { throwIfNoEntry: false }));
  if (found === undefined) throw new AppError('FILE_NOT_FOUND', `There is no data file ${file}.`, { path: file });
  if (found.isDirectory()) throw new AppError('FILE_IS_DIRECTORY', `${file} is a folder, not a data file.`, { path: file });
}

/**
 * The key as SQLCipher's raw form `x'<64 hex>'`. Any other length would silently be taken as a passphrase and derive another key, so the length is
 * asserted. `key()` instead of a PRAGMA keeps the key out of SQL text, which errors and logs quote.
 */
function applyKey(connection: SqliteConnection, dataKey: Uint8Array): void {
  assert(dataKey.length === DATA_KEY_BYTES, `a data key of ${DATA_KEY_BYTES} bytes`);
  connection.pragma(`cipher='sqlcipher'`);
  // Fixed once for all files: SQLCipher 4's parameters. Another value is another file format.
  connection.pragma('legacy=4');
  const key = Buffer.from(`x'${Buffer.from(dataKey).toString('hex')}'`, 'latin1');
  connection.key(key);
  key.fill(0);
}

/** Settings that every connection needs, whatever it is for. */
function configure(connection: SqliteConnection): void {
  // SQLite would otherwise sort and stage in temporary files that are not encrypted.
  connection.pragma('temp_store=MEMORY');
  connection.pragma('foreign_keys=ON');
  connection.pragma('trusted_schema=OFF');
  // Apple's fsync does not reach the disk; these are ignored elsewhere.
  connection.pragma('fullfsync=ON');
  connection.pragma('checkpoint_fullfsync=ON');
}

/** SQLite would make the file readable to everybody on the machine, and its log and index take over the rights of the file. */
function createPrivateFile(file: string): void {
  if (!existsSync(dirname(file))) return;
  withFileErrors(file, 'write', () => closeSync(openSync(file, 'a', 0o600)));
}

/**
 * Opens the encrypted file and proves that the key fits by reading from it: SQLite reports a wrong key only at the first page it decrypts.
 * Changes nothing in the file; `enterWriteAheadLog` is what makes it ready for two connections.
 */
export function connect(options: ConnectionOptions): SqliteConnection {
  const { file, dataKey, create, readOnly = false } = options;
  if (!create || existsSync(file)) requireFile(file);
  else createPrivateFile(file);
  let connection: SqliteConnection | null = null;
  try {
    connection = new SqliteDatabase(file, { timeout: NATIVE_BUSY_TIMEOUT_MS, fileMustExist: !create, readonly: readOnly });
    applyKey(connection, dataKey);
    configure(connection);
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
    return connection;
  } catch (error) {
    connection?.close();
    // better-sqlite3 itself checks that the folder exists, and says so with a TypeError
    if (error instanceof TypeError)
      throw new AppError('FILE_NOT_FOUND', `There is no folder for the data file ${file}.`, { path: file }, { cause: error });
    throw toDatabaseError(error, file);
  }
}

/** Readers never wait for the writer and the writer never for readers. Kept in the file: one process sets it for all. */
export function enterWriteAheadLog(connection: SqliteConnection, file: string): void {
  try {
    const mode = connection.pragma('journal_mode=WAL', { simple: true });
    assert(mode === 'wal', 'a data file on a disk that supports write-ahead logging');
    // After a large import the log is cut back to this size instead of staying as long as it ever was.
    connection.pragma('journal_size_limit=67108864');
  } catch (error) {
    throw toDatabaseError(error, file);
  }
}
