import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { client } from '../../client.ts';
import { showDone, showError, showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';

export type SelectionChange = 'approve' | 'issue' | 'cancel';

const FITS: Readonly<Record<SelectionChange, (item: DueItem) => boolean>> = {
  approve: (item) => item.approvedAt === null && item.estimatedAmountMinor < 0 && item.openAmountMinor !== 0,
  issue: (item) => item.status === 'planned' && item.issueDate === null && item.documentNumber === null,
  cancel: (item) => item.status === 'planned' || item.status === 'scheduled',
};

const DONE: Readonly<Record<SelectionChange, string>> = { approve: 'approved', issue: 'issued', cancel: 'cancelled' };
const NONE: Readonly<Record<SelectionChange, string>> = {
  approve: 'Only bills that are open and not approved yet can be approved.',
  issue: 'Only planned items can be issued.',
  cancel: 'Only items without payments can be cancelled.',
};

/** One change of several items at once; those it does not fit are left alone. */
export function useSelectionChanges(): (change: SelectionChange, items: readonly DueItem[]) => Promise<void> {
  const { id: businessId } = useBusiness();
  const { locale } = useFormat();
  return async (change, items) => {
    const fitting = items.filter(FITS[change]);
    if (fitting.length === 0) return showDone(NONE[change]);
    const done: DueItem[] = [];
    try {
      for (const item of fitting) {
        await client.dueItems[change]({ businessId, scheduleId: item.id });
        done.push(item);
      }
    } catch (error) {
      showError(error);
    }
    if (done.length === 0) return;
    const message = `${countOf(done.length, { one: 'item', many: 'items' }, locale)} ${DONE[change]}`;
    if (change !== 'cancel') return showDone(message);
    showUndo(message, async () => {
      for (const item of done) await client.dueItems.reopen({ businessId, scheduleId: item.id });
    });
  };
}
