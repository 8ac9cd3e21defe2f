import { Button, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DocumentForm } from '../../components/party/document-form.tsx';
import { useOpened } from '../../components/party/opened.ts';
import { SideDrawer } from '../../components/party/side-drawer.tsx';
import { useCustomers, useVendors } from '../../components/party/use-party-list.ts';
import { closeBeside } from '../../components/party/opened.ts';
import type { Party, PartyKind } from '../../components/party/party.ts';
import { PARTY_KINDS } from '../../components/party/party.ts';
import { QueryState } from '../../components/states.tsx';
import classes from './due-items.module.css';

/** A new invoice or bill beside the list: first whose it is, then what it says. */
export function NewDocument(): ReactNode {
  const opened = useOpened();
  const isOpen = opened?.kind === 'document';
  const kind: PartyKind = opened?.detail === 'bill' ? 'vendor' : 'customer';
  return (
    <SideDrawer title={kind === 'vendor' ? 'New bill' : 'New invoice'} isOpen={isOpen}>
      <PartyFirst key={kind} kind={kind} />
    </SideDrawer>
  );
}

function PartyFirst({ kind }: { readonly kind: PartyKind }): ReactNode {
  const [customers, vendors] = [useCustomers(), useVendors()];
  const query: { data: readonly Party[] | undefined; error: unknown; refetch: () => unknown } = kind === 'customer' ? customers : vendors;
  const [chosen, setChosen] = useState<string | null>(null);
  const words = PARTY_KINDS[kind];
  return (
    <QueryState query={query}>
      {(parties) => {
        const known = parties.filter(({ status }) => status !== 'archived');
        const party = known.find(({ id }) => String(id) === chosen);
        if (known.length === 0) {
          return (
            <div className={classes['stack']}>
              <p className={classes['text']}>
                {kind === 'customer' ? 'An invoice' : 'A bill'} belongs to a {words.one}, and there is none yet.
              </p>
              <Button className={classes['start'] ?? ''} component="a" href={`#${words.path}?do=create`}>
                Add a {words.one}
              </Button>
            </div>
          );
        }
        return (
          <div className={classes['stack']}>
            <Select
              label={kind === 'customer' ? 'Customer' : 'Vendor'}
              placeholder="Whose it is"
              searchable
              data-autofocus
              data={known.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={chosen}
              onChange={setChosen}
            />
            {party === undefined ? null : <DocumentForm key={party.id} kind={kind} party={party} onClose={closeBeside} />}
          </div>
        );
      }}
    </QueryState>
  );
}
