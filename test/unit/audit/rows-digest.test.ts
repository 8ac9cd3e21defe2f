import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../src-main/database/database.ts';
import { canonicalEntry, CANONICAL_COLUMNS, type CanonicalRow } from '../../../src-main/features/audit/canonical-entry.ts';
import { createRowsDigest, DIGESTED_COLUMNS } from '../../../src-main/features/audit/rows-digest.ts';

function digestOf(rows: readonly (readonly SqlValue[])[]): string {
  const digest = createRowsDigest();
  for (const row of rows) digest.add(row);
  return digest.finish();
}

const value = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', '1', 'null', '",', '\\', '\u0000', '\\ud800'),
);
const row = fc.array(value, { minLength: DIGESTED_COLUMNS.length, maxLength: DIGESTED_COLUMNS.length });

describe('the digest over bank lines', () => {
  it('differs for any other rows or another order, and repeats for the same', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.array(row, { maxLength: 5 }), (one, other) => {
        expect(digestOf(one) === digestOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
        expect(digestOf(one)).toBe(digestOf(one.map((values) => [...values])));
      }),
    );
  });

  it('does not depend on how many rows are turned into text at once', () => {
    const rows = Array.from({ length: 1203 }, (_, index) => DIGESTED_COLUMNS.map((_column, at) => (at === 0 ? index : 'x')));
    expect(digestOf(rows)).not.toBe(digestOf(rows.slice(0, 1202)));
    expect(digestOf(rows)).not.toBe(digestOf([...rows.slice(0, 500), ...rows.slice(501), rows[500] ?? []]));
  });

  it('tells a moved border between columns, null from nothing and a number from its digits', () => {
    const rest: SqlValue[] = Array.from({ length: DIGESTED_COLUMNS.length - 2 }, () => null);
    const digests = [
      ['a', 'b'],
      ['ab', ''],
      ['', 'ab'],
      ['ab', null],
      [1, 'b'],
      ['1', 'b'],
      ['a","b', null],
    ].map((pair) => digestOf([[...pair, ...rest]]));
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('counts half a surrogate pair as what the database stores for it', () => {
    const rest: SqlValue[] = Array.from({ length: DIGESTED_COLUMNS.length - 1 }, () => null);
    expect(digestOf([['a\uD800', ...rest]])).toBe(digestOf([['a\uFFFD', ...rest]]));
    expect(digestOf([['a\\ud800', ...rest]])).not.toBe(digestOf([['a\uFFFD', ...rest]]));
  });

  it('is fixed: another form would make every booked import look changed', () => {
    expect(digestOf([DIGESTED_COLUMNS.map((column, index) => (index % 2 === 0 ? index : column))])).toBe(
      '1dd6822dd2d1d2e758d55f960f53ed5bfaac86528055242bd0772a0c7257e4fe',
    );
    expect(digestOf([])).toBe('3080c249eba868c4e4aad829eb7593ec4cdeeb5dfd103211dd95bc2672fe27d7');
  });

  it('takes whole rows only, and none after its end', () => {
    const digest = createRowsDigest();
    expect(() => digest.add([1, 2])).toThrow('a whole row');
    digest.finish();
    expect(() => digest.finish()).toThrow('open digest');
  });
});

describe('the canonical form of an entry', () => {
  it('is fixed: another form would break every chain', () => {
    const entry = Object.fromEntries(
      CANONICAL_COLUMNS.map((column, index) => [column, index % 3 === 0 ? index : index % 3 === 1 ? column : null]),
    ) as CanonicalRow;
    expect(canonicalEntry(entry)).toBe(
      '["tamio audit entry 1",0,"business_id",null,3,"user_id",null,6,"source_ip",null,9,"entity_type",null,12,"before_data",null,15,"from_stage",null,18,"action_name",null,21,"ai_reasoning",null,24,"tokens_used",null]',
    );
  });
});
