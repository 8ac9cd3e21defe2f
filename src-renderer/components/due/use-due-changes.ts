import type { DueItem, Payment } from '../../../src-shared/contract/due-items.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { client } from '../../client.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusiness } from '../../stores/business.ts';
import { showDone, showError, showUndo } from '../undo-toast.tsx';
import { documentWord, nameOfItem } from './due-words.ts';

/** A payment as a person enters it. In cash sign; the fee is what the bank kept, negative. */
export type EnteredPayment = {
  readonly paymentDate: IsoDate;
  readonly amountMinor: MinorUnits;
  readonly feeMinor: MinorUnits;
  readonly accountId: number | null;
  readonly notes: string;
};

export type DueCorrection = Partial<Pick<DueItem, 'dueDate' | 'promisedDate'>> & { readonly amountMinor?: MinorUnits };

/** Makes a change; says so with its way back where there is one. False where it was refused, which is said too. */
async function make(message: string, work: () => Promise<unknown>, undo: (() => Promise<unknown>) | null): Promise<boolean> {
  try {
    await work();
  } catch (error) {
    showError(error);
    return false;
  }
  if (undo === null) showDone(message);
  else showUndo(message, undo);
  return true;
}

/** The payment again as it was, whether it stood for a bank line or was entered by hand. */
export async function restorePayment(businessId: number, payment: Payment): Promise<unknown> {
  const { transactionId, feeMinor, discountMinor, paymentDate, amountMinor, currency, accountId, notes } = payment;
  const allocations = payment.allocations.map(({ scheduleId, amountMinor: part }) => ({ scheduleId, amountMinor: part }));
  if (transactionId !== null) return client.payments.match({ businessId, transactionId, feeMinor, discountMinor, allocations });
  return client.payments.record({
    businessId,
    paymentDate,
    amountMinor,
    currency,
    feeMinor,
    discountMinor,
    allocations,
    ...(accountId === null ? {} : { accountId }),
    ...(notes === null ? {} : { notes }),
  });
}

/** What a person does with due items; each change is said, with its way back where it has one. */
export function useDueChanges() {
  const { id: businessId } = useBusiness();
  const at = (item: DueItem): { businessId: number; scheduleId: number } => ({ businessId, scheduleId: item.id });
  const reopen = (item: DueItem): Promise<unknown> => client.dueItems.reopen(at(item));
  return {
    issue: (item: DueItem, documentNumber: string, issueDate: IsoDate) =>
      make(
        `${nameOfItem(item)} is now a ${documentWord(item)}`,
        () => client.dueItems.issue({ ...at(item), issueDate, ...(documentNumber === '' ? {} : { documentNumber }) }),
        null,
      ),
    approve: (item: DueItem) => make(`${nameOfItem(item)} approved`, () => client.dueItems.approve(at(item)), null),
    cancel: (item: DueItem, reason: string) =>
      make(
        `${nameOfItem(item)} cancelled`,
        () => client.dueItems.cancel({ ...at(item), ...(reason === '' ? {} : { reason }) }),
        () => reopen(item),
      ),
    writeOff: (item: DueItem, reason: string) =>
      make(
        `${nameOfItem(item)} written off`,
        () => client.dueItems.writeOff({ ...at(item), reason }),
        () => reopen(item),
      ),
    reopen: (item: DueItem) => {
      const again = (): Promise<unknown> =>
        item.status === 'written_off'
          ? client.dueItems.writeOff({ ...at(item), reason: 'Reopening taken back' })
          : client.dueItems.cancel({ ...at(item), reason: 'Reopening taken back' });
      return make(`${nameOfItem(item)} is open again`, () => reopen(item), again);
    },
    correct: (item: DueItem, change: DueCorrection, message: string) => {
      const before: DueCorrection = {
        ...(change.dueDate === undefined ? {} : { dueDate: item.dueDate }),
        ...(change.promisedDate === undefined ? {} : { promisedDate: item.promisedDate }),
        ...(change.amountMinor === undefined ? {} : { amountMinor: item.estimatedAmountMinor }),
      };
      return make(
        message,
        () => client.dueItems.update({ ...at(item), ...change }),
        () => client.dueItems.update({ ...at(item), ...before }),
      );
    },
    pay: async (item: DueItem, entered: EnteredPayment): Promise<boolean> => {
      const { accountId, notes, ...facts } = entered;
      try {
        const payment = await client.payments.record({
          businessId,
          ...facts,
          currency: item.currency,
          allocations: [{ scheduleId: item.id }],
          ...(accountId === null ? {} : { accountId }),
          ...(notes === '' ? {} : { notes }),
        });
        showUndo('Payment recorded', () => client.payments.unmatch({ businessId, paymentId: payment.id }));
        return true;
      } catch (error) {
        showError(error);
        return false;
      }
    },
    takeBack: (payment: Payment) =>
      make(
        `Payment of ${formatDate(payment.paymentDate)} taken back`,
        () => client.payments.unmatch({ businessId, paymentId: payment.id }),
        () => restorePayment(businessId, payment),
      ),
  };
}
