import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { EXPENSE_CATEGORIES, type ExpenseCategory } from '../../../src-shared/domain/vocabulary/parties.ts';
import type { AgreementTerms } from '../../engine/obligations/types.ts';
import type { GeneratedCompany, SampleAgreement } from '../../engine/sample/types.ts';
import { findAgreement, insertAgreement } from '../../features/obligations/agreement-store.ts';
import type { Book } from '../../features/obligations/book.ts';
import { syncBillingConfig } from '../../features/obligations/billing-config.ts';
import { documentBook } from '../../features/obligations/save-agreement.ts';
import { insertVersion } from '../../features/obligations/terms-store.ts';
import { insertParty } from '../../features/parties/party-store.ts';
import { insertBankAccount, markBankAccount } from '../../features/parties/bank-account-store.ts';

/** The sample's words for expenses, in the vocabulary of the books. */
const CATEGORY_OF: Readonly<Record<string, ExpenseCategory>> = {
  Rent: 'rent',
  Software: 'software',
  Hosting: 'software',
  'Phone and internet': 'utilities',
  Utilities: 'utilities',
  Marketing: 'marketing',
  Materials: 'materials',
  'Goods purchased': 'materials',
  'Food and drink': 'materials',
  Subcontractors: 'contractors',
  'Professional fees': 'professional_services',
  Insurance: 'insurance',
  Travel: 'travel',
  Fuel: 'travel',
  Leasing: 'equipment',
  'Kitchen equipment': 'equipment',
  Loan: 'loan',
};

const SOURCE = 'sample';

/** Numbers of what was made, by the generator's keys. */
export type SampleParties = { readonly customers: ReadonlyMap<string, number>; readonly vendors: ReadonlyMap<string, number> };

function categoryOf(category: string, type?: string): ExpenseCategory {
  const byType = EXPENSE_CATEGORIES.find((known) => known === type);
  return byType ?? CATEGORY_OF[category] ?? 'other';
}

/** Customers, vendors, and the employees and authorities that only agreements know. */
export function insertParties(book: Book, company: GeneratedCompany): SampleParties & { readonly payees: ReadonlyMap<string, number> } {
  const { tx, businessId, nowInstant, userId } = book;
  const names = { customer: new Set<string>(), vendor: new Set<string>() };
  const unique = (kind: 'customer' | 'vendor', name: string): string => {
    let candidate = name;
    for (let twin = 2; names[kind].has(candidate.toLowerCase()); twin += 1) candidate = `${name} (${twin})`;
    names[kind].add(candidate.toLowerCase());
    return candidate;
  };
  const add = (kind: 'customer' | 'vendor', fields: Readonly<Record<string, unknown>>, iban: string | null): number => {
    const name = unique(kind, String(fields['name']));
    const id = insertParty(tx, businessId, kind, { fields: { currency: company.currency, ...fields, name }, nowInstant, source: SOURCE });
    if (iban !== null) {
      const account = { holderName: name, iban, bic: null, routingNumber: null, accountNumber: null, isDefault: true };
      const bankAccountId = insertBankAccount(tx, businessId, { kind, id }, { account, nowInstant, userId });
      markBankAccount(tx, businessId, bankAccountId, { column: 'confirmed_at', nowInstant });
    }
    return id;
  };
  const customers = company.customers.map(({ key, name, email, country, paymentTermsDays, relationshipType, iban }) => {
    const terms = { paymentTermsDays, paymentTerms: `net_${paymentTermsDays}` };
    return [key, add('customer', { name, email, country, ...terms, relationshipType }, iban)] as const;
  });
  const vendors = company.vendors.map(({ key, name, email, country, paymentTermsDays, category, isEssential, iban }) => {
    const terms = { paymentTermsDays, paymentTerms: paymentTermsDays === 0 ? 'due_on_receipt' : `net_${paymentTermsDays}` };
    const judgement = { flexibilityLevel: isEssential ? 'negotiable' : 'can_delay', criticality: isEssential ? 'critical' : 'flexible' };
    return [key, add('vendor', { name, email, country, ...terms, ...judgement, category: categoryOf(category) }, iban)] as const;
  });
  const others = new Map<string, number>();
  for (const { counterparty, customerKey, vendorKey, category, type } of company.agreements) {
    if (customerKey !== null || vendorKey !== null || others.has(counterparty)) continue;
    const judgement = { flexibilityLevel: 'cannot_delay', criticality: 'critical' };
    others.set(counterparty, add('vendor', { name: counterparty, ...judgement, category: categoryOf(category, type) }, null));
  }
  return { customers: new Map(customers), vendors: new Map(vendors), payees: others };
}

