import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import type { PartyChoices } from './change-fields.tsx';
import type { PartyNames } from './change-words.ts';

type Named = { readonly id: number; readonly name: string; readonly status: string };

const UNKNOWN = { customer: 'a customer', vendor: 'a vendor' };

function nameIn(list: readonly Named[], id: number, otherwise: string): string {
  return list.find((party) => party.id === id)?.name ?? otherwise;
}

function choicesOf(list: readonly Named[]): { value: string; label: string }[] {
  return list.filter(({ status }) => status !== 'archived').map(({ id, name }) => ({ value: String(id), label: name }));
}

/** Customers and vendors to choose from, and their names where a scenario mentions them, archived ones too. */
export function useParties(): { readonly choices: PartyChoices; readonly names: PartyNames } {
  const input = { ...useBusinessInput(), includeArchived: true };
  const customers = useQuery(api.customers.list.queryOptions({ input })).data;
  const vendors = useQuery(api.vendors.list.queryOptions({ input })).data;
  return useMemo(
    () => ({
      choices: { customers: choicesOf(customers ?? []), vendors: choicesOf(vendors ?? []) },
      names: {
        customer: (id) => nameIn(customers ?? [], id, UNKNOWN.customer),
        vendor: (id) => nameIn(vendors ?? [], id, UNKNOWN.vendor),
      },
    }),
    [customers, vendors],
  );
}
