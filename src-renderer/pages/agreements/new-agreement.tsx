import { Button, Checkbox, Group, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { OBLIGATION_TYPE_LABELS, type ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { navigate } from '../../app/hash-location.ts';
import { client, errorSentence } from '../../client.ts';
import { closeBeside, useOpened } from '../../components/party/opened.ts';
import { SideDrawer } from '../../components/party/side-drawer.tsx';
import { useCustomers, useVendors } from '../../components/party/use-party-list.ts';
import { newTermsDraft, termsOf, termsProblems } from '../../components/terms/terms-draft.ts';
import { TermsFields } from '../../components/terms/terms-fields.tsx';
import { TermsPreview } from '../../components/terms/terms-preview.tsx';
import { showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import { OUTGOING_TYPES } from './agreement-words.ts';
import classes from './agreements.module.css';

/** A new agreement beside the list. */
export function NewAgreement(): ReactNode {
  const opened = useOpened();
  return (
    <SideDrawer title="New agreement" isOpen={opened?.kind === 'create'}>
      <AgreementForm />
    </SideDrawer>
  );
}

type Facts = {
  readonly direction: 'in' | 'out';
  readonly name: string;
  readonly type: ObligationType;
  readonly partyId: string | null;
  readonly isProspect: boolean;
  /** In percent. */
  readonly probability: number;
  readonly isVariable: boolean;
  /** Null: nobody has chosen one, so that it is the party's, or the business's. */
  readonly currency: CurrencyCode | null;
};

const FIRST: Facts = {
  direction: 'out',
  name: '',
  type: 'rent',
  partyId: null,
  isProspect: false,
  probability: 50,
  isVariable: false,
  currency: null,
};

function AgreementForm(): ReactNode {
  const { id: businessId } = useBusiness();
  const { today, locale, baseCurrency } = useFormat();
  const [facts, setFacts] = useState(FIRST);
  const [terms, setTerms] = useState(() => newTermsDraft(today));
  const [isRefused, setIsRefused] = useState(false);
  const isIncome = facts.direction === 'in';
  const { data: customers = [] } = useCustomers();
  const { data: vendors = [] } = useVendors();
  const parties = isIncome ? customers : vendors;
  const currency = facts.currency ?? parties.find(({ id }) => String(id) === facts.partyId)?.currency ?? baseCurrency;
  const style = { currency, locale, sign: isIncome ? (1 as const) : (-1 as const) };
  const given = termsOf(terms, style);
  const set = (change: Partial<Facts>): void => setFacts({ ...facts, ...change });
  const save = useMutation({
    mutationFn: async (agreed: NonNullable<typeof given>): Promise<void> => {
      const { partyId, isProspect, probability } = facts;
      const party = partyId === null ? {} : isIncome ? { clientId: Number(partyId) } : { expenseBucketId: Number(partyId) };
      const hope = isProspect
        ? { isProspect, probability: probability / 100, expectedDate: isIsoDate(terms.startDate) ? terms.startDate : null }
        : {};
      const made = await client.agreements.create({
        businessId,
        name: facts.name.trim(),
        obligationType: isIncome ? 'revenue' : facts.type,
        isAmountVariable: facts.isVariable,
        ...party,
        ...hope,
        terms: agreed,
      });
      navigate(`/agreements/${made.id}`, { replace: true });
      showUndo(`${made.name} is there, with its due dates`, () =>
        client.agreements.setStatus({ businessId, agreementId: made.id, status: 'ended', reason: 'Entered by mistake' }),
      );
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (given !== null && facts.name.trim() !== '') save.mutate(given);
  };
  return (
    <form className={classes['form']} noValidate onSubmit={submit}>
      <FactFields facts={facts} parties={parties.filter(({ status }) => status !== 'archived')} isRefused={isRefused} onChange={set} />
      <TermsFields
        value={terms}
        onChange={setTerms}
        errors={isRefused ? termsProblems(terms, style) : {}}
        currency={currency}
        onCurrency={(chosen) => set({ currency: chosen })}
        amountLabel={isIncome ? 'Amount that comes in' : 'Amount that goes out'}
        preview={<TermsPreview terms={given} />}
      />
      {save.error === null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(save.error)}
        </p>
      )}
      <Group gap={8}>
        <Button type="submit" loading={save.isPending}>
          {facts.isProspect ? 'Create the prospect' : 'Create the agreement'}
        </Button>
        <Button variant="default" onClick={closeBeside}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

type FactFieldsProps = {
  readonly facts: Facts;
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  readonly isRefused: boolean;
  readonly onChange: (change: Partial<Facts>) => void;
};

function FactFields({ facts, parties, isRefused, onChange }: FactFieldsProps): ReactNode {
  const isIncome = facts.direction === 'in';
  return (
    <>
      <SegmentedControl
        aria-label="Which way the money goes"
        data={[
          { value: 'out', label: 'Money out' },
          { value: 'in', label: 'Money in' },
        ]}
        value={facts.direction}
        onChange={(direction) => onChange({ direction, partyId: null, isProspect: false })}
      />
      <TextInput
        label="Name"
        data-autofocus
        maxLength={200}
        placeholder={isIncome ? 'Such as: Support retainer' : 'Such as: Rent of the workshop'}
        value={facts.name}
        error={isRefused && facts.name.trim() === '' ? 'Give the agreement a name.' : null}
        onChange={({ currentTarget: { value } }) => onChange({ name: value })}
      />
      {isIncome ? null : (
        <Select
          label="What it is"
          allowDeselect={false}
          data={OUTGOING_TYPES.map((value) => ({ value, label: OBLIGATION_TYPE_LABELS[value] }))}
          value={facts.type}
          onChange={(value) => onChange({ type: OUTGOING_TYPES.find((known) => known === value) ?? 'vendor_bill' })}
        />
      )}
      <Select
        label={isIncome ? 'Customer' : 'Vendor'}
        placeholder="Nobody in particular"
        searchable
        clearable
        data={parties.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={facts.partyId}
        onChange={(partyId) => onChange({ partyId })}
      />
      <Checkbox
        label="The amount differs each time"
        description="Then the amount below is what is usual, and what is paid settles it."
        checked={facts.isVariable}
        onChange={({ currentTarget: { checked } }) => onChange({ isVariable: checked })}
      />
      {isIncome ? (
        <Checkbox
          label="It is not won yet"
          description="A prospect counts in the forecast only by its probability."
          checked={facts.isProspect}
          onChange={({ currentTarget: { checked } }) => onChange({ isProspect: checked })}
        />
      ) : null}
      {facts.isProspect ? (
        <NumberInput
          label="Probability"
          w={140}
          suffix=" %"
          allowDecimal={false}
          min={0}
          max={100}
          hideControls
          value={facts.probability}
          onChange={(value) => onChange({ probability: Math.max(0, Math.min(100, Number(value) || 0)) })}
        />
      ) : null}
    </>
  );
}
