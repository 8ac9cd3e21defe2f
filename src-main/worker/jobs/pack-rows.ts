import { must } from '../../../src-shared/result/assert.ts';
import type { SqlValue } from '../../database/database.ts';
import { DIGESTED_COLUMNS } from '../../features/audit/rows-digest.ts';
import type { PackedRows } from '../../features/imports/line-store.ts';

/** Packed rows on their way to the thread that writes them: the values as text, which crosses in one copy and is read faster than values are cloned. */
export type RowBlock = Omit<PackedRows, 'values'> & { readonly values: string };

/** Packs whole rows, values in the order of `DIGESTED_COLUMNS`. */
export function packRows(rows: readonly (readonly SqlValue[])[]): RowBlock {
  const first = must(rows[0], 'at least one row');
  const columns: number[] = [];
  const constants: (number | null)[] = [];
  for (let column = 0; column < DIGESTED_COLUMNS.length; column += 1) {
    const value = first[column] ?? null;
    const isConstant = (value === null || typeof value === 'number') && rows.every((row) => row[column] === value);
    constants.push(isConstant ? value : null);
    if (!isConstant) columns.push(column);
  }
  const values: SqlValue[] = [];
  for (const row of rows) for (const column of columns) values.push(row[column] ?? null);
  return { rowCount: rows.length, columns, constants, values: JSON.stringify(values) };
}

export function unpackRows(block: RowBlock): PackedRows {
  return { ...block, values: JSON.parse(block.values) as SqlValue[] };
}
