import { os } from '../scope/os.ts';
import { hasPassphrase } from '../security/procedures.ts';
import { newestBackup } from '../backups/list-backups.ts';

/** Folders that a service copies to the cloud while they are in use: a database there gets damaged sooner or later. */
const SYNCED_FOLDER = /(^|[\\/])(Dropbox|OneDrive[^\\/]*|Google ?Drive|iCloud ?Drive|Mobile Documents|Nextcloud|ownCloud|pCloud ?Drive)([\\/]|$)/i;

export const appProcedures = {
  info: os.app.info.handler(({ context }) => {
    const { services, host, business, today } = context.scope;
    const { folder } = services;
    return {
      version: services.version,
      dataFolder: folder.dir,
      host: host === 'schedule' ? 'cli' : host,
      platform: process.platform,
      keyStorage: folder.keyStorage,
      hasPassphrase: hasPassphrase(folder.keysFile),
      isSyncedFolder: SYNCED_FOLDER.test(folder.dir),
      today,
      lastBackupAt: newestBackup(folder.backupFolder)?.createdAt ?? null,
      defaultBusinessId: business?.id ?? null,
    };
  }),
  events: os.app.events.handler(async function* ({ context, signal }) {
    yield* context.scope.services.events.subscribe(signal);
  }),
};
