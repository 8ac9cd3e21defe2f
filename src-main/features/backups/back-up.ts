import { basename, join, resolve } from 'node:path';
import type { Backup } from '../../../src-shared/contract/settings.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { backupFileName } from '../../database/create-backup.ts';
import { rotateBackups } from '../../database/rotate-backups.ts';
import { ensurePrivateFolder } from '../../platform/files.ts';
import { change, record } from '../scope/record.ts';
import type { Scope } from '../scope/services.ts';

function targetFile(scope: Scope, file: string | undefined): string {
  const { folder, clock } = scope.services;
  if (file === undefined) {
    ensurePrivateFolder(folder.backupFolder);
    return join(folder.backupFolder, backupFileName(clock.nowInstant()));
  }
  if (!scope.mayReadPaths)
    throw new AppError(
      'FORBIDDEN',
      'A page in the browser cannot choose files of this machine. Leave out the file: the backup then goes into the data folder.',
    );
  return resolve(file);
}

/** A verified backup, recorded in the file's own log first: the backup then already knows of itself. */
export async function backUp(scope: Scope, call: { file: string | undefined; passphrase: string | undefined }): Promise<Backup> {
  const { folder, worker, version } = scope.services;
  const file = targetFile(scope, call.file);
  await change(scope, (tx) =>
    record(
      tx,
      { ...scope, business: null },
      { action: 'backup', entityType: 'data_file', entityId: folder.fileId, details: { fileName: basename(file) } },
    ),
  );
  const { databaseFile, keysFile, fileId, dataKey, dir } = folder;
  const made = await worker.run('backup', {
    folder: { databaseFile, keysFile, fileId, dataKey, dir },
    file,
    passphrase: call.passphrase ?? null,
    appVersion: version,
  });
  if (call.file === undefined) rotateBackups(folder.backupFolder);
  return { fileName: basename(made.file), path: made.file, createdAt: made.createdAt, sizeBytes: made.sizeBytes, kind: 'manual', isVerified: true };
}
