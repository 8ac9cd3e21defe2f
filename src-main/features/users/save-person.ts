import type { User } from '../../../src-shared/contract/users.ts';
import type { Role } from '../../../src-shared/domain/vocabulary/roles.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import { findBusiness } from '../businesses/store.ts';
import { fileRole, forbidden, roleIn } from '../scope/access.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope, Scope } from '../scope/services.ts';
import {
  findPerson,
  firstUserId,
  insertPerson,
  listPeople,
  peopleWithRole,
  type Person,
  type Profile,
  rolesOf,
  updatePerson,
  writeRole,
} from './store.ts';
import { viewPeople, viewPerson } from './view-people.ts';

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

function noSuchPerson(userId: number): AppError {
  return new AppError('NOT_FOUND', 'There is no such person in these books.', { userId });
}

/** The person, also one who was archived. */
export function requirePerson(read: ReadHandle, userId: number): Person {
  const person = findPerson(read, userId);
  if (person === undefined) throw noSuchPerson(userId);
  return person;
}

/**
 * Who decides over somebody else: an owner of every business that person has a role in. A person without any role is looked after by every owner. Who
 * shares no business with the caller is not there for them.
 */
export function requireManager(read: ReadHandle, actorId: number | null, person: Person): void {
  if (actorId === null) return;
  const businessIds = [...rolesOf(read, person.id).keys()];
  if (businessIds.length === 0 && fileRole(read, actorId) === 'owner') return;
  const roles = businessIds.map((businessId) => ({ businessId, role: roleIn(read, actorId, businessId) }));
  if (roles.every(({ role }) => role === null)) throw noSuchPerson(person.id);
  const missing = roles.find(({ role }) => role !== 'owner');
  if (missing === undefined) return;
  // A business that the caller does not see is not named to them.
  throw forbidden(read, 'owner', missing.role === null ? null : must(findBusiness(read, missing.businessId), 'a business with a role'));
}

function refuseTaken(read: ReadHandle, profile: Profile, ownId: number | null): void {
  for (const other of listPeople(read)) {
    if (other.id === ownId) continue;
    const where = other.isArchived ? ', archived' : '';
    if (other.displayName.toLowerCase() === profile.displayName.toLowerCase())
      throw new AppError('CONFLICT', `There is already somebody called ${other.displayName}${where}: choose another name.`);
    if (profile.email !== null && other.email?.toLowerCase() === profile.email.toLowerCase())
      throw new AppError('CONFLICT', `${other.displayName}${where} has this e-mail address already.`);
  }
}

function profileOf(person: Profile): Profile {
  const { displayName, email, defaultFramework, defaultOptimizationFocus, baseCurrency } = person;
  return { displayName, email, defaultFramework, defaultOptimizationFocus, baseCurrency };
}

type RoleChange = { readonly person: Person; readonly role: Role | null };

/** In the chain of the business. Refused where it would leave the business without an owner. */
function changeRole(tx: WriteHandle, scope: BusinessScope, { person, role }: RoleChange): void {
  const { business, services } = scope;
  const before = rolesOf(tx, person.id).get(business.id) ?? null;
  if (before === role) return;
  const others = peopleWithRole(tx, business.id, ['owner']).filter(({ id }) => id !== person.id);
  if (before === 'owner' && others.length === 0)
    throw new AppError('CONFLICT', `${person.displayName} is the only owner of ${business.name}: make somebody else an owner first.`);
  writeRole(tx, business.id, person.id, { role, nowInstant: services.clock.nowInstant() });
  record(tx, scope, {
    action: 'set_role',
    entityType: 'user',
    entityId: String(person.id),
    before: { displayName: person.displayName, role: before },
    after: { displayName: person.displayName, role },
  });
}

/** Only people whom the caller sees: nobody is found by trying numbers. */
export async function setRole(scope: BusinessScope, call: { userId: number; role: Role | null }): Promise<User> {
  if (!viewPeople(scope).some(({ id }) => id === call.userId)) throw noSuchPerson(call.userId);
  await change(scope, (tx) => {
    const person = requirePerson(tx, call.userId);
    if (person.isArchived) throw new AppError('CONFLICT', `${person.displayName} is archived: bring them back before giving them a role.`);
    changeRole(tx, scope, { person, role: call.role });
  });
  return viewPerson(scope, call.userId);
}

export type NewPerson = Given<Profile> & {
  readonly displayName: string;
  readonly roles?: readonly { readonly businessId: number; readonly role: Role }[] | undefined;
};

export async function createPerson(scope: Scope, call: NewPerson): Promise<User> {
  const profile: Profile = {
    displayName: call.displayName,
    email: call.email ?? null,
    defaultFramework: call.defaultFramework ?? null,
    defaultOptimizationFocus: call.defaultOptimizationFocus ?? null,
    baseCurrency: call.baseCurrency ?? null,
  };
  const userId = await change(scope, (tx) => {
    // Whoever makes the first business is the first person, and its owner: before that nobody could give anybody a role.
    if (firstUserId(tx) === null) throw new AppError('CONFLICT', 'There is no business yet to work in: make one first, then add people.');
    refuseTaken(tx, profile, null);
    const id = insertPerson(tx, profile, scope.services.clock.nowInstant());
    record(tx, { ...scope, business: null }, { action: 'create', entityType: 'user', entityId: String(id), after: profile });
    for (const { businessId, role } of call.roles ?? []) {
      const business = findBusiness(tx, businessId);
      const own = business === undefined ? null : roleIn(tx, scope.userId, businessId);
      if (business === undefined || own === null) throw new AppError('NOT_FOUND', 'There is no such business in this data folder.', { businessId });
      if (own !== 'owner') throw forbidden(tx, 'owner', business);
      changeRole(tx, { ...scope, business }, { person: requirePerson(tx, id), role });
    }
    return id;
  });
  return viewPerson(scope, userId);
}

/** One's own, or by who decides over that person. */
export async function changeProfile(scope: Scope, userId: number, changes: Given<Profile>): Promise<User> {
  await change(scope, (tx) => {
    const person = requirePerson(tx, userId);
    if (userId !== scope.userId) requireManager(tx, scope.userId, person);
    const before = profileOf(person);
    const given = Object.fromEntries(Object.entries(changes).filter(([key, value]) => value !== undefined && key in before)) as Partial<Profile>;
    const after = { ...before, ...given };
    refuseTaken(tx, after, userId);
    updatePerson(tx, userId, after, scope.services.clock.nowInstant());
    record(tx, { ...scope, business: null }, { action: 'update', entityType: 'user', entityId: String(userId), before, after });
  });
  return viewPerson(scope, userId);
}
