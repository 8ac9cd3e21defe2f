import type { Customer, CustomerDetail, Vendor, VendorDetail } from '../../../src-shared/contract/parties.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle } from '../../database/database.ts';
import { listAliases, listBankAccounts } from './bank-account-store.ts';
import { computeOwnFigures, type PartyFigures } from './party-figures.ts';
import type { StoredParty } from './party-store.ts';

type Shown<P> = Omit<P, 'lockedFields'> & { lockedFields: string[] };

function shared<P extends { readonly lockedFields: readonly string[] }>(party: P, figures: PartyFigures): Shown<P> & ReturnType<typeof money> {
  return { ...party, lockedFields: [...party.lockedFields], ...money(figures) };
}

function money(figures: PartyFigures) {
  const { openMinor, overdueMinor, openCount, overdueCount, lastTwelveMonthsMinor, rateMissingCount, nextDueDate } = figures;
  return { openMinor, overdueMinor, openCount, overdueCount, lastTwelveMonthsMinor, rateMissingCount, nextDueDate };
}

export function viewCustomer(party: StoredParty<'customer'>, figures: PartyFigures): Customer {
  const { delayHistory: _none, ...rest } = party;
  const { avgPaymentDelayDays, revenuePercent, riskLevel } = figures;
  return { ...shared(rest, figures), avgPaymentDelayDays, revenuePercent, riskLevel };
}

export function viewVendor(party: StoredParty<'vendor'>, figures: PartyFigures): Vendor {
  return { ...shared(party, figures), delayHistory: party.delayHistory };
}

export function viewCustomerDetail(
  read: ReadHandle,
  businessId: number,
  { party, asOf }: { party: StoredParty<'customer'>; asOf: IsoDate },
): CustomerDetail {
  const { figures, history } = computeOwnFigures(read, businessId, { kind: 'customer', asOf, id: party.id });
  const owner = { kind: 'customer', id: party.id } as const;
  return {
    ...viewCustomer(party, figures),
    bankAccounts: listBankAccounts(read, businessId, owner),
    aliases: listAliases(read, businessId, owner),
    history: history(),
  };
}

export function viewVendorDetail(
  read: ReadHandle,
  businessId: number,
  { party, asOf }: { party: StoredParty<'vendor'>; asOf: IsoDate },
): VendorDetail {
  const { figures, history } = computeOwnFigures(read, businessId, { kind: 'vendor', asOf, id: party.id });
  const owner = { kind: 'vendor', id: party.id } as const;
  return {
    ...viewVendor(party, figures),
    bankAccounts: listBankAccounts(read, businessId, owner),
    aliases: listAliases(read, businessId, owner),
    history: history(),
  };
}
