import { AppError } from '../../../src-shared/result/app-error.ts';
import { removePassphrase, setPassphrase } from '../security/passphrases.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { inBusiness, publishChange, type Scope } from '../scope/services.ts';
import { archivePerson, restorePerson } from './archive-person.ts';
import { readLockAfterMinutes, writeLockAfterMinutes } from './lock-settings.ts';
import { changeProfile, createPerson, setRole } from './save-person.ts';
import { viewPeople, viewPerson } from './view-people.ts';

/** The named person, or the one who acts. */
function meant(scope: Scope, userId: number | undefined): number {
  const id = userId ?? scope.userId;
  if (id === null) throw new AppError('NOT_FOUND', 'Nobody has been entered yet: make a business or the sample first.');
  return id;
}

/** People stand on every page that names who acts, and what one sees depends on roles. */
function told<T>(scope: Scope, answer: T): T {
  publishChange({ ...scope, business: null }, 'everything');
  return answer;
}

export const userProcedures = {
  list: os.users.list.handler(({ context }) => viewPeople(context.scope)),
  me: os.users.me.handler(({ context: { scope } }) => (scope.userId === null ? null : viewPerson(scope, scope.userId))),
  create: os.users.create.handler(async ({ context, input }) => told(context.scope, await createPerson(context.scope, input))),
  update: os.users.update.handler(async ({ context, input: { userId, ...changes } }) =>
    told(context.scope, await changeProfile(context.scope, meant(context.scope, userId), changes)),
  ),
  setRole: os.users.setRole.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    return told(scope, await setRole(scope, input));
  }),
  archive: os.users.archive.handler(async ({ context, input }) => told(context.scope, await archivePerson(context.scope, input.userId))),
  restore: os.users.restore.handler(async ({ context, input }) => told(context.scope, await restorePerson(context.scope, input.userId))),
  setPassphrase: os.users.setPassphrase.handler(async ({ context, input }) => {
    await setPassphrase(context.scope, { ...input, userId: meant(context.scope, input.userId) });
    return told(context.scope, {});
  }),
  removePassphrase: os.users.removePassphrase.handler(async ({ context, input }) => {
    await removePassphrase(context.scope, { ...input, userId: meant(context.scope, input.userId) });
    return told(context.scope, {});
  }),
  lockSettings: os.users.lockSettings.handler(({ context }) => ({ lockAfterMinutes: readLockAfterMinutes(context.scope.services.database.read) })),
  updateLockSettings: os.users.updateLockSettings.handler(async ({ context, input }) => {
    const { scope } = context;
    await change(scope, (tx) => {
      const before = { lockAfterMinutes: readLockAfterMinutes(tx) };
      writeLockAfterMinutes(tx, input.lockAfterMinutes, scope.services.clock.nowInstant());
      const entityId = scope.services.folder.fileId;
      record(tx, { ...scope, business: null }, { action: 'set_lock', entityType: 'data_file', entityId, before, after: input });
    });
    return told(scope, input);
  }),
};
