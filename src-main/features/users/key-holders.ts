import { OWNER_HOLDER } from '../../database/data-folder.ts';
import type { ReadHandle } from '../../database/database.ts';
import { readKeysFile } from '../../database/keys-file.ts';
import { firstUserId, listPeople, type Person } from './store.ts';

/**
 * Under which name a person's key slot stands in the keys file. A folder that is made with a passphrase has its first slot before it has a person, so
 * that one belongs to whoever is entered first.
 */
export function keyHolder(read: ReadHandle, userId: number | null): string {
  return userId === null || userId === firstUserId(read) ? OWNER_HOLDER : `user-${userId}`;
}

function holdersOf(keysFile: string): ReadonlySet<string> {
  return new Set(readKeysFile(keysFile)?.slots.flatMap((slot) => (slot.kind === 'passphrase' ? [slot.holder] : [])));
}

/**
 * Who must give a passphrase. The database is asked too: a slot that somebody cut out of the keys file, which is not encrypted, must not let everybody
 * in under that name.
 */
export function peopleWithPassphrase(read: ReadHandle, keysFile: string, people: readonly Person[] = listPeople(read)): ReadonlySet<number> {
  const holders = holdersOf(keysFile);
  return new Set(people.filter(({ id, keySlotId }) => keySlotId !== null || holders.has(keyHolder(read, id))).map(({ id }) => id));
}

/** Null is the person to come, before anybody has been entered. */
export function hasPassphrase(read: ReadHandle, keysFile: string, userId: number | null): boolean {
  return userId === null ? holdersOf(keysFile).has(keyHolder(read, null)) : peopleWithPassphrase(read, keysFile).has(userId);
}

/** The person whose passphrase this slot is; undefined for one that came with a backup or whose person is gone. */
export function personOfHolder(read: ReadHandle, holder: string): Person | undefined {
  return listPeople(read).find(({ id, isArchived }) => !isArchived && keyHolder(read, id) === holder);
}
