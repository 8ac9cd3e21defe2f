import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { Criticality, ExpenseCategory, FlexibilityLevel, RelationshipType } from '../../../src-shared/domain/vocabulary/parties.ts';
import { formatMoney } from '../../format/money.ts';
import { parseAmount } from '../../format/parse-amount.ts';
import type { Party, PartyKind } from './party.ts';
import type { PartyFields } from './party-calls.ts';

/** A customer or vendor as it is being typed. */
export type PartyDraft = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly country: string | null;
  readonly language: string | null;
  readonly taxId: string;
  readonly currency: CurrencyCode;
  readonly paymentTerms: string | null;
  readonly paymentTermsDays: string;
  readonly notes: string;
  readonly relationshipType: RelationshipType | null;
  readonly creditLimit: string;
  readonly category: ExpenseCategory;
  readonly flexibilityLevel: FlexibilityLevel | null;
  readonly criticality: Criticality | null;
};

export type PartyProblems = { readonly [Field in 'name' | 'email' | 'paymentTermsDays' | 'creditLimit']?: string };

export function newPartyDraft(currency: CurrencyCode): PartyDraft {
  return {
    name: '',
    email: '',
    phone: '',
    address: '',
    country: null,
    language: null,
    taxId: '',
    currency,
    paymentTerms: null,
    paymentTermsDays: '',
    notes: '',
    relationshipType: null,
    creditLimit: '',
    category: 'other',
    flexibilityLevel: null,
    criticality: null,
  };
}

export function draftOfParty(party: Party, locale: string): PartyDraft {
  const { name, email, phone, address, country, language, taxId, currency, paymentTerms, paymentTermsDays, notes } = party;
  const start = newPartyDraft(currency);
  const common = {
    name,
    email: email ?? '',
    phone: phone ?? '',
    address: address ?? '',
    country,
    language,
    taxId: taxId ?? '',
    paymentTerms,
    paymentTermsDays: paymentTermsDays === null ? '' : String(paymentTermsDays),
    notes: notes ?? '',
  };
  if ('category' in party) {
    const { category, flexibilityLevel, criticality } = party;
    return { ...start, ...common, category, flexibilityLevel, criticality };
  }
  const limit = party.creditLimitMinor;
  const creditLimit = limit === null ? '' : formatMoney(minorUnits(limit), currency, { locale, cents: true, currencyDisplay: 'none' });
  return { ...start, ...common, relationshipType: party.relationshipType, creditLimit };
}

/** Days a customer is given at most: the same two years that agreements know. */
const LONGEST_TERMS_DAYS = 730;

function daysOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const days = Number(text.trim());
  return Number.isInteger(days) && days >= 0 && days <= LONGEST_TERMS_DAYS ? days : undefined;
}

function creditLimitOf({ creditLimit, currency }: PartyDraft, locale: string): number | null | undefined {
  if (creditLimit.trim() === '') return null;
  const amount = parseAmount(creditLimit, currency, locale);
  return amount === null || amount < 0 ? undefined : amount;
}

/** What is wrong with each field, in words; empty when it can be saved. */
export function partyProblems(draft: PartyDraft, locale: string): PartyProblems {
  const email = draft.email.trim();
  return {
    ...(draft.name.trim() === '' ? { name: 'Give a name.' } : {}),
    ...(email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: 'A mail address, such as office@example.com.' }),
    ...(daysOf(draft.paymentTermsDays) === undefined ? { paymentTermsDays: `Whole days from 0 to ${LONGEST_TERMS_DAYS}.` } : {}),
    ...(creditLimitOf(draft, locale) === undefined ? { creditLimit: 'An amount without a sign, such as 5,000.' } : {}),
  };
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The terms in writing follow the days unless they were worded by somebody. */
function writtenTerms({ paymentTerms }: PartyDraft, days: number | null): string | null {
  const isWorded = paymentTerms !== null && !/^(net_\d+|due_on_receipt)$/.test(paymentTerms);
  if (isWorded) return paymentTerms;
  if (days === null) return null;
  return days === 0 ? 'due_on_receipt' : `net_${days}`;
}

type EnteredFields = Partial<PartyFields> & Pick<PartyFields, 'name'>;

/** The fields as the contract takes them; null while something is wrong. */
export function fieldsOfDraft(kind: PartyKind, draft: PartyDraft, locale: string): EnteredFields | null {
  const days = daysOf(draft.paymentTermsDays);
  const creditLimitMinor = creditLimitOf(draft, locale);
  if (Object.keys(partyProblems(draft, locale)).length > 0 || days === undefined || creditLimitMinor === undefined) return null;
  const common = {
    name: draft.name.trim(),
    email: textOrNull(draft.email),
    phone: textOrNull(draft.phone),
    address: textOrNull(draft.address),
    country: draft.country,
    language: draft.language,
    taxId: textOrNull(draft.taxId),
    currency: draft.currency,
    paymentTerms: writtenTerms(draft, days),
    paymentTermsDays: days,
    notes: textOrNull(draft.notes),
  };
  if (kind === 'customer') return { ...common, relationshipType: draft.relationshipType, creditLimitMinor };
  return { ...common, category: draft.category, flexibilityLevel: draft.flexibilityLevel, criticality: draft.criticality };
}

type Entry = readonly [string, unknown];

/** Only what was changed is sent, because a locked field may not be sent at all; with the values before, for the way back. */
export function changedFields(
  party: Party,
  fields: Partial<PartyFields>,
): { readonly after: Partial<PartyFields>; readonly before: Partial<PartyFields> } {
  const known = new Map<string, unknown>(Object.entries(party));
  const changed: readonly Entry[] = Object.entries(fields).filter(([name, value]) => known.get(name) !== value);
  return {
    after: Object.fromEntries(changed),
    before: Object.fromEntries(changed.map(([name]) => [name, known.get(name)])),
  };
}
