import { describe, expect, it } from 'vitest';
import { fitFigures } from '../../../../src-main/engine/report/fit-figures.ts';

describe('the size of a table', () => {
  it('is the usual one while every figure fits', () => {
    expect(fitFigures([{ width: 60, texts: ['12.345.678,90', 'not known'] }])).toBe(8);
    expect(fitFigures([])).toBe(8);
  });

  it('shrinks until the longest figure fits on one line', () => {
    const amount = '−123.456.789.012,34';
    const size = fitFigures([
      { width: 200, texts: [amount] },
      { width: 60, texts: ['1,00', amount] },
    ]);
    expect(size).toBeLessThan(6);
    expect(size).toBeGreaterThanOrEqual(5);
  });

  it('lets words break and keeps spaces inside a figure', () => {
    expect(fitFigures([{ width: 40, texts: ['differs by 12,00', 'unforeseeable-consequences'] }])).toBe(8);
    expect(fitFigures([{ width: 40, texts: ['12\u202F345\u202F678,90\u00A0EUR'] }])).toBeLessThan(8);
  });

  it('stays readable', () => {
    expect(fitFigures([{ width: 10, texts: ['9.007.199.254.740.991'] }])).toBe(5);
  });
});
