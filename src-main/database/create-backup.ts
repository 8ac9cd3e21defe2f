import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../src-shared/result/app-error.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { Clock } from '../platform/clock.ts';
import { withFileErrors } from '../platform/file-errors.ts';
import { discard, syncFolder, temporaryName } from '../platform/files.ts';
import { type AuditAnchor, readChainHeads } from './audit-anchors.ts';
import { BACKUP_FORMAT, type BackupHeader, encodeHead, openBackup } from './backup-file.ts';
import { connect, type SqliteConnection } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import { toDatabaseError } from './database-errors.ts';
import { createPassphraseSlot } from './key-slots.ts';
import { readKeysFile } from './keys-file.ts';
import { instantForFileName, readVersion } from './migrate.ts';
import { createStatementCache } from './statement-cache.ts';
import { silentLogger } from '../platform/logger.ts';
import { writeCopy } from './write-copy.ts';

export type CreateBackupOptions = {
  readonly folder: Pick<DataFolder, 'databaseFile' | 'keysFile' | 'fileId' | 'dataKey' | 'dir'>;
  /** Where the backup goes. A file of that name is replaced once the new one has been verified. */
  readonly file: string;
  /** Opens this backup besides the passphrases and the recovery key that the folder has. */
  readonly passphrase?: string;
  readonly appVersion: string;
  readonly clock: Clock;
};

export type BackupOutcome = {
  readonly file: string;
  readonly createdAt: string;
  readonly sizeBytes: number;
  readonly auditAnchors: readonly AuditAnchor[];
};

/** Holder of the slot that a passphrase given with a backup gets. */
const BACKUP_HOLDER = 'backup';

const CHUNK_BYTES = 1_048_576;

/** The name of an unattended backup: sorts by time and tells `rotate-backups.ts` when it was taken. */
export function backupFileName(instant: string): string {
  return `tamio-${instantForFileName(instant)}.tamio`;
}

/** Proves that a database can be opened and read to its last page, and says what is in it. */
export function inspectDatabase(
  file: string,
  dataKey: Uint8Array,
): { readonly schemaVersion: string; readonly auditAnchors: readonly AuditAnchor[] } {
  const connection = connect({ file, dataKey, create: false, readOnly: true });
  try {
    const schemaVersion = must(readVersion(connection), 'a migrated database');
    assertIntact(connection, file);
    return { schemaVersion, auditAnchors: readChainHeads({ statement: createStatementCache(connection, silentLogger).held }) };
  } catch (error) {
    throw toDatabaseError(error, file);
  } finally {
    connection.close();
  }
}

function assertIntact(connection: SqliteConnection, file: string): void {
  if (connection.pragma('integrity_check(1)', { simple: true }) === 'ok') return;
  throw new AppError('DATABASE_DAMAGED', `The data file ${file} is damaged. Restore the latest backup; the damaged file is kept beside it.`, {
    path: file,
  });
}

/** A file's bytes in pieces: a database may be larger than memory. */
function* readPieces(file: string): Generator<Uint8Array> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    for (let count = readSync(handle, buffer); count > 0; count = readSync(handle, buffer)) yield buffer.subarray(0, count);
  } finally {
    closeSync(handle);
  }
}

function sha256Of(file: string): string {
  const hash = createHash('sha256');
  for (const piece of readPieces(file)) hash.update(piece);
  return hash.digest('hex');
}

function writeBackup(target: string, head: Uint8Array, databaseCopy: string): void {
  const handle = openSync(target, 'wx', 0o600);
  const writeAll = (bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
  };
  try {
    writeAll(head);
    for (const piece of readPieces(databaseCopy)) writeAll(piece);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Reads back what the disk holds: the copy inside was opened and checked before, and this proves that it is that copy. */
function verifyWritten(file: string, dataKey: Uint8Array): void {
  const reader = openBackup(file);
  try {
    if (!reader.isSealedBy(dataKey))
      throw new AppError('BACKUP_DAMAGED', `The backup ${file} could not be read back: the disk may be failing.`, { path: file });
    for (const piece of reader.pieces()) void piece;
  } finally {
    reader.close();
  }
}

async function makeHeader(options: CreateBackupOptions, copy: string): Promise<BackupHeader> {
  const { folder, clock, passphrase } = options;
  const keys = readKeysFile(folder.keysFile);
  if (keys === null)
    throw new AppError('KEY_NOT_FOUND', `The key file is missing in ${folder.dir}, so no backup could be opened again: restore an older one.`, {
      path: folder.dir,
    });
  const createdAt = clock.nowInstant();
  const own = keys.slots.filter((slot) => slot.kind === 'recovery' || slot.holder !== BACKUP_HOLDER);
  const added =
    passphrase === undefined
      ? []
      : [await createPassphraseSlot({ fileId: folder.fileId, dataKey: folder.dataKey, createdAt, holder: BACKUP_HOLDER, passphrase })];
  return {
    format: BACKUP_FORMAT,
    fileId: keys.fileId,
    keyCheck: keys.keyCheck,
    slots: [...(added.length > 0 ? own : keys.slots), ...added],
    appVersion: options.appVersion,
    createdAt,
    ...inspectDatabase(copy, folder.dataKey),
    payload: { sizeBytes: statSync(copy).size, sha256: sha256Of(copy) },
  };
}

/**
 * One verified file with everything in it, taken while the application goes on working. Reads the whole database, so it belongs into the worker
 * or the command line. Whatever goes wrong (full disk, damaged database) leaves nothing behind and an older file of the same name as it was.
 */
export async function createBackup(options: CreateBackupOptions): Promise<BackupOutcome> {
  const { folder, file } = options;
  const copy = temporaryName(`${file}.db`);
  const temporary = temporaryName(file);
  try {
    const connection = connect({ file: folder.databaseFile, dataKey: folder.dataKey, create: false });
    try {
      writeCopy(connection, folder.databaseFile, { folder: dirname(copy), name: basename(copy) });
    } finally {
      connection.close();
    }
    const header = await makeHeader(options, copy);
    return withFileErrors(file, 'write', () => {
      writeBackup(temporary, encodeHead(header, folder.dataKey), copy);
      verifyWritten(temporary, folder.dataKey);
      renameSync(temporary, file);
      syncFolder(dirname(file));
      return { file, createdAt: header.createdAt, sizeBytes: statSync(file).size, auditAnchors: header.auditAnchors };
    });
  } finally {
    discard(copy);
    discard(temporary);
  }
}
