import { onTestFinished } from 'vitest';
import { connect, type SqliteConnection } from '../../src-main/database/connection.ts';
import { TEST_DATA_KEY } from './test-database.ts';

/** A connection past all our rules, as somebody with the key and a SQLite shell has one. Closed when the test has finished. */
export function openRawConnection(file: string, dataKey: Uint8Array = TEST_DATA_KEY): SqliteConnection {
  const connection = connect({ file, dataKey, create: false });
  onTestFinished(() => void connection.close());
  return connection;
}

/** Removes the triggers that refuse changes to evidence. */
export function dropTriggers(connection: SqliteConnection): void {
  const names = connection.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  for (const name of names) connection.exec(`DROP TRIGGER ${name}`);
}
