import type { Payment } from '../../../src-shared/contract/due-items.ts';
import type { MatchAlternative } from '../../../src-shared/contract/matching.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { client } from '../../client.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';
import { restorePayment } from '../due/use-due-changes.ts';
import { showDone, showError, showUndo } from '../undo-toast.tsx';
import { useFormat } from '../use-format.ts';

type Allocation = { readonly scheduleId: number; readonly amountMinor: MinorUnits };
export type LineMatch = { readonly allocations: readonly Allocation[]; readonly feeMinor: MinorUnits; readonly discountMinor: MinorUnits };

/** What a person does with a bank line that pays something. Each answers whether it was done. */
export function useMatchChanges() {
  const { id: businessId } = useBusiness();
  const { locale, sentence } = useFormat();
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
  return {
    match: (transactionId: number, { allocations, feeMinor, discountMinor }: LineMatch) =>
      attempt(async () => {
        const wanted = allocations.map(({ scheduleId, amountMinor }) => ({ scheduleId, amountMinor }));
        const payment = await client.payments.match({ businessId, transactionId, allocations: wanted, feeMinor, discountMinor });
        const labels = payment.allocations.map(({ label }) => label);
        const what = labels.length === 1 ? sentence(labels[0] ?? '') : countOf(labels.length, { one: 'item', many: 'items' }, locale);
        showUndo(`Matched with ${what}`, () => client.payments.unmatch({ businessId, paymentId: payment.id }));
      }),
    unmatch: (payment: Payment) =>
      attempt(async () => {
        await client.payments.unmatch({ businessId, paymentId: payment.id });
        showUndo('Match taken back', () => restorePayment(businessId, payment));
      }),
    /** There is no way back from this in the books; matching by hand stays possible. */
    decline: (transactionId: number, alternative: MatchAlternative) =>
      attempt(async () => {
        const scheduleIds = alternative.allocations.map(({ scheduleId }) => scheduleId);
        await client.matching.decline({ businessId, transactionId, scheduleIds });
        showDone('Not offered for this line again. Choosing it by hand stays possible.');
      }),
    acceptCertain: () =>
      attempt(async () => {
        const { matched, paymentIds } = await client.matching.acceptAutomatic({ businessId });
        if (matched === 0) return showDone('None is certain enough to be matched without you.');
        showUndo(`${countOf(matched, { one: 'line', many: 'lines' }, locale)} matched`, async () => {
          for (const paymentId of paymentIds.toReversed()) await client.payments.unmatch({ businessId, paymentId });
        });
      }),
  };
}
