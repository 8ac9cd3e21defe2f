import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { formatIban } from '../../../src-shared/domain/banking/iban.ts';
import { showDone } from '../undo-toast.tsx';
import { FormFoot } from './form-foot.tsx';
import type { PartyDetail, PartyKind } from './party.ts';
import classes from './party-form.module.css';
import { usePartyChanges } from './use-party-changes.ts';

type AccountFormProps = { readonly kind: PartyKind; readonly party: PartyDetail; readonly onClose: () => void };

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** New bank details. They are checked digit by digit when saved, and stay new until somebody confirms them. */
export function AccountForm({ kind, party, onClose }: AccountFormProps): ReactNode {
  const { calls } = usePartyChanges(kind);
  const [form, setForm] = useState<'iban' | 'number'>('iban');
  const [typed, setTyped] = useState({ holderName: party.name, iban: '', bic: '', routingNumber: '', accountNumber: '', isDefault: false });
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change });
  const save = useMutation({
    mutationFn: () =>
      calls.addBankAccount(party.id, {
        holderName: textOrNull(typed.holderName),
        iban: form === 'iban' ? textOrNull(typed.iban) : null,
        bic: form === 'iban' ? textOrNull(typed.bic) : null,
        routingNumber: form === 'number' ? textOrNull(typed.routingNumber) : null,
        accountNumber: form === 'number' ? textOrNull(typed.accountNumber) : null,
        isDefault: typed.isDefault,
      }),
    onSuccess: () => {
      onClose();
      showDone('The bank account is noted as new. Confirm it once you have checked it.');
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <SegmentedControl
        aria-label="Kind of number"
        data={[
          { value: 'iban', label: 'IBAN' },
          { value: 'number', label: 'Routing and account number' },
        ]}
        value={form}
        onChange={setForm}
      />
      {form === 'iban' ? (
        <>
          <TextInput
            label="IBAN"
            data-autofocus
            maxLength={42}
            spellCheck={false}
            autoComplete="off"
            value={typed.iban}
            onChange={({ currentTarget: { value } }) => set({ iban: value })}
            onBlur={() => set({ iban: formatIban(typed.iban) })}
          />
          <TextInput
            label="BIC"
            maxLength={11}
            spellCheck={false}
            value={typed.bic}
            onChange={({ currentTarget: { value } }) => set({ bic: value })}
          />
        </>
      ) : (
        <>
          <TextInput
            label="Routing number"
            maxLength={9}
            inputMode="numeric"
            value={typed.routingNumber}
            onChange={({ currentTarget: { value } }) => set({ routingNumber: value })}
          />
          <TextInput
            label="Account number"
            maxLength={34}
            spellCheck={false}
            value={typed.accountNumber}
            onChange={({ currentTarget: { value } }) => set({ accountNumber: value })}
          />
        </>
      )}
      <TextInput label="Holder" maxLength={200} value={typed.holderName} onChange={({ currentTarget: { value } }) => set({ holderName: value })} />
      {party.bankAccounts.length === 0 ? null : (
        <Checkbox label="Use it by default" checked={typed.isDefault} onChange={({ currentTarget: { checked } }) => set({ isDefault: checked })} />
      )}
      <FormFoot error={save.error} isSaving={save.isPending} label="Add the bank account" onClose={onClose} />
    </form>
  );
}
