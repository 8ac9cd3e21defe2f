import type { Customer, CustomerDetail, Vendor, VendorDetail } from '../../../src-shared/contract/parties.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';

export type PartyKind = 'customer' | 'vendor';
export type Party = Customer | Vendor;
export type PartyDetail = CustomerDetail | VendorDetail;

type PartyKindWords = {
  readonly one: string;
  readonly many: string;
  readonly path: string;
  /** A single document, as this side of the business calls it. */
  readonly document: string;
  readonly sign: 1 | -1;
};

/** Customers and vendors are shown alike; what differs is named here. */
export const PARTY_KINDS: Readonly<Record<PartyKind, PartyKindWords>> = {
  customer: { one: 'customer', many: 'customers', path: '/customers', document: 'invoice', sign: 1 },
  vendor: { one: 'vendor', many: 'vendors', path: '/vendors', document: 'bill', sign: -1 },
};

/** An amount in the direction that is usual for the party: what a vendor is owed is positive under “To pay”, a credit note negative. */
export function inPartyDirection(kind: PartyKind, amountMinor: MinorUnits): MinorUnits {
  return minorUnits(amountMinor * PARTY_KINDS[kind].sign);
}

/** What list and details of either kind are asked with. */
export function partyRef(kind: PartyKind, id: number): { clientId: number } | { expenseBucketId: number } {
  return kind === 'customer' ? { clientId: id } : { expenseBucketId: id };
}
