import { setTimeout as sleep } from 'node:timers/promises';
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { isAppError } from '../../src-shared/result/app-error.ts';
import { assert } from '../../src-shared/result/assert.ts';
import { type Logger, silentLogger } from '../platform/logger.ts';
import { connect, enterWriteAheadLog, NATIVE_BUSY_TIMEOUT_MS, type SqliteConnection } from './connection.ts';
import { isBusy, lockedError, toDatabaseError } from './database-errors.ts';
import type { Database, HeldStatement, ReadHandle, SqlValue, WriteHandle } from './database.ts';
import type { Schema } from './schema.ts';
import { createStatementCache } from './statement-cache.ts';

export type OpenDatabaseOptions = {
  readonly file: string;
  readonly dataKey: Uint8Array;
  readonly create: boolean;
  /** How long `write` waits for another writer before it gives up with DATABASE_LOCKED. */
  readonly busyTimeoutMs?: number;
  /** `main` answers the interface, `worker` does the long work, `reader` cannot write at all. */
  readonly role: 'main' | 'worker' | 'reader';
  readonly logger?: Logger;
};

/** Longer than any chunk of an import holds the lock, shorter than a person waits without a word. */
const DEFAULT_BUSY_TIMEOUT_MS = 10_000;

/**
 * Pause between two tries for the lock. An import leaves gaps of a few milliseconds between its transactions, and whoever looks less often than
 * that misses them: with growing pauses a write waited up to 150 ms, with this one up to 45 ms. One try costs some 20 µs. After the first second
 * somebody holds the lock for long, and there is no hurry.
 */
const RETRY_MS = 1;
const HURRY_MS = 1_000;
const RETRY_LATER_MS = 16;

/** Page cache of one connection in KiB (negative means KiB to SQLite): decrypting a page again costs more than keeping it. */
const CACHE_SIZE = -32_768;
/**
 * Pages of the write-ahead log after which a commit of the worker copies it into the file: 400 MB. At SQLite's 4 MB an import encrypts its pages a second
 * time again and again, a quarter of its writing (measured: 7.0 against 5.2 µs a row); the worker copies after each job instead. A commit of the main
 * thread never does: it would hold up the interface for as long as the copying takes.
 */
const WORKER_CHECKPOINT_PAGES = 100_000;

/** Kysely without a driver: it types and compiles; this file executes. */
function createBuilder(): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

type Durability = 'FULL' | 'NORMAL';

function createHandle(connection: SqliteConnection, file: string, logger: Logger): WriteHandle {
  const cache = createStatementCache(connection, logger);
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toDatabaseError(error, file);
    }
  };
  // a damaged page may come up at any row
  const guardedRows = <Row>(rows: IterableIterator<Row>): IterableIterator<Row> => ({
    next: () => guard(() => rows.next()),
    return: (value) => rows.return?.(value) ?? { done: true, value: undefined },
    [Symbol.iterator]: () => guardedRows(rows),
  });
  const guarded = (held: HeldStatement): HeldStatement => ({
    run: (...values) => guard(() => held.run(...values)),
    get: (...values) => guard(() => held.get(...values)),
    all: (...values) => guard(() => held.all(...values)),
    iterate: (...values) => guardedRows(guard(() => held.iterate(...values))),
  });
  const compiled = (query: Compilable): { statement: HeldStatement; values: SqlValue[] } => {
    const { sql, parameters } = query.compile();
    return { statement: cache.held(sql), values: parameters as SqlValue[] };
  };
  const handle = {
    build: createBuilder(),
    all: <Row>(query: Compilable<Row>) =>
      guard(() => {
        const { statement, values } = compiled(query);
        return statement.all(...values) as Row[];
      }),
    first: <Row>(query: Compilable<Row>) =>
      guard(() => {
        const { statement, values } = compiled(query);
        return statement.get(...values) as Row | undefined;
      }),
    statement: (sql: string) => guard(() => guarded(cache.held(sql))),
    run: (query: Compilable) =>
      guard(() => {
        const { statement, values } = compiled(query);
        const { changes, lastInsertRowid } = statement.run(...values);
        return { changes, lastInsertId: lastInsertRowid };
      }),
  };
  return handle as unknown as WriteHandle;
}

type TransactionState = { durability: Durability | null; ownCommits: number };

