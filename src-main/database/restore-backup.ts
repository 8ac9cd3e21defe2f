import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, isAppError } from '../../src-shared/result/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import { withFileErrors } from '../platform/file-errors.ts';
import { discard, ensurePrivateFolder } from '../platform/files.ts';
import type { Secrets } from '../platform/secrets.ts';
import { writeAnchorFile } from './audit-anchors.ts';
import { BACKUP_FORMAT, type BackupHeader, type BackupReader, damagedBackup, openBackup } from './backup-file.ts';
import { connect } from './connection.ts';
import { inspectDatabase } from './create-backup.ts';
import type { KeyStorage } from './data-folder.ts';
import { deriveKey } from './derive-key.ts';
import { type FolderLayout, folderLayout, secretName } from './folder-layout.ts';
import { fitsKeyCheck, openWithPassphrase, openWithRecoveryKey } from './key-slots.ts';
import { readKeysFile, writeKeysFile } from './keys-file.ts';
import { instantForFileName, migrationNumber, newestVersion } from './migrate.ts';
import { commitRestore, finishRestore } from './restore-journal.ts';

export type RestoreBackupOptions = {
  readonly file: string;
  /** The data folder to restore into: empty, not there yet, or one whose data is then kept in `replaced-…` inside it. */
  readonly dir: string;
  readonly passphrase?: string;
  readonly recoveryKey?: string;
  readonly secrets: Secrets;
  readonly clock: Clock;
};

export type RestoreOutcome = {
  readonly fileId: string;
  readonly createdAt: string;
  readonly schemaVersion: string;
  /** Where the data lies that was there before; null when there was none. */
  readonly replacedFolder: string | null;
  readonly keyStorage: KeyStorage;
};

const STAGING_PREFIX = '.restoring-';

function refuseNewer(header: BackupHeader): void {
  const known = newestVersion();
  const isNewerSchema = migrationNumber(header.schemaVersion) > migrationNumber(known);
  if (header.format <= BACKUP_FORMAT && !isNewerSchema) return;
  const fileVersion = isNewerSchema ? header.schemaVersion : `backup format ${header.format}`;
  const sentence = `This backup was written by a newer Tamio (${header.appVersion}, data version ${fileVersion}); this one knows versions up to ${known}. Install the newest Tamio; nothing was changed.`;
  throw new AppError('DATABASE_TOO_NEW', sentence, { fileVersion, knownVersion: known });
}

async function keyOf(reader: BackupReader, options: RestoreBackupOptions): Promise<Uint8Array> {
  const { header } = reader;
  if (options.recoveryKey !== undefined) return openWithRecoveryKey(header, options.recoveryKey).dataKey;
  if (options.passphrase !== undefined) return (await openWithPassphrase(header, options.passphrase)).dataKey;
  const kept = await options.secrets.find(secretName(header.fileId));
  if (kept !== null && fitsKeyCheck(kept.secret, header.keyCheck)) return kept.secret;
  throw new AppError('PASSPHRASE_REQUIRED', 'This backup is locked: give its passphrase or the printed recovery key.', { path: options.file });
}

