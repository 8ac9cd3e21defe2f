import type { Statement as SqliteStatement } from 'better-sqlite3';
import { assert } from '../../src-shared/result/assert.ts';
import type { Logger } from '../platform/logger.ts';
import type { SqliteConnection } from './connection.ts';
import type { HeldStatement, SqlValue } from './database.ts';

type Row = Record<string, SqlValue>;
type Statement = SqliteStatement<unknown[], Row>;

/** An interface that shows an answer within 100 ms can spend at most this on one statement; slower ones are logged by their text. */
const SLOW_QUERY_MS = 40;

/** Enough for every statement the application has; the bound only matters for texts built with lists of varying length. */
const MAX_CACHED_STATEMENTS = 500;

export type StatementCache = { readonly held: (sql: string) => HeldStatement };

function isExact(value: unknown): boolean {
  return typeof value !== 'number' || (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER);
}

/** Beyond 2^53 a JavaScript number is no longer the integer that is stored, and money would silently change. */
function assertExactValues(values: readonly unknown[]): void {
  for (const value of values) assert(isExact(value), 'values within ±(2^53 − 1)');
}

function assertExactRow(row: Row): Row {
  // for-in instead of Object.values: this runs for every row read and must not allocate
  for (const column in row) assert(isExact(row[column]), `a value of column ${column} within ±(2^53 − 1)`);
  return row;
}

/** Prepared statements by their text: preparing costs thirty times as much as running a small one. */
export function createStatementCache(connection: SqliteConnection, logger: Logger): StatementCache {
  const cache = new Map<string, HeldStatement>();

  const timed = <T>(sql: string, work: () => T): T => {
    const startedMs = performance.now();
    const result = work();
    const durationMs = performance.now() - startedMs;
    if (durationMs > SLOW_QUERY_MS) logger.warn('slow_query', { sql, durationMs: Math.round(durationMs) });
    return result;
  };

  const prepare = (sql: string): HeldStatement => {
    const statement: Statement = connection.prepare<unknown[], Row>(sql);
    return {
      run: (...values) => {
        assert(statement.readonly || connection.inTransaction, 'a change only inside write or stage');
        assertExactValues(values);
        const { changes, lastInsertRowid } = timed(sql, () => statement.run(...values));
        return { changes, lastInsertRowid: Number(lastInsertRowid) };
      },
      get: (...values) => {
        assertExactValues(values);
        const row = timed(sql, () => statement.get(...values));
        return row === undefined ? undefined : assertExactRow(row);
      },
      all: (...values) => {
        assertExactValues(values);
        const rows = timed(sql, () => statement.all(...values));
        for (const row of rows) assertExactRow(row);
        return rows;
      },
      iterate: (...values) => {
        assertExactValues(values);
        // one statement cannot be iterated twice at a time: a nested loop over the same text gets its own
        const free = statement.busy ? connection.prepare<unknown[], Row>(sql) : statement;
        return free.iterate(...values);
      },
    };
  };

  return {
    held: (sql) => {
      const known = cache.get(sql);
      if (known !== undefined) return known;
      const made = prepare(sql);
      if (cache.size >= MAX_CACHED_STATEMENTS) {
        const oldest = cache.keys().next().value;
        if (oldest !== undefined) cache.delete(oldest);
      }
      cache.set(sql, made);
      return made;
    },
  };
}
