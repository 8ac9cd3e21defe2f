import { AppError } from '../../../src-shared/result/app-error.ts';
import type { WriteHandle } from '../../database/database.ts';
import { type BillingConfig, billingConfigSchema } from '../obligations/billing-config.ts';
import { currentRow, findObstacle, importedRows, type ImportedRows } from './find-obstacle.ts';
import { IMAGED_TABLES, type ImagedRow, type ImagedTable, keyColumns, type RowChange, type UndoData } from './row-images.ts';

type Place = { readonly tx: WriteHandle; readonly businessId: number };

function where(table: ImagedTable): string {
  return `business_id = ? AND ${keyColumns(table)
    .map((column) => `${column} = ?`)
    .join(' AND ')}`;
}

function keyValues(table: ImagedTable, row: ImagedRow): (string | number | null)[] {
  return keyColumns(table).map((column) => row[column] ?? null);
}

/** Payments that were taken back, refusals of matches and learned names point at what is about to go; they are no facts without it. */
function removeTraces({ tx, businessId }: Place, imported: ImportedRows): void {
  const items = JSON.stringify(imported.made('obligation_schedules'));
  const ids = '(SELECT value FROM json_each(?))';
  const voided = tx
    .statement(
      `SELECT DISTINCT l.payment_id FROM payment_allocations l JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id
       WHERE l.business_id = ? AND l.schedule_id IN ${ids} AND p.status = 'voided'`,
    )
    .all(businessId, items)
    .map((row) => Number(row['payment_id']));
  for (const paymentId of voided) {
    tx.statement(`DELETE FROM payment_allocations WHERE business_id = ? AND payment_id = ? AND schedule_id IN ${ids}`).run(
      businessId,
      paymentId,
      items,
    );
    tx.statement(
      `DELETE FROM payment_events WHERE business_id = ? AND id = ?
       AND NOT EXISTS (SELECT 1 FROM payment_allocations l WHERE l.business_id = payment_events.business_id AND l.payment_id = payment_events.id)`,
    ).run(businessId, paymentId);
  }
  tx.statement(`DELETE FROM declined_matches WHERE business_id = ? AND schedule_id IN ${ids}`).run(businessId, items);
  for (const [table, column] of [
    ['clients', 'client_id'],
    ['expense_buckets', 'expense_bucket_id'],
  ] as const) {
    const parties = JSON.stringify(imported.made(table));
    tx.statement(`DELETE FROM party_aliases WHERE business_id = ? AND ${column} IN ${ids}`).run(businessId, parties);
    tx.statement(`DELETE FROM party_bank_accounts WHERE business_id = ? AND ${column} IN ${ids} AND removed_at IS NOT NULL`).run(businessId, parties);
  }
}

/**
 * Cash events follow their due items and are written anew with every change of one, so that their numbers say nothing: those of the due items concerned go,
 * and those from before the import come back with their own.
 */
function removeCashEvents({ tx, businessId }: Place, imported: ImportedRows): void {
  const numbers = (table: ImagedTable, column: string): string =>
    JSON.stringify(imported.changes.flatMap((change) => (change.table === table ? [Number((change.before ?? change.after)?.[column])] : [])));
  tx.statement(
    `DELETE FROM cash_events WHERE business_id = ? AND schedule_id IN (
       SELECT value FROM json_each(?) UNION SELECT value FROM json_each(?)
       UNION SELECT id FROM obligation_schedules WHERE business_id = ? AND agreement_id IN (SELECT value FROM json_each(?)))`,
  ).run(
    businessId,
    numbers('obligation_schedules', 'id'),
    numbers('cash_events', 'schedule_id'),
    businessId,
    JSON.stringify(imported.made('obligation_agreements')),
  );
}

