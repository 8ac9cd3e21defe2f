import type { User } from '../../../src-shared/contract/users.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { fileRole, visibleBusinesses } from '../scope/access.ts';
import type { Scope } from '../scope/services.ts';
import { peopleWithPassphrase } from './key-holders.ts';
import { listPeople, rolesOf } from './store.ts';

type Viewer = Pick<Scope, 'services' | 'userId'>;

function viewAll({ services, userId }: Viewer): User[] {
  const { read } = services.database;
  const people = listPeople(read);
  const holders = peopleWithPassphrase(read, services.folder.keysFile, people);
  const seen = new Set(visibleBusinesses(read, userId).map(({ id }) => id));
  return people.map(({ keySlotId, ...person }) => ({
    ...person,
    hasPassphrase: keySlotId !== null || holders.has(person.id),
    roles: [...rolesOf(read, person.id)].filter(([businessId]) => seen.has(businessId)).map(([businessId, role]) => ({ businessId, role })),
  }));
}

/** Who shares a business with the caller; owners also see those who have no role anywhere. */
export function viewPeople(viewer: Viewer): User[] {
  const { read } = viewer.services.database;
  const isOwner = fileRole(read, viewer.userId) === 'owner';
  return viewAll(viewer).filter(
    (person) => person.id === viewer.userId || person.roles.length > 0 || (isOwner && rolesOf(read, person.id).size === 0),
  );
}

export function viewPerson(viewer: Viewer, userId: number): User {
  return must(
    viewAll(viewer).find(({ id }) => id === userId),
    'a person who was found before',
  );
}
