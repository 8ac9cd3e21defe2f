import { type ClipboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { Category } from '../../../src-shared/contract/transactions.ts';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Page } from '../../components/page.tsx';
import { EmptyState, ErrorState } from '../../components/states.tsx';
import { showDone } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { visibleColumns } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { LinesToMatch } from './lines-to-match.tsx';
import { ListSummary } from './list-summary.tsx';
import { NOTHING_SELECTED, type Selection, selectedCount } from './selection.ts';
import { spreadsheetText } from './spreadsheet-text.ts';
import { TransactionGrid } from './transaction-grid.tsx';
import { filterFromQuery, isNarrowed, queryFromFilter, type TransactionFilter } from './transaction-filter.ts';
import { useLineEditing } from './use-line-editing.tsx';
import { useSplitCounts } from './use-split-counts.ts';
import { loadedRows, useTransactionPages } from './use-transaction-pages.ts';
import classes from './transactions.module.css';

type WorkspaceProps = { readonly accounts: readonly Account[]; readonly categories: readonly Category[] };

/** Filter, sum, grid, and what is done with the selected lines. */
export function TransactionWorkspace({ accounts, categories }: WorkspaceProps): ReactNode {
  const format = useFormat();
  const { preferences, update } = usePreferences();
  const search = useHashSearch();
  // Opening a line changes the address too; only what narrows the list may make a new list.
  const query = queryFromFilter(filterFromQuery(search));
  const filter = useMemo(() => filterFromQuery(query), [query]);
  const [visible, setVisible] = useState({ first: 0, last: 0 });
  const [position, setPosition] = useState({ query, activeRow: 0, selection: NOTHING_SELECTED });
  const gridRef = useRef<HTMLTableElement>(null);
  const pages = useTransactionPages(filter, visible);
  const splitCounts = useSplitCounts(pages, visible);

  // Positions mean other lines once the list is another one.
  const isSameList = position.query === query;
  const activeRow = isSameList ? Math.min(position.activeRow, Math.max(0, pages.total - 1)) : 0;
  const selection = isSameList ? position.selection : NOTHING_SELECTED;
  const setActiveRow = (row: number): void =>
    setPosition((known) => ({ query, activeRow: row, selection: known.query === query ? known.selection : NOTHING_SELECTED }));
  const setSelection = (next: Selection): void =>
    setPosition((known) => ({ query, activeRow: known.query === query ? known.activeRow : 0, selection: next }));

  const focusGrid = useCallback(() => gridRef.current?.focus({ preventScroll: true }), []);
  const onVisible = useCallback((first: number, last: number) => setVisible({ first, last }), []);
  const setFilter = (next: TransactionFilter): void => {
    const address = queryFromFilter(next);
    navigate(address === '' ? '/transactions' : `/transactions?${address}`, { replace: next.text !== filter.text });
  };
  const editing = useLineEditing({ pages, splitCounts, categories, selection, activeRow, filter, setActiveRow, focusGrid, openLine });

  const situation = {
    isOneAccount: filter.accountId !== undefined || accounts.length === 1,
    hasSeveralAccounts: accounts.length > 1,
    isNarrowed: isNarrowed(filter),
  };
  const columns = visibleColumns(preferences.transactionColumns, situation);
  const hasOneCurrency = new Set(accounts.map((account) => account.currency)).size <= 1;

  const onCopy = (event: ClipboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const row = pages.rowAt(activeRow);
    const rows = selectedCount(selection) === 0 ? (row === undefined ? [] : [row]) : loadedRows(selection, pages.rowAt);
    event.preventDefault();
    if (rows === null) void editing.copySelection();
    else {
      event.clipboardData.setData('text/plain', spreadsheetText(rows, decimalMarkOf(format.locale)));
      showDone(`${countOf(rows.length, { one: 'line', many: 'lines' }, format.locale)} copied, ready for a spreadsheet`);
    }
  };

  return (
    <Page
      title="Transactions"
      isWide
      fillsHeight
      actions={
        <>
          <LinesToMatch />
          <ColumnsMenu stored={preferences.transactionColumns} onChange={(transactionColumns) => update({ transactionColumns })} />
        </>
      }
    >
      <div className={classes['layout']}>
        <FilterBar filter={filter} accounts={accounts} categories={categories} onFilter={setFilter} onLeave={focusGrid} />
        <ListSummary pages={pages} selection={selection} isFiltered={query !== ''} onClearFilter={() => setFilter({})} isBusy={editing.isBusy}>
          {editing.selectionActions(() => setSelection(NOTHING_SELECTED))}
        </ListSummary>
        {pages.error !== null && pages.total === 0 ? <ErrorState error={pages.error} onRetry={pages.retry} /> : null}
        {!pages.isLoading && !pages.isStale && pages.error === null && pages.total === 0 ? <NothingFits onClear={() => setFilter({})} /> : null}
        {pages.total > 0 || pages.isLoading ? (
          <TransactionGrid
            gridRef={gridRef}
            label="Bank lines, newest first"
            pages={pages}
            splitCounts={splitCounts}
            columns={columns}
            currencyDisplay={hasOneCurrency ? 'none' : 'code'}
            activeRow={activeRow}
            selection={selection}
            editingRow={editing.editingRow}
            editor={editing.editor}
            onActiveRow={setActiveRow}
            onSelection={setSelection}
            onVisible={onVisible}
            onOpen={(row) => openLine(pages.rowAt(row)?.id)}
            onEdit={editing.edit}
            onCategorise={editing.categorise}
            onCopy={onCopy}
          />
        ) : null}
      </div>
    </Page>
  );
}

function openLine(id: number | undefined): void {
  if (id !== undefined) openEvidence('line', id);
}

function decimalMarkOf(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
}

function NothingFits({ onClear }: { readonly onClear: () => void }): ReactNode {
  return (
    <EmptyState
      title="No line fits this filter"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filter
        </Button>
      }
    >
      Your lines are still there; the filter hides all of them.
    </EmptyState>
  );
}
