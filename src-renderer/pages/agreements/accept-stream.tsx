import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { RecurringStreamView } from '../../../src-shared/contract/matching.ts';
import { OBLIGATION_TYPE_LABELS } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { client, errorSentence } from '../../client.ts';
import { closeBeside, useOpened } from '../../components/party/opened.ts';
import { SideDrawer } from '../../components/party/side-drawer.tsx';
import { useCustomers, useVendors } from '../../components/party/use-party-list.ts';
import { draftOfTerms, termsOf, termsProblems } from '../../components/terms/terms-draft.ts';
import { TermsFields } from '../../components/terms/terms-fields.tsx';
import { TermsPreview } from '../../components/terms/terms-preview.tsx';
import { showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness } from '../../stores/business.ts';
import { OUTGOING_TYPES } from './agreement-words.ts';
import classes from './agreements.module.css';

type AcceptStreamProps = { readonly streams: readonly RecurringStreamView[]; readonly onAccepted: (streamKey: string) => void };

/** A rhythm becomes an agreement, with the person's corrections. The address says which one. */
export function AcceptStream({ streams, onAccepted }: AcceptStreamProps): ReactNode {
  const opened = useOpened();
  const key = opened?.kind === 'agreement' ? decodeURIComponent(opened.detail) : null;
  const stream = streams.find(({ streamKey }) => streamKey === key);
  return (
    <SideDrawer title="Make it an agreement" isOpen={stream !== undefined}>
      {stream === undefined ? null : <AcceptForm key={stream.streamKey} stream={stream} onAccepted={() => onAccepted(stream.streamKey)} />}
    </SideDrawer>
  );
}

const NEW = 'new';

function AcceptForm({ stream, onAccepted }: { readonly stream: RecurringStreamView; readonly onAccepted: () => void }): ReactNode {
  const { id: businessId } = useBusiness();
  const { locale } = useFormat();
  const isIncome = stream.direction === 'in';
  const [name, setName] = useState(stream.payeeName);
  const [type, setType] = useState(stream.suggestedType);
  const [terms, setTerms] = useState(() => draftOfTerms(stream.terms, locale));
  const known = isIncome ? stream.clientId : stream.expenseBucketId;
  const [party, setParty] = useState(known === null ? NEW : String(known));
  const [isRefused, setIsRefused] = useState(false);
  const style = { currency: stream.terms.currency, locale, sign: isIncome ? (1 as const) : (-1 as const) };
  const given = termsOf(terms, style);
  const accept = useMutation({
    mutationFn: async (agreed: NonNullable<typeof given>): Promise<void> => {
      const partyId = party === NEW ? {} : isIncome ? { clientId: Number(party) } : { expenseBucketId: Number(party) };
      const made = await client.recurring.accept({
        businessId,
        streamKey: stream.streamKey,
        name: name.trim(),
        obligationType: type,
        terms: agreed,
        ...partyId,
      });
      closeBeside();
      onAccepted();
      showUndo(`${made.name} is an agreement, with its past payments`, () =>
        client.agreements.setStatus({ businessId, agreementId: made.id, status: 'ended', reason: 'Accepted by mistake' }),
      );
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (given !== null && name.trim() !== '') accept.mutate(given);
  };
  return (
    <form className={classes['form']} noValidate onSubmit={submit}>
      <p className={classes['faint']}>
        {countOf(stream.occurrences.length, { one: 'bank line', many: 'bank lines' }, locale)} become its payments, and the next dates go into the
        forecast.
      </p>
      <TextInput
        label="Name"
        data-autofocus
        maxLength={200}
        value={name}
        error={isRefused && name.trim() === '' ? 'Give the agreement a name.' : null}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      {isIncome ? null : (
        <Select
          label="What it is"
          allowDeselect={false}
          data={OUTGOING_TYPES.map((value) => ({ value, label: OBLIGATION_TYPE_LABELS[value] }))}
          value={type}
          onChange={(value) => setType(OUTGOING_TYPES.find((candidate) => candidate === value) ?? 'vendor_bill')}
        />
      )}
      <PartySelect isIncome={isIncome} payeeName={stream.payeeName} value={party} onChange={setParty} />
      <TermsFields
        value={terms}
        onChange={setTerms}
        errors={isRefused ? termsProblems(terms, style) : {}}
        currency={stream.terms.currency}
        amountLabel={isIncome ? 'Amount that comes in' : 'Amount that goes out'}
        preview={<TermsPreview terms={given} />}
      />
      {accept.error === null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(accept.error)}
        </p>
      )}
      <Group gap={8}>
        <Button type="submit" loading={accept.isPending}>
          Make it an agreement
        </Button>
        <Button variant="default" onClick={closeBeside}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

type PartySelectProps = {
  readonly isIncome: boolean;
  readonly payeeName: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function PartySelect({ isIncome, payeeName, value, onChange }: PartySelectProps): ReactNode {
  const { data: customers = [] } = useCustomers();
  const { data: vendors = [] } = useVendors();
  const parties = (isIncome ? customers : vendors).filter(({ status }) => status !== 'archived');
  return (
    <Select
      label={isIncome ? 'Customer' : 'Vendor'}
      searchable
      allowDeselect={false}
      data={[{ value: NEW, label: `New: ${payeeName}` }, ...parties.map(({ id, name }) => ({ value: String(id), label: name }))]}
      value={value}
      onChange={(chosen) => onChange(chosen ?? NEW)}
    />
  );
}
