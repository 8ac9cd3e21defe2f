import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { Transaction } from '../../../src-shared/contract/transactions.ts';
import { api, client } from '../../client.ts';
import { announce } from '../../components/live-region.tsx';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';
import { useUndoStack } from '../../stores/undo.ts';

let lastToastId: string | null = null;

/** What the contract takes in one call. */
const IDS_PER_CALL = 10_000;

export type CategoryPick = { readonly categoryId: number | null; readonly name: string | null };

type LineIds = { readonly categoryId: number | null; readonly ids: readonly number[] };

async function setCategories(businessId: number, groups: readonly LineIds[], signal?: AbortSignal): Promise<void> {
  for (const { categoryId, ids } of groups) {
    for (let from = 0; from < ids.length; from += IDS_PER_CALL) {
      signal?.throwIfAborted();
      await client.transactions.setCategory({ businessId, transactionIds: ids.slice(from, from + IDS_PER_CALL), categoryId });
    }
  }
}

/** All or nothing: what was changed before a cancellation or a failure gets its category back. */
async function setOrRestore(businessId: number, next: LineIds, before: readonly LineIds[], signal?: AbortSignal): Promise<void> {
  try {
    await setCategories(businessId, [next], signal);
  } catch (error) {
    if (next.ids.length > IDS_PER_CALL) await setCategories(businessId, before);
    throw error;
  }
}

/** The lines by the category they have now, which is what undoing brings back. */
function linesByCategory(rows: readonly Pick<Transaction, 'id' | 'categoryId'>[]): LineIds[] {
  const groups = new Map<number | null, number[]>();
  for (const row of rows) {
    const ids = groups.get(row.categoryId);
    if (ids === undefined) groups.set(row.categoryId, [row.id]);
    else ids.push(row.id);
  }
  return [...groups].map(([categoryId, ids]) => ({ categoryId, ids }));
}

/** Gives lines a category: at once on the screen, then in the books, with Undo. */
export function useCategorise(): (rows: readonly Transaction[], pick: CategoryPick, signal?: AbortSignal) => Promise<void> {
  const queryClient = useQueryClient();
  const { id: businessId } = useBusiness();
  const { locale } = useFormat();
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.transactions.key() });

  return async (rows, { categoryId, name }, signal) => {
    const changing = rows.filter((row) => row.categoryId !== categoryId);
    if (changing.length === 0) return;
    const before = linesByCategory(changing);
    const ids = changing.map((row) => row.id);
    const changed = new Set(ids);
    queryClient.setQueriesData<{ rows: Transaction[] }>({ queryKey: api.transactions.list.key() }, (page) =>
      page === undefined ? page : { ...page, rows: page.rows.map((row) => (changed.has(row.id) ? { ...row, categoryId, categoryName: name } : row)) },
    );
    try {
      await setOrRestore(businessId, { categoryId, ids }, before, signal);
    } catch (error) {
      showError(error);
      return;
    } finally {
      await refresh();
    }
    const message = `${countOf(ids.length, { one: 'line', many: 'lines' }, locale)} set to ${name ?? 'no category'}`;
    announce(message);
    // Going from line to line leaves one toast, not a pile; every step stays on the undo stack.
    if (lastToastId !== null) notifications.hide(lastToastId);
    showUndo(message, async () => {
      await setCategories(businessId, before);
      await refresh();
    });
    lastToastId = useUndoStack.getState().entries.at(-1)?.id ?? null;
  };
}
