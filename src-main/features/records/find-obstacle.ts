import type { ReadHandle, SqlValue } from '../../database/database.ts';
import { type ImagedRow, type ImagedTable, keyColumns, type RowChange, type UndoData } from './row-images.ts';

/** The numbers of what an import made, and of what it changed. */
export type ImportedRows = UndoData & {
  readonly made: (table: ImagedTable) => readonly number[];
};

export function importedRows(undo: UndoData): ImportedRows {
  const { changes } = undo;
  return {
    ...undo,
    made: (table) =>
      changes.flatMap((change) => (change.table === table && change.before === null && change.after !== null ? [Number(change.after['id'])] : [])),
  };
}

/** The row as it stands now. */
export function currentRow(read: ReadHandle, businessId: number, table: ImagedTable, row: ImagedRow): Readonly<Record<string, SqlValue>> | undefined {
  const columns = keyColumns(table);
  return read
    .statement(`SELECT * FROM ${table} WHERE business_id = ? AND ${columns.map((column) => `${column} = ?`).join(' AND ')}`)
    .get(businessId, ...columns.map((column) => row[column] ?? null));
}

const WORDS: Readonly<Partial<Record<ImagedTable, string>>> = {
  clients: 'The customer',
  expense_buckets: 'The vendor',
  obligation_agreements: 'The agreement',
  obligation_schedules: 'The due item',
};

function named(table: ImagedTable, row: ImagedRow): string {
  const name = table === 'obligation_schedules' ? (row['document_number'] ?? `of ${String(row['due_date'])}`) : row['name'];
  return `${WORDS[table] ?? 'A record'} ${String(name)}`;
}

type Check = { readonly sql: string; readonly ids: readonly number[]; readonly sentence: (row: Readonly<Record<string, SqlValue>>) => string };

function first({ read, businessId }: { readonly read: ReadHandle; readonly businessId: number }, check: Check): string | null {
  if (check.ids.length === 0) return null;
  const row = read.statement(check.sql).get(businessId, JSON.stringify(check.ids));
  return row === undefined ? null : check.sentence(row);
}

const IN_IDS = 'IN (SELECT value FROM json_each(?))';

function paid(imported: ImportedRows): Check {
  return {
    ids: imported.changes.flatMap(({ table, after }) => (table === 'obligation_schedules' && after !== null ? [Number(after['id'])] : [])),
    sql: `SELECT p.payment_date, s.document_number, a.name FROM payment_allocations l
      JOIN payment_events p ON p.business_id = l.business_id AND p.id = l.payment_id AND p.status <> 'voided'
      JOIN obligation_schedules s ON s.business_id = l.business_id AND s.id = l.schedule_id
      JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
      WHERE l.business_id = ? AND l.schedule_id ${IN_IDS} AND p.id > ${imported.lastPaymentId} LIMIT 1`,
    sentence: (row) =>
      `A payment of ${String(row['payment_date'])} has been matched to ${String(row['document_number'] ?? row['name'])} since this import. Nothing was changed; take that payment back first.`,
  };
}

/** Documents and agreements of parties that the import made, which did not come with it. */
function laterOwned(imported: ImportedRows, table: 'clients' | 'expense_buckets'): Check {
  const column = table === 'clients' ? 'client_id' : 'expense_bucket_id';
  const own = imported.made('obligation_agreements');
  return {
    ids: imported.made(table),
    sql: `SELECT a.name, a.is_document_book, p.name AS party FROM obligation_agreements a JOIN ${table} p ON p.business_id = a.business_id AND p.id = a.${column}
      WHERE a.business_id = ? AND a.${column} ${IN_IDS} AND a.id NOT IN (${own.length === 0 ? '-1' : own.join(', ')}) LIMIT 1`,
    sentence: (row) =>
      row['is_document_book'] === 1
        ? `${String(row['party'])} has invoices or bills that came after this import. Nothing was changed; take back what brought them first.`
        : `${String(row['party'])} has the agreement ${String(row['name'])}, which came after this import. Nothing was changed; take that back first.`,
  };
}

