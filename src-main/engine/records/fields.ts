import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';

/** How a cell of a field is read and written. */
export type FieldType =
  | 'name'
  | 'text'
  | 'note'
  | 'email'
  | 'country'
  | 'language'
  | 'currency'
  | 'days'
  | 'count'
  | 'amount'
  | 'magnitude'
  | 'date'
  | 'percent'
  | 'share'
  | 'flag'
  | 'word'
  | 'dayRule'
  | 'escalations'
  | 'overrides'
  | 'milestones';

/**
 * Everything a column can be. Those of the second part are read and never written: parts of an address or a name, the net amount beside the tax, the
 * state of a document, numbers of other systems.
 */
export const FIELD_TYPES = {
  name: 'name',
  email: 'email',
  phone: 'text',
  address: 'text',
  country: 'country',
  taxId: 'text',
  currency: 'currency',
  language: 'language',
  paymentTerms: 'text',
  paymentTermsDays: 'days',
  status: 'word',
  relationshipType: 'word',
  creditLimitMinor: 'magnitude',
  category: 'word',
  flexibilityLevel: 'word',
  criticality: 'word',
  notes: 'note',
  party: 'name',
  obligationType: 'word',
  agreementStatus: 'word',
  amount: 'amount',
  openAmount: 'amount',
  frequency: 'word',
  startDate: 'date',
  endDate: 'date',
  dayRule: 'dayRule',
  shift: 'word',
  occurrenceLimit: 'count',
  escalations: 'escalations',
  overrides: 'overrides',
  milestones: 'milestones',
  taxRateBps: 'percent',
  isTaxInclusive: 'flag',
  isProspect: 'flag',
  probability: 'share',
  expectedDate: 'date',
  isAmountVariable: 'flag',
  paymentReference: 'text',
  documentNumber: 'text',
  issueDate: 'date',
  dueDate: 'date',
  taxAmount: 'amount',
  description: 'text',
  promisedDate: 'date',
  discountUntil: 'date',
  discountBps: 'percent',
  firstName: 'text',
  lastName: 'text',
  street: 'text',
  postcode: 'text',
  city: 'text',
  region: 'text',
  netAmount: 'amount',
  documentStatus: 'text',
  otherNumber: 'text',
} as const satisfies Readonly<Record<string, FieldType>>;

export type RecordField = keyof typeof FIELD_TYPES;

const CONTACT = ['name', 'email', 'phone', 'address', 'country', 'taxId', 'currency', 'language', 'paymentTerms', 'paymentTermsDays'] as const;
const DOCUMENT = [
  'party',
  'documentNumber',
  'issueDate',
  'dueDate',
  'amount',
  'openAmount',
  'taxAmount',
  'currency',
  'paymentReference',
  'description',
  'promisedDate',
  'discountUntil',
  'discountBps',
] as const;
const AGREEMENT = [
  'name',
  'party',
  'obligationType',
  'agreementStatus',
  'amount',
  'currency',
  'frequency',
  'startDate',
  'endDate',
  'dayRule',
  'shift',
  'occurrenceLimit',
  'escalations',
  'overrides',
  'milestones',
  'taxRateBps',
  'isTaxInclusive',
  'paymentTermsDays',
  'isProspect',
  'probability',
  'expectedDate',
  'isAmountVariable',
  'paymentReference',
  'notes',
] as const;

/** The fields of each kind in the order in which they are written. */
export const FIELDS_OF_KIND: Readonly<Record<RecordKind, readonly RecordField[]>> = {
  customers: [...CONTACT, 'relationshipType', 'creditLimitMinor', 'status', 'notes'],
  vendors: [...CONTACT, 'category', 'flexibilityLevel', 'criticality', 'status', 'notes'],
  agreements: AGREEMENT,
  invoices: DOCUMENT,
  bills: DOCUMENT,
};

const PARTY_PARTS = ['firstName', 'lastName', 'street', 'postcode', 'city', 'region', 'otherNumber'] as const;
const DOCUMENT_PARTS = [
  'firstName',
  'lastName',
  'netAmount',
  'documentStatus',
  'paymentTerms',
  'paymentTermsDays',
  'email',
  'taxId',
  'otherNumber',
] as const;

/** Fields that a column of a kind may also be; they help to read the others. */
export const PARTS_OF_KIND: Readonly<Record<RecordKind, readonly RecordField[]>> = {
  customers: PARTY_PARTS,
  vendors: PARTY_PARTS,
  agreements: ['otherNumber'],
  invoices: DOCUMENT_PARTS,
  bills: DOCUMENT_PARTS,
};

/** What a column is called on the screen; the party's name says the side. */
export function fieldLabel(kind: RecordKind, field: RecordField): string {
  if (field === 'party' && kind === 'invoices') return 'Customer';
  if (field === 'party' && kind === 'bills') return 'Vendor';
  return FIELD_TITLES[field].replace(' (out is negative)', '');
}

/** Titles under which the fields are written; each is one of the words by which it is found again. The amount's says its sign. */
export const FIELD_TITLES: Readonly<Record<RecordField, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  address: 'Address',
  country: 'Country',
  taxId: 'Tax ID',
  currency: 'Currency',
  language: 'Language',
  paymentTerms: 'Payment terms',
  paymentTermsDays: 'Payment terms (days)',
  status: 'Status',
  relationshipType: 'Relationship',
  creditLimitMinor: 'Credit limit',
  category: 'Category',
  flexibilityLevel: 'Flexibility',
  criticality: 'Criticality',
  notes: 'Notes',
  party: 'Customer or vendor',
  obligationType: 'Type',
  agreementStatus: 'Status',
  amount: 'Amount (out is negative)',
  openAmount: 'Open amount (out is negative)',
  frequency: 'Frequency',
  startDate: 'Start date',
  endDate: 'End date',
  dayRule: 'Due on',
  shift: 'Weekends and holidays',
  occurrenceLimit: 'Number of payments',
  escalations: 'Price changes (out is negative)',
  overrides: 'Exceptions (out is negative)',
  milestones: 'Parts of the total',
  taxRateBps: 'Tax rate',
  isTaxInclusive: 'Tax included',
  isProspect: 'Prospect',
  probability: 'Probability',
  expectedDate: 'Expected date',
  isAmountVariable: 'Variable amount',
  paymentReference: 'Payment reference',
  documentNumber: 'Document number',
  issueDate: 'Issue date',
  dueDate: 'Due date',
  taxAmount: 'Tax amount',
  description: 'Description',
  promisedDate: 'Promised date',
  discountUntil: 'Discount until',
  discountBps: 'Discount',
  firstName: 'First name',
  lastName: 'Last name',
  street: 'Street',
  postcode: 'Postcode',
  city: 'City',
  region: 'Region',
  netAmount: 'Net amount',
  documentStatus: 'Status',
  otherNumber: 'Number',
};
