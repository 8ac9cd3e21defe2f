import type { Transaction } from '../../../src-shared/contract/transactions.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle, SqlValue } from '../../database/database.ts';

export type TransactionFilter = {
  readonly businessId: number;
  readonly asOf: IsoDate;
  readonly accountId?: number | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly text?: string | undefined;
  readonly categoryId?: number | undefined;
  readonly uncategorised?: boolean | undefined;
  readonly direction?: 'in' | 'out' | undefined;
};

/** The part of a statement that a filter decides: the condition over `t` (line) and `c` (its category), and the values of its places. */
type Condition = { readonly sql: string; readonly values: SqlValue[]; readonly usesLine: boolean };

function toCondition(filter: TransactionFilter): Condition {
  const parts = ['t.business_id = ?'];
  const values: SqlValue[] = [filter.businessId];
  const add = (sql: string, ...more: SqlValue[]): void => {
    parts.push(sql);
    values.push(...more);
  };
  if (filter.accountId !== undefined) add('t.account_id = ?', filter.accountId);
  if (filter.from !== undefined) add('t.booking_date >= ?', filter.from);
  add('t.booking_date <= ?', filter.to !== undefined && filter.to < filter.asOf ? filter.to : filter.asOf);
  for (const word of filter.text?.split(/\s+/).filter((part) => part !== '') ?? []) {
    // LIKE is case-insensitive for ASCII; the wildcard characters of the word itself are taken literally.
    const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    add(
      String.raw`(t.description LIKE ? ESCAPE '\' OR t.counterparty LIKE ? ESCAPE '\' OR t.reference LIKE ? ESCAPE '\')`,
      pattern,
      pattern,
      pattern,
    );
  }
  if (filter.direction === 'in') add('t.amount_minor > 0');
  if (filter.direction === 'out') add('t.amount_minor < 0');
  if (filter.categoryId !== undefined) add('c.business_id = ? AND c.category_id = ?', filter.businessId, filter.categoryId);
  if (filter.uncategorised === true) add('c.category_id IS NULL');
  const usesCategory = filter.categoryId !== undefined || filter.uncategorised === true;
  return { sql: parts.join(' AND '), values, usesLine: usesCategory || filter.text !== undefined || filter.direction !== undefined };
}

const FROM_LINES = 'FROM booked_transactions t LEFT JOIN transaction_categories c ON c.transaction_id = t.id';

/** The lines, with their category only where the filter asks for it; those of one category are looked up from the category. */
function fromLines(filter: TransactionFilter): string {
  if (filter.categoryId !== undefined)
    return 'FROM transaction_categories c CROSS JOIN booked_transactions t ON t.id = c.transaction_id AND c.business_id = t.business_id';
  return filter.uncategorised === true ? FROM_LINES : 'FROM booked_transactions t';
}

const SELECT_LINE = `SELECT t.id AS id, t.account_id AS account_id, a.name AS account_name, t.booking_date AS booking_date, t.value_date AS value_date, t.amount_minor AS amount_minor,
  t.currency AS currency, t.description AS description, t.counterparty AS counterparty, t.reference AS reference, t.is_pending AS is_pending, c.category_id AS category_id, g.name AS category_name
  ${FROM_LINES} JOIN cash_accounts a ON a.id = t.account_id LEFT JOIN categories g ON g.id = c.category_id`;

type SqlRow = Record<string, SqlValue>;

const textOrNull = (value: SqlValue | undefined): string | null => (typeof value === 'string' ? value : null);
const numberOrNull = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);

export function toTransaction(row: SqlRow): Transaction {
  return {
    id: Number(row['id']),
    accountId: Number(row['account_id']),
    accountName: String(row['account_name']),
    bookingDate: String(row['booking_date']) as IsoDate,
    valueDate: textOrNull(row['value_date']) as IsoDate | null,
    amountMinor: minorUnits(Number(row['amount_minor'])),
    currency: currencyCode(String(row['currency'])),
    description: String(row['description']),
    counterparty: textOrNull(row['counterparty']),
    reference: textOrNull(row['reference']),
    categoryId: numberOrNull(row['category_id']),
    categoryName: textOrNull(row['category_name']),
    isPending: row['is_pending'] === 1,
    runningBalanceMinor: null,
  };
}

type Part = { readonly sql: string; readonly values: readonly SqlValue[] };

/**
 * What the view `booked_transactions` leaves out, told by the numbers of the lines alone: the view asks each line for its batch, which the index does not
 * hold, and would read every line that is skipped.
 */
function visibleIds(read: ReadHandle): Part {
  const staged = read.all(read.build.selectFrom('import_batches').select(['first_transaction_id', 'new_count']).where('status', '=', 'staged'));
  const replaced = ' AND t.id NOT IN (SELECT transaction_id FROM replaced_transactions)';
  return {
    sql: `${replaced}${staged.map(() => ' AND t.id NOT BETWEEN ? AND ?').join('')}`,
    values: staged.flatMap((batch) => [batch.first_transaction_id, batch.first_transaction_id + batch.new_count - 1]),
  };
}

/** More accounts than this are sorted instead: a statement must not grow without end. */
const MOST_MERGED = 50;

/**
 * The ids of a page, from the index alone where the filter allows it: skipping 90,000 rows must not read 90,000 lines. The index holds each account's
 * lines in date order; over several accounts as many of each are taken as the page can need, and merged. Sorting all lines takes twenty times as long.
 */
