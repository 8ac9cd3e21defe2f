import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../../src-main/database/database.ts';
import { DIGESTED_COLUMNS } from '../../../../src-main/features/audit/rows-digest.ts';
import { packRows, unpackRows } from '../../../../src-main/worker/jobs/pack-rows.ts';

function row(values: Readonly<Record<string, SqlValue>>): SqlValue[] {
  return DIGESTED_COLUMNS.map((column) => values[column] ?? null);
}

describe('packRows', () => {
  it('binds what differs and all text; a number that never changes, and nothing, stand in the statement', () => {
    const packed = unpackRows(
      packRows([
        row({ id: 1, business_id: 7, description: 'Rent', currency: 'EUR', amount_minor: -900, balance_minor: null }),
        row({ id: 2, business_id: 7, description: 'Rent', currency: 'EUR', amount_minor: -900, balance_minor: 5 }),
      ]),
    );
    expect(packed.columns.map((column) => DIGESTED_COLUMNS[column])).toEqual(['id', 'currency', 'description', 'balance_minor']);
    expect(packed.constants[DIGESTED_COLUMNS.indexOf('business_id')]).toBe(7);
    expect(packed.constants[DIGESTED_COLUMNS.indexOf('amount_minor')]).toBe(-900);
    expect(packed.constants[DIGESTED_COLUMNS.indexOf('reference')]).toBeNull();
    expect(packed.values).toEqual([1, 'EUR', 'Rent', null, 2, 'EUR', 'Rent', 5]);
    expect(packed.rowCount).toBe(2);
  });

  it('brings every text over as it was', () => {
    const texts = ['"quoted" \\ back', 'tab\tand\nline', 'Zürich 東京 𝄞', '\u2028', 'null', '1'];
    const packed = unpackRows(packRows(texts.map((description, index) => row({ id: index, description }))));
    expect(packed.values.filter((_, index) => index % 2 === 1)).toEqual(texts);
  });
});
