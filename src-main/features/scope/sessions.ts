import type { ReadHandle } from '../../database/database.ts';
import { peopleWithPassphrase } from '../users/key-holders.ts';
import { activeName, listPeople, peopleWithRole, type Person } from '../users/store.ts';

/** Who acts. Without an id nobody has been entered yet, and the name is that of the person to come. */
export type Actor = { readonly userId: number | null; readonly userName: string };

/**
 * One connection of a host: who acts on it, and whether it is locked. Kept in memory only, so that after a restart a passphrase is asked for again.
 */
export type Session = {
  state: 'open' | 'locked' | 'signed_out';
  actor: Actor;
  /** When somebody was last known to be there. */
  activeAt: string;
  /** Aborted when the session is locked or handed to somebody else: what it listens to ends then. */
  ended: AbortController;
};

export type Sessions = {
  /** The session of a connection, made at its first call. */
  readonly of: (id: string, nowInstant: string) => Session;
  /** As whom sessions start; without it each finds out by itself. */
  readonly startAs: (start: Start) => void;
};

/** Whoever opened the application; `isProved` once their passphrase was right, which a passphrase set later is not. */
export type Start = { readonly actor: Actor; readonly isProved: boolean };

/** Stands in audit entries of what happened before anybody had signed in. */
export const NOBODY: Actor = { userId: null, userName: 'Not signed in' };

/** Who acts until somebody says otherwise. */
export const FIRST_ACTOR: Actor = { userId: null, userName: 'Owner' };

export function actorOf(person: Person): Actor {
  return { userId: person.id, userName: person.displayName };
}

/** A person to come is known by name only. */
function isPerson(actor: Actor, person: Person): boolean {
  return actor.userId === null ? actor.userName === person.displayName : actor.userId === person.id;
}

/** The owner who made the books, or the first of those who are still there. */
export function defaultPerson(read: ReadHandle, people: readonly Person[]): Person | undefined {
  const active = people.filter((person) => !person.isArchived);
  const owners = new Set(peopleWithRole(read, null, ['owner']).map(({ id }) => id));
  return active.find(({ id }) => owners.has(id)) ?? active[0];
}

/** Whoever opened the application, else the one person of books without any passphrase; where there is one, nobody until they sign in. */
function beginning(read: ReadHandle, keysFile: string, start: Start | null): Pick<Session, 'state' | 'actor'> {
  const people = listPeople(read);
  if (people.length === 0) return { state: 'open', actor: start?.actor ?? FIRST_ACTOR };
  const holders = peopleWithPassphrase(read, keysFile, people);
  const started = start === null ? undefined : people.find((person) => !person.isArchived && isPerson(start.actor, person));
  if (started !== undefined && (start?.isProved === true || !holders.has(started.id))) return { state: 'open', actor: actorOf(started) };
  const first = defaultPerson(read, people);
  if (first === undefined || started !== undefined || holders.size > 0) return { state: 'signed_out', actor: NOBODY };
  return { state: 'open', actor: actorOf(first) };
}

/** Brings the name up to date; a person who was archived meanwhile no longer acts, and books that were just made have their first person. */
function refresh(session: Session, begin: () => Pick<Session, 'state' | 'actor'>, read: ReadHandle): void {
  if (session.actor === NOBODY) return;
  const { userId } = session.actor;
  const userName = userId === null ? null : activeName(read, userId);
  if (userName !== null) {
    if (userName !== session.actor.userName) session.actor = { userId, userName };
    return;
  }
  const { userName: before } = session.actor;
  Object.assign(session, begin());
  if (userId !== null || session.actor.userName !== before) renew(session);
}

/** Ends what the session listens to. */
export function renew(session: Session): void {
  session.ended.abort();
  session.ended = new AbortController();
}

export function createSessions(read: ReadHandle, keysFile: string): Sessions {
  const sessions = new Map<string, Session>();
  let start: Start | null = null;
  const begin = (): Pick<Session, 'state' | 'actor'> => beginning(read, keysFile, start);
  return {
    of: (id, nowInstant) => {
      const known = sessions.get(id);
      if (known !== undefined) {
        refresh(known, begin, read);
        return known;
      }
      const session: Session = { ...begin(), activeAt: nowInstant, ended: new AbortController() };
      sessions.set(id, session);
      return session;
    },
    startAs: (given) => {
      start = given;
    },
  };
}
