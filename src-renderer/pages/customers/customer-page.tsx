import type { ReactNode } from 'react';
import { PartyPage } from '../../components/party/party-page.tsx';

/** One customer: what it owes, how it pays, and everything known of it. */
export function CustomerPage(): ReactNode {
  return <PartyPage kind="customer" />;
}
