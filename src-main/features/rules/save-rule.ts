import type { CategoryRuleView, RuleDraft } from '../../../src-shared/contract/rules.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { findAccount } from '../accounts/store.ts';
import { listCategories } from '../transactions/category-store.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope } from '../scope/services.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import {
  filingsOfRules,
  findRule,
  insertRule,
  listRules,
  type RuleOrigin,
  setDeleted,
  setPositions,
  type StoredRule,
  updateRule,
} from './rule-store.ts';

const ENTITY = 'category_rule';

function knownRule(read: ReadHandle, businessId: number, ruleId: number) {
  const rule = findRule(read, businessId, ruleId);
  if (rule === undefined) throw new AppError('NOT_FOUND', 'There is no such rule in this business. Nothing was changed.');
  return rule;
}

export function checkDraft(read: ReadHandle, businessId: number, draft: RuleDraft): void {
  const category = listCategories(read, businessId).find((candidate) => candidate.id === draft.categoryId);
  if (category === undefined || category.isArchived) {
    throw new AppError('NOT_FOUND', 'The rule names a category that this business does not use. Choose another one. Nothing was changed.');
  }
  if (draft.accountId !== null && findAccount(read, businessId, draft.accountId) === undefined) {
    throw new AppError('NOT_FOUND', 'The rule names an account that this business does not have. Nothing was changed.');
  }
}

function viewRule(read: ReadHandle, businessId: number, ruleId: number): CategoryRuleView {
  const { isDeleted: _, ...rule } = must(findRule(read, businessId, ruleId), 'the rule just written');
  return { ...rule, ...filingsOfRules(read, businessId)(ruleId) };
}

/** Adds a rule after all others, inside the caller's transaction. */
export function createRuleIn(tx: WriteHandle, scope: BusinessScope, draft: RuleDraft, origin: Omit<RuleOrigin, 'userId'>): CategoryRuleView {
  const businessId = scope.business.id;
  checkDraft(tx, businessId, draft);
  const ruleId = insertRule(tx, businessId, draft, { ...origin, userId: scope.userId, nowInstant: scope.services.clock.nowInstant() });
  record(tx, scope, { action: 'create', entityType: ENTITY, entityId: String(ruleId), after: { ...draft, ...origin } });
  return viewRule(tx, businessId, ruleId);
}

export async function createRule(scope: BusinessScope, draft: RuleDraft): Promise<CategoryRuleView> {
  return change(scope, (tx) => createRuleIn(tx, scope, draft, { source: 'typed', taughtBy: [] }));
}

function draftOf(rule: StoredRule): RuleDraft {
  const { contains, pattern, amountMinMinor, amountMaxMinor, direction, accountId, categoryId, isEnabled, isImportOnly } = rule;
  return { contains, pattern, amountMinMinor, amountMaxMinor, direction, accountId, categoryId, isEnabled, isImportOnly };
}

export async function changeRule(scope: BusinessScope, ruleId: number, draft: RuleDraft): Promise<CategoryRuleView> {
  const businessId = scope.business.id;
  return change(scope, (tx) => {
    const before = knownRule(tx, businessId, ruleId);
    if (before.isDeleted) throw new AppError('NOT_FOUND', 'This rule has been deleted. Nothing was changed.');
    checkDraft(tx, businessId, draft);
    updateRule(tx, businessId, ruleId, { draft, nowInstant: scope.services.clock.nowInstant() });
    record(tx, scope, { action: 'update', entityType: ENTITY, entityId: String(ruleId), before: draftOf(before), after: draft });
    return viewRule(tx, businessId, ruleId);
  });
}

/** Takes a rule out of the list or puts it back where it stood. What it has filed stays. */
export async function removeRule(scope: BusinessScope, ruleId: number, isRemoved: boolean): Promise<CategoryRuleView> {
  const businessId = scope.business.id;
  return change(scope, (tx) => {
    const before = knownRule(tx, businessId, ruleId);
    if (before.isDeleted !== isRemoved) {
      setDeleted(tx, businessId, ruleId, isRemoved ? scope.services.clock.nowInstant() : null);
      record(tx, scope, { action: isRemoved ? 'delete' : 'restore', entityType: ENTITY, entityId: String(ruleId), before: draftOf(before) });
    }
    return viewRule(tx, businessId, ruleId);
  });
}

export async function reorderRules(scope: BusinessScope, ruleIds: readonly number[]): Promise<void> {
  const businessId = scope.business.id;
  await change(scope, (tx) => {
    const before = listRules(tx, businessId).map((rule) => rule.id);
    const isSame = before.length === ruleIds.length && new Set(ruleIds).size === ruleIds.length && ruleIds.every((id) => before.includes(id));
    if (!isSame) throw new AppError('CONFLICT', 'The rules have changed meanwhile. Nothing was changed; look at the list again.');
    setPositions(tx, businessId, ruleIds);
    record(tx, scope, { action: 'reorder', entityType: ENTITY, before: { ruleIds: before }, after: { ruleIds } });
  });
}
