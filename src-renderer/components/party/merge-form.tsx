import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { navigate } from '../../app/hash-location.ts';
import { api } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { Money } from '../money.tsx';
import { Loading } from '../states.tsx';
import { showUndo } from '../undo-toast.tsx';
import { useFormat } from '../use-format.ts';
import { FormFoot } from './form-foot.tsx';
import { inPartyDirection, PARTY_KINDS, type Party, type PartyKind, partyRef } from './party.ts';
import classes from './party-form.module.css';
import { bankAccountNumber, filledFields } from './party-words.ts';
import { useParties, usePartyDetail } from './use-party-list.ts';
import { usePartyChanges } from './use-party-changes.ts';

type MergeFormProps = {
  readonly kind: PartyKind;
  readonly party: Party;
  /** Chosen already, in the list. */
  readonly otherId: number | null;
  readonly onClose: () => void;
};

/** Two records of the same one become one: which stays, what moves. It shows all of it first. */
export function MergeForm({ kind, party, otherId, onClose }: MergeFormProps): ReactNode {
  const words = PARTY_KINDS[kind];
  const { calls } = usePartyChanges(kind);
  const parties = useParties(kind);
  const [chosen, setChosen] = useState(otherId === null ? null : String(otherId));
  const [keepsOther, setKeepsOther] = useState(false);
  const other = parties.find(({ id }) => String(id) === chosen && id !== party.id);
  const [kept, merged] = keepsOther && other !== undefined ? [other, party] : [party, other];
  const save = useMutation({
    mutationFn: async (from: Party): Promise<void> => {
      await calls.merge(kept.id, from.id);
      showUndo(`${from.name} is now part of ${kept.name}`, () => calls.undoMerge(from.id));
      navigate(`${words.path}/${kept.id}`, { replace: true });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (merged !== undefined) save.mutate(merged);
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <p className={classes['text']}>When the same {words.one} was entered twice. Everything of the one goes to the other.</p>
      <Select
        label={`The same ${words.one} as ${party.name}`}
        placeholder={`Choose a ${words.one}`}
        {...(otherId === null ? { 'data-autofocus': true } : {})}
        searchable
        withScrollArea={false}
        classNames={{ options: classes['options'] ?? '' }}
        data={parties.filter(({ id }) => id !== party.id).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      {merged === undefined ? null : (
        <>
          <WhatMoves kind={kind} kept={kept} merged={merged} />
          <Button variant="default" type="button" onClick={() => setKeepsOther(!keepsOther)}>
            Keep {merged.name} instead
          </Button>
        </>
      )}
      <FormFoot
        error={save.error}
        isSaving={save.isPending}
        isDisabled={merged === undefined}
        label={merged === undefined ? 'Merge' : `Merge into ${kept.name}`}
        onClose={onClose}
      />
    </form>
  );
}

type WhatMovesProps = { readonly kind: PartyKind; readonly kept: Party; readonly merged: Party };

function WhatMoves({ kind, kept, merged }: WhatMovesProps): ReactNode {
  const { baseCurrency } = useFormat();
  const input = useBusinessInput();
  const detail = usePartyDetail(kind, merged.id);
  const agreed = useQuery(api.agreements.list.queryOptions({ input: { ...input, ...partyRef(kind, merged.id), includeEnded: true } }));
  if (detail.data === undefined || agreed.data === undefined) return <Loading label="Looking what moves" />;
  const { bankAccounts: accounts, aliases, history } = detail.data;
  const agreements = agreed.data;
  const filled = filledFields(kept, merged);
  return (
    <section className={classes['part']} aria-label="What moves">
      <p>
        <strong>{kept.name}</strong> stays. From <strong>{merged.name}</strong> it takes over:
      </p>
      <ul className={classes['list']}>
        <li>
          {merged.openCount === 0 ? 'no open due items' : `${merged.openCount} open due ${merged.openCount === 1 ? 'item' : 'items'}, together `}
          {merged.openCount === 0 ? null : <Money amountMinor={inPartyDirection(kind, merged.openMinor)} currency={baseCurrency} cents />}
          {history.settledCount === 0 ? '' : `, and ${history.settledCount} settled in two years`}
        </li>
        <li>
          {agreements.length === 0
            ? 'no agreement'
            : `${agreements.length === 1 ? 'the agreement' : 'the agreements'} ${agreements.map(({ name }) => name).join(', ')}`}
        </li>
        <li>
          {accounts.length === 0 ? 'no bank account' : 'the bank accounts '}
          <span data-private>{accounts.map(bankAccountNumber).join(', ')}</span>
        </li>
        <li>{aliases.length === 0 ? 'no name known from bank lines' : `the names on bank lines ${aliases.map(({ alias }) => alias).join(', ')}`}</li>
        <li>{filled.length === 0 ? 'no field: none is empty there' : `what is empty there: ${filled.join(', ')}`}</li>
      </ul>
      <p className={classes['text']}>
        {merged.name} is then gone from the lists. The audit log keeps what it was. The merge can be undone until {kept.name} is changed.
      </p>
    </section>
  );
}
