import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { ConnectingLines } from './connecting-lines.tsx';
import { EntryDetail } from './entry-detail.tsx';
import { entryAtLine, type Pointed, type PreviewEntry } from './preview-entries.ts';
import { PreviewRow } from './preview-row.tsx';
import { isTicked, NO_CHOICES, type RowChoices, rowsUnderHead, ticksOf, withTicks } from './row-choices.ts';
import { TickBox } from './tick-box.tsx';
import { useRowTicks } from './use-row-ticks.ts';
import classes from './preview-table.module.css';

const ROW_PX = 34;
const ROWS_AROUND = 8;

/** The ticks of the person; null where the file is read anew and is taken as a whole. */
export type Ticks = { readonly choices: RowChoices; readonly onChoices: (choices: RowChoices) => void; readonly isDisabled: boolean };

type PreviewTableProps = {
  readonly entries: readonly PreviewEntry[];
  readonly rawLines: readonly string[] | null | undefined;
  readonly result: ImportResult;
  readonly ticks: Ticks | null;
  /** A line of the file to go to; a new object goes there again. */
  readonly target: { readonly line: number } | null;
};

/** Left the raw cells, right their reading; pointing at either side, or walking with the arrow keys, connects the two. */
export function PreviewTable({ entries, rawLines, result, ticks, target }: PreviewTableProps): ReactNode {
  const scroller = useRef<HTMLTableElement>(null);
  const [activeRow, setActiveRow] = useState(0);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const tick = useRowTicks({
    entries,
    choices: ticks?.choices ?? NO_CHOICES,
    onChoices: ticks?.isDisabled === false ? ticks.onChoices : () => undefined,
  });
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_AROUND,
    // The head stays over the rows and pushes them down by its own height.
    scrollPaddingStart: ROW_PX,
    scrollPaddingEnd: ROW_PX,
  });
  const align = useRef<'auto' | 'center'>('auto');
  useEffect(() => {
    if (entries.length > 0) virtualizer.scrollToIndex(activeRow, { align: align.current });
    align.current = 'auto';
  }, [activeRow, entries.length, virtualizer]);

  const move = (row: number): void => {
    const next = Math.max(0, Math.min(entries.length - 1, row));
    setActiveRow(next);
    setPointed({ row: next, part: 'all' });
  };
  const reached = useRef<object | null>(null);
  useEffect(() => {
    if (target === null || reached.current === target) return;
    reached.current = target;
    const index = entryAtLine(entries, target.line);
    if (index === null) return;
    align.current = 'center';
    move(index);
    scroller.current?.focus({ preventScroll: true });
    scroller.current?.scrollIntoView({ block: 'center' });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys on the box in the head belong to it.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const next = rowAfterKey(event.key, { activeRow, screen, count: entries.length });
    if (event.key === ' ') tick(activeRow, { extends: event.shiftKey });
    else if (next === undefined) return;
    else move(next);
    event.preventDefault();
  };
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': ticks === null ? 'Lines of the file with their reading' : 'Lines of the file with their reading. Space ticks a line.',
    'aria-rowcount': entries.length + 1,
    'aria-activedescendant': `preview-${activeRow}`,
    onKeyDown,
    onFocus: () => setPointed((current) => current ?? { row: activeRow, part: 'all' }),
    onBlur: () => setPointed(null),
    onMouseLeave: () => setPointed(null),
  };
  return (
    <>
      <div className={classes['tableFrame']}>
        <table
          ref={scroller}
          className={classes['previewTable']}
          data-ticks={ticks !== null || undefined}
          style={{ '--rows': entries.length } as CSSProperties}
          {...grid}
        >
          <PreviewHead entries={entries} result={result} ticks={ticks} />
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
                  tickState={ticks === null ? null : entry.kind === 'row' && isTicked(entry.row, ticks.choices) ? 'all' : 'none'}
                  isTickDisabled={ticks?.isDisabled ?? true}
                  onPoint={(part) => setPointed(part === null ? null : { row: shown.index, part })}
                  onTick={(event) => {
                    setActiveRow(shown.index);
                    tick(shown.index, { extends: event.shiftKey });
                  }}
                />
              );
            })}
          </tbody>
        </table>
        <ConnectingLines frame={scroller} pointed={pointed} />
      </div>
      <EntryDetail entry={entries[pointed?.row ?? activeRow]} isReread={ticks === null} />
    </>
  );
}

/** The row that a key leads to; undefined for keys that do not move. */
function rowAfterKey(key: string, at: { activeRow: number; screen: number; count: number }): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at.activeRow + 1,
    j: at.activeRow + 1,
    ArrowUp: at.activeRow - 1,
    k: at.activeRow - 1,
    PageDown: at.activeRow + at.screen,
    PageUp: at.activeRow - at.screen,
    Home: 0,
    End: at.count - 1,
  };
  return targets[key];
}

function PreviewHead({ entries, result, ticks }: Pick<PreviewTableProps, 'entries' | 'result' | 'ticks'>): ReactNode {
  const rows = useMemo(() => rowsUnderHead(entries.flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []))), [entries]);
  return (
    <thead className={classes['previewHead']}>
      <tr className={classes['previewHeadRow']}>
        {ticks === null ? null : (
          <th scope="col">
            <TickBox
              label={rows[0]?.verdict === 'same' ? 'Book all lines shown once more' : 'Book all lines shown that are not here yet'}
              state={ticksOf(rows, ticks.choices)}
              isDisabled={ticks.isDisabled || rows.length === 0}
              onToggle={() => ticks.onChoices(withTicks(ticks.choices, rows, ticksOf(rows, ticks.choices) !== 'all'))}
            />
          </th>
        )}
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
  );
}
