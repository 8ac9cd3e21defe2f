import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Categoriser } from '../../../../src-main/engine/categorise/categoriser.ts';
import type { CategoriseLine, LabelledLine } from '../../../../src-main/engine/categorise/types.ts';
import { fromEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';

const line: fc.Arbitrary<CategoriseLine> = fc.record({
  transactionId: fc.nat(),
  accountId: fc.integer({ min: 1, max: 3 }),
  bookingDate: fc.integer({ min: 18_000, max: 20_000 }).map(fromEpochDay),
  amountMinor: fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.maxSafeInteger()),
  description: fc.oneof(fc.constantFrom('Shell Berlin', 'Bakery Nord', 'Rent May', '', '0000'), fc.string({ unit: 'binary', maxLength: 400 })),
  counterparty: fc.option(fc.constantFrom('Shell', 'Nordhaus', '東京電力')),
  reference: fc.option(fc.string({ maxLength: 20 })),
});
const label: fc.Arbitrary<LabelledLine> = fc.tuple(line, fc.integer({ min: 1, max: 5 })).map(([facts, categoryId]) => ({ ...facts, categoryId }));
const NAMES = new Map([1, 2, 3, 4, 5].map((id) => [id, `Category ${id}`]));

function asking(labels: readonly LabelledLine[]) {
  const categoriser = new Categoriser();
  for (const one of labels) categoriser.learn(one);
  return categoriser.asker({ rules: [], mutedPayees: new Set(), categoryNames: NAMES });
}

describe('the categoriser', () => {
  it('answers with a category it was taught, a probability and a reason, or not at all; twice the same', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 25 }), fc.array(line, { minLength: 1, maxLength: 10 }), (labels, lines) => {
        const answers = lines.map(asking(labels));
        const taught = new Set(labels.map((one) => one.categoryId));
        for (const answer of answers.filter((one) => one !== null)) {
          expect(taught.has(answer.categoryId)).toBe(true);
          expect(answer.confidence).toBeGreaterThanOrEqual(0.5);
          expect(answer.confidence).toBeLessThanOrEqual(1);
          expect(answer.reason).toMatch(/^because .+Category \d$/s);
        }
        expect(lines.map(asking(labels))).toEqual(answers);
      }),
      { numRuns: 40 },
    );
  });
});
