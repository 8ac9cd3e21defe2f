import type { Business } from '../../../src-shared/contract/businesses.ts';
import type { ProcedureMeta } from '../../../src-shared/contract/common.ts';
import { reaches, type Role, ROLES } from '../../../src-shared/domain/vocabulary/roles.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle } from '../../database/database.ts';
import { findBusiness, listBusinesses } from '../businesses/store.ts';
import { peopleWithRole, roleOf, rolesOf } from '../users/store.ts';

/** The businesses that a person has a role in. Without a person (nobody entered yet, or the schedule) all of them. */
export function visibleBusinesses(read: ReadHandle, userId: number | null): Business[] {
  const all = listBusinesses(read);
  if (userId === null) return all;
  const roles = rolesOf(read, userId);
  return all.filter(({ id }) => roles.has(id));
}

/** Null: none, and the business is not seen. */
export function roleIn(read: ReadHandle, userId: number | null, businessId: number): Role | null {
  return userId === null ? 'owner' : roleOf(read, userId, businessId);
}

/** The business that a call names. One that the person does not see is as little there as one that does not exist. */
export function namedBusiness(read: ReadHandle, userId: number | null, businessId: number): Business {
  const business = roleIn(read, userId, businessId) === null ? undefined : findBusiness(read, businessId);
  if (business === undefined) throw new AppError('NOT_FOUND', 'There is no such business in this data folder.', { businessId });
  return business;
}

/** The highest role in any business. */
export function fileRole(read: ReadHandle, userId: number | null): Role | null {
  if (userId === null) return 'owner';
  const roles = new Set(rolesOf(read, userId).values());
  return ROLES.findLast((role) => roles.has(role)) ?? null;
}

const WHO: Readonly<Record<Role, string>> = {
  viewer: 'somebody with a role',
  bookkeeper: 'an owner or a bookkeeper',
  owner: 'an owner',
};

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

/** The refusal of what a role cannot do, naming who can. */
export function forbidden(read: ReadHandle, needed: Role, business: Business | null): AppError {
  const roles = ROLES.filter((role) => reaches(role, needed));
  const names = peopleWithRole(read, business?.id ?? null, roles).map(({ displayName }) => displayName);
  const ask = names.length === 0 ? '' : `: ask ${listed(names)}`;
  return new AppError('FORBIDDEN', `Only ${WHO[needed]} of ${business?.name ?? 'a business'} can do this${ask}. Nothing was changed.`, {
    needed,
    names,
  });
}

/** For a call that needs a business, by a person whom none has let in. */
export function withoutRole(read: ReadHandle): AppError {
  const owners = peopleWithRole(read, null, ['owner']).map(({ displayName }) => displayName);
  return new AppError('FORBIDDEN', `You have no role in any business yet: ask ${listed(owners)} for one. Nothing was changed.`, { names: owners });
}

/**
 * The one place where roles are enforced. In a business the role there counts; for the data file as a whole the role in the business that the call
 * names, else the highest one. Looking at what belongs to the file (how the interface looks, who is there) takes no role.
 */
export function requireRole(read: ReadHandle, userId: number | null, call: { meta: ProcedureMeta; business: Business | null }): void {
  const { meta, business } = call;
  if (userId === null || (meta.scope === 'file' && meta.role === 'viewer')) return;
  const role = business === null ? fileRole(read, userId) : roleIn(read, userId, business.id);
  if (!reaches(role, meta.role)) throw forbidden(read, meta.role, business);
}
