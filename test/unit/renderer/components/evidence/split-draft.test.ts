import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { firstParts, readParts, type SplitLine, type TypedPart, withOneMore } from '../../../../../src-renderer/components/evidence/split-draft.ts';

const EUR = currencyCode('EUR');
const line: SplitLine = { id: 7, amountMinor: minorUnits(-5000), currency: EUR, categoryId: 3, categoryName: 'Travel' };
const whole = { transactionId: 7, amountMinor: line.amountMinor, currency: EUR, parts: [] };

const typed = (...amounts: string[]): TypedPart[] => amounts.map((amount, index) => ({ key: index + 1, category: null, amount, note: '' }));

describe('the parts of a line while they are typed', () => {
  it('begin with the category of the line, or with the parts it has', () => {
    expect(firstParts(line, whole, 'en-IE').map(({ category, amount }) => [category?.name, amount])).toEqual([
      ['Travel', ''],
      [undefined, ''],
    ]);
    const parts = [
      { amountMinor: minorUnits(-5500), categoryId: 3, categoryName: 'Travel', note: 'trip' },
      { amountMinor: minorUnits(500), categoryId: null, categoryName: null, note: null },
    ];
    const again = firstParts(line, { ...whole, parts }, 'en-IE');
    expect(again.map(({ amount, note }) => [amount, note])).toEqual([
      ['−55.00', 'trip'],
      ['+5.00', ''],
    ]);
    expect(readParts(again, line, 'en-IE').parts).toEqual(parts.map(({ amountMinor, categoryId, note }) => ({ amountMinor, categoryId, note })));
  });

  it('can be saved only when nothing is left and nothing is missing', () => {
    expect(readParts(typed('30', '19.99'), line, 'en-IE')).toMatchObject({ leftMinor: -1, parts: null, problems: [null, null] });
    expect(readParts(typed('30', '25'), line, 'en-IE')).toMatchObject({ leftMinor: 500, parts: null });
    expect(readParts(typed('50', ''), line, 'en-IE')).toMatchObject({ leftMinor: 0, parts: null, problems: [null, 'How much is it?'] });
    expect(readParts(typed('50', '0'), line, 'en-IE')).toMatchObject({ parts: null, problems: [null, 'A part is never zero.'] });
    expect(readParts(typed('50', 'x'), line, 'en-IE').problems[1]).toContain('16.99*1.1');
    expect(readParts(typed('30', '20'), line, 'en-IE').parts?.map(({ amountMinor }) => amountMinor)).toEqual([-3000, -2000]);
  });

  it('give what is left to a part that is added, unless one still waits for its amount', () => {
    expect(withOneMore(typed('30', '15'), line, 'en-IE').at(-1)).toMatchObject({ key: 3, amount: '−5.00' });
    expect(withOneMore(typed('30', ''), line, 'en-IE').at(-1)?.amount).toBe('');
    expect(withOneMore(typed('30', '20'), line, 'en-IE').at(-1)?.amount).toBe('');
    expect(withOneMore(typed('30', '25'), line, 'en-IE').at(-1)?.amount).toBe('+5.00');
  });
});
