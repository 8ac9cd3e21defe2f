import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Customer, Vendor } from '../../../src-shared/contract/parties.ts';
import { api } from '../../client.ts';
import { useBusinessInput } from '../../stores/business.ts';
import type { Party, PartyDetail, PartyKind } from './party.ts';

/** All customers, archived ones too: narrowing them is then immediate. */
export function useCustomers(): UseQueryResult<Customer[]> {
  return useQuery(api.customers.list.queryOptions({ input: { ...useBusinessInput(), includeArchived: true } }));
}

export function useVendors(): UseQueryResult<Vendor[]> {
  return useQuery(api.vendors.list.queryOptions({ input: { ...useBusinessInput(), includeArchived: true } }));
}

/** One customer or vendor with its history, whichever kind it is. */
export function usePartyDetail(kind: PartyKind, id: number): UseQueryResult<PartyDetail> {
  const input = useBusinessInput();
  const customer = useQuery({ ...api.customers.get.queryOptions({ input: { ...input, customerId: id } }), enabled: kind === 'customer' });
  const vendor = useQuery({ ...api.vendors.get.queryOptions({ input: { ...input, vendorId: id } }), enabled: kind === 'vendor' });
  return kind === 'customer' ? customer : vendor;
}

/** Everyone of a kind, whichever it is. */
export function useParties(kind: PartyKind): readonly Party[] {
  const input = { ...useBusinessInput(), includeArchived: true };
  const customers = useQuery({ ...api.customers.list.queryOptions({ input }), enabled: kind === 'customer' });
  const vendors = useQuery({ ...api.vendors.list.queryOptions({ input }), enabled: kind === 'vendor' });
  return (kind === 'customer' ? customers.data : vendors.data) ?? [];
}