function writePieces(target: string, pieces: Iterable<Uint8Array>): void {
  const handle = openSync(target, 'wx', 0o600);
  try {
    for (const piece of pieces) {
      for (let done = 0; done < piece.length;) done += writeSync(handle, piece, done);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Everything of the new folder, proved to open, before anything of the old one is touched. */
function prepare(reader: BackupReader, staging: FolderLayout, { dataKey, file }: { readonly dataKey: Uint8Array; readonly file: string }): string {
  const { header } = reader;
  const { fileId, keyCheck, slots, createdAt } = header;
  withFileErrors(staging.dir, 'write', () => {
    mkdirSync(staging.dir, { mode: 0o700 });
    writePieces(staging.databaseFile, reader.pieces());
  });
  const { schemaVersion, auditAnchors } = inspectDatabase(staging.databaseFile, dataKey);
  if (JSON.stringify(auditAnchors) !== JSON.stringify(header.auditAnchors)) throw damagedBackup(file);
  writeKeysFile(staging.keysFile, { fileId, keyCheck, slots, createdAt });
  writeAnchorFile(staging.anchorFile, { anchors: auditAnchors, writtenAt: createdAt }, deriveKey(dataKey, 'audit v1'));
  return schemaVersion;
}

/**
 * Refuses while another window or command has the data open: it would go on writing into files that were moved away. Leaving write-ahead mode
 * needs the file for oneself alone, and makes what is kept a single whole file. Where the old key is gone or the file damaged, nobody can be
 * working with it.
 */
async function refuseInUse(layout: FolderLayout, secrets: Secrets): Promise<void> {
  if (!existsSync(layout.databaseFile)) return;
  try {
    const keys = readKeysFile(layout.keysFile);
    const kept = keys === null ? null : await secrets.find(secretName(keys.fileId));
    if (kept === null || keys === null || !fitsKeyCheck(kept.secret, keys.keyCheck)) return;
    const connection = connect({ file: layout.databaseFile, dataKey: kept.secret, create: false });
    try {
      connection.pragma('journal_mode=DELETE');
    } finally {
      connection.close();
    }
  } catch (error) {
    const isLocked =
      (isAppError(error) && error.code === 'DATABASE_LOCKED') || (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY');
    if (isLocked)
      throw new AppError('DATABASE_LOCKED', 'The data to be replaced is open in another Tamio window or command: close it and restore again.', {
        path: layout.dir,
      });
  }
}

function removeStaging(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (name.startsWith(STAGING_PREFIX)) discard(join(dir, name));
  }
}

/** A folder of its own for what is replaced: nothing that an earlier restore kept is ever overwritten. */
function replacedName(dir: string, clock: Clock): string {
  const name = `replaced-${instantForFileName(clock.nowInstant())}`;
  let free = name;
  for (let number = 2; existsSync(join(dir, free)); number++) free = `${name}-${number}`;
  return free;
}

async function restoreFrom(reader: BackupReader, options: RestoreBackupOptions): Promise<RestoreOutcome> {
  const { file, dir, secrets, clock } = options;
  refuseNewer(reader.header);
  const dataKey = await keyOf(reader, options);
  if (!reader.isSealedBy(dataKey)) throw damagedBackup(file);
  const layout = folderLayout(dir);
  ensurePrivateFolder(dir);
  finishRestore(layout);
  await refuseInUse(layout, secrets);
  const hadData = existsSync(layout.databaseFile) || existsSync(layout.keysFile);
  const journal = { staging: `${STAGING_PREFIX}${randomBytes(6).toString('hex')}`, replaced: replacedName(dir, clock) };
  let schemaVersion: string;
  try {
    schemaVersion = prepare(reader, folderLayout(join(dir, journal.staging)), { dataKey, file });
    // somebody may have opened the data while the backup was unpacked
    await refuseInUse(layout, secrets);
  } catch (error) {
    removeStaging(dir);
    // what was sealed and still does not open was damaged before it was sealed, or on the way through this disk
    throw isAppError(error) && error.code === 'DATABASE_DAMAGED' ? damagedBackup(file) : error;
  }
  const keyStorage = (await secrets.save(secretName(reader.header.fileId), dataKey)) ?? 'passphrase_only';
  commitRestore(layout, journal);
  removeStaging(dir);
  const { fileId, createdAt } = reader.header;
  return { fileId, createdAt, schemaVersion, replacedFolder: hadData ? join(dir, journal.replaced) : null, keyStorage };
}

/**
 * Puts a backup in place of what the folder holds, and keeps what it replaces. A wrong passphrase, a damaged or newer backup or a full disk leave
 * the folder as it was. Afterwards this machine keeps the key, so the folder opens without asking.
 */
export async function restoreBackup(options: RestoreBackupOptions): Promise<RestoreOutcome> {
  const reader = openBackup(options.file);
  try {
    return await restoreFrom(reader, options);
  } finally {
    reader.close();
  }
}
