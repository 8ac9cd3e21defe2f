import { existsSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { folderLayout, secretName } from '../database/folder-layout.ts';
import { readKeysFile } from '../database/keys-file.ts';
import { restoreBackup, type RestoreOutcome } from '../database/restore-backup.ts';
import { systemClock } from '../platform/clock.ts';
import { openSecrets } from '../platform/open-secrets.ts';
import { configFolder, defaultDataFolder } from '../platform/paths.ts';

const machine = () => ({ platform: process.platform, homeFolder: homedir(), env: process.env });

function secretsOfMachine() {
  return openSecrets({ configFolder: configFolder(machine()), forced: process.env['TAMIO_KEY_STORE'] });
}

/** The folder used when nobody names one. */
export function standardDataFolder(): string {
  return defaultDataFolder(machine());
}

/** Whether a folder holds books. */
export function holdsBooks(dir: string): boolean {
  return existsSync(folderLayout(dir).keysFile);
}

/** Puts a backup in place of what a folder holds; what was there is kept beside it. Nobody may have the folder open meanwhile. */
export function restoreFolder(options: {
  file: string;
  dir: string;
  passphrase?: string | undefined;
  recoveryKey?: string | undefined;
}): Promise<RestoreOutcome> {
  const { file, dir, passphrase, recoveryKey } = options;
  return restoreBackup({
    file,
    dir,
    secrets: secretsOfMachine(),
    clock: systemClock,
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(recoveryKey === undefined ? {} : { recoveryKey }),
  });
}

/** Takes back a folder that a command has made and then failed in: a failure leaves nothing behind. */
export async function discardFolder(dir: string): Promise<void> {
  const layout = folderLayout(dir);
  const keys = readKeysFile(layout.keysFile);
  if (keys !== null) await secretsOfMachine().remove(secretName(keys.fileId));
  const files = [
    layout.databaseFile,
    `${layout.databaseFile}-wal`,
    `${layout.databaseFile}-shm`,
    layout.keysFile,
    layout.anchorFile,
    layout.backupFolder,
    layout.logFolder,
  ];
  for (const file of files) rmSync(file, { recursive: true, force: true });
  if (existsSync(dir) && readdirSync(dir).length === 0) rmSync(dir, { recursive: true, force: true });
}
