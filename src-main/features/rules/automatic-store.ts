import type { AnswerMethod } from '../../engine/categorise/types.ts';
import type { CategorySource } from '../transactions/category-store.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

/** What a line was filed under before a run filed it otherwise. */
export type PreviousFiling = { readonly categoryId: number; readonly source: CategorySource; readonly confidence: number | null };

export type AutomaticFiling = {
  readonly transactionId: number;
  readonly categoryId: number;
  readonly method: AnswerMethod;
  readonly ruleId: number | null;
  readonly payeeKey: string | null;
  readonly confidence: number;
  readonly reason: string;
  readonly previous: PreviousFiling | null;
};

// The line is looked up in its business, and a person's filing that came in between stays.
const FILE_LINE = `INSERT INTO transaction_categories (transaction_id, business_id, category_id, source, confidence, set_at, set_by)
  SELECT id, business_id, ?, ?, ?, ?, NULL FROM booked_transactions WHERE id = ? AND business_id = ?
  ON CONFLICT (transaction_id) DO UPDATE SET category_id = excluded.category_id, source = excluded.source, confidence = excluded.confidence,
    set_at = excluded.set_at, set_by = NULL WHERE transaction_categories.source IN ('rule', 'learned')`;
const NOTE_FILING = `INSERT OR REPLACE INTO automatic_categories (transaction_id, business_id, category_id, run_id, method, rule_id, payee_key, confidence, reason, previous)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Files lines as one run decided, and why. A line that a person has filed meanwhile, or that is gone, is left alone. */
export function fileAutomatically(
  tx: WriteHandle,
  businessId: number,
  run: { readonly runId: number; readonly filings: readonly AutomaticFiling[]; readonly nowInstant: string },
): void {
  const file = tx.statement(FILE_LINE);
  const note = tx.statement(NOTE_FILING);
  for (const filing of run.filings) {
    const { transactionId, categoryId, method, ruleId, payeeKey, confidence, reason, previous } = filing;
    const source = method === 'rule' ? 'rule' : 'learned';
    if (file.run(categoryId, source, confidence, run.nowInstant, transactionId, businessId).changes === 0) continue;
    const before = previous === null ? null : JSON.stringify(previous);
    note.run(transactionId, businessId, categoryId, run.runId, method, ruleId, payeeKey, confidence, reason, before);
  }
}

export type RunFiling = { readonly transactionId: number; readonly categoryId: number; readonly previous: PreviousFiling | null };

/** What still stands of a run: its lines that neither a person nor a later run has filed since. */
export function filingsOfRun(read: ReadHandle, businessId: number, runId: number): RunFiling[] {
  const rows = read
    .statement(
      `SELECT a.transaction_id AS transaction_id, a.category_id AS category_id, a.previous AS previous
       FROM automatic_categories a JOIN transaction_categories c ON c.transaction_id = a.transaction_id
       WHERE a.business_id = ? AND a.run_id = ? AND c.source IN ('rule', 'learned') ORDER BY a.transaction_id`,
    )
    .all(businessId, runId);
  return rows.map((row) => ({
    transactionId: Number(row['transaction_id']),
    categoryId: Number(row['category_id']),
    previous: typeof row['previous'] === 'string' ? (JSON.parse(row['previous']) as PreviousFiling) : null,
  }));
}

/** Takes filings of a run back to what stood before. */
export function takeBackFilings(
  tx: WriteHandle,
  businessId: number,
  run: { readonly runId: number; readonly filings: readonly RunFiling[]; readonly nowInstant: string },
): void {
  const forget = tx.statement('DELETE FROM automatic_categories WHERE transaction_id = ? AND business_id = ? AND run_id = ?');
  const remove = tx.statement(`DELETE FROM transaction_categories WHERE transaction_id = ? AND business_id = ? AND source IN ('rule', 'learned')`);
  const restore = tx.statement(
    `UPDATE transaction_categories SET category_id = ?, source = ?, confidence = ?, set_at = ? WHERE transaction_id = ? AND business_id = ? AND source IN ('rule', 'learned')`,
  );
  for (const { transactionId, previous } of run.filings) {
    if (forget.run(transactionId, businessId, run.runId).changes === 0) continue;
    if (previous === null) remove.run(transactionId, businessId);
    else restore.run(previous.categoryId, previous.source, previous.confidence, run.nowInstant, transactionId, businessId);
  }
}
