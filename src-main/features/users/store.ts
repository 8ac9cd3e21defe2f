import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type Role, ROLES } from '../../../src-shared/domain/vocabulary/roles.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

export type Profile = {
  readonly displayName: string;
  readonly email: string | null;
  readonly defaultFramework: string | null;
  readonly defaultOptimizationFocus: string | null;
  readonly baseCurrency: CurrencyCode | null;
};

export type Person = Profile & {
  readonly id: number;
  readonly isArchived: boolean;
  /** Id of the key slot that the person's passphrase opens, as it was when it was set. */
  readonly keySlotId: string | null;
  readonly createdAt: string;
};

type RawUser = {
  id: number;
  display_name: string;
  email: string | null;
  default_framework: string | null;
  default_optimization_focus: string | null;
  base_currency: string | null;
  is_archived: number;
  key_slot_id: string | null;
  created_at: string;
};

const COLUMNS = [
  'id',
  'display_name',
  'email',
  'default_framework',
  'default_optimization_focus',
  'base_currency',
  'is_archived',
  'key_slot_id',
  'created_at',
] as const;

function toPerson(row: RawUser): Person {
  return {
    id: row.id,
    displayName: row.display_name,
    email: row.email,
    defaultFramework: row.default_framework,
    defaultOptimizationFocus: row.default_optimization_focus,
    baseCurrency: row.base_currency === null ? null : currencyCode(row.base_currency),
    isArchived: row.is_archived === 1,
    keySlotId: row.key_slot_id,
    createdAt: row.created_at,
  };
}

/** In the order they came: the first is who made the books. */
export function listPeople(read: ReadHandle): Person[] {
  return read.all(read.build.selectFrom('users').select(COLUMNS).orderBy('id')).map(toPerson);
}

export function findPerson(read: ReadHandle, userId: number): Person | undefined {
  const row = read.first(read.build.selectFrom('users').select(COLUMNS).where('id', '=', userId));
  return row === undefined ? undefined : toPerson(row);
}

function profileColumns(profile: Profile) {
  return {
    display_name: profile.displayName,
    email: profile.email,
    default_framework: profile.defaultFramework,
    default_optimization_focus: profile.defaultOptimizationFocus,
    base_currency: profile.baseCurrency,
  };
}

export function insertPerson(tx: WriteHandle, profile: Profile, nowInstant: string): number {
  return tx.run(tx.build.insertInto('users').values({ ...profileColumns(profile), created_at: nowInstant, updated_at: nowInstant })).lastInsertId;
}

export function updatePerson(tx: WriteHandle, userId: number, profile: Profile, nowInstant: string): void {
  tx.run(
    tx.build
      .updateTable('users')
      .set({ ...profileColumns(profile), updated_at: nowInstant })
      .where('id', '=', userId),
  );
}

export function setArchived(tx: WriteHandle, userId: number, isArchived: boolean, nowInstant: string): void {
  tx.run(
    tx.build
      .updateTable('users')
      .set({ is_archived: isArchived ? 1 : 0, updated_at: nowInstant })
      .where('id', '=', userId),
  );
}

export function setKeySlot(tx: WriteHandle, userId: number, slot: { keySlotId: string | null; nowInstant: string }): void {
  tx.run(tx.build.updateTable('users').set({ key_slot_id: slot.keySlotId, updated_at: slot.nowInstant }).where('id', '=', userId));
}

function asRole(value: unknown): Role {
  return must(
    ROLES.find((role) => role === value),
    'a role that the table allows',
  );
}

const ROLES_OF = 'SELECT business_id, role FROM business_users WHERE user_id = ?';

/** The person's role by business. Held as a prepared statement, because every call of the contract asks. */
export function rolesOf(read: ReadHandle, userId: number): ReadonlyMap<number, Role> {
  const rows = read.statement(ROLES_OF).all(userId);
  return new Map(rows.map((row) => [Number(row['business_id']), asRole(row['role'])]));
}

const ROLE_OF = 'SELECT role FROM business_users WHERE business_id = ? AND user_id = ?';

/** The person's role in one business, null where they have none. */
export function roleOf(read: ReadHandle, userId: number, businessId: number): Role | null {
  const row = read.statement(ROLE_OF).get(businessId, userId);
  return row === undefined ? null : asRole(row['role']);
}

export function writeRole(tx: WriteHandle, businessId: number, userId: number, set: { role: Role | null; nowInstant: string }): void {
  const { role, nowInstant } = set;
  if (role === null) {
    tx.run(tx.build.deleteFrom('business_users').where('business_id', '=', businessId).where('user_id', '=', userId));
    return;
  }
  tx.run(
    tx.build
      .insertInto('business_users')
      .values({ business_id: businessId, user_id: userId, role, created_at: nowInstant })
      .onConflict((conflict) => conflict.columns(['business_id', 'user_id']).doUpdateSet({ role })),
  );
}

/** Who can be asked: the people of a business with one of these roles (of any business where none is named), archived ones not. */
export function peopleWithRole(read: ReadHandle, businessId: number | null, roles: readonly Role[]): { id: number; displayName: string }[] {
  let query = read.build
    .selectFrom('business_users')
    .innerJoin('users', 'users.id', 'business_users.user_id')
    .select(['users.id as id', 'users.display_name as displayName'])
    .distinct()
    .where('users.is_archived', '=', 0)
    .where('business_users.role', 'in', [...roles])
    .orderBy('users.id');
  if (businessId !== null) query = query.where('business_users.business_id', '=', businessId);
  return read.all(query);
}

const FIRST = 'SELECT min(id) AS id FROM users';

/** Who made the books; null while nobody has. */
export function firstUserId(read: ReadHandle): number | null {
  const id = read.statement(FIRST).get()?.['id'];
  return typeof id === 'number' ? id : null;
}

const ACTIVE = 'SELECT display_name, is_archived FROM users WHERE id = ?';

/** Name of a person who may act, null once they are archived or gone. */
export function activeName(read: ReadHandle, userId: number): string | null {
  const row = read.statement(ACTIVE).get(userId);
  return row === undefined || row['is_archived'] !== 0 ? null : String(row['display_name']);
}
