import { Button } from '@mantine/core';
import { type ClipboardEvent, type ReactNode, useRef } from 'react';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { countOf } from '../../format/numbers.ts';
import { EmptyState } from '../states.tsx';
import { showDone } from '../undo-toast.tsx';
import { useFormat } from '../use-format.ts';
import type { ListAction } from './list-keys.ts';
import { ListFilters } from './list-filters.tsx';
import { ListSummary } from './list-summary.tsx';
import { PARTY_KINDS, type Party, type PartyKind } from './party.ts';
import { type PartyColumn, spreadsheetText, useHiddenColumns } from './party-columns.ts';
import { filterFromQuery, filterParties, type PartyFilter, type PartySort, queryFromFilter, sortParties } from './party-filter.ts';
import { PartyGrid } from './party-grid.tsx';
import classes from './party-list.module.css';
import { useListPosition } from './use-list-position.ts';
import { usePartyChanges } from './use-party-changes.ts';

/** Who is late stands first until somebody orders otherwise. */
const FIRST_SORT: PartySort = { key: 'overdue', isDescending: true };

type PartyListProps<P extends Party> = {
  readonly kind: PartyKind;
  readonly parties: readonly P[];
  readonly columns: readonly PartyColumn<P>[];
  readonly onCreate: () => void;
  readonly onMerge: (parties: readonly [Party, Party]) => void;
};

/** The filter that the address holds, and the rows it lets through in its order. */
function useFilteredRows<P extends Party>({ kind, parties, columns }: Pick<PartyListProps<P>, 'kind' | 'parties' | 'columns'>) {
  const { locale } = useFormat();
  const filter = filterFromQuery(useHashSearch());
  const sort = filter.sort ?? FIRST_SORT;
  const valueOf = columns.find(({ key }) => key === sort.key)?.value ?? ((party: P) => party.name);
  const rows = sortParties(filterParties(parties, filter), valueOf, { isDescending: sort.isDescending, locale });
  const setFilter = (next: PartyFilter): void => {
    const query = queryFromFilter(next);
    const { path } = PARTY_KINDS[kind];
    navigate(query === '' ? path : `${path}?${query}`, { replace: true });
  };
  /** The same column again turns round; figures begin with the largest. */
  const setSort = (key: string): void => {
    const isNumber = columns.find((column) => column.key === key)?.isNumber ?? false;
    setFilter({ ...filter, sort: { key, isDescending: sort.key === key ? !sort.isDescending : isNumber } });
  };
  return { filter, sort, rows, setFilter, setSort };
}

/** Filter, grid and what is done with the selected ones. */
export function PartyList<P extends Party>({ kind, parties, columns, onCreate, onMerge }: PartyListProps<P>): ReactNode {
  const { locale } = useFormat();
  const words = PARTY_KINDS[kind];
  const { filter, sort, rows, setFilter, setSort } = useFilteredRows({ kind, parties, columns });
  const gridRef = useRef<HTMLTableElement>(null);
  const [hidden, setHidden] = useHiddenColumns(kind, columns);
  const position = useListPosition(rows);
  const { setStatus } = usePartyChanges(kind);
  const { activeRow, selected, meant } = position;
  const shownColumns = columns.filter(({ key, isAlwaysShown }) => isAlwaysShown === true || !hidden.includes(key));
  const focusGrid = (): void => gridRef.current?.focus({ preventScroll: true });

  const open = (row: number): void => {
    const party = rows[row];
    if (party !== undefined) navigate(`${words.path}/${party.id}`);
  };
  const turn = (status: 'paused' | 'archived'): void => void setStatus(meant, meant.every((party) => party.status === status) ? 'active' : status);
  const merge = (): void => {
    const [one, other] = selected;
    if (one !== undefined && other !== undefined && selected.length === 2) onMerge([one, other]);
    else showDone(`Select the two ${words.many} to merge, with Space.`);
  };
  const actions: Readonly<Record<Exclude<ListAction['kind'], 'move'>, () => void>> = {
    open: () => open(activeRow),
    toggle: () => position.toggle(activeRow),
    selectAll: position.selectAll,
    clear: position.clear,
    pause: () => turn('paused'),
    archive: () => turn('archived'),
    merge,
    create: onCreate,
  };
  const onAction = (action: ListAction): void => {
    if (action.kind !== 'move') actions[action.kind]();
    else if (action.extend) position.extendTo(action.row);
    else position.moveTo(action.row);
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (event.target !== event.currentTarget || meant.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', spreadsheetText(meant, shownColumns));
    showDone(`${countOf(meant.length, words, locale)} copied, ready for a spreadsheet.`);
  };
  return (
    <div className={classes['layout']}>
      <ListFilters
        filter={filter}
        columns={columns}
        hidden={hidden}
        searchLabel={`Search ${words.many} by name, mail, phone, address, tax number`}
        onFilter={setFilter}
        onHidden={setHidden}
        onLeave={focusGrid}
      />
      <ListSummary
        kind={kind}
        rowCount={rows.length}
        isSearched={filter.text.trim() !== ''}
        selected={selected}
        onPause={actions.pause}
        onArchive={actions.archive}
        onMerge={merge}
        onClear={position.clear}
      />
      {rows.length === 0 ? (
        <NothingFits words={words.many} onClear={() => setFilter({ ...filter, text: '', show: 'all' })} />
      ) : (
        <PartyGrid
          gridRef={gridRef}
          label={words.many.replace(/^./, (letter) => letter.toUpperCase())}
          rows={rows}
          columns={shownColumns}
          sort={sort}
          activeRow={activeRow}
          selected={position.selectedIds}
          onSort={setSort}
          onAction={onAction}
          onPress={(row, how) => {
            if (how.extends) position.extendTo(row);
            else if (how.toggles) position.toggle(row);
            else position.moveTo(row);
            focusGrid();
          }}
          onOpen={open}
          onCopy={onCopy}
        />
      )}
    </div>
  );
}

function NothingFits({ words, onClear }: { readonly words: string; readonly onClear: () => void }): ReactNode {
  return (
    <EmptyState
      title={`No ${words} fit this`}
      action={
        <Button variant="default" onClick={onClear}>
          Show all {words}
        </Button>
      }
    >
      Your {words} are still there; the search or the choice above hides them.
    </EmptyState>
  );
}
