/** A run of neighbouring rows, both ends included. */
type RowRange = { readonly first: number; readonly last: number };

/**
 * Which rows are selected, by position in the list: 100,000 selected lines are one range, and lines that were never loaded can be selected. Ranges
 * are in order, apart from each other and never touch. `anchor` is where a Shift-selection starts.
 */
export type Selection = { readonly ranges: readonly RowRange[]; readonly anchor: number | null };

export const NOTHING_SELECTED: Selection = { ranges: [], anchor: null };

export function isSelected(selection: Selection, row: number): boolean {
  return selection.ranges.some((range) => range.first <= row && row <= range.last);
}

export function selectedCount(selection: Selection): number {
  return selection.ranges.reduce((count, range) => count + range.last - range.first + 1, 0);
}

function joined(ranges: readonly RowRange[]): RowRange[] {
  const inOrder = ranges.toSorted((a, b) => a.first - b.first);
  const result: RowRange[] = [];
  for (const range of inOrder) {
    const previous = result.at(-1);
    if (previous !== undefined && range.first <= previous.last + 1)
      result[result.length - 1] = { first: previous.first, last: Math.max(previous.last, range.last) };
    else result.push(range);
  }
  return result;
}

function without(ranges: readonly RowRange[], row: number): RowRange[] {
  return ranges.flatMap((range) => {
    if (row < range.first || row > range.last) return [range];
    const left = range.first < row ? [{ first: range.first, last: row - 1 }] : [];
    const right = row < range.last ? [{ first: row + 1, last: range.last }] : [];
    return [...left, ...right];
  });
}

/** Space, or a click on the box: the row joins or leaves; Shift starts here next time. */
export function toggleRow(selection: Selection, row: number): Selection {
  const ranges = isSelected(selection, row) ? without(selection.ranges, row) : joined([...selection.ranges, { first: row, last: row }]);
  return { ranges, anchor: row };
}

/** Shift: everything from the anchor to this row, and nothing else. Without an anchor it starts at `from`. */
export function extendTo(selection: Selection, row: number, from: number): Selection {
  const anchor = selection.anchor ?? from;
  return { ranges: [{ first: Math.min(anchor, row), last: Math.max(anchor, row) }], anchor };
}

export function selectAll(total: number): Selection {
  return total === 0 ? NOTHING_SELECTED : { ranges: [{ first: 0, last: total - 1 }], anchor: 0 };
}

/** The pages of `pageSize` rows that hold the selected rows, in order, so that what is not loaded can be fetched. */
export function pagesOf(selection: Selection, pageSize: number): number[] {
  const pages = new Set<number>();
  for (const range of selection.ranges) {
    for (let page = Math.floor(range.first / pageSize); page <= Math.floor(range.last / pageSize); page += 1) pages.add(page);
  }
  return [...pages];
}
