import { describe, expect, it } from 'vitest';
import { assignRows } from '../../../../src-main/engine/matching/assignment.ts';
import { choose, expectedChanceHits } from '../../../../src-main/engine/matching/chance-hits.ts';
import { expectedFee, grossBeforeFee, learnFeeProfiles } from '../../../../src-main/engine/matching/fee-profiles.ts';
import { LagModel } from '../../../../src-main/engine/matching/lag-model.ts';
import { NameIndex } from '../../../../src-main/engine/matching/name-index.ts';
import { digitsForm, isSwapped, jaroWinkler, numberForms, plainNumber, tokensOf } from '../../../../src-main/engine/matching/text-forms.ts';
import { createRandom, drawInteger } from '../../../../src-main/engine/common/random.ts';
import { historyOf } from './build-matching.ts';

describe('numbers in texts', () => {
  it('are found however they are cut', () => {
    expect(plainNumber('re-2024/0012')).toBe('RE20240012');
    expect(digitsForm('RE20240012')).toBe('20240012');
    expect(digitsForm('20240012')).toBeNull();
    expect(numberForms(tokensOf('Rg. RE 2024-0012'))).toContain('RE20240012');
    expect(numberForms(tokensOf('thanks a lot'))).toEqual([]);
    expect(tokensOf('Überweisung ς')).toEqual(['UBERWEISUNG', 'Σ']);
  });

  it('two swapped neighbours are told from other slips', () => {
    expect([isSwapped('240012', '240021'), isSwapped('240012', '240012'), isSwapped('240012', '240013'), isSwapped('2400', '24001')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('names', () => {
  it('Jaro–Winkler gives the published values', () => {
    const pairs = [
      ['MARTHA', 'MARHTA'],
      ['DIXON', 'DICKSONX'],
      ['DWAYNE', 'DUANE'],
    ] as const;
    expect(pairs.map(([a, b]) => jaroWinkler(a, b).toFixed(4))).toEqual(['0.9611', '0.8133', '0.8400']);
  });

  it('count rare words more than common ones, cut and mistyped ones as well', () => {
    const names = new Map(
      ['Fenwell Media Ltd', 'Larkhollow Media Ltd', 'Greyfold Energy Ltd', 'Mosswick Homes Ltd', 'Oakhurstle Tools Ltd', 'Tidemark Optics Ltd'].map(
        (name, id) => [id, name],
      ),
    );
    const index = new NameIndex(names);
    const best = (text: string): number => Math.max(0, index.coverage(tokensOf(text), true).get(0) ?? 0);
    expect(best('FENWELL MEDIA')).toBeGreaterThan(0.8);
    expect(best('FENWELL ME')).toBeGreaterThan(0.8);
    expect(best('FENWEL MEDIA LTD')).toBe(1);
    expect(best('SOMEBODY LTD')).toBe(0);
  });
});

describe('assignment', () => {
  const totalOf = (cost: readonly (readonly number[])[], columns: readonly number[]): number =>
    columns.reduce((sum, column, row) => sum + (cost[row]?.[column] ?? 0), 0);

  function cheapest(cost: readonly (readonly number[])[], row = 0, used: readonly number[] = []): number {
    const costs = cost[row];
    if (costs === undefined) return 0;
    return Math.min(...costs.map((value, column) => (used.includes(column) ? Infinity : value + cheapest(cost, row + 1, [...used, column]))));
  }

  it('is as cheap as trying everything', () => {
    const random = createRandom(7);
    for (let round = 0; round < 200; round++) {
      const rows = drawInteger(random, 1, 5);
      const columns = drawInteger(random, rows, 6);
      const cost = Array.from({ length: rows }, () => Array.from({ length: columns }, () => drawInteger(random, -9, 9)));
      const assigned = assignRows(cost);
      expect(new Set(assigned).size).toBe(rows);
      expect(totalOf(cost, assigned)).toBe(cheapest(cost));
    }
  });
});

describe('chance hits', () => {
  it('are as many as drawn amounts give', () => {
    const random = createRandom(3);
    const target = { sumMinor: 60_000, toleranceMinor: 0 };
    let hits = 0;
    let expected = 0;
    for (let round = 0; round < 400; round++) {
      // Whole units between 10.00 and 500.00.
      const amounts = Array.from({ length: 12 }, () => 100 * drawInteger(random, 10, 500));
      expected += expectedChanceHits({ amounts, gridMinor: 100 }, 2, target);
      amounts.forEach((a, i) => (hits += amounts.slice(i + 1).filter((b) => a + b === target.sumMinor).length));
    }
    expect(hits / expected).toBeGreaterThan(0.7);
    expect(hits / expected).toBeLessThan(1.3);
    expect(choose(20, 3)).toBe(1140);
  });
});

describe('fees', () => {
  const history = historyOf(`
    Fenwell Media LLP  | CARD PROCESSING PLC | 2025-09-10 | 2025-09-12 | 1000.00 | -15.25
    Fenwell Media LLP  | CARD PROCESSING PLC | 2025-10-10 | 2025-10-12 | 2500.00 | -37.75
    Ashbrook Tools Ltd | CARD PROCESSING PLC | 2025-11-10 | 2025-11-14 |  600.00 |  -9.25
    Ashbrook Tools Ltd | CARD PROCESSING PLC | 2025-11-20 | 2025-11-24 |  600.00 |   0.00
  `);

  it('are learned by channel, one payment without fee notwithstanding', () => {
    const profiles = learnFeeProfiles(history);
    expect(profiles).toHaveLength(1);
    const [profile] = profiles;
    expect(profile).toMatchObject({ payeeKey: 'processing plc', counterpartyId: null, count: 3 });
    if (profile === undefined) return;
    expect(expectedFee(profile, 400_000)).toBe(6_025);
    expect(grossBeforeFee(profile, 400_000 - 6_025)).toBe(400_000);
  });

  it('are not learned from two payments', () => {
    expect(learnFeeProfiles(history.slice(0, 2))).toEqual([]);
  });
});

describe('timing', () => {
  it('follows a habit, and the pool where there is none', () => {
    const payments = Array.from({ length: 12 }, (_, index) => ({ counterpartyId: 1, direction: 1, lagDays: 28 + (index % 5) }));
    const lags = new LagModel(payments);
    const one = { counterpartyId: 1, direction: 1 };
    expect(lags.bitsOf(one, 30, 30)).toBeGreaterThan(lags.bitsOf(one, 2, 2) + 2);
    const plain = new LagModel([]);
    expect(plain.bitsOf(one, 2, 2)).toBeGreaterThan(plain.bitsOf(one, -40, -40) + 3);
  });

  it('counts an item that is still open as more likely to be paid than one that may long be', () => {
    const lags = new LagModel([]);
    const one = { counterpartyId: 1, direction: 1 };
    expect(lags.bitsOf(one, 20, 20)).toBeGreaterThan(lags.bitsOf(one, 20, -10) + 2);
  });
});
