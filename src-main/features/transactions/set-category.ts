import { AppError } from '../../../src-shared/result/app-error.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope } from '../scope/services.ts';
import { categoriesOf, listCategories, putCategory } from './category-store.ts';
import { existingIds } from './store.ts';

/** Files lines under a category (null: under none). One audit entry says which lines had which category before, so that it can be taken back. */
export async function setCategory(
  scope: BusinessScope,
  wanted: { transactionIds: readonly number[]; categoryId: number | null },
): Promise<{ changed: number }> {
  const businessId = scope.business.id;
  return change(scope, (tx) => {
    const category = wanted.categoryId === null ? null : listCategories(tx, businessId).find((candidate) => candidate.id === wanted.categoryId);
    if (category === undefined) throw new AppError('NOT_FOUND', 'There is no such category. Nothing was changed.');
    const ids = existingIds(tx, businessId, [...new Set(wanted.transactionIds)]);
    if (ids.length === 0) throw new AppError('NOT_FOUND', 'None of these lines is in the book any more. Nothing was changed.');
    const before = categoriesOf(tx, businessId, ids);
    const changed = ids.filter((id) => (before.get(id) ?? null) !== wanted.categoryId);
    if (changed.length === 0) return { changed: 0 };
    const nowInstant = scope.services.clock.nowInstant();
    for (const transactionId of changed)
      putCategory(tx, businessId, { transactionId, categoryId: wanted.categoryId, source: 'person', userId: scope.userId, nowInstant });
    record(tx, scope, {
      action: 'categorise',
      entityType: 'bank_transaction',
      entityId: changed.length === 1 ? String(changed[0]) : null,
      before: { categories: changed.map((id) => [id, before.get(id) ?? null]) },
      after: { categoryId: wanted.categoryId, categoryName: category?.name ?? null },
      details: { count: changed.length },
    });
    return { changed: changed.length };
  });
}
