import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../src-shared/result/app-error.ts';
import { systemErrorCode, toFileError, withFileErrors } from './file-errors.ts';

/** Only the person who owns the data may read or list it. Windows ignores modes and inherits the profile folder's rights. */
const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;

/** Makes a folder (and its parents) that only its owner can enter. An existing folder is left as it is. */
export function ensurePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  } catch (error) {
    // Node says so when a parent could not be made: on a read-only disk, or on a drive that is not there
    if (systemErrorCode(error) !== 'ENOENT') throw toFileError(error, folder, 'write');
    const sentence = `The folder ${folder} could not be made: check that its disk is there and can be written to.`;
    throw new AppError('DATA_FOLDER_READ_ONLY', sentence, { path: folder }, { cause: error });
  }
}

/** Makes a rename or a deletion in the folder survive a power cut. Windows has no such call and needs none: NTFS journals names. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the content of a file that another library wrote survive a power cut. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeDurably(file: string, content: string | Uint8Array): void {
  const handle = openSync(file, 'wx', PRIVATE_FILE_MODE);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A name beside the final one that no other process picks: renames are atomic only within one folder. */
export function temporaryName(file: string): string {
  return join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** Removes what a failed attempt left. Best effort: the failure itself is what gets reported. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // the folder is gone or is none
  }
}

/** Writes a whole file or nothing: after a crash or a power cut the old content or the new one is there, never a part. */
export function writeFileAtomic(file: string, content: string | Uint8Array): void {
  withFileErrors(file, 'write', () => {
    const temporary = temporaryName(file);
    try {
      writeDurably(temporary, content);
      renameSync(temporary, file);
    } catch (error) {
      discard(temporary);
      throw error;
    }
    syncFolder(dirname(file));
  });
}

const WITHOUT_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/** Like `writeFileAtomic`, but the first of two processes wins: false when the file was already there, which is then left as it is. */
export function createFileAtomic(file: string, content: string | Uint8Array): boolean {
  return withFileErrors(file, 'write', () => {
    const temporary = temporaryName(file);
    try {
      writeDurably(temporary, content);
      linkSync(temporary, file);
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === 'EEXIST') return false;
      // a memory stick's file system has no links: there, first come is decided by creating the file itself
      if (code === null || !WITHOUT_LINKS.includes(code) || existsSync(file)) throw error;
      writeDurably(file, content);
    } finally {
      discard(temporary);
    }
    syncFolder(dirname(file));
    return true;
  });
}

/** What the system says of a file that is not there, also where a part of its path is a file itself. */
const ABSENT = ['ENOENT', 'ENOTDIR'];

function isAbsent(error: unknown): boolean {
  return ABSENT.includes(systemErrorCode(error) ?? '');
}

/** The file's bytes, or null when there is no such file. */
export function readFileIfExists(file: string): Uint8Array | null {
  return withFileErrors(file, 'read', () => {
    try {
      return readFileSync(file);
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  });
}

/** Removes a file; one that is not there is fine. */
export function removeFile(file: string): void {
  withFileErrors(file, 'write', () => {
    try {
      unlinkSync(file);
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  });
}
