import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { ConnectingLines } from './connecting-lines.tsx';
import type { Pointed, PreviewEntry } from './preview-entries.ts';
import { PreviewRow } from './preview-row.tsx';
import classes from './preview-table.module.css';

const ROW_PX = 34;
const ROWS_AROUND = 8;

type PreviewTableProps = {
  readonly entries: readonly PreviewEntry[];
  readonly rawLines: readonly string[] | null | undefined;
  readonly result: ImportResult;
};

/** Left the raw cells, right their reading; pointing at either side, or walking with the arrow keys, connects the two. */
export function PreviewTable({ entries, rawLines, result }: PreviewTableProps): ReactNode {
  const scroller = useRef<HTMLTableElement>(null);
  const [activeRow, setActiveRow] = useState(0);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_AROUND,
    scrollPaddingStart: ROW_PX,
  });
  useEffect(() => {
    if (entries.length > 0) virtualizer.scrollToIndex(activeRow, { align: 'auto' });
  }, [activeRow, entries.length, virtualizer]);

  const move = (row: number): void => {
    const next = Math.max(0, Math.min(entries.length - 1, row));
    setActiveRow(next);
    setPointed({ row: next, part: 'all' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: activeRow + 1,
      j: activeRow + 1,
      ArrowUp: activeRow - 1,
      k: activeRow - 1,
      PageDown: activeRow + screen,
      PageUp: activeRow - screen,
      Home: 0,
      End: entries.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(target);
  };
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': 'Lines of the file with their reading',
    'aria-rowcount': entries.length + 1,
    'aria-activedescendant': `preview-${activeRow}`,
    onKeyDown,
    onFocus: () => setPointed({ row: activeRow, part: 'all' }),
    onBlur: () => setPointed(null),
    onMouseLeave: () => setPointed(null),
  };
  return (
    <div className={classes['tableFrame']}>
      <table ref={scroller} className={classes['previewTable']} {...grid}>
        <thead className={classes['previewHead']}>
          <tr className={classes['previewHeadRow']}>
            <th scope="col">Line</th>
            <th scope="col">In the file</th>
            <th scope="col">Date</th>
            <th scope="col">Understood as</th>
            <th scope="col" data-align="right">
              Amount, {result.account.currency}
            </th>
            <th scope="col" data-align="right">
              Balance
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody className={classes['previewBody']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((shown) => {
            const entry = entries[shown.index];
            return entry === undefined ? null : (
              <PreviewRow
                key={shown.index}
                index={shown.index}
                offset={shown.start}
                entry={entry}
                rawLines={rawLines}
                detected={result.detected}
                pointed={pointed?.row === shown.index ? pointed.part : null}
                isActive={shown.index === activeRow}
                onPoint={(part) => setPointed(part === null ? null : { row: shown.index, part })}
              />
            );
          })}
        </tbody>
      </table>
      <ConnectingLines frame={scroller} pointed={pointed} />
    </div>
  );
}