/** Due items of agreements that the import made: other documents in their books, and those a person has issued or edited. */
function laterItems(imported: ImportedRows): Check {
  const own = imported.made('obligation_schedules');
  return {
    ids: imported.made('obligation_agreements'),
    sql: `SELECT s.document_number, s.due_date, a.name FROM obligation_schedules s JOIN obligation_agreements a ON a.business_id = s.business_id AND a.id = s.agreement_id
      WHERE s.business_id = ? AND s.agreement_id ${IN_IDS}
        AND ((a.is_document_book = 1 AND s.id NOT IN (${own.length === 0 ? '-1' : own.join(', ')}))
          OR (a.is_document_book = 0 AND (s.is_edited = 1 OR s.document_number IS NOT NULL OR s.issue_date IS NOT NULL))) LIMIT 1`,
    sentence: (row) =>
      `${String(row['name'])} has a due item ${String(row['document_number'] ?? row['due_date'])} that was entered after this import. Nothing was changed; this import stays.`,
  };
}

function laterDetails(imported: ImportedRows, table: 'clients' | 'expense_buckets'): readonly Check[] {
  const column = table === 'clients' ? 'client_id' : 'expense_bucket_id';
  const ids = imported.made(table);
  return [
    {
      ids,
      sql: `SELECT p.name FROM party_bank_accounts b JOIN ${table} p ON p.business_id = b.business_id AND p.id = b.${column}
        WHERE b.business_id = ? AND b.${column} ${IN_IDS} AND b.removed_at IS NULL LIMIT 1`,
      sentence: (row) =>
        `${String(row['name'])} has a bank account that was entered after this import. Nothing was changed; remove that account first.`,
    },
    {
      ids,
      sql: `SELECT p.name, m.name AS merged FROM ${table} m JOIN ${table} p ON p.business_id = m.business_id AND p.id = m.merged_into_id
        WHERE m.business_id = ? AND m.merged_into_id ${IN_IDS} LIMIT 1`,
      sentence: (row) =>
        `${String(row['merged'])} has been merged into ${String(row['name'])} since this import. Nothing was changed; undo that merge first.`,
    },
  ];
}

/** Planned items follow their agreement by themselves, so that they may differ from what the import left. */
function isOwnDerived(change: RowChange, imported: ImportedRows): boolean {
  return (
    change.table === 'obligation_schedules' &&
    change.after !== null &&
    change.after['status'] === 'planned' &&
    imported.made('obligation_agreements').includes(Number(change.after['agreement_id']))
  );
}

/** Columns that say when and how often a row was written, or that follow from others: a payment taken back leaves only these different. */
const DERIVED: ReadonlySet<string> = new Set([
  'row_version',
  'updated_at',
  'status_cause',
  'generated_through',
  'billing_config',
  'avg_payment_delay_days',
  'revenue_percent',
  'risk_level',
  'delay_history',
]);

function changedSince(read: ReadHandle, businessId: number, imported: ImportedRows): string | null {
  for (const change of imported.changes) {
    const { table, after } = change;
    if (after === null || after['row_version'] === undefined || isOwnDerived(change, imported)) continue;
    const now = currentRow(read, businessId, table, after);
    if (now !== undefined && Object.keys(after).every((column) => DERIVED.has(column) || now[column] === after[column])) continue;
    return `${named(table, after)} has been changed since this import. Nothing was changed; this import stays.`;
  }
  return null;
}

/** What stands in the way of taking an import back, as one sentence; null where nothing does. What is paid is named first: it can be taken back. */
export function findObstacle(read: ReadHandle, businessId: number, imported: ImportedRows): string | null {
  const checks = [
    paid(imported),
    laterItems(imported),
    ...(['clients', 'expense_buckets'] as const).flatMap((table) => [laterOwned(imported, table), ...laterDetails(imported, table)]),
  ];
  for (const check of checks) {
    const sentence = first({ read, businessId }, check);
    if (sentence !== null) return sentence;
  }
  return changedSince(read, businessId, imported);
}
