import type { ProcedureMeta } from '../../../src-shared/contract/common.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { hasPassphrase } from '../users/key-holders.ts';
import { readLockAfterMinutes } from '../users/lock-settings.ts';
import type { HostContext } from './host-context.ts';
import { renew, type Session } from './sessions.ts';

const MINUTE_MS = 60_000;

/** The window locks by itself; this is for a window that was closed, or whose page was stopped, with the session still open. */
function isForgotten(context: HostContext, session: Session, nowInstant: string): boolean {
  const { userId } = session.actor;
  const quietMinutes = (Date.parse(nowInstant) - Date.parse(session.activeAt)) / MINUTE_MS;
  // A command ends by itself, however long it takes.
  if (userId === null || context.host === 'cli' || quietMinutes < 1) return false;
  const { database, folder } = context.services;
  const limitMinutes = readLockAfterMinutes(database.read);
  return limitMinutes > 0 && quietMinutes >= limitMinutes && hasPassphrase(database.read, folder.keysFile, userId);
}

/** The session of the connection. While it is locked, or nobody has signed in, nothing but `session.*` is let through. */
export function enterSession(context: HostContext, call: { path: readonly string[]; meta: ProcedureMeta }): Session {
  const { sessions, clock } = context.services;
  const nowInstant = clock.nowInstant();
  const session = sessions.of(context.sessionId ?? context.host, nowInstant);
  if (session.state === 'open' && isForgotten(context, session, nowInstant)) {
    session.state = 'locked';
    renew(session);
  }
  if (call.path[0] === 'session') return session;
  if (session.state === 'locked')
    throw new AppError('PASSPHRASE_REQUIRED', `Tamio is locked: give the passphrase of ${session.actor.userName} to go on.`);
  if (session.state === 'signed_out')
    throw new AppError('PASSPHRASE_REQUIRED', 'Nobody has signed in yet: choose a person and give their passphrase.');
  if (call.meta.access === 'write') session.activeAt = nowInstant;
  return session;
}
