import { sql } from 'kysely';
import { z } from 'zod';
import type { CategoryRuleView, RuleDraft } from '../../../src-shared/contract/rules.ts';
import type { CategoryRule } from '../../engine/categorise/types.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';

export type StoredRule = Omit<CategoryRuleView, 'filedCount' | 'correctedCount'>;

const idsSchema = z.array(z.number().int().positive());

function selectRules(read: ReadHandle, businessId: number) {
  return read.build
    .selectFrom('category_rules as r')
    .innerJoin('categories as c', (join) => join.onRef('c.business_id', '=', 'r.business_id').onRef('c.id', '=', 'r.category_id'))
    .leftJoin('cash_accounts as a', (join) => join.onRef('a.business_id', '=', 'r.business_id').onRef('a.id', '=', 'r.account_id'))
    .selectAll('r')
    .select(['c.name as category_name', 'a.name as account_name'])
    .where('r.business_id', '=', businessId);
}

type RawRule = ReturnType<ReturnType<typeof selectRules>['execute']> extends Promise<(infer Row)[]> ? Row : never;

function toRule(row: RawRule): StoredRule {
  return {
    id: row.id,
    contains: row.contains,
    pattern: row.pattern,
    amountMinMinor: row.amount_min_minor,
    amountMaxMinor: row.amount_max_minor,
    direction: row.direction,
    accountId: row.account_id,
    categoryId: row.category_id,
    categoryName: row.category_name,
    accountName: row.account_name,
    isEnabled: row.is_enabled === 1,
    isImportOnly: row.is_import_only === 1,
    source: row.source,
    taughtBy: idsSchema.parse(JSON.parse(row.taught_by)),
    createdAt: row.created_at,
  };
}

/** The rules in the order in which they are asked. */
export function listRules(read: ReadHandle, businessId: number): StoredRule[] {
  return read.all(selectRules(read, businessId).where('r.deleted_at', 'is', null).orderBy('r.position').orderBy('r.id')).map(toRule);
}

export function findRule(read: ReadHandle, businessId: number, ruleId: number): (StoredRule & { readonly isDeleted: boolean }) | undefined {
  const row = read.first(selectRules(read, businessId).where('r.id', '=', ruleId));
  return row === undefined ? undefined : { ...toRule(row), isDeleted: row.deleted_at !== null };
}

function toEngineRule(rule: StoredRule): CategoryRule {
  const { id, contains, pattern, amountMinMinor, amountMaxMinor, direction, accountId, categoryId } = rule;
  return { ruleId: id, contains, pattern, amountMinMinor, amountMaxMinor, direction, accountId, categoryId };
}

/** The rules that count in a run: switched on, and those for imports only where an import runs. */
export function rulesInForce(read: ReadHandle, businessId: number, isImport: boolean): CategoryRule[] {
  return listRules(read, businessId)
    .filter((rule) => rule.isEnabled && (isImport || !rule.isImportOnly))
    .map(toEngineRule);
}

function toColumns(draft: RuleDraft) {
  return {
    category_id: draft.categoryId,
    is_enabled: draft.isEnabled ? 1 : 0,
    is_import_only: draft.isImportOnly ? 1 : 0,
    contains: draft.contains,
    pattern: draft.pattern,
    amount_min_minor: draft.amountMinMinor,
    amount_max_minor: draft.amountMaxMinor,
    direction: draft.direction,
    account_id: draft.accountId,
  } as const;
}

export type RuleOrigin = { readonly source: 'typed' | 'learned'; readonly taughtBy: readonly number[]; readonly userId: number | null };

/** Adds a rule after all others. */
export function insertRule(tx: WriteHandle, businessId: number, draft: RuleDraft, made: RuleOrigin & { readonly nowInstant: string }): number {
  const last = tx.first(
    tx.build
      .selectFrom('category_rules')
      .select(sql<number | null>`max(position)`.as('position'))
      .where('business_id', '=', businessId),
  );
  return tx.run(
    tx.build.insertInto('category_rules').values({
      business_id: businessId,
      ...toColumns(draft),
      position: (last?.position ?? 0) + 1,
      source: made.source,
      taught_by: JSON.stringify(made.taughtBy),
      created_at: made.nowInstant,
      created_by: made.userId,
      updated_at: made.nowInstant,
    }),
  ).lastInsertId;
}

export function updateRule(tx: WriteHandle, businessId: number, ruleId: number, changed: { draft: RuleDraft; nowInstant: string }): void {
  tx.run(
    tx.build
      .updateTable('category_rules')
      .set({ ...toColumns(changed.draft), updated_at: changed.nowInstant })
      .where('business_id', '=', businessId)
      .where('id', '=', ruleId),
  );
}

/** Takes a rule out of the list, or, with null, puts it back where it stood. */
export function setDeleted(tx: WriteHandle, businessId: number, ruleId: number, deletedAt: string | null): void {
  tx.run(tx.build.updateTable('category_rules').set({ deleted_at: deletedAt }).where('business_id', '=', businessId).where('id', '=', ruleId));
}

export function setPositions(tx: WriteHandle, businessId: number, ruleIds: readonly number[]): void {
  const update = tx.statement('UPDATE category_rules SET position = ? WHERE business_id = ? AND id = ?');
  ruleIds.forEach((ruleId, index) => update.run(index + 1, businessId, ruleId));
}

export type FilingCounts = { readonly filedCount: number; readonly correctedCount: number };

function countFilings(read: ReadHandle, businessId: number, column: 'rule_id' | 'payee_key'): Map<SqlValue, FilingCounts> {
  const rows = read
    .statement(
      `SELECT a.${column} AS origin, sum(c.source IN ('rule', 'learned')) AS filed, sum(c.source = 'person' AND c.category_id <> a.category_id) AS corrected
       FROM automatic_categories a LEFT JOIN transaction_categories c ON c.transaction_id = a.transaction_id
       WHERE a.business_id = ? AND a.${column} IS NOT NULL GROUP BY a.${column}`,
    )
    .all(businessId);
  return new Map(rows.map((row) => [row['origin'] ?? null, { filedCount: Number(row['filed']), correctedCount: Number(row['corrected']) }]));
}

const NONE_FILED: FilingCounts = { filedCount: 0, correctedCount: 0 };

/** How many lines each rule has filed, by its number. */
export function filingsOfRules(read: ReadHandle, businessId: number): (ruleId: number) => FilingCounts {
  const counts = countFilings(read, businessId, 'rule_id');
  return (ruleId) => counts.get(ruleId) ?? NONE_FILED;
}

/** How many lines the habit of each payee has filed, by the payee's key. */
export function filingsOfPayees(read: ReadHandle, businessId: number): (payeeKey: string) => FilingCounts {
  const counts = countFilings(read, businessId, 'payee_key');
  return (payeeKey) => counts.get(payeeKey) ?? NONE_FILED;
}

export function mutedPayees(read: ReadHandle, businessId: number): Set<string> {
  const rows = read.all(read.build.selectFrom('muted_payees').select('payee_key').where('business_id', '=', businessId));
  return new Set(rows.map((row) => row.payee_key));
}

export function setMuted(tx: WriteHandle, businessId: number, payeeKey: string, muted: { at: string; userId: number | null } | null): void {
  if (muted === null) {
    tx.run(tx.build.deleteFrom('muted_payees').where('business_id', '=', businessId).where('payee_key', '=', payeeKey));
    return;
  }
  tx.run(
    tx.build
      .insertInto('muted_payees')
      .values({ business_id: businessId, payee_key: payeeKey, muted_at: muted.at, muted_by: muted.userId })
      .onConflict((conflict) => conflict.doNothing()),
  );
}
