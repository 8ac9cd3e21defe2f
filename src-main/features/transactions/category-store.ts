import type { Category } from '../../../src-shared/contract/transactions.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { NewCategory } from './standard-categories.ts';

export function listCategories(read: ReadHandle, businessId: number): Category[] {
  const rows = read.all(
    read.build.selectFrom('categories').select(['id', 'name', 'direction', 'is_archived']).where('business_id', '=', businessId).orderBy('name'),
  );
  return rows.map((row) => ({ id: row.id, name: row.name, direction: row.direction, isArchived: row.is_archived === 1 }));
}

export function insertCategory(tx: WriteHandle, businessId: number, category: NewCategory, nowInstant: string): number {
  return tx.run(
    tx.build.insertInto('categories').values({ business_id: businessId, name: category.name, direction: category.direction, created_at: nowInstant }),
  ).lastInsertId;
}

/** Category of each of the given lines that has one. */
export function categoriesOf(read: ReadHandle, businessId: number, transactionIds: readonly number[]): Map<number, number> {
  const select = read.statement('SELECT category_id FROM transaction_categories WHERE transaction_id = ? AND business_id = ?');
  const found = new Map<number, number>();
  for (const id of transactionIds) {
    const row = select.get(id, businessId);
    if (row !== undefined) found.set(id, Number(row['category_id']));
  }
  return found;
}

export type CategorySource = 'person' | 'rule' | 'learned' | 'sample';

export function putCategory(
  tx: WriteHandle,
  businessId: number,
  put: { transactionId: number; categoryId: number | null; source: CategorySource; userId: number | null; nowInstant: string },
): void {
  if (put.categoryId === null) {
    tx.statement('DELETE FROM transaction_categories WHERE transaction_id = ? AND business_id = ?').run(put.transactionId, businessId);
    return;
  }
  tx.statement(
    `INSERT INTO transaction_categories (transaction_id, business_id, category_id, source, set_at, set_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (transaction_id) DO UPDATE SET category_id = excluded.category_id, source = excluded.source, confidence = NULL, set_at = excluded.set_at, set_by = excluded.set_by`,
  ).run(put.transactionId, businessId, put.categoryId, put.source, put.nowInstant, put.userId);
}
