import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CategoriseLine, LabelledLine } from '../../engine/categorise/types.ts';
import type { CategorySource } from '../transactions/category-store.ts';
import type { ReadHandle, SqlValue } from '../../database/database.ts';

type SqlRow = Record<string, SqlValue>;

/** A line with how it is filed now. */
export type FiledLine = CategoriseLine & {
  readonly categoryId: number | null;
  readonly source: CategorySource | null;
  readonly confidence: number | null;
  readonly isSplit: boolean;
};

const LINE_COLUMNS = `t.id AS id, t.account_id AS account_id, t.booking_date AS booking_date, t.amount_minor AS amount_minor, t.description AS description,
  t.counterparty AS counterparty, t.reference AS reference`;
const IS_SPLIT = 'EXISTS (SELECT 1 FROM transaction_splits s WHERE s.transaction_id = t.id)';

function toLine(row: SqlRow): CategoriseLine {
  return {
    transactionId: Number(row['id']),
    accountId: Number(row['account_id']),
    bookingDate: String(row['booking_date']) as IsoDate,
    amountMinor: Number(row['amount_minor']),
    description: String(row['description']),
    counterparty: typeof row['counterparty'] === 'string' ? row['counterparty'] : null,
    reference: typeof row['reference'] === 'string' ? row['reference'] : null,
  };
}

/** Lines filed by a person teach; the filing of a sample business stands for its owner's. What was filed automatically never teaches. */
const LABELS = `FROM transaction_categories c JOIN booked_transactions t ON t.id = c.transaction_id
  WHERE c.business_id = ? AND c.source IN ('person', 'sample') AND NOT ${IS_SPLIT}`;

export type LabelState = { readonly count: number; readonly lastSetAt: string; readonly checksum: number };

/** What changes whenever a label is added, changed or taken away, without reading the lines. */
export function labelState(read: ReadHandle, businessId: number): LabelState {
  const row = read
    .statement(
      `SELECT count(*) AS label_count, coalesce(max(c.set_at), '') AS last_set_at, coalesce(sum((c.transaction_id * 1009 + c.category_id * 31) % 1000003), 0) AS checksum ${LABELS}`,
    )
    .get(businessId);
  return { count: Number(row?.['label_count']), lastSetAt: String(row?.['last_set_at']), checksum: Number(row?.['checksum']) };
}

export function checksumOf(label: LabelledLine): number {
  return (label.transactionId * 1009 + label.categoryId * 31) % 1_000_003;
}

/** Labels set after an instant, in the order in which they were set: the order in which they teach. */
export function listLabels(read: ReadHandle, businessId: number, setAfter: string): LabelledLine[] {
  return read
    .statement(`SELECT ${LINE_COLUMNS}, c.category_id AS category_id ${LABELS} AND c.set_at > ? ORDER BY c.set_at, c.transaction_id`)
    .all(businessId, setAfter)
    .map((row) => ({ ...toLine(row), categoryId: Number(row['category_id']) }));
}

const OPEN_LINES = `FROM booked_transactions t WHERE t.business_id = ? AND NOT EXISTS (SELECT 1 FROM transaction_categories c WHERE c.transaction_id = t.id) AND NOT ${IS_SPLIT}`;

export function countUncategorised(read: ReadHandle, businessId: number): number {
  return Number(read.statement(`SELECT count(*) AS line_count ${OPEN_LINES}`).get(businessId)?.['line_count']);
}

/** Lines without a category, the newest first. */
export function listUncategorised(read: ReadHandle, businessId: number, limit: number): CategoriseLine[] {
  return read.statement(`SELECT ${LINE_COLUMNS} ${OPEN_LINES} ORDER BY t.booking_date DESC, t.id DESC LIMIT ?`).all(businessId, limit).map(toLine);
}

/** Lines of one import without a category. */
export function listUncategorisedOfBatch(
  read: ReadHandle,
  businessId: number,
  batch: { id: number; fromId: number; toId: number },
): CategoriseLine[] {
  return read
    .statement(`SELECT ${LINE_COLUMNS} ${OPEN_LINES} AND t.id BETWEEN ? AND ? AND t.batch_id = ? ORDER BY t.id`)
    .all(businessId, batch.fromId, batch.toId, batch.id)
    .map(toLine);
}

/** Every line of the book, one at a time. */
export function* eachFiledLine(read: ReadHandle, businessId: number): Generator<FiledLine, void, undefined> {
  const rows = read
    .statement(
      `SELECT ${LINE_COLUMNS}, c.category_id AS category_id, c.source AS source, c.confidence AS confidence, ${IS_SPLIT} AS is_split
       FROM booked_transactions t LEFT JOIN transaction_categories c ON c.transaction_id = t.id WHERE t.business_id = ?`,
    )
    .iterate(businessId);
  for (const row of rows) {
    yield {
      ...toLine(row),
      categoryId: typeof row['category_id'] === 'number' ? row['category_id'] : null,
      source: typeof row['source'] === 'string' ? (row['source'] as CategorySource) : null,
      confidence: typeof row['confidence'] === 'number' ? row['confidence'] : null,
      isSplit: row['is_split'] === 1,
    };
  }
}

/** Category and line of every suggestion that a person declined, as `line:category`. */
export function declinedKeys(read: ReadHandle, businessId: number): Set<string> {
  const rows = read.statement('SELECT transaction_id, category_id FROM declined_suggestions WHERE business_id = ?').all(businessId);
  return new Set(rows.map((row) => `${Number(row['transaction_id'])}:${Number(row['category_id'])}`));
}
