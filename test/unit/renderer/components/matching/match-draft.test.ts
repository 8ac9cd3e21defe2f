import { expect, it } from 'vitest';
import { amountProblem, feeOf, firstAmount, leftToAssign, type MatchedLine } from '../../../../../src-renderer/components/matching/match-draft.ts';
import { probabilityWords } from '../../../../../src-renderer/components/matching/probability-words.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { dueItem } from '../due/due-item.ts';

const locale = 'en-IE';
const line = (amountMinor: number): MatchedLine => ({ id: 1, amountMinor: minorUnits(amountMinor), currency: currencyCode('EUR') });
const invoice = (id: number, openMinor: number) => dueItem({ id, openMinor });

it('counts what the bank kept on the way among what a line settles', () => {
  const chosen = [
    { item: invoice(1, 600_00), amount: '600' },
    { item: invoice(2, 400_00), amount: '300+100' },
  ];
  expect(leftToAssign(line(988_00), chosen, { fee: '', locale })).toBe(-12_00);
  expect(leftToAssign(line(988_00), chosen, { fee: '12', locale })).toBe(0);
  expect(leftToAssign(line(988_00), chosen, { fee: 'x', locale })).toBeNull();
});

it('reads the parts of a payment as a receipt shows them, and a fee on top of it', () => {
  const bill = { item: invoice(1, -100_00), amount: '100.00' };
  expect(leftToAssign(line(-102_00), [bill], { fee: '2', locale })).toBe(0);
  expect(feeOf('', line(-1_00), locale)).toBe(0);
  expect(feeOf('-2', line(-1_00), locale)).toBeNull();
});

it('begins with what is open, but no more than is left', () => {
  expect(firstAmount(invoice(1, 600_00), line(1000_00), minorUnits(1000_00), locale)).toBe('600.00');
  expect(firstAmount(invoice(1, 600_00), line(1000_00), minorUnits(250_00), locale)).toBe('250.00');
  expect(firstAmount(invoice(1, -50_00), line(1000_00), minorUnits(1000_00), locale)).toBe('−50.00');
});

it('refuses more than is open, and the other way', () => {
  expect(amountProblem({ item: invoice(1, 100_00), amount: '100.01' }, line(500_00), locale)).toBe('More than is open.');
  expect(amountProblem({ item: invoice(1, 100_00), amount: '-5' }, line(500_00), locale)).toBe('It moves the other way.');
  expect(amountProblem({ item: invoice(1, 100_00), amount: '0' }, line(500_00), locale)).toBe('An amount.');
  expect(amountProblem({ item: invoice(1, 100_00), amount: '40*2.5' }, line(500_00), locale)).toBeNull();
});

it('says probabilities in words', () => {
  expect([1, 0.95, 0.7, 0.5, 0.2, 0.01].map(probabilityWords)).toEqual([
    'Almost certain',
    'Very likely',
    'Likely',
    'Possible',
    'Unlikely',
    'Very unlikely',
  ]);
});
