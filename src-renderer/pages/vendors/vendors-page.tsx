import { type ReactNode, useMemo } from 'react';
import { PartyListPage } from '../../components/party/party-list-page.tsx';
import { useVendors } from '../../components/party/use-party-list.ts';
import { useFormat } from '../../components/use-format.ts';
import { vendorColumns } from './vendor-columns.tsx';

/** Whom you owe, what can wait, and what stands still when it is not paid. */
export function VendorsPage(): ReactNode {
  const format = useFormat();
  const columns = useMemo(() => vendorColumns(format), [format]);
  return (
    <PartyListPage
      kind="vendor"
      title="Vendors"
      query={useVendors()}
      columns={columns}
      promise="Everyone you pay will be here: what is open, what can be paid later, and what stands still when it is not paid. When cash is short, Tamio then knows which payment can wait."
    />
  );
}
