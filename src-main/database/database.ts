import type { Compilable, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * What a feature may do with the data file. Kysely builds the statements (typed by `Schema`), better-sqlite3 executes them synchronously, so a
 * transaction is a plain function that no other request can interleave with. A read handle cannot write: the capability is in the type.
 */
export type ReadHandle = {
  /** The typed builder. It only compiles; executing goes through the methods below. */
  readonly build: Kysely<Schema>;
  readonly all: <Row>(query: Compilable<Row>) => Row[];
  readonly first: <Row>(query: Compilable<Row>) => Row | undefined;
  /** A held prepared statement for hot loops, cached by its text. Column values arrive as SQLite stores them. */
  readonly statement: (sql: string) => HeldStatement;
};

export type HeldStatement = {
  readonly run: (...values: SqlValue[]) => { changes: number; lastInsertRowid: number };
  readonly get: (...values: SqlValue[]) => Record<string, SqlValue> | undefined;
  readonly all: (...values: SqlValue[]) => Record<string, SqlValue>[];
  readonly iterate: (...values: SqlValue[]) => IterableIterator<Record<string, SqlValue>>;
};

export type SqlValue = string | number | null | Uint8Array;

declare const writeBrand: unique symbol;
export type WriteHandle = ReadHandle & {
  readonly [writeBrand]: true;
  readonly run: (query: Compilable) => { changes: number; lastInsertId: number };
};

export type Database = {
  readonly read: ReadHandle;
  /**
   * Runs `work` in one BEGIN IMMEDIATE transaction with `synchronous=FULL` and commits, or rolls everything back when it throws. Waits for another
   * writer without blocking the event loop (retries), up to `busyTimeoutMs`, then fails with DATABASE_LOCKED. A full disk or a read-only folder becomes DISK_FULL
   * or DATA_FOLDER_READ_ONLY. `work` is synchronous: awaiting inside a transaction is not possible, by design.
   */
  readonly write: <T>(work: (tx: WriteHandle) => T) => Promise<T>;
  /** Like `write` for the staging of an import, which no query sees and start-up removes: `synchronous=NORMAL`. */
  readonly stage: <T>(work: (tx: WriteHandle) => T) => Promise<T>;
  /** `stage` for a thread that may wait: blocks until the lock is had. Only the worker, whose engines are synchronous, uses it. */
  readonly stageBlocking: <T>(work: (tx: WriteHandle) => T) => T;
  /** Copies the write-ahead log into the file as far as nobody waits for it. Only the worker does: the main thread must not be held up by it. */
  readonly checkpoint: () => void;
  /** Changes with every commit of any connection or process (PRAGMA data_version plus own commits): the key of cached results. */
  readonly dataVersion: () => number;
  readonly close: () => void;
};
