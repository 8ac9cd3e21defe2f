import { type SelectQueryBuilder, sql } from 'kysely';
import type { AuditEntry } from '../../../src-shared/contract/audit.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';

export type AuditFilter = {
  /** 0 is the chain of the file. */
  readonly businessId: number;
  readonly entityType?: string | undefined;
  readonly entityId?: string | undefined;
  readonly action?: string | undefined;
  readonly userName?: string | undefined;
  /** Found anywhere in action, thing, person, reason or data, whatever the case of its ASCII letters. */
  readonly text?: string | undefined;
  /** Only entries that are by these people (or by nobody yet) and, where they are about a person, about one of these. */
  readonly peopleIds?: readonly number[] | undefined;
};

type Query<Row> = SelectQueryBuilder<Schema, 'audit_logs', Row>;

function filtered<Row>(query: Query<Row>, filter: AuditFilter): Query<Row> {
  let result = query.where('business_id', '=', filter.businessId);
  if (filter.entityType !== undefined) result = result.where('entity_type', '=', filter.entityType);
  if (filter.entityId !== undefined) result = result.where('entity_id', '=', filter.entityId);
  if (filter.action !== undefined) result = result.where('action', '=', filter.action);
  if (filter.userName !== undefined) result = result.where('user_name', '=', filter.userName);
  if (filter.text !== undefined && filter.text !== '') {
    const pattern = `%${filter.text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
    const searched = sql<string>`concat_ws(char(10), action, entity_type, entity_id, user_name, reason, before_data, after_data, details)`;
    result = result.where(sql<boolean>`${searched} LIKE ${pattern} ESCAPE '\\'`);
  }
  if (filter.peopleIds !== undefined) {
    const ids = JSON.stringify(filter.peopleIds);
    result = result
      .where(sql<boolean>`(user_id IS NULL OR user_id IN (SELECT value FROM json_each(${ids})))`)
      .where(sql<boolean>`(entity_type <> 'user' OR CAST(entity_id AS INTEGER) IN (SELECT value FROM json_each(${ids})))`);
  }
  return result;
}

function parsed(text: string | null): Record<string, unknown> | null {
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
}

export type AuditPage = { readonly offset: number; readonly limit: number };

/** Entries of one chain, newest first. */
export function listAuditEntries(read: ReadHandle, filter: AuditFilter, page: AuditPage): AuditEntry[] {
  const columns = [
    'id',
    'sequence_number',
    'created_at',
    'user_name',
    'source',
    'action',
    'entity_type',
    'entity_id',
    'reason',
    'before_data',
    'after_data',
    'details',
    'entry_hash',
  ] as const;
  const query = filtered(read.build.selectFrom('audit_logs').select(columns), filter)
    .orderBy('sequence_number', 'desc')
    .limit(page.limit)
    .offset(page.offset);
  return read.all(query).map((row) => ({
    id: row.id,
    sequenceNumber: row.sequence_number,
    createdAt: row.created_at,
    userName: row.user_name,
    source: row.source,
    action: row.action,
    entityType: row.entity_type,
    entityId: row.entity_id,
    reason: row.reason,
    before: parsed(row.before_data),
    after: parsed(row.after_data),
    details: parsed(row.details),
    entryHash: row.entry_hash,
  }));
}

/** How many entries a list with this filter has in all. */
export function countAuditEntries(read: ReadHandle, filter: AuditFilter): number {
  const query = filtered(
    read.build.selectFrom('audit_logs').select((expression) => expression.fn.countAll<number>().as('total')),
    filter,
  );
  return read.first(query)?.total ?? 0;
}