function termsOf(agreement: SampleAgreement, company: GeneratedCompany, paymentTermsDays: number): AgreementTerms {
  return {
    frequency: agreement.frequency,
    dayRule: agreement.dayRule,
    shift: agreement.shift,
    startDate: agreement.startDate,
    endDate: agreement.endDate,
    occurrenceLimit: null,
    baseAmountMinor: agreement.priceChanges.at(-1)?.amountMinor ?? agreement.amountMinor,
    currency: company.currency,
    taxRateBps: 0,
    isTaxInclusive: true,
    escalations: [],
    overrides: [],
    milestones: [],
    paymentTermsDays,
  };
}

export type SampleAgreements = {
  readonly byKey: ReadonlyMap<string, number>;
  /** The book of single documents of a customer or vendor, made when it is first asked for. */
  readonly bookOf: (party: { readonly clientId: number | null; readonly expenseBucketId: number | null; readonly partyName: string }) => number;
};

/** The company's contracts as the owner would have entered them, each with the terms that hold today. */
export function insertAgreements(book: Book, company: GeneratedCompany, parties: ReturnType<typeof insertParties>): SampleAgreements {
  const { tx, businessId, nowInstant, userId } = book;
  const write = (facts: Parameters<typeof insertAgreement>[2]['facts'], terms: AgreementTerms, effectiveFrom: IsoDate): number => {
    const base = book.toBase(terms.baseAmountMinor, terms.currency, book.today);
    const agreementId = insertAgreement(tx, businessId, { facts, terms, base, nowInstant, userId, source: SOURCE });
    insertVersion(tx, businessId, terms, { agreementId, version: 1, effectiveFrom, reason: null, userId, nowInstant });
    const agreement = findAgreement(tx, businessId, agreementId);
    if (agreement !== undefined) syncBillingConfig(book, agreement);
    return agreementId;
  };
  const termsDays = new Map(company.customers.map(({ key, paymentTermsDays }) => [key, paymentTermsDays]));
  const byKey = company.agreements.map((agreement) => {
    const { key, type, counterparty, customerKey, vendorKey, isVariable } = agreement;
    const clientId = customerKey === null ? null : (parties.customers.get(customerKey) ?? null);
    const expenseBucketId =
      clientId !== null ? null : vendorKey === null ? (parties.payees.get(counterparty) ?? null) : (parties.vendors.get(vendorKey) ?? null);
    const facts = {
      name: counterparty,
      obligationType: type,
      clientId,
      expenseBucketId,
      isDocumentBook: false,
      isProspect: false,
      probability: null,
      expectedDate: null,
      isAmountVariable: isVariable,
      paymentReference: null,
      notes: null,
      recurringStreamKey: null,
    };
    const terms = termsOf(agreement, company, customerKey === null ? 0 : (termsDays.get(customerKey) ?? 0));
    return [key, write(facts, terms, agreement.startDate)] as const;
  });
  const books = new Map<string, number>();
  const currency: CurrencyCode = currencyCode(company.currency);
  const bookOf: SampleAgreements['bookOf'] = (party) => {
    const key = `${party.clientId ?? ''}|${party.expenseBucketId ?? ''}`;
    const known = books.get(key);
    if (known !== undefined) return known;
    const { facts, terms } = documentBook(book, { ...party, currency });
    const id = write(facts, { ...terms, startDate: company.startDate }, company.startDate);
    books.set(key, id);
    return id;
  };
  return { byKey: new Map(byKey), bookOf };
}
