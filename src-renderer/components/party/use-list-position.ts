import { useState } from 'react';

type Row = { readonly id: number };
type Position = { readonly activeId: number | null; readonly anchorId: number | null; readonly selectedIds: ReadonlySet<number> };

export type ListPosition<R extends Row> = {
  readonly activeRow: number;
  readonly selectedIds: ReadonlySet<number>;
  /** Those of the selection that the list shows now. */
  readonly selected: readonly R[];
  /** What an action is about: the selection, or the active row without one. */
  readonly meant: readonly R[];
  readonly moveTo: (row: number) => void;
  readonly toggle: (row: number) => void;
  readonly extendTo: (row: number) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
};

/** Where one stands in a list and what is selected in it, by identity: another order or search keeps both. */
export function useListPosition<R extends Row>(rows: readonly R[]): ListPosition<R> {
  const [position, setPosition] = useState<Position>({ activeId: null, anchorId: null, selectedIds: new Set() });
  const { selectedIds } = position;
  const rowOf = (id: number | null): number => rows.findIndex((row) => row.id === id);
  const idAt = (row: number): number | null => rows[row]?.id ?? null;
  const activeRow = Math.max(0, rowOf(position.activeId));
  const selected = rows.filter(({ id }) => selectedIds.has(id));
  return {
    activeRow,
    selectedIds,
    selected,
    meant: selected.length > 0 ? selected : rows.slice(activeRow, activeRow + 1),
    moveTo: (row) => setPosition({ ...position, activeId: idAt(row) }),
    toggle: (row) => {
      const id = idAt(row);
      if (id === null) return;
      const next = new Set(selectedIds);
      if (!next.delete(id)) next.add(id);
      setPosition({ activeId: id, anchorId: id, selectedIds: next });
    },
    extendTo: (row) => {
      const anchor = rowOf(position.anchorId);
      const from = anchor < 0 ? activeRow : anchor;
      const range = rows.slice(Math.min(from, row), Math.max(from, row) + 1);
      setPosition({ activeId: idAt(row), anchorId: idAt(from), selectedIds: new Set(range.map(({ id }) => id)) });
    },
    selectAll: () => setPosition({ ...position, selectedIds: new Set(rows.map(({ id }) => id)) }),
    clear: () => setPosition({ ...position, anchorId: null, selectedIds: new Set() }),
  };
}
