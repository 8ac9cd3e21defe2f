import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { discard, ensurePrivateFolder, syncFile, syncFolder } from '../platform/files.ts';
import { withFileErrors } from '../platform/file-errors.ts';
import type { SqliteConnection } from './connection.ts';
import { toDatabaseError } from './database-errors.ts';

/**
 * A consistent copy of the whole database under the same key, taken while others read and write. VACUUM INTO, because SQLite's backup call
 * refuses encrypted files and `serialize()` returns plain text. Nothing stays behind when the disk is full.
 */
export function writeCopy(connection: SqliteConnection, file: string, target: { readonly folder: string; readonly name: string }): string {
  ensurePrivateFolder(target.folder);
  const copy = join(target.folder, target.name);
  if (existsSync(copy)) rmSync(copy);
  try {
    connection.prepare('VACUUM INTO ?').run(copy);
  } catch (error) {
    discard(copy);
    throw toDatabaseError(error, file);
  }
  withFileErrors(copy, 'write', () => {
    // SQLite makes it readable for everybody
    chmodSync(copy, 0o600);
    syncFile(copy);
    syncFolder(target.folder);
  });
  return copy;
}
