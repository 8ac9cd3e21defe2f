import { roleIn } from '../scope/access.ts';
import { os } from '../scope/os.ts';
import { hasPassphrase } from '../users/key-holders.ts';
import { newestBackup } from '../backups/list-backups.ts';

/** Folders that a service copies to the cloud while they are in use: a database there gets damaged sooner or later. */
const SYNCED_FOLDER = /(^|[\\/])(Dropbox|OneDrive[^\\/]*|Google ?Drive|iCloud ?Drive|Mobile Documents|Nextcloud|ownCloud|pCloud ?Drive)([\\/]|$)/i;

export const appProcedures = {
  info: os.app.info.handler(({ context }) => {
    const { services, host, business, today, userId } = context.scope;
    const { folder } = services;
    return {
      version: services.version,
      dataFolder: folder.dir,
      host: host === 'schedule' ? 'cli' : host,
      platform: process.platform,
      keyStorage: folder.keyStorage,
      hasPassphrase: hasPassphrase(services.database.read, folder.keysFile, userId),
      isSyncedFolder: SYNCED_FOLDER.test(folder.dir),
      today,
      lastBackupAt: newestBackup(folder.backupFolder)?.createdAt ?? null,
      defaultBusinessId: business?.id ?? null,
    };
  }),
  events: os.app.events.handler(async function* ({ context, signal }) {
    const { services, userId } = context.scope;
    for await (const event of services.events.subscribe(signal)) {
      const isOwn = event.kind !== 'changed' || event.businessId === null || roleIn(services.database.read, userId, event.businessId) !== null;
      if (isOwn) yield event;
    }
  }),
};
