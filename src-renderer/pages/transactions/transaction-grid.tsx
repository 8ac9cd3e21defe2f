import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useEffect } from 'react';
import { useTellVisible } from '../../components/use-paged-rows.ts';
import { type ColumnKey, gridTemplate, TRANSACTION_COLUMNS } from './columns.ts';
import { gridAction } from './grid-keys.ts';
import { extendTo, isSelected, NOTHING_SELECTED, selectAll, type Selection, toggleRow } from './selection.ts';
import { TransactionRow } from './transaction-row.tsx';
import classes from './transactions.module.css';
import type { SplitCounts } from './use-split-counts.ts';
import type { TransactionPages } from './use-transaction-pages.ts';

/** Height of a row: a million of them stay below the tallest element a browser lays out (about 33.5 million pixels). */
const ROW_PX = 32;
const ROWS_AROUND = 8;
/** More rows than a tall screen shows. A row that leaves lends its elements to the one that comes in: making them anew costs most of a scroll. */
const ROW_SLOTS = 160;

export type GridProps = {
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly label: string;
  readonly pages: TransactionPages;
  readonly splitCounts: SplitCounts;
  readonly columns: readonly ColumnKey[];
  readonly currencyDisplay: 'code' | 'none';
  readonly activeRow: number;
  readonly selection: Selection;
  /** The row whose category is being typed. */
  readonly editingRow: number | null;
  readonly editor: ReactNode;
  readonly onActiveRow: (row: number) => void;
  readonly onSelection: (selection: Selection) => void;
  readonly onVisible: (first: number, last: number) => void;
  readonly onOpen: (row: number) => void;
  readonly onEdit: (row: number) => void;
  readonly onCategorise: () => void;
  readonly onCopy: (event: ClipboardEvent) => void;
};

function rowId(row: number): string {
  return `transaction-${row}`;
}

/** The lines as a grid of which only what is on the screen exists, moved through by keyboard like a spreadsheet. */
export function TransactionGrid(props: GridProps): ReactNode {
  const { gridRef, label, pages, columns, activeRow, selection, editingRow, onVisible } = props;
  const virtualizer = useVirtualizer({
    count: pages.total,
    getScrollElement: () => gridRef.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_AROUND,
    scrollPaddingStart: ROW_PX,
    paddingEnd: 8,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useTellVisible(first, last, onVisible);

  useEffect(() => {
    if (pages.total > 0) virtualizer.scrollToIndex(activeRow, { align: 'auto' });
  }, [activeRow, pages.total, virtualizer]);

  const isActiveShown = items.some((item) => item.index === activeRow);
  const template = gridTemplate(columns);
  // A table may be a grid (ARIA in HTML); with the keys that make it one.
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': label,
    'aria-multiselectable': true,
    'aria-rowcount': pages.total + 1,
    'aria-colcount': columns.length + 1,
    'aria-busy': pages.isLoading || pages.isStale,
    ...(isActiveShown ? { 'aria-activedescendant': rowId(activeRow) } : {}),
    onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => onKeyDown(event, props),
    onCopy: props.onCopy,
  };
  return (
    <table
      ref={gridRef}
      {...grid}
      className={classes['grid']}
      data-stale={pages.isStale || undefined}
      style={{ '--columns': template.columns, '--least-width': `${template.leastPx}px` } as CSSProperties}
    >
      <GridHead columns={columns} />
      <tbody className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <TransactionRow
            key={item.index % ROW_SLOTS}
            id={rowId(item.index)}
            index={item.index}
            offset={item.start}
            row={pages.rowAt(item.index)}
            partCount={props.splitCounts.get(pages.rowAt(item.index)?.id ?? 0) ?? 0}
            columns={columns}
            isActive={item.index === activeRow}
            isSelected={isSelected(selection, item.index)}
            currencyDisplay={props.currencyDisplay}
            editor={item.index === editingRow ? props.editor : null}
            onPress={(event, row) => onPress(event, row, props)}
            onOpen={props.onOpen}
            onEdit={props.onEdit}
          />
        ))}
      </tbody>
    </table>
  );
}

function GridHead({ columns }: { readonly columns: readonly ColumnKey[] }): ReactNode {
  return (
    <thead className={classes['head']}>
      <tr aria-rowindex={1} className={classes['headRow']}>
        <th scope="col" aria-colindex={1}>
          <span className={classes['hidden']}>Selected</span>
        </th>
        {columns.map((key, place) => (
          <th key={key} scope="col" aria-colindex={place + 2} className={classes['cell']} data-column={key}>
            {TRANSACTION_COLUMNS.find((column) => column.key === key)?.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function rowsPerPage(grid: HTMLElement): number {
  return Math.max(1, Math.floor(grid.clientHeight / ROW_PX) - 2);
}

function onKeyDown(event: KeyboardEvent<HTMLTableElement>, props: GridProps): void {
  // Keys typed into the category field belong to it.
  if (event.target !== event.currentTarget) return;
  const { activeRow, selection, pages, onActiveRow, onSelection } = props;
  const action = gridAction(event, { activeRow, total: pages.total, rowsPerPage: rowsPerPage(event.currentTarget) });
  if (action === null || pages.total === 0) return;
  if (action.kind !== 'clear') event.preventDefault();
  switch (action.kind) {
    case 'move':
      if (action.extend) onSelection(extendTo(selection, action.row, activeRow));
      return onActiveRow(action.row);
    case 'open':
      return props.onOpen(activeRow);
    case 'edit':
      return props.onEdit(activeRow);
    case 'toggle':
      return onSelection(toggleRow(selection, activeRow));
    case 'categorise':
      return props.onCategorise();
    case 'selectAll':
      return onSelection(selectAll(pages.total));
    case 'clear':
      return onSelection(NOTHING_SELECTED);
  }
}

/** A press makes the row active; on the box, or with Ctrl, it selects; with Shift it selects everything from the anchor. */
function onPress(event: MouseEvent, row: number, props: GridProps): void {
  const { activeRow, selection, onActiveRow, onSelection } = props;
  if (event.button !== 0) return;
  const isBox = event.target instanceof Element && event.target.closest(`.${classes['check'] ?? ''}`) !== null;
  if (event.shiftKey) {
    event.preventDefault();
    onSelection(extendTo(selection, row, activeRow));
  } else if (isBox || event.ctrlKey || event.metaKey) onSelection(toggleRow(selection, row));
  onActiveRow(row);
  props.gridRef.current?.focus({ preventScroll: true });
}
