import { type ReactNode, useMemo } from 'react';
import { PartyListPage } from '../../components/party/party-list-page.tsx';
import { useCustomers } from '../../components/party/use-party-list.ts';
import { useFormat } from '../../components/use-format.ts';
import { customerColumns } from './customer-columns.tsx';

/** Who owes you, how late they pay, and how much of your revenue hangs on them. */
export function CustomersPage(): ReactNode {
  const format = useFormat();
  const columns = useMemo(() => customerColumns(format), [format]);
  return (
    <PartyListPage
      kind="customer"
      title="Customers"
      query={useCustomers()}
      columns={columns}
      promise="Everyone who owes you will be here: how much is open, how late they usually pay, and what share of your revenue hangs on them. The forecast then expects each payment on the day it really comes."
    />
  );
}
