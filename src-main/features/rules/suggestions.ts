import type { Categorisation, Suggestion } from '../../../src-shared/contract/rules.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { categoriesOf, listCategories, putCategory } from '../transactions/category-store.ts';
import { existingIds } from '../transactions/store.ts';
import { change, record } from '../scope/record.ts';
import { jobActor, jobBusiness } from '../scope/job-input.ts';
import type { BusinessScope } from '../scope/services.ts';
import { viewLines } from './view-lines.ts';

type LineAndCategory = { readonly transactionId: number; readonly categoryId: number };

export async function viewSuggestions(scope: BusinessScope, page: { offset: number; limit: number }) {
  const businessId = scope.business.id;
  const { rows, total, uncategorisedCount } = await scope.services.worker.run('suggestCategories', { businessId, ...page }, { signal: scope.signal });
  const ids = rows.map((row) => row.transactionId);
  const lines = viewLines(scope.services.database.read, businessId, ids);
  const views = rows.flatMap((row): Suggestion[] => {
    const line = lines.get(row.transactionId);
    return line === undefined ? [] : [{ ...line, ...row }];
  });
  return { rows: views, total, uncategorisedCount };
}

function assertCategories(categoryIds: ReadonlySet<number>, wanted: readonly LineAndCategory[]): void {
  if (wanted.some(({ categoryId }) => !categoryIds.has(categoryId)))
    throw new AppError('NOT_FOUND', 'There is no such category. Nothing was changed.');
}

/** Files the lines a person has agreed to, one by one: their own choice from now on. A line filed meanwhile stays as it is. */
export async function acceptLines(scope: BusinessScope, wanted: readonly LineAndCategory[]): Promise<Categorisation> {
  const businessId = scope.business.id;
  return change(scope, (tx) => {
    assertCategories(new Set(listCategories(tx, businessId).map((category) => category.id)), wanted);
    const ids = wanted.map(({ transactionId }) => transactionId);
    const known = new Set(existingIds(tx, businessId, ids));
    const filed = categoriesOf(tx, businessId, ids);
    const accepted = wanted.filter(({ transactionId }) => known.has(transactionId) && !filed.has(transactionId));
    if (accepted.length === 0) throw new AppError('CONFLICT', 'These lines have been filed meanwhile. Nothing was changed.');
    const nowInstant = scope.services.clock.nowInstant();
    for (const { transactionId, categoryId } of accepted) {
      putCategory(tx, businessId, { transactionId, categoryId, source: 'person', userId: scope.userId, nowInstant });
    }
    record(tx, scope, {
      action: 'accept_suggestions',
      entityType: 'bank_transaction',
      entityId: accepted.length === 1 ? String(accepted[0]?.transactionId) : null,
      after: { categories: accepted.map(({ transactionId, categoryId }) => [transactionId, categoryId]) },
      details: { count: accepted.length },
    });
    return { runId: null, lookedAtCount: wanted.length, filedCount: accepted.length, byRule: 0, byPayee: 0, byModel: 0 };
  });
}

/** Files every suggestion that is so sure. Nobody looked at each, so they do not teach, and the run can be taken back. */
export async function acceptFrom(scope: BusinessScope, minConfidence: number): Promise<Categorisation> {
  const input = { business: jobBusiness(scope), actor: jobActor(scope), scope: { kind: 'accept', minConfidence } } as const;
  const result = await scope.services.worker.run('categorise', input, { signal: scope.signal });
  if (result.runId !== null) scope.services.anchorChanged();
  return result;
}

export async function declineLines(scope: BusinessScope, lines: readonly LineAndCategory[], isDeclined: boolean): Promise<void> {
  const businessId = scope.business.id;
  await change(scope, (tx) => {
    assertCategories(new Set(listCategories(tx, businessId).map((category) => category.id)), lines);
    const known = new Set(
      existingIds(
        tx,
        businessId,
        lines.map(({ transactionId }) => transactionId),
      ),
    );
    const ours = lines.filter(({ transactionId }) => known.has(transactionId));
    if (ours.length === 0) throw new AppError('NOT_FOUND', 'None of these lines is in the book any more. Nothing was changed.');
    const nowInstant = scope.services.clock.nowInstant();
    const decline = tx.statement(
      'INSERT OR IGNORE INTO declined_suggestions (transaction_id, category_id, business_id, declined_at, declined_by) VALUES (?, ?, ?, ?, ?)',
    );
    const forget = tx.statement('DELETE FROM declined_suggestions WHERE transaction_id = ? AND category_id = ? AND business_id = ?');
    for (const { transactionId, categoryId } of ours) {
      if (isDeclined) decline.run(transactionId, categoryId, businessId, nowInstant, scope.userId);
      else forget.run(transactionId, categoryId, businessId);
    }
    record(tx, scope, {
      action: isDeclined ? 'decline_suggestions' : 'reconsider_suggestions',
      entityType: 'bank_transaction',
      entityId: ours.length === 1 ? String(ours[0]?.transactionId) : null,
      details: { lines: ours.map(({ transactionId, categoryId }) => [transactionId, categoryId]) },
    });
  });
}
