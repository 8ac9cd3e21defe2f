import { keepPreviousData, type QueryFunction, type QueryKey, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';

/** Rows fetched together: a few screens, so that scrolling rarely waits and a jump costs one small answer. */
const PAGE_ROWS = 200;
/** While the scroll bar is dragged over 100,000 rows, what passes by is not fetched more often than this. */
const TELL_EVERY_MS = 120;

type Answer<Row> = { readonly rows: readonly Row[]; readonly total: number };
type PageQuery<A> = { readonly queryKey: QueryKey; readonly queryFn: QueryFunction<A> };

export type PagedRows<Row, A> = {
  /** The first page, which also says what holds for the whole list. The one of the list before, while the next one loads. */
  readonly head: A | undefined;
  readonly total: number;
  readonly isLoading: boolean;
  /** The rows of the previous list still stand while the new ones come. */
  readonly isStale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** The row at a position, or undefined while it is not loaded. */
  readonly rowAt: (index: number) => Row | undefined;
};

/** A list of any length of which only the pages around what is visible are loaded. `pageQuery` must be stable while the list is the same. */
export function usePagedRows<Row, A extends Answer<Row>>(
  pageQuery: (offset: number, limit: number) => PageQuery<A>,
  visible: { readonly first: number; readonly last: number },
): PagedRows<Row, A> {
  const queryClient = useQueryClient();
  const head = useQuery({ ...pageQuery(0, PAGE_ROWS), placeholderData: keepPreviousData });
  const total = head.data?.total ?? 0;
  const wanted = useMemo(() => {
    const end = Math.floor(Math.max(0, total - 1) / PAGE_ROWS);
    const last = Math.min(Math.floor(visible.last / PAGE_ROWS), end);
    const first = Math.min(Math.floor(visible.first / PAGE_ROWS), last);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((page) => page > 0);
  }, [visible.first, visible.last, total]);
  const others = useQueries({ queries: wanted.map((page) => pageQuery(page * PAGE_ROWS, PAGE_ROWS)) });

  const rowAt = (index: number): Row | undefined => {
    const page = Math.floor(index / PAGE_ROWS);
    if (page === 0) return head.data?.rows[index];
    if (head.isPlaceholderData) return undefined;
    const loaded = others[wanted.indexOf(page)]?.data ?? queryClient.getQueryData<A>(pageQuery(page * PAGE_ROWS, PAGE_ROWS).queryKey);
    return loaded?.rows[index - page * PAGE_ROWS];
  };
  const failed = [head, ...others].filter((query) => query.error !== null);
  return {
    head: head.data,
    total,
    isLoading: head.isPending,
    isStale: head.isPlaceholderData,
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const query of failed) void query.refetch();
    },
    rowAt,
  };
}

/** Tells the list which rows are on the screen, soon after they came there and never in a burst. */
export function useTellVisible(first: number, last: number, onVisible: (first: number, last: number) => void): void {
  const toldAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        toldAt.current = performance.now();
        onVisible(first, last);
      },
      Math.max(0, toldAt.current + TELL_EVERY_MS - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [first, last, onVisible]);
}
