import type { Account } from '../../../src-shared/contract/accounts.ts';
import { client } from '../../client.ts';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useBusiness } from '../../stores/business.ts';

/** Puts an account away, or back among the others; its lines stay in the books either way. */
export function useArchive(): (account: Account, isArchived: boolean) => void {
  const { id: businessId } = useBusiness();
  const set = (accountId: number, isArchived: boolean): Promise<Account> => client.accounts.update({ businessId, accountId, isArchived });
  return ({ id, name }, isArchived) => {
    set(id, isArchived)
      .then(() => showUndo(isArchived ? `${name} archived` : `${name} is back`, () => set(id, !isArchived)))
      .catch(showError);
  };
}