/** Tries to take the write lock, blocking the thread for at most `waitMs`: false when another connection still holds it. */
function tryBegin(connection: SqliteConnection, state: TransactionState, durability: Durability, waitMs: number): boolean {
  if (state.durability !== durability) {
    // cannot be changed inside a transaction, so it stands before BEGIN
    connection.pragma(`synchronous=${durability}`);
    state.durability = durability;
  }
  connection.pragma(`busy_timeout=${waitMs}`);
  try {
    connection.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    connection.pragma(`busy_timeout=${NATIVE_BUSY_TIMEOUT_MS}`);
  }
}

/** Runs the work in the transaction that has begun; any throw, also of the commit, leaves the file as it was. */
function runAndCommit<T>(connection: SqliteConnection, handle: WriteHandle, work: (tx: WriteHandle) => T): T {
  try {
    const result = work(handle);
    assert(!(result instanceof Promise), 'a transaction without awaiting: its work is synchronous');
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // a full disk makes SQLite roll back by itself
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** Opens one connection of the application to its encrypted data file. The file must be migrated (`migrate.ts`) before it is used. */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const { file, role, logger = silentLogger, busyTimeoutMs = DEFAULT_BUSY_TIMEOUT_MS } = options;
  const connection = connect({ file, dataKey: options.dataKey, create: options.create });
  enterWriteAheadLog(connection, file);
  connection.pragma(`cache_size=${CACHE_SIZE}`);
  connection.pragma(`wal_autocheckpoint=${role === 'worker' ? WORKER_CHECKPOINT_PAGES : 0}`);
  if (role === 'reader') connection.pragma('query_only=ON');
  const handle = createHandle(connection, file, logger);
  const state: TransactionState = { durability: null, ownCommits: 0 };
  let lastWrite: Promise<unknown> = Promise.resolve();

  const attempt = async <T>(work: (tx: WriteHandle) => T, durability: Durability): Promise<T> => {
    const startedMs = performance.now();
    try {
      // nothing is awaited between a successful BEGIN and COMMIT, so that no other request runs inside this transaction
      while (!tryBegin(connection, state, durability, 0)) {
        const waitedMs = performance.now() - startedMs;
        if (waitedMs > busyTimeoutMs) throw lockedError(file);
        await sleep(waitedMs < HURRY_MS ? RETRY_MS : RETRY_LATER_MS);
      }
      const result = runAndCommit(connection, handle, work);
      state.ownCommits += 1;
      return result;
    } catch (error) {
      throw toDatabaseError(error, file);
    }
  };
  // One after the other in the order asked for, so that a write that waits for the lock is not overtaken by a later one.
  const enqueue = <T>(work: (tx: WriteHandle) => T, durability: Durability): Promise<T> => {
    assert(role !== 'reader', 'a connection that may write');
    assert(!connection.inTransaction, 'no write inside another write');
    const result = lastWrite.then(() => attempt(work, durability));
    lastWrite = result.catch(() => undefined);
    return result;
  };
  const stageBlocking = <T>(work: (tx: WriteHandle) => T): T => {
    assert(role === 'worker', 'blocking only where no interface waits');
    assert(!connection.inTransaction, 'no write inside another write');
    try {
      if (!tryBegin(connection, state, 'NORMAL', busyTimeoutMs)) throw lockedError(file);
      const result = runAndCommit(connection, handle, work);
      state.ownCommits += 1;
      return result;
    } catch (error) {
      throw toDatabaseError(error, file);
    }
  };

  return {
    read: handle satisfies ReadHandle,
    write: (work) => enqueue(work, 'FULL'),
    stage: (work) => enqueue(work, 'NORMAL'),
    stageBlocking,
    checkpoint: () => checkpoint(connection, file),
    dataVersion: createDataVersion(connection, state),
    close: () => connection.close(),
  };
}

/** Copying the log is housekeeping: what it holds is saved already, so a disk with no room for the copy fails nothing, and a later copy does it. */
function checkpoint(connection: SqliteConnection, file: string): void {
  try {
    connection.pragma('wal_checkpoint(PASSIVE)');
  } catch (error) {
    const known = toDatabaseError(error, file);
    if (!isAppError(known)) throw known;
  }
}

/** SQLite's `data_version` tells only that another connection has committed; own commits are counted beside it. Never goes back. */
function createDataVersion(connection: SqliteConnection, state: TransactionState): () => number {
  const read = connection.prepare<[], number>('PRAGMA data_version').pluck();
  let seen = read.get();
  let othersCommits = 0;
  return () => {
    const now = read.get();
    if (now !== seen) {
      seen = now;
      othersCommits += 1;
    }
    return othersCommits + state.ownCommits;
  };
}
