import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../src-shared/contract/settings.ts';

/** Made by the application itself: `tamio-2026-11-20T06-00-00-000Z.tamio`; copies before an update carry the old version in their name. */
const BACKUP_FILE = /\.tamio$/;
const COPY_BEFORE_MIGRATION = /\.db$/;

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Backups in the data folder, newest first. A backup is only ever renamed into place after it has been verified by opening it. */
export function listBackups(folder: string): Backup[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
  return names
    .filter((name) => !name.startsWith('.') && (BACKUP_FILE.test(name) || COPY_BEFORE_MIGRATION.test(name)))
    .flatMap((fileName): Backup[] => {
      const path = join(folder, fileName);
      try {
        const facts = statSync(path);
        const isCopy = COPY_BEFORE_MIGRATION.test(fileName);
        return [
          {
            fileName,
            path,
            createdAt: facts.mtime.toISOString(),
            sizeBytes: facts.size,
            kind: isCopy ? 'before_migration' : 'manual',
            isVerified: !isCopy,
          },
        ];
      } catch (error) {
        if (isGone(error)) return [];
        throw error;
      }
    })
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

export function newestBackup(folder: string): Backup | undefined {
  return listBackups(folder).find((backup) => backup.isVerified);
}
