import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { DueStatus } from '../../components/due/due-status.tsx';
import { nameOfItem, partyOfItem } from '../../components/due/due-words.ts';
import { Icon } from '../../components/icon.tsx';
import { ItemMoney } from '../../components/due/item-money.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate, formatDayMonth } from '../../format/dates.ts';
import { DUE_COLUMNS, type DueSort, type DueSortKey } from './due-columns.ts';
import { type DueAction, dueAction } from './due-keys.ts';
import classes from './due-items.module.css';

const ROW_PX = 36;
const ROWS_AROUND = 10;
const BOX_PX = 36;
const LEAST_PX = DUE_COLUMNS.reduce((sum, { px }) => sum + px, BOX_PX);

export type DueGridProps = {
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly items: readonly DueItem[];
  readonly sort: DueSort;
  readonly activeRow: number;
  readonly selected: ReadonlySet<number>;
  readonly onSort: (key: DueSortKey) => void;
  readonly onAction: (action: DueAction) => void;
  /** A press on a row: `toggles` on its box or with Ctrl, `extends` with Shift, otherwise it opens. */
  readonly onPress: (row: number, how: { readonly toggles: boolean; readonly extends: boolean }) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
};

/** Due items as a grid: moved through by keyboard, only what is on the screen exists. */
export function DueGrid(props: DueGridProps): ReactNode {
  const { gridRef, items, activeRow, selected } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_AROUND,
    scrollPaddingStart: ROW_PX,
  });
  const shown = virtualizer.getVirtualItems();
  useEffect(() => {
    virtualizer.scrollToIndex(activeRow, { align: 'auto' });
  }, [activeRow, virtualizer]);
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': 'Due items',
    'aria-multiselectable': true,
    'aria-rowcount': items.length + 1,
    ...(shown.some(({ index }) => index === activeRow) ? { 'aria-activedescendant': `due-${activeRow}` } : {}),
    onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => onKeyDown(event, props, frame.current?.clientHeight ?? 0),
    onCopy: props.onCopy,
  };
  return (
    <div ref={frame} className={classes['frame']}>
      <table ref={gridRef} {...grid} className={classes['grid']} style={{ minWidth: LEAST_PX }}>
        <Head sort={props.sort} onSort={props.onSort} />
        <tbody>
          <Spacer px={shown[0]?.start ?? 0} />
          {shown.map(({ index }) => {
            const item = items[index];
            return item === undefined ? null : (
              <Row
                key={item.id}
                item={item}
                index={index}
                isActive={index === activeRow}
                isSelected={selected.has(item.id)}
                onPress={props.onPress}
              />
            );
          })}
          <Spacer px={virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** Holds the place of rows that are not on the screen. */
function Spacer({ px }: { readonly px: number }): ReactNode {
  return px <= 0 ? null : <tr aria-hidden="true" className={classes['spacer']} style={{ height: px }} />;
}

function Head({ sort, onSort }: Pick<DueGridProps, 'sort' | 'onSort'>): ReactNode {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" style={{ width: BOX_PX }}>
          <span className={classes['hidden']}>Selected</span>
        </th>
        {DUE_COLUMNS.map(({ key, label, px, isNumber }) => {
          const direction = sort.key === key ? (sort.isDescending ? 'down' : 'up') : undefined;
          const isFluid = key === 'party' || key === 'what';
          return (
            <th
              key={key}
              scope="col"
              style={isFluid ? undefined : { width: px }}
              data-number={isNumber || undefined}
              aria-sort={direction === undefined ? 'none' : direction === 'down' ? 'descending' : 'ascending'}
            >
              <button type="button" className={classes['sort']} data-sorted={direction} onClick={() => onSort(key)}>
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

type RowProps = {
  readonly item: DueItem;
  readonly index: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onPress: DueGridProps['onPress'];
};

function Row({ item, index, isActive, isSelected, onPress }: RowProps): ReactNode {
  const { relativeDay } = useFormat();
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 0) return;
    if (event.shiftKey) event.preventDefault();
    const isBox = event.target instanceof Element && event.target.closest('[data-box]') !== null;
    onPress(index, { toggles: isBox || event.ctrlKey || event.metaKey, extends: event.shiftKey });
  };
  const isOpen = item.openAmountMinor !== 0;
  return (
    <tr
      id={`due-${index}`}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-closed={!isOpen || undefined}
      onMouseDown={onMouseDown}
    >
      <td data-box aria-label={isSelected ? 'Selected' : 'Not selected'}>
        <span className={classes['box']} data-checked={isSelected || undefined} aria-hidden="true" />
      </td>
      <td>{formatDate(item.dueDate)}</td>
      <td data-private title={partyOfItem(item)}>
        {partyOfItem(item)}
      </td>
      <td data-private title={nameOfItem(item)}>
        {nameOfItem(item)}
      </td>
      <td>
        <DueStatus item={item} />
        {isOpen ? <span className={classes['faint']}>{whenWords(item, relativeDay(item.dueDate))}</span> : null}
      </td>
      <td data-number>
        <ItemMoney amountMinor={item.estimatedAmountMinor} currency={item.currency} />
      </td>
      <td data-number>
        {isOpen ? <ItemMoney amountMinor={item.openAmountMinor} currency={item.currency} /> : <span className={classes['faint']}>–</span>}
      </td>
    </tr>
  );
}

/** What stands behind the status: when it falls due, or when it was promised for. */
function whenWords({ promisedDate, isDue }: DueItem, relative: string): string {
  if (promisedDate !== null) return `, promised for ${formatDayMonth(promisedDate)}`;
  return isDue ? '' : `, ${relative}`;
}

function onKeyDown(event: KeyboardEvent<HTMLTableElement>, { items, activeRow, onAction }: DueGridProps, heightPx: number): void {
  // The buttons of the head have keys of their own.
  if (event.target !== event.currentTarget) return;
  const rowsPerPage = Math.max(1, Math.floor(heightPx / ROW_PX) - 2);
  const action = dueAction(event, { activeRow, total: items.length, rowsPerPage });
  if (action === null) return;
  event.preventDefault();
  onAction(action);
}
