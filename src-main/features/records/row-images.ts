import { z } from 'zod';
import type { ReadHandle } from '../../database/database.ts';

/** The tables that an import of records writes, those pointed to before those that point to them, each with what tells its rows apart. */
export const IMAGED_TABLES = [
  { table: 'clients', key: ['id'] },
  { table: 'expense_buckets', key: ['id'] },
  { table: 'obligation_agreements', key: ['id'] },
  { table: 'agreement_versions', key: ['id'] },
  { table: 'agreement_escalations', key: ['agreement_id', 'version', 'position'] },
  { table: 'agreement_overrides', key: ['agreement_id', 'version', 'nominal_date'] },
  { table: 'agreement_milestones', key: ['agreement_id', 'version', 'position'] },
  { table: 'obligation_schedules', key: ['id'] },
  { table: 'cash_events', key: ['id'] },
] as const;

export type ImagedTable = (typeof IMAGED_TABLES)[number]['table'];

const TABLE_NAMES = IMAGED_TABLES.map(({ table }) => table) as [ImagedTable, ...ImagedTable[]];
const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** How a row was before and after: without a before it was made, without an after it was removed. */
const changeSchema = z.object({ table: z.enum(TABLE_NAMES), before: rowSchema.nullable(), after: rowSchema.nullable() });
/** What undoing an import needs: the last payment there was, and every row as it was before and after. */
export const undoDataSchema = z.object({ lastPaymentId: z.number().int(), changes: z.array(changeSchema) });

export type ImagedRow = z.infer<typeof rowSchema>;
export type RowChange = z.infer<typeof changeSchema>;
export type UndoData = z.infer<typeof undoDataSchema>;

/** Every row of a business in those tables, as JSON by its key. */
export type RowImages = ReadonlyMap<ImagedTable, ReadonlyMap<string, string>>;

export function keyColumns(table: ImagedTable): readonly string[] {
  return IMAGED_TABLES.find((imaged) => imaged.table === table)?.key ?? ['id'];
}

export function takeImages(read: ReadHandle, businessId: number): RowImages {
  return new Map(
    IMAGED_TABLES.map(({ table, key }) => {
      const rows = new Map<string, string>();
      for (const row of read.statement(`SELECT * FROM ${table} WHERE business_id = ?`).iterate(businessId))
        rows.set(key.map((column) => String(row[column])).join('|'), JSON.stringify(row));
      return [table, rows] as const;
    }),
  );
}

function parse(json: string | undefined): ImagedRow | null {
  return json === undefined ? null : rowSchema.parse(JSON.parse(json));
}

/** What has changed between two images, row by row. */
export function changedRows(before: RowImages, after: RowImages): RowChange[] {
  return IMAGED_TABLES.flatMap(({ table }) => {
    const [old, now] = [before.get(table) ?? new Map<string, string>(), after.get(table) ?? new Map<string, string>()];
    const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key));
    return keys.map((key): RowChange => ({ table, before: parse(old.get(key)), after: parse(now.get(key)) }));
  });
}
