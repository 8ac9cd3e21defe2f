import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Icon } from '../icon.tsx';
import { type ListAction, listAction } from './list-keys.ts';
import type { Party } from './party.ts';
import type { PartyColumn } from './party-columns.ts';
import type { PartySort } from './party-filter.ts';
import classes from './party-list.module.css';

const ROW_PX = 36;
const ROWS_AROUND = 10;
const BOX_PX = 36;
/** In a low window the page scrolls rather than the list becoming a slit. */
const LEAST_FRAME_PX = 240;

export type PartyGridProps<P extends Party> = {
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly label: string;
  readonly rows: readonly P[];
  readonly columns: readonly PartyColumn<P>[];
  readonly sort: PartySort;
  readonly activeRow: number;
  readonly selected: ReadonlySet<number>;
  readonly onSort: (key: string) => void;
  readonly onAction: (action: ListAction) => void;
  /** A press on a row; `toggles` on its box or with Ctrl, `extends` with Shift. */
  readonly onPress: (row: number, how: { readonly toggles: boolean; readonly extends: boolean }) => void;
  readonly onOpen: (row: number) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
};

/** The list as a grid: moved through by keyboard, only what is on the screen exists, totals stay in sight. */
export function PartyGrid<P extends Party>(props: PartyGridProps<P>): ReactNode {
  const { gridRef, rows, columns, activeRow, selected } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_AROUND,
    scrollPaddingStart: ROW_PX,
    scrollPaddingEnd: ROW_PX,
  });
  const items = virtualizer.getVirtualItems();
  useEffect(() => {
    virtualizer.scrollToIndex(activeRow, { align: 'auto' });
  }, [activeRow, virtualizer]);
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': props.label,
    'aria-multiselectable': true,
    'aria-rowcount': rows.length + 1,
    ...(items.some(({ index }) => index === activeRow) ? { 'aria-activedescendant': `party-${activeRow}` } : {}),
    onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => onKeyDown(event, props, frame.current?.clientHeight ?? 0),
    onCopy: props.onCopy,
  };
  return (
    <div ref={frame} className={classes['frame']} style={{ minHeight: Math.min(LEAST_FRAME_PX, (rows.length + 2) * ROW_PX + 2) }}>
      <table ref={gridRef} {...grid} className={classes['grid']} style={{ minWidth: columns.reduce((sum, { px }) => sum + px, BOX_PX) }}>
        <GridHead columns={columns} sort={props.sort} onSort={props.onSort} />
        <tbody>
          <Spacer px={before} />
          {items.map(({ index }) => {
            const party = rows[index];
            return party === undefined ? null : (
              <PartyRow key={party.id} party={party} index={index} isActive={index === activeRow} isSelected={selected.has(party.id)} grid={props} />
            );
          })}
          <Spacer px={after} />
        </tbody>
        <GridTotals rows={rows} columns={columns} />
      </table>
    </div>
  );
}

/** Holds the place of rows that are not on the screen. */
function Spacer({ px }: { readonly px: number }): ReactNode {
  return px <= 0 ? null : <tr aria-hidden="true" className={classes['spacer']} style={{ height: px }} />;
}

type HeadProps<P extends Party> = Pick<PartyGridProps<P>, 'columns' | 'sort' | 'onSort'>;

function GridHead<P extends Party>({ columns, sort, onSort }: HeadProps<P>): ReactNode {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" style={{ width: BOX_PX }}>
          <span className={classes['hidden']}>Selected</span>
        </th>
        {columns.map(({ key, label, px, isNumber }, place) => {
          const isSorted = sort.key === key;
          return (
            <th
              key={key}
              scope="col"
              style={place === 0 ? undefined : { width: px }}
              data-number={isNumber || undefined}
              aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className={classes['sort']}
                data-sorted={isSorted ? (sort.isDescending ? 'down' : 'up') : undefined}
                onClick={() => onSort(key)}
              >
                {label}
                <Icon name="chevronDown" size={12} />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type RowProps<P extends Party> = {
  readonly party: P;
  readonly index: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly grid: PartyGridProps<P>;
};

function PartyRow<P extends Party>({ party, index, isActive, isSelected, grid }: RowProps<P>): ReactNode {
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('a, button') !== null)) return;
    if (event.shiftKey) event.preventDefault();
    const isBox = event.target instanceof Element && event.target.closest('[data-box]') !== null;
    grid.onPress(index, { toggles: isBox || event.ctrlKey || event.metaKey, extends: event.shiftKey });
  };
  return (
    <tr
      id={`party-${index}`}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      onMouseDown={onMouseDown}
      onDoubleClick={() => grid.onOpen(index)}
    >
      <td data-box aria-label={isSelected ? 'Selected' : 'Not selected'}>
        <span className={classes['box']} data-checked={isSelected || undefined} aria-hidden="true" />
      </td>
      {grid.columns.map((column) => (
        <td key={column.key} data-number={column.isNumber || undefined}>
          {column.cell(party)}
        </td>
      ))}
    </tr>
  );
}

function GridTotals<P extends Party>({ rows, columns }: Pick<PartyGridProps<P>, 'rows' | 'columns'>): ReactNode {
  return (
    <tfoot>
      <tr>
        {columns.map(({ key, isNumber, total }, place) => (
          <td key={key} data-number={isNumber || undefined} {...(place === 0 ? { colSpan: 2, className: classes['totalWord'] } : {})}>
            {place === 0 ? 'Total' : total?.(rows)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function onKeyDown<P extends Party>(
  event: KeyboardEvent<HTMLTableElement>,
  { rows, activeRow, onAction }: PartyGridProps<P>,
  heightPx: number,
): void {
  // The buttons of the head have keys of their own.
  if (event.target !== event.currentTarget) return;
  const rowsPerPage = Math.max(1, Math.floor(heightPx / ROW_PX) - 3);
  const action = listAction(event, { activeRow, total: rows.length, rowsPerPage });
  if (action === null) return;
  event.preventDefault();
  onAction(action);
}
