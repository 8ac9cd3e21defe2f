import type { SessionView } from '../../../src-shared/contract/users.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { openWithRecoveryKey } from '../../database/key-slots.ts';
import { fileRole, roleIn } from '../scope/access.ts';
import { os } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import type { Scope } from '../scope/services.ts';
import { type Actor, renew, type Session } from '../scope/sessions.ts';
import { hasPassphrase, peopleWithPassphrase } from '../users/key-holders.ts';
import { readLockAfterMinutes } from '../users/lock-settings.ts';
import { activeName, listPeople, rolesOf } from '../users/store.ts';
import { checkClaim, checkPassphrase } from './check-passphrase.ts';
import { giveKeySlot } from './passphrases.ts';

/** What a window must know to show the lock, the name in its bar, and what the person may do. While locked nothing of any business. */
function view({ services, business }: Scope, session: Session): SessionView {
  const { read } = services.database;
  const everybody = listPeople(read);
  const holders = peopleWithPassphrase(read, services.folder.keysFile, everybody);
  const people = everybody.filter((person) => !person.isArchived).map(({ id, displayName }) => ({ id, displayName, hasPassphrase: holders.has(id) }));
  const { state, actor } = session;
  const isOpen = state === 'open';
  const user = people.find(({ id }) => id === actor.userId) ?? null;
  const minutes = readLockAfterMinutes(read);
  return {
    state,
    user,
    role: isOpen && business !== null ? roleIn(read, actor.userId, business.id) : null,
    roles: isOpen && actor.userId !== null ? [...rolesOf(read, actor.userId)].map(([businessId, role]) => ({ businessId, role })) : [],
    fileRole: isOpen ? fileRole(read, actor.userId) : null,
    people,
    isProtected: people.some((person) => person.hasPassphrase),
    lockAfterMinutes: user?.hasPassphrase === true && minutes > 0 ? minutes : null,
  };
}

/** Hands the session to the person, whose act this is in the log. Windows of whoever was there before hear nothing more. */
async function open(scope: Scope, session: Session, entered: { actor: Actor; action: string | null }): Promise<SessionView> {
  const { actor, action } = entered;
  if (action !== null) {
    await change(scope, (tx) => record(tx, { ...scope, ...actor, business: null }, { action, entityType: 'user', entityId: String(actor.userId) }));
  }
  const nowInstant = scope.services.clock.nowInstant();
  Object.assign(session, { state: 'open', actor, activeAt: nowInstant } satisfies Partial<Session>);
  renew(session);
  // Roles are told by the next look: the business of this call was resolved for whoever was there before.
  return view({ ...scope, business: null }, session);
}

function requireActive(scope: Scope, userId: number): Actor {
  const userName = activeName(scope.services.database.read, userId);
  if (userName === null) throw new AppError('NOT_FOUND', 'There is nobody like that to sign in as: look at the list again.', { userId });
  return { userId, userName };
}

function requirePassphrase(scope: Scope, userId: number | null): number {
  const { database, folder } = scope.services;
  if (userId === null || !hasPassphrase(database.read, folder.keysFile, userId))
    throw new AppError('CONFLICT', 'Without a passphrase there is nothing that a lock could ask for: set one first.');
  return userId;
}

export const sessionProcedures = {
  get: os.session.get.handler(({ context: { scope, session } }) => view(scope, session)),
  signIn: os.session.signIn.handler(async ({ context: { scope, session }, input }) => {
    const { database, folder } = scope.services;
    const actor = requireActive(scope, input.userId);
    if (hasPassphrase(database.read, folder.keysFile, input.userId)) {
      if (input.passphrase === undefined) throw new AppError('PASSPHRASE_REQUIRED', `Give the passphrase of ${actor.userName}.`);
      await checkPassphrase(scope, input.userId, input.passphrase);
    }
    return open(scope, session, { actor, action: 'sign_in' });
  }),
  lock: os.session.lock.handler(async ({ context: { scope, session } }) => {
    if (session.state !== 'open') return view(scope, session);
    const userId = requirePassphrase(scope, scope.userId);
    // Locked first, whatever becomes of the entry.
    session.state = 'locked';
    renew(session);
    await change(scope, (tx) => record(tx, { ...scope, business: null }, { action: 'lock', entityType: 'user', entityId: String(userId) }));
    return view(scope, session);
  }),
  unlock: os.session.unlock.handler(async ({ context: { scope, session }, input }) => {
    const { actor, state } = session;
    if (state === 'signed_out') throw new AppError('CONFLICT', 'Nobody has signed in yet: choose a person first.');
    if (state === 'locked') await checkPassphrase(scope, requirePassphrase(scope, actor.userId), input.passphrase);
    return open(scope, session, { actor, action: state === 'locked' ? 'unlock' : null });
  }),
  recover: os.session.recover.handler(async ({ context: { scope, session }, input }) => {
    const actor = requireActive(scope, input.userId);
    await checkClaim(scope, { userId: input.userId, open: (keys) => openWithRecoveryKey(keys, input.recoveryKey) });
    await giveKeySlot({ ...scope, ...actor }, input.userId, { passphrase: input.passphrase, action: 'recover' });
    return open(scope, session, { actor, action: null });
  }),
  touch: os.session.touch.handler(({ context: { scope, session } }) => {
    if (session.state === 'open') session.activeAt = scope.services.clock.nowInstant();
    return {};
  }),
};
