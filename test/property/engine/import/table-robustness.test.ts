import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { readStatement } from '../../../../src-main/engine/import/read-statement.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { isAppError } from '../../../../src-shared/result/app-error.ts';
import { conventions, meantRows, writeStatement } from './statement-writer.ts';

/** Reads bytes, checks what holds for any statement, and returns the sentence of the expected failure where it is none. */
function readAnything(bytes: Uint8Array): string {
  try {
    const input = { bytes, fileName: 'x', accountCurrency: currencyCode('EUR'), answers: {}, asOf: isoDate('2026-06-30') };
    const understood = readStatement(input, UNCONTROLLED);
    let rows = 0;
    understood.readRows((row) => {
      rows += 1;
      expect(Number.isSafeInteger(row.amountMinor)).toBe(true);
    });
    expect(rows).toBe(understood.rowCount);
    for (const question of understood.questions) {
      expect(question.examples.length).toBeGreaterThan(0);
      expect(question.options.length).toBeGreaterThan(1);
    }
    return 'Read.';
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.message;
  }
}

function isOneSentence(bytes: Uint8Array): void {
  expect(readAnything(bytes)).toMatch(/^[^\n]+\.$/);
}

type Mutation = { readonly at: number; readonly bytes: readonly number[]; readonly drop: number };

const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.array(fc.oneof(fc.constantFrom(34, 44, 59, 10, 13, 9, 45, 40, 0), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
    drop: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: 1, maxLength: 8 },
);

function mutate(bytes: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  let result = [...bytes];
  for (const { at, bytes: inserted, drop } of changes) {
    const position = Math.floor(at * result.length);
    result = [...result.slice(0, position), ...inserted, ...result.slice(position + drop)];
  }
  return Uint8Array.from(result);
}

describe('reading any bytes', () => {
  it('never crashes on a damaged statement', () => {
    const damaged = fc
      .tuple(meantRows, conventions, mutations)
      .map(([rows, convention, changes]) => mutate(new TextEncoder().encode(writeStatement(rows, convention)), changes));
    fc.assert(fc.property(damaged, isOneSentence), { numRuns: 300 });
  });

  it('never crashes on noise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), isOneSentence), { numRuns: 300 });
    fc.assert(
      fc.property(
        fc
          .string({ unit: fc.constantFrom('"', ',', ';', '\n', '1', '.', '-', ' ', '/', '2', 'a', '('), maxLength: 400 })
          .map((text) => new TextEncoder().encode(text)),
        isOneSentence,
      ),
      { numRuns: 300 },
    );
  });
});
