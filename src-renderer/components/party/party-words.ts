import type { Customer, PartyBankAccount, Vendor } from '../../../src-shared/contract/parties.ts';
import { formatIban } from '../../../src-shared/domain/banking/iban.ts';
import type {
  Criticality,
  ExpenseCategory,
  FlexibilityLevel,
  PartyStatus,
  RelationshipType,
  RiskLevel,
} from '../../../src-shared/domain/vocabulary/parties.ts';

export const STATUS_WORDS: Readonly<Record<PartyStatus, string>> = { active: 'Active', paused: 'Paused', archived: 'Archived' };

export const RELATIONSHIP_WORDS: Readonly<Record<RelationshipType, string>> = {
  strategic: 'Strategic: never chased automatically',
  managed: 'Managed: looked after in person',
  transactional: 'Transactional: reminders as usual',
};

export const RISK_WORDS: Readonly<Record<RiskLevel, string>> = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };

export const FLEXIBILITY_WORDS: Readonly<Record<FlexibilityLevel, string>> = {
  can_delay: 'Can be paid later',
  negotiable: 'Negotiable',
  cannot_delay: 'Must be paid on time',
};

export const CRITICALITY_WORDS: Readonly<Record<Criticality, string>> = {
  critical: 'Critical: the business stops',
  important: 'Important: it would hurt',
  flexible: 'Flexible: it can wait',
};

export const CATEGORY_WORDS: Readonly<Record<ExpenseCategory, string>> = {
  payroll: 'Payroll',
  rent: 'Rent',
  tax: 'Tax',
  software: 'Software',
  marketing: 'Marketing',
  materials: 'Materials',
  contractors: 'Contractors',
  professional_services: 'Professional services',
  insurance: 'Insurance',
  utilities: 'Utilities',
  travel: 'Travel',
  equipment: 'Equipment',
  loan: 'Loan',
  other: 'Other',
};

/** The first word of a label that explains itself after a colon. */
export function shortWord(label: string): string {
  return label.split(':')[0] ?? label;
}

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  manual: 'entered by hand',
  sample: 'part of the sample business',
  import: 'read from a file',
  xero: 'Xero',
  quickbooks: 'QuickBooks',
};

/** Where a record comes from, by the name people know it by. */
export function sourceWords(source: string): string {
  return SOURCE_WORDS[source.toLowerCase()] ?? source;
}

/** Why a locked field cannot be typed in; undefined where it can. */
export function lockReason(party: { readonly source: string; readonly lockedFields: readonly string[] } | null, field: string): string | undefined {
  return party?.lockedFields.includes(field) === true ? `Kept by ${sourceWords(party.source)}: change it there.` : undefined;
}

/** Payment terms as people say them: `Net 30`, `On receipt`, or what was written; null where nothing is known. */
export function paymentTermsWords({ paymentTerms, paymentTermsDays }: Pick<Customer, 'paymentTerms' | 'paymentTermsDays'>): string | null {
  const isCode = paymentTerms === null || /^(net_\d+|due_on_receipt)$/.test(paymentTerms);
  if (!isCode) return paymentTerms;
  if (paymentTermsDays === null) return null;
  return paymentTermsDays === 0 ? 'On receipt' : `Net ${paymentTermsDays}`;
}

/** Days between due date and payment: `on time`, `15 days late`, `3 days early`. */
export function delayWords(days: number): string {
  if (days === 0) return 'on time';
  const length = Math.abs(days);
  const unit = length === 1 ? 'day' : 'days';
  return days > 0 ? `${length} ${unit} late` : `${length} ${unit} early`;
}

/** The number a payment goes to, as it is printed. */
export function bankAccountNumber({
  iban,
  routingNumber,
  accountNumber,
}: Pick<PartyBankAccount, 'iban' | 'routingNumber' | 'accountNumber'>): string {
  if (iban !== null) return formatIban(iban);
  return [routingNumber, accountNumber].filter((part) => part !== null).join(' / ');
}

/** `Managed`, `Software, must be paid on time`: what the party is to the business, for the line under its name. */
export function roleWords(party: Customer | Vendor): string[] {
  if ('category' in party) {
    const { category, flexibilityLevel, criticality } = party;
    return [
      CATEGORY_WORDS[category],
      ...(flexibilityLevel === null ? [] : [FLEXIBILITY_WORDS[flexibilityLevel].toLowerCase()]),
      ...(criticality === null ? [] : [shortWord(CRITICALITY_WORDS[criticality]).toLowerCase()]),
    ];
  }
  return party.relationshipType === null ? [] : [`${shortWord(RELATIONSHIP_WORDS[party.relationshipType])} customer`];
}

const FIELD_WORDS = {
  email: 'mail',
  phone: 'phone',
  address: 'address',
  country: 'country',
  language: 'language',
  taxId: 'tax number',
  paymentTermsDays: 'days to pay',
  notes: 'notes',
} as const;

/** The fields that one record is empty in and another would fill, as people call them. */
export function filledFields(kept: Customer | Vendor, merged: Customer | Vendor): string[] {
  return Object.entries(FIELD_WORDS).flatMap(([field, word]) => {
    const name = field as keyof typeof FIELD_WORDS;
    return kept[name] === null && merged[name] !== null ? [word] : [];
  });
}
