import { useRef } from 'react';
import type { ImportRow } from '../../../src-shared/contract/imports.ts';
import { announce } from '../../components/live-region.tsx';
import type { PreviewEntry } from './preview-entries.ts';
import { isTicked, type RowChoices, withTicks } from './row-choices.ts';

type TicksInput = {
  readonly entries: readonly PreviewEntry[];
  readonly choices: RowChoices;
  readonly onChoices: (choices: RowChoices) => void;
};

function rowAt(entries: readonly PreviewEntry[], index: number): ImportRow | null {
  const entry = entries[index];
  return entry?.kind === 'row' ? entry.row : null;
}

/** Ticks one line; with `extends`, everything from the line ticked last to this one becomes as that one is. */
export function useRowTicks({ entries, choices, onChoices }: TicksInput): (index: number, how: { readonly extends: boolean }) => void {
  const anchor = useRef<number | null>(null);
  return (index, how) => {
    const row = rowAt(entries, index);
    if (row === null) return;
    const from = how.extends ? anchor.current : null;
    const anchorRow = from === null ? null : rowAt(entries, from);
    if (from === null || anchorRow === null) {
      anchor.current = index;
      const ticked = !isTicked(row, choices);
      onChoices(withTicks(choices, [row], ticked));
      announce(`Line ${row.line} ${ticked ? 'is ticked' : 'is left out'}.`);
      return;
    }
    const ticked = isTicked(anchorRow, choices);
    const between = entries.slice(Math.min(from, index), Math.max(from, index) + 1).flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []));
    onChoices(withTicks(choices, between, ticked));
    announce(`${between.length} lines ${ticked ? 'are ticked' : 'are left out'}.`);
  };
}
