import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withFileErrors } from '../platform/file-errors.ts';
import { readFileIfExists, removeFile, syncFolder, writeFileAtomic } from '../platform/files.ts';
import type { FolderLayout } from './folder-layout.ts';

/** The files of a data folder that a restore replaces together. The write-ahead log first: left beside another database it would be applied to it. */
const REPLACED_FILES = ['tamio.db-wal', 'tamio.db-shm', 'tamio.db', 'tamio.keys.json', 'anchor.json'] as const;

/** Names inside the data folder. */
export type RestoreJournal = { readonly staging: string; readonly replaced: string };

function readJournal(layout: FolderLayout): RestoreJournal | null {
  const bytes = readFileIfExists(layout.restoreJournalFile);
  if (bytes === null) return null;
  const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as RestoreJournal;
  return { staging: value.staging, replaced: value.replaced };
}

function moveInto(layout: FolderLayout, journal: RestoreJournal): void {
  const staging = join(layout.dir, journal.staging);
  const replaced = join(layout.dir, journal.replaced);
  for (const name of REPLACED_FILES) {
    const current = join(layout.dir, name);
    const fresh = join(staging, name);
    const isPlaced = !existsSync(fresh) && !name.startsWith('tamio.db-');
    if (existsSync(current) && !isPlaced) {
      mkdirSync(replaced, { recursive: true, mode: 0o700 });
      renameSync(current, join(replaced, name));
    }
    if (existsSync(fresh)) renameSync(fresh, current);
  }
}

/**
 * Puts a prepared restore in place: the old files into `replaced-…`, the new ones where they were. Every step can be repeated, so after a crash
 * in the middle the next start finishes the work and never pairs one file's key with another's rows. Does nothing without a journal.
 */
export function finishRestore(layout: FolderLayout): void {
  const journal = readJournal(layout);
  if (journal === null) return;
  withFileErrors(layout.dir, 'write', () => {
    moveInto(layout, journal);
    syncFolder(layout.dir);
    removeFile(layout.restoreJournalFile);
    rmSync(join(layout.dir, journal.staging), { recursive: true, force: true });
    syncFolder(layout.dir);
  });
}

/** From here on the restore happens, whatever is interrupted. */
export function commitRestore(layout: FolderLayout, journal: RestoreJournal): void {
  writeFileAtomic(layout.restoreJournalFile, `${JSON.stringify(journal)}\n`);
  finishRestore(layout);
}
