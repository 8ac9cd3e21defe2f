import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { default as SqliteDatabase } from 'better-sqlite3';
import { AppError } from '../../src-shared/result/app-error.ts';

function sqliteErrorCode(error: unknown): string | null {
  return error instanceof SqliteDatabase.SqliteError ? error.code : null;
}

/** Another connection holds the lock: worth another try. */
export function isBusy(error: unknown): boolean {
  const code = sqliteErrorCode(error);
  return code !== null && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
}

function folderIsWritable(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function lockedError(file: string, cause?: unknown): AppError {
  const sentence = 'Another Tamio window or command is writing to this data folder: wait until it has finished and try again.';
  return new AppError('DATABASE_LOCKED', sentence, { path: file }, { cause });
}

const UNREADABLE_PAGES = ['SQLITE_IOERR_READ', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_CORRUPTFS', 'SQLITE_IOERR_DATA'];

/**
 * An error of SQLite as an AppError about the data file. A broken constraint stays what it is: the use case that provoked it knows what it means,
 * and where none does, it is a programmer's error.
 */
export function toDatabaseError(error: unknown, file: string): unknown {
  const code = sqliteErrorCode(error);
  if (code === null || code.startsWith('SQLITE_CONSTRAINT')) return error;
  const data = { path: file, sqliteCode: code };
  const options = { cause: error };
  if (isBusy(error)) return lockedError(file, error);
  if (code.startsWith('SQLITE_NOTADB')) {
    const sentence = `The data file ${file} cannot be read: it is damaged, or it does not belong to the key of this folder. Restore a backup.`;
    return new AppError('DATABASE_DAMAGED', sentence, data, options);
  }
  if (code.startsWith('SQLITE_CORRUPT') || UNREADABLE_PAGES.includes(code)) {
    return new AppError(
      'DATABASE_DAMAGED',
      `The data file ${file} is damaged. Restore the latest backup; the damaged file is kept beside it.`,
      data,
      options,
    );
  }
  const readOnly = code.startsWith('SQLITE_READONLY') || (code.startsWith('SQLITE_CANTOPEN') && !folderIsWritable(file));
  if (readOnly || code === 'SQLITE_PERM') {
    const sentence = `Nothing can be written to ${dirname(file)}: give yourself write permission there or choose another folder.`;
    return new AppError('DATA_FOLDER_READ_ONLY', sentence, data, options);
  }
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) {
    return new AppError(
      'DISK_FULL',
      'The disk is full or failing, so nothing of this change was saved: free some space and try again.',
      data,
      options,
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN')) {
    return new AppError('FILE_UNREADABLE', `The data file ${file} cannot be opened.`, data, options);
  }
  return error;
}
