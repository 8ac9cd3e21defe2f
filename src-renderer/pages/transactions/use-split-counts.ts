import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { api, client } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import type { TransactionPages } from './use-transaction-pages.ts';

/** Into how many parts each line is divided that is, by the line's id. */
export type SplitCounts = ReadonlyMap<number, number>;

/** Lines are asked for in groups at fixed places, so that moving on by a line asks for nothing anew. */
const GROUP_ROWS = 25;
/** The list stands still for so long before it is asked which of its lines are divided: lines that only pass by are not. */
const STILL_MS = 150;

/** The ids of the lines on the screen, in groups. */
function visibleGroups(pages: Pick<TransactionPages, 'rowAt' | 'total'>, visible: { readonly first: number; readonly last: number }): number[][] {
  const groups: number[][] = [];
  for (let from = visible.first - (visible.first % GROUP_ROWS); from <= visible.last && from < pages.total; from += GROUP_ROWS) {
    const ids = Array.from({ length: GROUP_ROWS }, (_, offset) => pages.rowAt(from + offset)?.id).filter((id) => id !== undefined);
    if (ids.length > 0) groups.push(ids);
  }
  return groups;
}

/** Which of the lines on the screen are divided. Until it is known, a line shows the category it has as a whole. */
export function useSplitCounts(pages: TransactionPages, visible: { readonly first: number; readonly last: number }): SplitCounts {
  const business = useBusinessInput();
  const [still] = useDebouncedValue(visible, STILL_MS);
  return useQueries({
    queries: visibleGroups(pages, still).map((ids) => ({
      queryKey: [...api.splits.key(), 'counts', business, ids],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const splits = await Promise.all(ids.map((transactionId) => client.splits.get({ ...business, transactionId }, { signal })));
        return splits.filter(({ parts }) => parts.length > 0).map(({ transactionId, parts }) => [transactionId, parts.length] as const);
      },
    })),
    combine: countsOf,
  });
}

function countsOf(queries: readonly { readonly data: readonly (readonly [number, number])[] | undefined }[]): SplitCounts {
  return new Map(queries.flatMap(({ data }) => data ?? []));
}
