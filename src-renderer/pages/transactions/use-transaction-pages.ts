import { useCallback, useMemo } from 'react';
import type { Transaction } from '../../../src-shared/contract/transactions.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { api, client } from '../../client.ts';
import { type PagedRows, usePagedRows } from '../../components/use-paged-rows.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { isSelected, pagesOf, type Selection } from './selection.ts';
import { listInputOf, type TransactionFilter } from './transaction-filter.ts';

/** The most rows the contract gives at once, for a selection that reaches beyond what is loaded. */
const BULK_ROWS = 1000;

export type TransactionPages = Omit<PagedRows<Transaction, unknown>, 'head'> & {
  /** Sum of everything that fits the filter; null where several currencies meet. */
  readonly sumMinor: MinorUnits | null;
  readonly currency: CurrencyCode | null;
  /** The selected lines, fetched where they were never on the screen. */
  readonly selectedRows: (selection: Selection, signal?: AbortSignal) => Promise<Transaction[]>;
};

/** The lines of a filter as one long list of which only the pages around `visible` are loaded. */
export function useTransactionPages(filter: TransactionFilter, visible: { readonly first: number; readonly last: number }): TransactionPages {
  const business = useBusinessInput();
  const input = useMemo(() => ({ ...business, ...listInputOf(filter) }), [business, filter]);
  const pageQuery = useCallback(
    (offset: number, limit: number) => api.transactions.list.queryOptions({ input: { ...input, offset, limit } }),
    [input],
  );
  const { head, ...pages } = usePagedRows<Transaction, Awaited<ReturnType<typeof client.transactions.list>>>(pageQuery, visible);

  const selectedRows = async (selection: Selection, signal?: AbortSignal): Promise<Transaction[]> => {
    const loaded = loadedRows(selection, pages.rowAt);
    if (loaded !== null) return loaded;
    const rows: Transaction[] = [];
    for (const page of pagesOf(selection, BULK_ROWS)) {
      const offset = page * BULK_ROWS;
      const answer = await client.transactions.list({ ...input, offset, limit: BULK_ROWS }, signal === undefined ? {} : { signal });
      rows.push(...answer.rows.filter((_, index) => isSelected(selection, offset + index)));
    }
    return rows;
  };
  return { ...pages, sumMinor: head?.sumMinor ?? null, currency: head?.currency ?? null, selectedRows };
}

/** The selected rows if all of them are loaded, else null. */
export function loadedRows(selection: Selection, rowAt: (index: number) => Transaction | undefined): Transaction[] | null {
  const rows: Transaction[] = [];
  for (const range of selection.ranges) {
    for (let index = range.first; index <= range.last; index += 1) {
      const row = rowAt(index);
      if (row === undefined) return null;
      rows.push(row);
    }
  }
  return rows;
}
