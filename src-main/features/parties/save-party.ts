import type { TermsInput } from '../../../src-shared/contract/terms.ts';
import type { PartyStatus } from '../../../src-shared/domain/vocabulary/parties.ts';
import type { ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { listAgreements } from '../obligations/agreement-store.ts';
import type { Book } from '../obligations/book.ts';
import { readFeatureFlags } from '../obligations/feature-flags.ts';
import { regenerate } from '../obligations/generate-schedules.ts';
import { refuseLocked, refuseStale } from '../obligations/locked-fields.ts';
import { completeTerms, createAgreement } from '../obligations/save-agreement.ts';
import { PARTY, type PartyKind } from './party-kind.ts';
import { fieldNames, findParty, findPartyByName, type GivenFields, insertParty, type StoredParty, updateParty } from './party-store.ts';

const CONTACT_DEFAULTS = {
  email: null,
  language: null,
  phone: null,
  address: null,
  country: null,
  taxId: null,
  paymentTerms: null,
  paymentTermsDays: null,
  notes: null,
} as const;

const DEFAULTS = {
  customer: { ...CONTACT_DEFAULTS, relationshipType: null, creditLimitMinor: null },
  vendor: { ...CONTACT_DEFAULTS, category: 'other', flexibilityLevel: null, criticality: null },
} as const;

/** The entered fields that were really given, by the contract's names. */
export function givenFields(kind: PartyKind, input: GivenFields): GivenFields {
  return Object.fromEntries(fieldNames(kind).flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));
}

export function knownParty<K extends PartyKind>(book: Pick<Book, 'tx' | 'businessId'>, kind: K, id: number): StoredParty<K> {
  const party = findParty(book.tx, book.businessId, { kind, id });
  if (party === undefined) throw new AppError('NOT_FOUND', `There is no such ${PARTY[kind].word} in this business. Nothing was changed.`);
  return party;
}

function refuseNamesake(book: Book, kind: PartyKind, name: string, ownId: number | null): void {
  const namesake = findPartyByName(book.tx, book.businessId, { kind, name });
  if (namesake !== undefined && namesake.id !== ownId)
    throw new AppError(
      'CONFLICT',
      `There is already a ${PARTY[kind].word} called ${name}. Nothing was saved; choose another name, or merge the two.`,
    );
}

/** What a person may enter of a party, with every field named: as the log keeps it. */
export function fieldsOf(kind: PartyKind, party: GivenFields): GivenFields {
  return Object.fromEntries(fieldNames(kind).map((name) => [name, party[name] ?? null]));
}

export type Billing = { readonly name?: string | undefined; readonly obligationType?: ObligationType | undefined; readonly terms: TermsInput };

export type NewParty = { readonly given: GivenFields; readonly billing: Billing | undefined; readonly baseCurrency: string; readonly source: string };

/** What an expense of a category is, unless somebody says otherwise. */
function typeOfCategory(category: unknown): ObligationType {
  if (category === 'payroll' || category === 'rent' || category === 'tax' || category === 'loan') return category;
  return category === 'software' ? 'subscription' : 'vendor_bill';
}

/** Makes a customer or vendor and, with billing terms, its agreement and due items: one transaction, each step in the log. */
export function createParty(book: Book, kind: PartyKind, { given, billing, baseCurrency, source }: NewParty): number {
  const fields: GivenFields = { ...DEFAULTS[kind], currency: baseCurrency, ...given };
  const name = String(given['name']);
  refuseNamesake(book, kind, name, null);
  const { tx, businessId, nowInstant } = book;
  const id = insertParty(tx, businessId, kind, { fields, nowInstant, source });
  book.record({ action: 'create', entityType: PARTY[kind].entityType, entityId: String(id), after: { ...fields } });
  if (billing === undefined || !readFeatureFlags(tx, businessId).useObligationSystem) return id;
  const terms = completeTerms(
    { ...billing.terms, paymentTermsDays: billing.terms.paymentTermsDays || (kind === 'customer' ? Number(fields['paymentTermsDays'] ?? 0) : 0) },
    String(fields['currency']),
  );
  createAgreement(book, {
    facts: {
      name: billing.name ?? name,
      obligationType: billing.obligationType ?? (kind === 'customer' ? 'revenue' : typeOfCategory(given['category'])),
      clientId: kind === 'customer' ? id : null,
      expenseBucketId: kind === 'vendor' ? id : null,
      isDocumentBook: false,
      isProspect: false,
      probability: null,
      expectedDate: null,
      isAmountVariable: false,
      paymentReference: null,
      notes: null,
      recurringStreamKey: null,
    },
    terms,
    source,
  });
  return id;
}

export type PartyChange = { readonly given: GivenFields; readonly status: PartyStatus | undefined; readonly expectedRowVersion: number | undefined };

/** The agreements of a party follow its status: a paused or archived one yields no future due items. */
export function followStatus(book: Book, kind: PartyKind, partyId: number): void {
  const own = listAgreements(book.tx, book.businessId).filter(
    (agreement) => (kind === 'customer' ? agreement.clientId : agreement.expenseBucketId) === partyId && !agreement.isDocumentBook,
  );
  for (const agreement of own) {
    const done = regenerate(book, agreement, book.today);
    if (done.inserted + done.updated + done.cancelled === 0) continue;
    book.record({ action: 'generate', entityType: 'obligation_schedule', after: done, details: { agreementIds: [agreement.id] } });
  }
}

export function changeParty(book: Book, target: { readonly kind: PartyKind; readonly id: number }, change: PartyChange): void {
  const { kind, id } = target;
  const before = knownParty(book, kind, id);
  refuseStale(before, change.expectedRowVersion);
  refuseLocked(before, [...Object.keys(change.given), ...(change.status === undefined ? [] : ['status'])]);
  const fields: GivenFields = { ...fieldsOf(kind, before), ...change.given };
  const status = change.status ?? before.status;
  refuseNamesake(book, kind, String(fields['name']), id);
  updateParty(book.tx, book.businessId, target, { fields, status, nowInstant: book.nowInstant });
  book.record({
    action: 'update',
    entityType: PARTY[kind].entityType,
    entityId: String(id),
    before: { ...fieldsOf(kind, before), status: before.status },
    after: { ...fields, status },
  });
  if (status !== before.status) followStatus(book, kind, id);
}
