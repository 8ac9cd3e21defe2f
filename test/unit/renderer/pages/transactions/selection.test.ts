import { array, assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extendTo,
  isSelected,
  NOTHING_SELECTED,
  pagesOf,
  selectAll,
  type Selection,
  selectedCount,
  toggleRow,
} from '../../../../../src-renderer/pages/transactions/selection.ts';

describe('selection by position', () => {
  it('selects everything as one range', () => {
    expect(selectAll(100_000).ranges).toEqual([{ first: 0, last: 99_999 }]);
    expect(selectAll(0)).toEqual(NOTHING_SELECTED);
  });

  it('extends from the anchor in both directions and gives up what is beyond', () => {
    const start = toggleRow(NOTHING_SELECTED, 10);
    const down = extendTo(start, 14, 10);
    expect(down.ranges).toEqual([{ first: 10, last: 14 }]);
    expect(extendTo(down, 8, 14).ranges).toEqual([{ first: 8, last: 10 }]);
  });

  it('starts at the active row where nothing was selected before', () => {
    expect(extendTo(NOTHING_SELECTED, 6, 5)).toEqual({ ranges: [{ first: 5, last: 6 }], anchor: 5 });
  });

  it('takes one row out of the middle of a range', () => {
    expect(toggleRow(selectAll(5), 2).ranges).toEqual([
      { first: 0, last: 1 },
      { first: 3, last: 4 },
    ]);
  });

  it('names the pages that hold selected rows, each once', () => {
    const selection: Selection = {
      ranges: [
        { first: 190, last: 210 },
        { first: 399, last: 399 },
      ],
      anchor: null,
    };
    expect(pagesOf(selection, 200)).toEqual([0, 1]);
  });

  it('holds exactly what a set of rows would hold, whatever is toggled', () => {
    assert(
      property(array(nat(40), { maxLength: 60 }), (rows) => {
        const naive = new Set<number>();
        let selection = NOTHING_SELECTED;
        for (const row of rows) {
          selection = toggleRow(selection, row);
          if (!naive.delete(row)) naive.add(row);
        }
        expect(Array.from({ length: 42 }, (_, row) => row).filter((row) => isSelected(selection, row))).toEqual([...naive].toSorted((a, b) => a - b));
        expect(selectedCount(selection)).toBe(naive.size);
        const gaps = selection.ranges.slice(1).map((range, index) => range.first - (selection.ranges[index]?.last ?? 0));
        expect(gaps.every((gap) => gap > 1)).toBe(true);
      }),
    );
  });
});
