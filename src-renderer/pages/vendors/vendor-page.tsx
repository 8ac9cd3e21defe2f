import type { ReactNode } from 'react';
import { PartyPage } from '../../components/party/party-page.tsx';

/** One vendor: what you owe, how you pay it, and everything known of it. */
export function VendorPage(): ReactNode {
  return <PartyPage kind="vendor" />;
}
