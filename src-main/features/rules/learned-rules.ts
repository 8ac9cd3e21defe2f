import type { CategoryRuleView, LearnedRule } from '../../../src-shared/contract/rules.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { listCategories } from '../transactions/category-store.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope } from '../scope/services.ts';
import { filingsOfPayees, mutedPayees, setMuted } from './rule-store.ts';
import { createRuleIn } from './save-rule.ts';

/** What the lines of each payee have taught, with whether it is switched on and how many lines it has filed. */
export async function viewLearnedRules(scope: BusinessScope): Promise<LearnedRule[]> {
  const businessId = scope.business.id;
  const { read } = scope.services.database;
  const payees = await scope.services.worker.run('learnedPayees', { businessId }, { signal: scope.signal });
  const names = new Map(listCategories(read, businessId).map((category) => [category.id, category.name]));
  const muted = mutedPayees(read, businessId);
  const filings = filingsOfPayees(read, businessId);
  return payees.map(({ agreeing: agreeingCount, total: totalCount, taughtBy, ...payee }) => ({
    ...payee,
    taughtBy: [...taughtBy],
    categoryName: names.get(payee.categoryId) ?? '',
    isEnabled: !muted.has(payee.payeeKey),
    agreeingCount,
    totalCount,
    ...filings(payee.payeeKey),
  }));
}

export async function setLearned(scope: BusinessScope, payeeKey: string, isEnabled: boolean): Promise<void> {
  const businessId = scope.business.id;
  await change(scope, (tx) => {
    if (mutedPayees(tx, businessId).has(payeeKey) === !isEnabled) return;
    setMuted(tx, businessId, payeeKey, isEnabled ? null : { at: scope.services.clock.nowInstant(), userId: scope.userId });
    record(tx, scope, { action: isEnabled ? 'switch_on' : 'switch_off', entityType: 'learned_rule', entityId: payeeKey });
  });
}

/** Makes a rule of a payee's habit: the payee's words, the direction of the money, and the lines that taught it. */
export async function confirmLearned(scope: BusinessScope, payeeKey: string, direction: 'in' | 'out'): Promise<CategoryRuleView> {
  const habits = await scope.services.worker.run('learnedPayees', { businessId: scope.business.id }, { signal: scope.signal });
  const habit = habits.find((candidate) => candidate.payeeKey === payeeKey && candidate.direction === direction);
  if (habit === undefined) throw new AppError('NOT_FOUND', 'Tamio no longer draws this conclusion from your lines. Nothing was changed.');
  const conditions = { contains: payeeKey, pattern: null, amountMinMinor: null, amountMaxMinor: null, direction, accountId: null };
  const draft = { ...conditions, categoryId: habit.categoryId, isEnabled: true, isImportOnly: false };
  return change(scope, (tx) => createRuleIn(tx, scope, draft, { source: 'learned', taughtBy: habit.taughtBy }));
}