function pageIds(read: ReadHandle, filter: TransactionFilter, page: { offset: number; limit: number }): Part {
  const condition = toCondition(filter);
  const newestFirst = 'ORDER BY booking_date DESC, id DESC LIMIT ? OFFSET ?';
  const visible = condition.usesLine ? { sql: '', values: [] } : visibleIds(read);
  const from = condition.usesLine ? fromLines(filter) : 'FROM bank_transactions t';
  const ofOne = `SELECT t.id AS id, t.booking_date AS booking_date ${from} WHERE ${condition.sql}${visible.sql}`;
  const values = [...condition.values, ...visible.values];
  const accounts = read.all(read.build.selectFrom('cash_accounts').select('id').where('business_id', '=', filter.businessId));
  if (filter.accountId !== undefined || filter.categoryId !== undefined || accounts.length < 2 || accounts.length > MOST_MERGED)
    return { sql: `SELECT id FROM (${ofOne} ${newestFirst})`, values: [...values, page.limit, page.offset] };
  const parts = accounts.map(() => `SELECT * FROM (${ofOne} AND t.account_id = ? ${newestFirst})`);
  const merged = accounts.flatMap((account) => [...values, account.id, page.offset + page.limit, 0]);
  return { sql: `SELECT id FROM (${parts.join(' UNION ALL ')}) ${newestFirst}`, values: [...merged, page.limit, page.offset] };
}

/** A page of lines, newest first. Within a day the line that entered the book later stands above. */
export function listTransactions(read: ReadHandle, filter: TransactionFilter, page: { offset: number; limit: number }): Transaction[] {
  const ids = pageIds(read, filter, page);
  const rows = read.statement(`${SELECT_LINE} WHERE t.id IN (${ids.sql}) ORDER BY t.booking_date DESC, t.id DESC`).all(...ids.values);
  return rows.map(toTransaction);
}

export type FilteredTotals = { readonly total: number; readonly sumMinor: MinorUnits | null; readonly currency: string | null };

function toTotals(rows: readonly SqlRow[]): FilteredTotals {
  const total = rows.reduce((sum, row) => sum + Number(row['line_count']), 0);
  const only = rows.length === 1 ? rows[0] : undefined;
  return {
    total,
    sumMinor: only === undefined ? null : minorUnits(Number(only['sum_minor'])),
    currency: only === undefined ? null : String(only['currency']),
  };
}

/** How many lines fit and what they add up to: from the daily totals where only account and dates are asked, else from the lines. */
export function totalsOf(read: ReadHandle, filter: TransactionFilter): FilteredTotals {
  const condition = toCondition(filter);
  if (!condition.usesLine) {
    const fromDays = `SELECT t.currency AS currency, sum(t.line_count) AS line_count, sum(t.inflow_minor + t.outflow_minor) AS sum_minor FROM account_days t WHERE ${condition.sql} GROUP BY t.currency`;
    return toTotals(read.statement(fromDays).all(...condition.values));
  }
  const ofLines = `SELECT t.currency AS currency, count(*) AS line_count, sum(t.amount_minor) AS sum_minor ${fromLines(filter)} WHERE ${condition.sql} GROUP BY t.currency`;
  return toTotals(read.statement(ofLines).all(...condition.values));
}

/** Sum of the lines of a day that stand above a line of that day (newer in the book), in the account's currency. */
export function sumAbove(
  read: ReadHandle,
  line: { businessId: number; accountId: number; bookingDate: IsoDate; id: number; currency: string },
): number {
  const row = read
    .statement(
      'SELECT coalesce(sum(amount_minor), 0) AS above FROM booked_transactions WHERE business_id = ? AND account_id = ? AND booking_date = ? AND id > ? AND currency = ?',
    )
    .get(line.businessId, line.accountId, line.bookingDate, line.id, line.currency);
  return Number(row?.['above'] ?? 0);
}

export function listLargest(read: ReadHandle, businessId: number, range: { from: IsoDate; to: IsoDate; limit: number }): Transaction[] {
  const accounts = read.all(
    read.build.selectFrom('cash_accounts').select('id').where('business_id', '=', businessId).where('counts_as_cash', '=', 1),
  );
  const rows = accounts.flatMap((account) =>
    read
      .statement(
        `${SELECT_LINE} WHERE t.business_id = ? AND t.account_id = ? AND t.booking_date BETWEEN ? AND ? ORDER BY abs(t.amount_minor) DESC LIMIT ?`,
      )
      .all(businessId, account.id, range.from, range.to, range.limit),
  );
  return rows
    .map(toTransaction)
    .toSorted((a, b) => Math.abs(b.amountMinor) - Math.abs(a.amountMinor))
    .slice(0, range.limit);
}

export function findTransaction(read: ReadHandle, businessId: number, transactionId: number): SqlRow | undefined {
  const select = SELECT_LINE.replace(
    ' FROM booked_transactions t',
    `, t.line AS line, t.batch_id AS batch_id, b.file_name AS file_name, b.file_sha256 AS file_sha256, b.created_at AS imported_at, t.counterparty_iban AS counterparty_iban,
     t.end_to_end_id AS end_to_end_id, t.bank_reference AS bank_reference, t.balance_minor AS balance_minor, t.base_amount_minor AS base_amount_minor FROM booked_transactions t`,
  );
  return read.statement(`${select} JOIN import_batches b ON b.id = t.batch_id WHERE t.business_id = ? AND t.id = ?`).get(businessId, transactionId);
}

/** Which of the given lines exist in the business. */
export function existingIds(read: ReadHandle, businessId: number, ids: readonly number[]): number[] {
  const select = read.statement('SELECT id FROM booked_transactions WHERE id = ? AND business_id = ?');
  return ids.filter((id) => select.get(id, businessId) !== undefined);
}
