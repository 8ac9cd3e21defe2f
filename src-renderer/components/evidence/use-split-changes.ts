import { useQueryClient } from '@tanstack/react-query';
import type { Split } from '../../../src-shared/contract/rules.ts';
import { api, client } from '../../client.ts';
import { useBusiness, useBusinessInput } from '../../stores/business.ts';
import { announce } from '../live-region.tsx';
import { showError, showUndo } from '../undo-toast.tsx';
import type { NewParts } from './split-draft.ts';

type SplitChanges = {
  /** True once it is in the books. */
  readonly save: (parts: NewParts) => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
};

/** Divides a line and makes it whole again. Undo brings back the parts it had before, or none. */
export function useSplitChanges(before: Split): SplitChanges {
  const queryClient = useQueryClient();
  const business = useBusinessInput();
  const { id: businessId } = useBusiness();
  const { transactionId } = before;

  const put = async (parts: NewParts): Promise<void> => {
    const split = await (parts.length === 0
      ? client.splits.clear({ businessId, transactionId })
      : client.splits.set({ businessId, transactionId, parts: [...parts] }));
    queryClient.setQueryData(api.splits.get.queryKey({ input: { ...business, transactionId } }), split);
    await Promise.all([api.splits.key(), api.transactions.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  const change = async (parts: NewParts, message: string): Promise<boolean> => {
    try {
      await put(parts);
    } catch (error) {
      showError(error);
      return false;
    }
    announce(message);
    showUndo(message, () => put(before.parts.map(({ amountMinor, categoryId, note }) => ({ amountMinor, categoryId, note }))));
    return true;
  };
  return {
    save: (parts) => change(parts, before.parts.length === 0 ? `Split into ${parts.length} parts` : 'Split changed'),
    remove: () => change([], 'Split removed: the line is whole again'),
  };
}
