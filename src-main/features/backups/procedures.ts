import { os } from '../scope/os.ts';
import { publishChange } from '../scope/services.ts';
import { backUp } from './back-up.ts';
import { listBackups } from './list-backups.ts';

export const backupProcedures = {
  list: os.backups.list.handler(({ context }) => listBackups(context.scope.services.folder.backupFolder)),
  create: os.backups.create.handler(async ({ context, input }) => {
    const backup = await backUp(context.scope, { file: input.file, passphrase: input.passphrase });
    publishChange(context.scope, 'backups', 'audit');
    return backup;
  }),
};
