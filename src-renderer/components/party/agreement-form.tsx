import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { OBLIGATION_TYPE_LABELS, OBLIGATION_TYPES, type ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { ExpenseCategory } from '../../../src-shared/domain/vocabulary/parties.ts';
import { client } from '../../client.ts';
import { useBusiness } from '../../stores/business.ts';
import { newTermsDraft, termsOf, termsProblems, type TermsStyle } from '../terms/terms-draft.ts';
import { TermsFields } from '../terms/terms-fields.tsx';
import { TermsPreview } from '../terms/terms-preview.tsx';
import { showUndo } from '../undo-toast.tsx';
import { useFormat } from '../use-format.ts';
import { FormFoot } from './form-foot.tsx';
import { PARTY_KINDS, type Party, type PartyKind, partyRef } from './party.ts';
import classes from './party-form.module.css';

type AgreementFormProps = { readonly kind: PartyKind; readonly party: Party; readonly onClose: () => void };

const TYPE_OF_CATEGORY: Readonly<Partial<Record<ExpenseCategory, ObligationType>>> = {
  payroll: 'payroll',
  rent: 'rent',
  tax: 'tax',
  loan: 'loan',
  software: 'subscription',
};

const OUTGOING = OBLIGATION_TYPES.filter((type) => type !== 'revenue');

function firstType(party: Party): ObligationType {
  return 'category' in party ? (TYPE_OF_CATEGORY[party.category] ?? 'vendor_bill') : 'revenue';
}

/** Something that recurs with a party that is there already. */
export function AgreementForm({ kind, party, onClose }: AgreementFormProps): ReactNode {
  const { id: businessId } = useBusiness();
  const { today, locale } = useFormat();
  const [name, setName] = useState(party.name);
  const [obligationType, setObligationType] = useState(() => firstType(party));
  const [terms, setTerms] = useState(() => ({
    ...newTermsDraft(today),
    paymentTermsDays: kind === 'customer' ? (party.paymentTermsDays ?? 0) : 0,
  }));
  const [isRefused, setIsRefused] = useState(false);
  const [currency, setCurrency] = useState(party.currency);
  const style: TermsStyle = { currency, locale, sign: PARTY_KINDS[kind].sign };
  const given = termsOf(terms, style);
  const save = useMutation({
    mutationFn: async (agreed: NonNullable<typeof given>): Promise<void> => {
      const made = await client.agreements.create({ businessId, name: name.trim(), obligationType, ...partyRef(kind, party.id), terms: agreed });
      onClose();
      showUndo(`${made.name} is there, with its due dates`, () =>
        client.agreements.setStatus({ businessId, agreementId: made.id, status: 'ended', reason: 'Entered by mistake' }),
      );
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (given !== null && name.trim() !== '') save.mutate(given);
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        label="Name"
        data-autofocus
        maxLength={200}
        value={name}
        error={isRefused && name.trim() === '' ? 'Give the agreement a name.' : null}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      {kind === 'customer' ? null : (
        <Select
          label="What it is"
          allowDeselect={false}
          data={OUTGOING.map((value) => ({ value, label: OBLIGATION_TYPE_LABELS[value] }))}
          value={obligationType}
          onChange={(value) => setObligationType(OUTGOING.find((known) => known === value) ?? 'vendor_bill')}
        />
      )}
      <TermsFields
        value={terms}
        onChange={(next) => setTerms({ ...terms, ...next })}
        errors={isRefused ? termsProblems(terms, style) : {}}
        currency={currency}
        onCurrency={setCurrency}
        amountLabel={kind === 'customer' ? 'Amount that comes in' : 'Amount that goes out'}
        preview={<TermsPreview terms={given} />}
      />
      <FormFoot error={save.error} isSaving={save.isPending} label="Create the agreement" onClose={onClose} />
    </form>
  );
}