/** Due items that the daily top-up has added since: to agreements that go, and under terms that go. */
function removeLaterItems({ tx, businessId }: Place, imported: ImportedRows): void {
  for (const id of imported.made('obligation_agreements')) {
    tx.statement("DELETE FROM obligation_schedules WHERE business_id = ? AND agreement_id = ? AND status IN ('planned', 'cancelled')").run(
      businessId,
      id,
    );
  }
  const own = JSON.stringify(
    imported.changes.flatMap(({ table, before, after }) => (table === 'obligation_schedules' ? [Number((before ?? after)?.['id'])] : [])),
  );
  const later = `business_id = ? AND agreement_id = ? AND agreement_version > ? AND status = 'planned' AND is_edited = 0
    AND id NOT IN (SELECT value FROM json_each(?))`;
  for (const { table, before, after } of imported.changes) {
    if (table !== 'obligation_agreements' || before === null || after === null || before['version'] === after['version']) continue;
    const values = [businessId, Number(before['id']), Number(before['version']), own];
    tx.statement(`DELETE FROM cash_events WHERE business_id = ? AND schedule_id IN (SELECT id FROM obligation_schedules WHERE ${later})`).run(
      businessId,
      ...values,
    );
    tx.statement(`DELETE FROM obligation_schedules WHERE ${later}`).run(...values);
  }
}

function streamsOf(json: unknown): BillingConfig['streams'] {
  return billingConfigSchema.parse(JSON.parse(typeof json === 'string' ? json : '{}')).streams;
}

/** Billing terms as before the import, but with the agreements that others have added since. */
function billingBefore(now: unknown, before: ImagedRow, after: ImagedRow): string {
  if (now === after['billing_config']) return String(before['billing_config']);
  const imported = new Set(streamsOf(after['billing_config']).map((stream) => JSON.stringify(stream)));
  const old = streamsOf(before['billing_config']);
  const later = streamsOf(now).filter(
    (stream) => !imported.has(JSON.stringify(stream)) && !old.some(({ agreementId }) => agreementId === stream.agreementId),
  );
  return JSON.stringify({ streams: [...old, ...later].toSorted((a, b) => a.agreementId - b.agreementId) });
}

/** Puts back the columns that the import changed, and only those. */
function putBack({ tx, businessId }: Place, table: ImagedTable, before: ImagedRow, after: ImagedRow): void {
  const columns = Object.keys(before).filter((column) => before[column] !== after[column]);
  const now = currentRow(tx, businessId, table, after);
  const values = columns.map((column) => (column === 'billing_config' ? billingBefore(now?.[column], before, after) : (before[column] ?? null)));
  tx.statement(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${where(table)}`).run(
    ...values,
    businessId,
    ...keyValues(table, after),
  );
}

function restore(place: Place, change: RowChange): void {
  const { tx, businessId } = place;
  const { table, before, after } = change;
  if (before !== null && after !== null) putBack(place, table, before, after);
  else if (after !== null) tx.statement(`DELETE FROM ${table} WHERE ${where(table)}`).run(businessId, ...keyValues(table, after));
  else if (before !== null) {
    const columns = Object.keys(before);
    tx.statement(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
      ...columns.map((column) => before[column] ?? null),
    );
  }
}

function isForeignKeyFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/**
 * Brings every row that an import made or changed to what it was before it, or refuses with one sentence that names what stands in the way. Rows that
 * point to others go first and come last.
 */
export function restoreRows(place: Place, undo: UndoData): void {
  const imported = importedRows(undo);
  const { changes } = undo;
  const obstacle = findObstacle(place.tx, place.businessId, imported);
  if (obstacle !== null) throw new AppError('CONFLICT', obstacle);
  try {
    removeTraces(place, imported);
    removeCashEvents(place, imported);
    removeLaterItems(place, imported);
    const inOrder = IMAGED_TABLES.map(({ table }) => changes.filter((change) => change.table === table));
    for (const own of inOrder.toReversed())
      for (const change of own) if (change.before === null && change.table !== 'cash_events') restore(place, change);
    for (const own of inOrder) for (const change of own) if (change.before !== null) restore(place, change);
  } catch (error) {
    if (!isForeignKeyFailure(error)) throw error;
    throw new AppError(
      'CONFLICT',
      'Something else in the books uses these records by now. Nothing was changed; this import stays.',
      {},
      { cause: error },
    );
  }
}
