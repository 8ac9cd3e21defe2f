import { describe, expect, it } from 'vitest';
import { type AskOptions, Categoriser } from '../../../../src-main/engine/categorise/categoriser.ts';
import type { LabelledLine } from '../../../../src-main/engine/categorise/types.ts';
import { buildLabel, buildLine, buildRule } from './build-line.ts';

const TRAVEL = 1;
const RENT = 2;
const FOOD = 3;
const NAMES = new Map([
  [TRAVEL, 'Travel'],
  [RENT, 'Rent'],
  [FOOD, 'Food'],
]);

function asking(labels: readonly LabelledLine[], options: Partial<AskOptions> = {}) {
  const categoriser = new Categoriser();
  for (const label of labels) categoriser.learn(label);
  return categoriser.asker({ rules: [], mutedPayees: new Set(), categoryNames: NAMES, ...options });
}

const repeated = (count: number, make: () => LabelledLine): LabelledLine[] => Array.from({ length: count }, make);

describe('a rule', () => {
  it('answers before everything else, the first that fits', () => {
    const rules = [
      buildRule(1, RENT, { contains: 'garage', direction: 'in' }),
      buildRule(2, FOOD, { contains: 'GARAGE' }),
      buildRule(3, RENT, { direction: 'out' }),
    ];
    const ask = asking(
      repeated(5, () => buildLabel('Garage Nord', -900, TRAVEL)),
      { rules },
    );
    expect(ask(buildLine('Garage Nord', -900))).toMatchObject({
      categoryId: FOOD,
      method: 'rule',
      ruleId: 2,
      confidence: 1,
      reason: 'because your rule says so: “GARAGE”',
    });
  });
});

describe('the payee', () => {
  it('needs two lines filed alike, and says so', () => {
    const ask = asking(repeated(1, () => buildLabel('STARBUCKS 0042', -450, TRAVEL)));
    expect(ask(buildLine('STARBUCKS 0077', -450))?.method).not.toBe('payee');
    const twice = asking(repeated(3, () => buildLabel('STARBUCKS 0042', -450, TRAVEL)));
    expect(twice(buildLine('STARBUCKS 0077', -450))).toMatchObject({
      categoryId: TRAVEL,
      method: 'payee',
      payeeKey: 'starbucks',
      reason: 'because you filed 3 lines of STARBUCKS 0042 under Travel',
    });
  });

  it('filed in two ways is told apart by the amount, and else not answered for', () => {
    const labels = [...repeated(3, () => buildLabel('Nordhaus', -120_000, RENT)), ...repeated(3, () => buildLabel('Nordhaus', -1_900, FOOD))];
    const ask = asking(labels, { usesModel: false });
    expect(ask(buildLine('Nordhaus', -118_000))?.categoryId).toBe(RENT);
    expect(ask(buildLine('Nordhaus', -2_000))?.categoryId).toBe(FOOD);
    expect(ask(buildLine('Nordhaus', -40_000))).toBeNull();
  });

  it('known from money out only says nothing about money in', () => {
    const ask = asking(
      repeated(4, () => buildLabel('Nordhaus', -900, RENT)),
      { usesModel: false },
    );
    expect(ask(buildLine('Nordhaus', 900))).toBeNull();
  });

  it('switched off is not asked', () => {
    const ask = asking(
      repeated(4, () => buildLabel('Nordhaus', -900, RENT)),
      { usesModel: false, mutedPayees: new Set(['nordhaus']) },
    );
    expect(ask(buildLine('Nordhaus', -900))).toBeNull();
  });
});

describe('the words', () => {
  const labels = Array.from({ length: 30 }, (_, index) =>
    index % 2 === 0
      ? buildLabel(`Fuel station ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}x`, -5000, TRAVEL)
      : buildLabel(`Bakery ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}y`, -700, FOOD),
  );

  it('answer for payees never seen, and name what speaks for it', () => {
    const answer = asking(labels)(buildLine('Fuel stop Lindau', -5200));
    expect(answer).toMatchObject({ categoryId: TRAVEL, method: 'model' });
    expect(answer?.reason).toContain('“fuel”');
    expect(answer?.reason).toContain('usually stand under Travel');
  });

  it('abstain before two categories are known', () => {
    expect(asking([])(buildLine('Fuel', -1))).toBeNull();
    expect(asking([buildLabel('Fuel', -1, TRAVEL)])(buildLine('Fuel other', -1))).toBeNull();
  });

  it('give the same answers for the same labels in the same order', () => {
    const lines = labels.map((label) => buildLine(`${label.description} again`, label.amountMinor));
    expect(lines.map(asking(labels))).toEqual(lines.map(asking(labels)));
  });

  it('find room for more categories than they began with', () => {
    const many = Array.from({ length: 160 }, (_, index) =>
      buildLabel(`word${'abcdefghijklmnopqrstuvwxyz'.charAt(index % 26)}${String.fromCharCode(97 + ((index * 7) % 23))}`, -100 - index, index % 80),
    );
    expect(() => asking(many)(buildLine('worda', -120))).not.toThrow();
  });
});
