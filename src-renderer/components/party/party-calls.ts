import type { Customer, PartyBankAccount, Vendor } from '../../../src-shared/contract/parties.ts';
import type { TermsInput } from '../../../src-shared/contract/terms.ts';
import { client } from '../../client.ts';
import type { Party, PartyDetail, PartyKind } from './party.ts';

type Entered<P extends Party> = Omit<
  P,
  | 'id'
  | 'status'
  | 'source'
  | 'lockedFields'
  | 'rowVersion'
  | 'updatedAt'
  | 'openMinor'
  | 'overdueMinor'
  | 'openCount'
  | 'overdueCount'
  | 'lastTwelveMonthsMinor'
  | 'rateMissingCount'
  | 'nextDueDate'
  | 'avgPaymentDelayDays'
  | 'revenuePercent'
  | 'riskLevel'
  | 'delayHistory'
>;

/** What a person may enter of either kind; each kind reads the fields it has. */
export type PartyFields = Entered<Customer> & Entered<Vendor>;
export type PartyChange = Partial<PartyFields> & { readonly status?: Party['status']; readonly expectedRowVersion?: number };
export type NewParty = Partial<PartyFields> & { readonly name: string; readonly billing?: { readonly terms: TermsInput } };
export type NewPartyAccount = Pick<PartyBankAccount, 'holderName' | 'iban' | 'bic' | 'routingNumber' | 'accountNumber' | 'isDefault'>;

export type PartyCalls = {
  readonly create: (entered: NewParty) => Promise<Party>;
  readonly update: (id: number, change: PartyChange) => Promise<Party>;
  readonly merge: (keptId: number, mergedId: number) => Promise<Party>;
  readonly undoMerge: (mergedId: number) => Promise<Party>;
  readonly addBankAccount: (id: number, account: NewPartyAccount) => Promise<PartyDetail>;
  readonly confirmBankAccount: (id: number, bankAccountId: number) => Promise<PartyDetail>;
  readonly removeBankAccount: (id: number, bankAccountId: number) => Promise<PartyDetail>;
};

/** The same calls for customers and vendors of one business. */
export function partyCalls(kind: PartyKind, businessId: number): PartyCalls {
  if (kind === 'customer') {
    const calls = client.customers;
    return {
      create: (entered) => calls.create({ businessId, ...entered }),
      update: (customerId, change) => calls.update({ businessId, customerId, ...change }),
      merge: (customerId, mergedCustomerId) => calls.merge({ businessId, customerId, mergedCustomerId }),
      undoMerge: (mergedCustomerId) => calls.undoMerge({ businessId, mergedCustomerId }),
      addBankAccount: (customerId, account) => calls.addBankAccount({ businessId, customerId, ...account }),
      confirmBankAccount: (customerId, bankAccountId) => calls.confirmBankAccount({ businessId, customerId, bankAccountId }),
      removeBankAccount: (customerId, bankAccountId) => calls.removeBankAccount({ businessId, customerId, bankAccountId }),
    };
  }
  const calls = client.vendors;
  return {
    create: (entered) => calls.create({ businessId, ...entered }),
    update: (vendorId, change) => calls.update({ businessId, vendorId, ...change }),
    merge: (vendorId, mergedVendorId) => calls.merge({ businessId, vendorId, mergedVendorId }),
    undoMerge: (mergedVendorId) => calls.undoMerge({ businessId, mergedVendorId }),
    addBankAccount: (vendorId, account) => calls.addBankAccount({ businessId, vendorId, ...account }),
    confirmBankAccount: (vendorId, bankAccountId) => calls.confirmBankAccount({ businessId, vendorId, bankAccountId }),
    removeBankAccount: (vendorId, bankAccountId) => calls.removeBankAccount({ businessId, vendorId, bankAccountId }),
  };
}
