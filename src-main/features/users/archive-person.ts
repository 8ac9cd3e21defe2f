import type { User } from '../../../src-shared/contract/users.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle } from '../../database/database.ts';
import { removePassphraseSlot } from '../../database/manage-keys.ts';
import { readKeysFile } from '../../database/keys-file.ts';
import { findBusiness } from '../businesses/store.ts';
import { change, record } from '../scope/record.ts';
import type { Scope } from '../scope/services.ts';
import { keyHolder } from './key-holders.ts';
import { requireManager, requirePerson } from './save-person.ts';
import { type Person, peopleWithRole, rolesOf, setArchived, setKeySlot } from './store.ts';
import { viewPerson } from './view-people.ts';

/** Takes the person's slot out of the keys file, where there is one. */
export async function dropKeySlot(scope: Pick<Scope, 'services'>, userId: number): Promise<void> {
  const { folder, secrets, database } = scope.services;
  const holder = keyHolder(database.read, userId);
  const isThere = readKeysFile(folder.keysFile)?.slots.some((slot) => slot.kind === 'passphrase' && slot.holder === holder) ?? false;
  if (isThere) await removePassphraseSlot(folder, holder, secrets);
}

function refuseLastOwner(read: ReadHandle, person: Person): void {
  for (const [businessId, role] of rolesOf(read, person.id)) {
    if (role !== 'owner' || peopleWithRole(read, businessId, ['owner']).some(({ id }) => id !== person.id)) continue;
    const name = findBusiness(read, businessId)?.name ?? 'a business';
    throw new AppError('CONFLICT', `${person.displayName} is the only owner of ${name}: make somebody else an owner first.`);
  }
}

function check(read: ReadHandle, scope: Scope, userId: number): Person {
  const person = requirePerson(read, userId);
  requireManager(read, scope.userId, person);
  if (userId === scope.userId) throw new AppError('CONFLICT', 'Nobody can archive themselves: ask another owner to do it.');
  refuseLastOwner(read, person);
  return person;
}

/** Everything is checked before the slot goes, and again when the change is written: a slot cannot be brought back. */
export async function archivePerson(scope: Scope, userId: number): Promise<User> {
  check(scope.services.database.read, scope, userId);
  await dropKeySlot(scope, userId);
  await change(scope, (tx) => {
    const { displayName, isArchived } = check(tx, scope, userId);
    const nowInstant = scope.services.clock.nowInstant();
    setKeySlot(tx, userId, { keySlotId: null, nowInstant });
    setArchived(tx, userId, true, nowInstant);
    const [before, after] = [
      { displayName, isArchived },
      { displayName, isArchived: true },
    ];
    record(tx, { ...scope, business: null }, { action: 'archive', entityType: 'user', entityId: String(userId), before, after });
  });
  return viewPerson(scope, userId);
}

export async function restorePerson(scope: Scope, userId: number): Promise<User> {
  await change(scope, (tx) => {
    const person = requirePerson(tx, userId);
    requireManager(tx, scope.userId, person);
    const { displayName, isArchived } = person;
    setArchived(tx, userId, false, scope.services.clock.nowInstant());
    const [before, after] = [
      { displayName, isArchived },
      { displayName, isArchived: false },
    ];
    record(tx, { ...scope, business: null }, { action: 'restore', entityType: 'user', entityId: String(userId), before, after });
  });
  return viewPerson(scope, userId);
}
