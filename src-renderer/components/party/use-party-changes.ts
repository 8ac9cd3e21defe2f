import type { PartyBankAccount } from '../../../src-shared/contract/parties.ts';
import type { PartyStatus } from '../../../src-shared/domain/vocabulary/parties.ts';
import { useFormat } from '../use-format.ts';
import { showDone, showError, showUndo } from '../undo-toast.tsx';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';
import { PARTY_KINDS, type Party, type PartyKind } from './party.ts';
import { bankAccountNumber } from './party-words.ts';
import { partyCalls } from './party-calls.ts';

const STATUS_DONE: Readonly<Record<PartyStatus, string>> = { active: 'active again', paused: 'paused', archived: 'archived' };

/** What a person does with customers or vendors, each change with its way back. */
export function usePartyChanges(kind: PartyKind) {
  const { id: businessId } = useBusiness();
  const { locale } = useFormat();
  const calls = partyCalls(kind, businessId);
  const words = PARTY_KINDS[kind];

  const setStatus = async (parties: readonly Party[], status: PartyStatus): Promise<void> => {
    const changed = parties.filter((party) => party.status !== status);
    const [only] = changed;
    if (only === undefined) return showDone(`Already ${STATUS_DONE[status]}.`);
    const done: Party[] = [];
    try {
      for (const party of changed) {
        await calls.update(party.id, { status });
        done.push(party);
      }
    } catch (error) {
      showError(error);
    }
    if (done.length === 0) return;
    const who = done.length === 1 ? only.name : countOf(done.length, words, locale);
    showUndo(`${who} ${STATUS_DONE[status]}`, async () => {
      for (const party of done) await calls.update(party.id, { status: party.status });
    });
  };

  const confirmAccount = async (party: Party, account: PartyBankAccount): Promise<void> => {
    try {
      await calls.confirmBankAccount(party.id, account.id);
      showDone(`${bankAccountNumber(account)} is confirmed for ${party.name}.`);
    } catch (error) {
      showError(error);
    }
  };

  /** The way back enters it again; what a person had confirmed is confirmed again. */
  const removeAccount = async (party: Party, account: PartyBankAccount): Promise<void> => {
    const { holderName, iban, bic, routingNumber, accountNumber, isDefault } = account;
    try {
      await calls.removeBankAccount(party.id, account.id);
    } catch (error) {
      showError(error);
      return;
    }
    showUndo(`Bank account ${bankAccountNumber(account)} removed`, async () => {
      const { bankAccounts } = await calls.addBankAccount(party.id, { holderName, iban, bic, routingNumber, accountNumber, isDefault });
      const newest = bankAccounts.toSorted((a, b) => b.id - a.id)[0];
      if (account.confirmedAt !== null && newest !== undefined) await calls.confirmBankAccount(party.id, newest.id);
    });
  };
  return { calls, setStatus, confirmAccount, removeAccount };
}
