import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnFeeProfiles } from '../../../../src-main/engine/matching/fee-profiles.ts';
import { matchLines } from '../../../../src-main/engine/matching/match-lines.ts';
import type { MatchItem, MatchLine, MatchSuggestion } from '../../../../src-main/engine/matching/types.ts';
import { historyOf, itemsOf, linesOf, optionsOf } from '../../../unit/engine/matching/build-matching.ts';

/** Few names, numbers and amounts, so that everything collides. */
const AMOUNTS = ['100.00', '250.50', '349.50', '350.50', '595.00', '850.00', '-100.00', '-42.17'];
const NAMES = ['Larkhollow Optics Ltd', 'Fenwell Media LLP', 'Ashbrook Tools Ltd'];
const NUMBERS = ['INV-1201', 'INV-1210', 'INV-1212', 'A881', '-'];
const day = fc.integer({ min: 1, max: 28 }).map((value) => `2026-03-${String(value).padStart(2, '0')}`);

const item = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NUMBERS), day, fc.constantFrom(...AMOUNTS)).map((cells) => cells.join(' | '));
const amount = fc.oneof(
  fc.constantFrom(...AMOUNTS, '1200.00', '441.50', '50.00', '832.80'),
  fc.integer({ min: 1, max: 99_999 }).map((minor) => (minor / 100).toFixed(2)),
);
const text = fc.constantFrom('Thanks', 'INV 1201', 'INV1210 INV-1212', 'A881', 'Larkhollow Optics INV-1212', '-');
const line = fc.tuple(day, amount, fc.constantFrom(...NAMES, 'CARD PROCESSING PLC', '-'), text).map((cells) => cells.join(' | '));

const HISTORY = historyOf(`
  Larkhollow Optics Ltd | CARD PROCESSING PLC | 2025-09-10 | 2025-09-12 | 1000.00 | -20.25
  Larkhollow Optics Ltd | CARD PROCESSING PLC | 2025-10-10 | 2025-10-12 | 2500.00 | -50.25
  Fenwell Media LLP     | CARD PROCESSING PLC | 2025-11-10 | 2025-11-14 |  600.00 | -12.25
  Ashbrook Tools Ltd    | Ashbrook Tools Ltd  | 2025-11-10 | 2025-11-14 |  600.00 | 0
`);
const OPTIONS = { history: HISTORY, feeProfiles: learnFeeProfiles(HISTORY) };

const books = fc.record({
  items: fc.array(item, { maxLength: 14 }).map((rows) => itemsOf(rows.join('\n'))),
  lines: fc.array(line, { maxLength: 10 }).map((rows) => linesOf(rows.join('\n'))),
});

const run = (lines: readonly MatchLine[], items: readonly MatchItem[], more = {}): MatchSuggestion[] =>
  matchLines(lines, items, optionsOf({ ...OPTIONS, ...more }));

const shuffled = <T>(rows: readonly T[], keys: readonly number[]): T[] =>
  rows
    .map((row, index) => ({ row, key: keys[index] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ row }) => row);

describe('matching bank lines', () => {
  it('explains each line to the last cent and shows probabilities', () => {
    fc.assert(
      fc.property(books, ({ items, lines }) => {
        for (const { transactionId, alternatives, noneProbability } of run(lines, items)) {
          const amountMinor = lines.find((one) => one.transactionId === transactionId)?.amountMinor;
          let total = noneProbability;
          for (const { allocations, feeMinor, discountMinor, unallocatedMinor, probability, reasons } of alternatives) {
            expect(allocations.reduce((sum, one) => sum + one.amountMinor, 0) + feeMinor + discountMinor + unallocatedMinor).toBe(amountMinor);
            expect(feeMinor).toBeLessThanOrEqual(0);
            expect(allocations.length).toBeGreaterThan(0);
            expect(reasons.length).toBeGreaterThan(1);
            for (const { scheduleId, settledMinor } of allocations) {
              const open = items.find((one) => one.scheduleId === scheduleId)?.openAmountMinor ?? 0;
              expect(Math.sign(settledMinor)).toBe(Math.sign(open));
              expect(Math.abs(settledMinor)).toBeLessThanOrEqual(Math.abs(open));
            }
            total += probability;
          }
          expect(total).toBeLessThanOrEqual(1 + 1e-9);
          expect(alternatives.slice(1).every(({ isAutomatic }) => !isAutomatic)).toBe(true);
          expect(alternatives.map(({ probability }) => probability)).toEqual(
            alternatives.map(({ probability }) => probability).toSorted((a, b) => b - a),
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never takes more of an item than is open over all automatic matches', () => {
    fc.assert(
      fc.property(books, ({ items, lines }) => {
        const takenMinor = new Map<number, number>();
        for (const { alternatives } of run(lines, items, { automaticFrom: 0.5 }))
          for (const { isAutomatic, allocations } of alternatives)
            if (isAutomatic)
              for (const { scheduleId, settledMinor } of allocations) takenMinor.set(scheduleId, (takenMinor.get(scheduleId) ?? 0) + settledMinor);
        for (const { scheduleId, openAmountMinor } of items)
          expect(Math.abs(takenMinor.get(scheduleId) ?? 0)).toBeLessThanOrEqual(Math.abs(openAmountMinor));
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the order of lines, items or history', () => {
    const keys = fc.array(fc.nat(), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(books, keys, ({ items, lines }, order) => {
        expect(run(shuffled(lines, order), shuffled(items, order), { history: shuffled(HISTORY, order) })).toEqual(run(lines, items));
      }),
      { numRuns: 200 },
    );
  });

  it('never proposes a declined pair', () => {
    fc.assert(
      fc.property(books, ({ items, lines }) => {
        const declined = run(lines, items).flatMap(({ transactionId, alternatives }) =>
          (alternatives[0]?.allocations ?? []).map(({ scheduleId }) => ({ transactionId, scheduleId })),
        );
        const refused = new Set(declined.map(({ transactionId, scheduleId }) => `${transactionId}:${scheduleId}`));
        for (const { transactionId, alternatives } of run(lines, items, { declined }))
          for (const { allocations } of alternatives)
            for (const { scheduleId } of allocations) expect(refused.has(`${transactionId}:${scheduleId}`)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
