import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { decideDecimalMark, parseFigure } from '../../../../../src-main/engine/import/formats/figures.ts';

const EUR = currencyCode('EUR');

describe('parseFigure', () => {
  it.each([
    ['1,234.56', 123456],
    ['1.234,56-', -123456],
    ["-1'000.50", -100050],
    ['(20.00)', -2000],
    ['$5', 500],
    ['+75.6000', 7560],
    ['−0,05', -5],
    ['12,34,567.89', 123456789],
    ['.5', 50],
    ['9,', 900],
    ['1 234,5', 123450],
  ])('reads %s', (text, expected) => {
    expect(parseFigure(text, EUR, 'standard')).toEqual({ amountMinor: expected, isRounded: false });
  });

  it.each(['', '-', 'abc', '1.2.3', '1,2,3.4', '5-5', '(5', '1e5', '9'.repeat(70)])('refuses %j', (text) => {
    expect(parseFigure(text, EUR, 'standard')).toBeNull();
  });

  it('reads a figure that fits both conventions by the given mark', () => {
    expect(parseFigure('1.234', EUR, ',')?.amountMinor).toBe(123400);
    expect(parseFigure('1.234', EUR, '.')).toEqual({ amountMinor: 123, isRounded: true });
    expect(parseFigure('1,500', currencyCode('KWD'), 'standard')?.amountMinor).toBe(1500);
  });

  it('rounds half away from zero', () => {
    expect(parseFigure('-1.2350', EUR, 'standard')).toEqual({ amountMinor: -124, isRounded: true });
  });
});

describe('decideDecimalMark', () => {
  it('decides from any figure of the column that can only be read one way', () => {
    expect(decideDecimalMark(['1.234', '5', '0,50']).mark).toBe(',');
    expect(decideDecimalMark(['1.234', '5'])).toEqual({ mark: null, decidedBy: null, undecided: [0] });
    expect(decideDecimalMark(['1,50', '1.50']).mark).toBeNull();
  });
});
