import { z } from 'zod';
import type { Customer, Vendor } from '../../../src-shared/contract/parties.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { EXPENSE_CATEGORIES, PartyStatus } from '../../../src-shared/domain/vocabulary/parties.ts';
import { isoDateSchema } from '../../../src-shared/contract/common.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';
import { namesSchema } from '../obligations/locked-fields.ts';
import { PARTY, type PartyKind } from './party-kind.ts';

/** What a person may enter of either kind of party, by the contract's names. */
type PartyFields = Pick<
  Customer,
  'name' | 'email' | 'language' | 'phone' | 'address' | 'country' | 'taxId' | 'currency' | 'paymentTerms' | 'paymentTermsDays' | 'notes'
>;
type CustomerFields = PartyFields & Pick<Customer, 'relationshipType' | 'creditLimitMinor'>;
type VendorFields = PartyFields & Pick<Vendor, 'category' | 'flexibilityLevel' | 'criticality'>;
type FieldsOf = { readonly customer: CustomerFields; readonly vendor: VendorFields };
/** Fields by the contract's names, checked by the contract: what is written is what the columns below know. */
export type GivenFields = Readonly<Record<string, unknown>>;

type PartyOrigin = {
  readonly id: number;
  readonly status: PartyStatus;
  readonly source: string;
  readonly lockedFields: readonly string[];
  readonly rowVersion: number;
  readonly updatedAt: string;
};
export type StoredParty<K extends PartyKind> = FieldsOf[K] & PartyOrigin & { readonly delayHistory: Vendor['delayHistory'] };

const delayHistorySchema = z.array(
  z.object({ date: isoDateSchema, days: z.number().int(), scheduleId: z.number().int().positive().nullable(), reason: z.string() }),
);

type Row = Readonly<Record<string, SqlValue>>;

const text = (value: SqlValue | undefined): string | null => (value === null || value === undefined ? null : String(value));
const number = (value: SqlValue | undefined): number | null => (value === null || value === undefined ? null : Number(value));

function toFields(row: Row): PartyFields & PartyOrigin {
  return {
    id: Number(row['id']),
    status: String(row['status']) as PartyStatus,
    source: String(row['source']),
    lockedFields: namesSchema.parse(JSON.parse(String(row['locked_fields']))),
    rowVersion: Number(row['row_version']),
    updatedAt: String(row['updated_at']),
    name: String(row['name']),
    email: text(row['email']),
    language: text(row['language']),
    phone: text(row['phone']),
    address: text(row['address']),
    country: text(row['country']),
    taxId: text(row['tax_id']),
    currency: currencyCode(String(row['currency'])),
    paymentTerms: text(row['payment_terms']),
    paymentTermsDays: number(row['payment_terms_days']),
    notes: text(row['notes']),
  };
}

const MAP: { readonly [K in PartyKind]: (row: Row) => StoredParty<K> } = {
  customer: (row) => ({
    ...toFields(row),
    relationshipType: text(row['relationship_type']) as Customer['relationshipType'],
    creditLimitMinor: number(row['credit_limit_minor']),
    delayHistory: [],
  }),
  vendor: (row) => ({
    ...toFields(row),
    category: String(row['category']) as (typeof EXPENSE_CATEGORIES)[number],
    flexibilityLevel: text(row['flexibility_level']) as Vendor['flexibilityLevel'],
    criticality: text(row['criticality']) as Vendor['criticality'],
    delayHistory: delayHistorySchema.parse(JSON.parse(String(row['delay_history']))),
  }),
};

/** Everyone who has not been merged into somebody else, by name. */
export function listParties<K extends PartyKind>(read: ReadHandle, businessId: number, kind: K): StoredParty<K>[] {
  return read
    .statement(`SELECT * FROM ${PARTY[kind].table} WHERE business_id = ? AND merged_into_id IS NULL ORDER BY name, id`)
    .all(businessId)
    .map(MAP[kind]);
}

export function findParty<K extends PartyKind>(
  read: ReadHandle,
  businessId: number,
  { kind, id }: { kind: K; id: number },
): StoredParty<K> | undefined {
  const row = read.statement(`SELECT * FROM ${PARTY[kind].table} WHERE business_id = ? AND id = ? AND merged_into_id IS NULL`).get(businessId, id);
  return row === undefined ? undefined : MAP[kind](row);
}

export function findPartyByName<K extends PartyKind>(
  read: ReadHandle,
  businessId: number,
  { kind, name }: { kind: K; name: string },
): StoredParty<K> | undefined {
  const row = read
    .statement(`SELECT * FROM ${PARTY[kind].table} WHERE business_id = ? AND name = ? AND merged_into_id IS NULL`)
    .get(businessId, name);
  return row === undefined ? undefined : MAP[kind](row);
}

/** Contract name → column, for the fields a person may enter. */
const COLUMNS: { readonly [K in PartyKind]: { readonly [F in keyof FieldsOf[K]]: string } } = {
  customer: {
    name: 'name',
    email: 'email',
    language: 'language',
    phone: 'phone',
    address: 'address',
    country: 'country',
    taxId: 'tax_id',
    currency: 'currency',
    paymentTerms: 'payment_terms',
    paymentTermsDays: 'payment_terms_days',
    notes: 'notes',
    relationshipType: 'relationship_type',
    creditLimitMinor: 'credit_limit_minor',
  },
  vendor: {
    name: 'name',
    email: 'email',
    language: 'language',
    phone: 'phone',
    address: 'address',
    country: 'country',
    taxId: 'tax_id',
    currency: 'currency',
    paymentTerms: 'payment_terms',
    paymentTermsDays: 'payment_terms_days',
    notes: 'notes',
    category: 'category',
    flexibilityLevel: 'flexibility_level',
    criticality: 'criticality',
  },
};

export function fieldNames(kind: PartyKind): readonly string[] {
  return Object.keys(COLUMNS[kind]);
}

/** The given fields as columns and values, in the order of the columns. */
function given(kind: PartyKind, fields: GivenFields): { readonly columns: string[]; readonly values: SqlValue[] } {
  const known = Object.entries(COLUMNS[kind]).filter(([field]) => fields[field] !== undefined);
  return { columns: known.map(([, column]) => column), values: known.map(([field]) => fields[field] as SqlValue) };
}

export type PartyWrite = { readonly nowInstant: string; readonly source: string };

export function insertParty(tx: WriteHandle, businessId: number, kind: PartyKind, write: PartyWrite & { readonly fields: GivenFields }): number {
  const { columns, values } = given(kind, write.fields);
  const all = ['business_id', ...columns, 'source', 'created_at', 'updated_at'];
  const result = tx
    .statement(`INSERT INTO ${PARTY[kind].table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`)
    .run(businessId, ...values, write.source, write.nowInstant, write.nowInstant);
  return result.lastInsertRowid;
}

export function updateParty(
  tx: WriteHandle,
  businessId: number,
  { kind, id }: { readonly kind: PartyKind; readonly id: number },
  write: { readonly fields: GivenFields; readonly status: PartyStatus; readonly nowInstant: string },
): void {
  const { columns, values } = given(kind, write.fields);
  tx.statement(
    `UPDATE ${PARTY[kind].table} SET ${columns.map((column) => `${column} = ?`).join(', ')}, status = ?, updated_at = ?, row_version = row_version + 1
     WHERE business_id = ? AND id = ?`,
  ).run(...values, write.status, write.nowInstant, businessId, id);
}
