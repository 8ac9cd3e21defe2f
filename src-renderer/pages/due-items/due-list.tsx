import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ClipboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { api } from '../../client.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { openBeside } from '../../components/party/opened.ts';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { showDone } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { type DueSort, sortItems, spreadsheetText } from './due-columns.ts';
import { type DueFilter, filterFromQuery, listInputOf, owedOf, queryFromFilter } from './due-filter.ts';
import { DueFilters } from './due-filters.tsx';
import { DueGrid } from './due-grid.tsx';
import classes from './due-items.module.css';
import type { DueAction } from './due-keys.ts';
import { SelectionBar, Totals } from './list-summary.tsx';
import { type SelectionChange, useSelectionChanges } from './use-selection-changes.ts';

/** The most rows that come at once; whoever has more narrows the list. */
const ROWS_MAX = 2000;
const ITEMS = { one: 'item', many: 'items' };

type ListAnswer = ReturnType<typeof owedOf>;

/** Every due item that fits the filter, with what of it is open. */
export function DueList(): ReactNode {
  const input = useBusinessInput();
  const { today } = useFormat();
  const query = queryFromFilter(filterFromQuery(useHashSearch()));
  const filter = useMemo(() => filterFromQuery(query), [query]);
  const gridRef = useRef<HTMLTableElement>(null);
  const list = useQuery(
    api.dueItems.list.queryOptions({ input: { ...input, ...listInputOf(filter, today), limit: ROWS_MAX }, placeholderData: keepPreviousData }),
  );
  const setFilter = (next: DueFilter): void => {
    const address = queryFromFilter(next);
    navigate(address === '' ? '/due-items' : `/due-items?${address}`, { replace: true });
  };
  const isNarrowed = query !== '';
  return (
    <div className={classes['layout']}>
      <DueFilters filter={filter} onFilter={setFilter} onLeave={() => gridRef.current?.focus({ preventScroll: true })} />
      <QueryState query={list} rows={8}>
        {(given) => {
          const answer = filter.isOwed ? owedOf(given, today) : given;
          return answer.total === 0 ? (
            <Nothing isNarrowed={isNarrowed} onClear={() => navigate('/due-items?state=all&reach=any')} />
          ) : (
            <Items key={query} answer={answer} filter={filter} gridRef={gridRef} onClear={isNarrowed ? () => navigate('/due-items') : null} />
          );
        }}
      </QueryState>
    </div>
  );
}

type ItemsProps = {
  readonly answer: ListAnswer;
  readonly filter: DueFilter;
  readonly gridRef: React.RefObject<HTMLTableElement | null>;
  readonly onClear: (() => void) | null;
};

function firstSort({ state }: DueFilter): DueSort {
  return { key: 'due', isDescending: state === 'settled' };
}

function Items({ answer, filter, gridRef, onClear }: ItemsProps): ReactNode {
  const format = useFormat();
  const [sort, setSort] = useState(() => firstSort(filter));
  const [position, setPosition] = useState<{ row: number; anchor: number; selected: ReadonlySet<number> }>({
    row: 0,
    anchor: 0,
    selected: new Set(),
  });
  const items = useMemo(() => sortItems(answer.rows, sort, format.locale), [answer.rows, sort, format.locale]);
  const activeRow = Math.max(0, Math.min(position.row, items.length - 1));
  const selected = items.filter(({ id }) => position.selected.has(id));
  const active = items[activeRow];
  const meant: readonly DueItem[] = selected.length > 0 ? selected : active === undefined ? [] : [active];
  const clear = useCallback(() => setPosition((known) => ({ ...known, selected: new Set() })), []);
  const change = useSelectionChanges();

  const moveTo = (row: number): void => setPosition({ ...position, row, anchor: row });
  const extendTo = (row: number): void => {
    const [first, last] = [Math.min(position.anchor, row), Math.max(position.anchor, row)];
    setPosition({ row, anchor: position.anchor, selected: new Set(items.slice(first, last + 1).map(({ id }) => id)) });
  };
  const toggle = (row: number): void => {
    const item = items[row];
    if (item === undefined) return;
    const next = new Set(position.selected);
    if (!next.delete(item.id)) next.add(item.id);
    setPosition({ row, anchor: row, selected: next });
  };
  const open = (row: number): void => {
    const item = items[row];
    if (item !== undefined) openEvidence('due', item.id);
  };
  const apply = (kind: SelectionChange): void => void change(kind, meant).then(clear);
  const act = (action: DueAction): void => {
    switch (action.kind) {
      case 'move':
        return action.extend ? extendTo(action.row) : moveTo(action.row);
      case 'open':
        return open(activeRow);
      case 'toggle':
        return toggle(activeRow);
      case 'selectAll':
        return setPosition({ ...position, selected: new Set(items.map(({ id }) => id)) });
      case 'clear':
        return clear();
      case 'approve':
      case 'issue':
      case 'cancel':
        return apply(action.kind);
    }
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (event.target !== event.currentTarget || meant.length === 0) return;
    event.preventDefault();
    const mark = new Intl.NumberFormat(format.locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
    event.clipboardData.setData('text/plain', spreadsheetText(meant, mark));
    showDone(`${countOf(meant.length, ITEMS, format.locale)} copied, ready for a spreadsheet.`);
  };
  return (
    <>
      <div className={classes['summary']}>
        <Totals answer={answer} filter={filter} />
        {onClear === null ? null : (
          <Button size="compact-sm" variant="subtle" onClick={onClear}>
            Clear filter
          </Button>
        )}
        {selected.length === 0 ? null : <SelectionBar items={selected} onChange={apply} onClear={clear} />}
      </div>
      <DueGrid
        gridRef={gridRef}
        items={items}
        sort={sort}
        activeRow={activeRow}
        selected={position.selected}
        onSort={(key) => setSort({ key, isDescending: sort.key === key && !sort.isDescending })}
        onAction={act}
        onPress={(row, how) => {
          gridRef.current?.focus({ preventScroll: true });
          if (how.extends) return extendTo(row);
          if (how.toggles) return toggle(row);
          moveTo(row);
          return open(row);
        }}
        onCopy={onCopy}
      />
    </>
  );
}

function Nothing({ isNarrowed, onClear }: { readonly isNarrowed: boolean; readonly onClear: () => void }): ReactNode {
  if (isNarrowed) {
    return (
      <EmptyState
        title="Nothing fits this filter"
        action={
          <Button variant="default" onClick={onClear}>
            Show every due item
          </Button>
        }
      >
        Due items that exist are hidden by the choice above, or there are none.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing is due" action={<Button onClick={() => openBeside('document', 'invoice')}>Enter an invoice</Button>}>
      Every invoice, every bill and every date of an agreement will be here, with what of it is open and how late it is. The forecast rests on them:
      what is known to come is counted on its day. Agreements bring theirs by themselves, and Tamio finds the ones in your bank lines.
    </EmptyState>
  );
}
