import { type BackupOutcome, createBackup } from '../../database/create-backup.ts';
import type { DataFolder } from '../../database/data-folder.ts';
import type { JobContext } from '../job-context.ts';

export type BackupJobInput = {
  readonly folder: Pick<DataFolder, 'databaseFile' | 'keysFile' | 'fileId' | 'dataKey' | 'dir'>;
  readonly file: string;
  readonly passphrase: string | null;
  readonly appVersion: string;
};
export type BackupJobOutput = BackupOutcome;

/** An online copy of the books in one file, verified by opening it. Off the main thread: copying a large file takes its time. */
export function writeBackup(input: BackupJobInput, context: JobContext): Promise<BackupJobOutput> {
  const { folder, file, passphrase, appVersion } = input;
  return createBackup({
    folder: { ...folder, dataKey: new Uint8Array(folder.dataKey) },
    file,
    ...(passphrase === null ? {} : { passphrase }),
    appVersion,
    clock: context.clock,
  });
}
