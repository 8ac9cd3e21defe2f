import { join } from 'node:path';

/** What lies where in a data folder. The folder as a whole is what a person moves or copies. */
export type FolderLayout = {
  readonly dir: string;
  readonly databaseFile: string;
  readonly keysFile: string;
  readonly anchorFile: string;
  readonly backupFolder: string;
  readonly logFolder: string;
  /** Exists only while a restore is being put in place (`restore-journal.ts`). */
  readonly restoreJournalFile: string;
};

export function folderLayout(dir: string): FolderLayout {
  return {
    dir,
    databaseFile: join(dir, 'tamio.db'),
    keysFile: join(dir, 'tamio.keys.json'),
    anchorFile: join(dir, 'anchor.json'),
    backupFolder: join(dir, 'backups'),
    logFolder: join(dir, 'logs'),
    restoreJournalFile: join(dir, 'restore.json'),
  };
}

/** Under which name the machine's secret store keeps the key of a file. */
export function secretName(fileId: string): string {
  return `data-key-${fileId}`;
}
