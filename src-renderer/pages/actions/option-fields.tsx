import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Action, ActionOption } from '../../../src-shared/contract/actions.ts';
import { api } from '../../client.ts';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import type { Draft } from './draft.ts';

type FieldsProps = { readonly draft: Draft; readonly onChange: (field: string, value: string | null) => void };

/** What a US bank wants to know once of whoever sends it a file. */
const NACHA_FIELDS = [
  { name: 'destinationRouting', label: 'Your bank’s routing number' },
  { name: 'destinationName', label: 'Your bank’s name' },
  { name: 'originId', label: 'Company identification' },
  { name: 'companyId', label: 'Company identification in the batch' },
] as const;

/** When and from which account a payment file pays. */
export function PaymentFields({ action, draft, onChange }: FieldsProps & { readonly action: Action }): ReactNode {
  const { id: businessId, country } = useBusiness();
  const { today } = useFormat();
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { businessId } }));
  const own = (accounts.data ?? []).filter(({ isArchived, currency }) => !isArchived && currency === action.currency);
  return (
    <>
      <TextInput
        type="date"
        label="Pay on"
        description="Empty: each on its planned day."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={today}
        value={draft['executionDate'] ?? ''}
        onChange={({ currentTarget }) => onChange('executionDate', currentTarget.value)}
      />
      <NativeSelect
        label="From the account"
        value={draft['debtorAccountId'] ?? ''}
        data={[{ value: '', label: 'The usual one' }, ...own.map(({ id, name }) => ({ value: String(id), label: name }))]}
        onChange={({ currentTarget }) => onChange('debtorAccountId', currentTarget.value)}
      />
      {country === 'US'
        ? NACHA_FIELDS.map(({ name, label }) => (
            <TextInput
              key={name}
              label={label}
              description="Asked once, then kept."
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              autoComplete="off"
              value={draft[`nacha.${name}`] ?? ''}
              onChange={({ currentTarget }) => onChange(`nacha.${name}`, currentTarget.value)}
            />
          ))
        : null}
    </>
  );
}

/** A word for the record, and the number of an invoice that is issued. */
export function NoteField({ option, draft, onChange }: FieldsProps & { readonly option: ActionOption }): ReactNode {
  return (
    <>
      {option.kind === 'issue_invoice' ? (
        <TextInput
          label="Invoice number"
          description="Optional."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={100}
          value={draft['documentNumber'] ?? ''}
          onChange={({ currentTarget }) => onChange('documentNumber', currentTarget.value)}
        />
      ) : null}
      <TextInput
        label="Note"
        description="Optional; kept with the decision."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={1000}
        value={draft['note'] ?? ''}
        onChange={({ currentTarget }) => onChange('note', currentTarget.value)}
      />
    </>
  );
}
