import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { KnownAgreement, KnownBooks, KnownDocument, KnownParty } from '../../engine/records/types.ts';
import { writeDayRule } from '../../engine/records/words/day-rule-text.ts';
import { writeEscalations, writeMilestones, writeOverrides } from '../../engine/records/words/term-parts-text.ts';
import { listAgreements, type StoredAgreement } from '../../features/obligations/agreement-store.ts';
import { viewOpen } from '../../features/obligations/open-item.ts';
import { listSchedules, type StoredSchedule } from '../../features/obligations/schedule-store.ts';
import type { PartyKind } from '../../features/parties/party-kind.ts';
import { listParties, type StoredParty } from '../../features/parties/party-store.ts';

function toParty(party: StoredParty<'customer'> | StoredParty<'vendor'>): KnownParty {
  const { id, name, lockedFields, source, rowVersion: _version, updatedAt: _updated, delayHistory: _history, ...values } = party;
  return { id, name, lockedFields, source, values: { name, ...values } };
}

function loadParties(read: ReadHandle, businessId: number, kind: PartyKind): KnownParty[] {
  return listParties(read, businessId, kind).map(toParty);
}

function toAgreement(agreement: StoredAgreement): KnownAgreement {
  const { terms } = agreement;
  const partyKind = agreement.clientId !== null ? 'customer' : agreement.expenseBucketId !== null ? 'vendor' : null;
  return {
    id: agreement.id,
    name: agreement.name,
    partyKind,
    partyId: agreement.clientId ?? agreement.expenseBucketId,
    lockedFields: agreement.lockedFields,
    source: agreement.source,
    values: {
      name: agreement.name,
      party: agreement.counterpartyName,
      obligationType: agreement.obligationType,
      agreementStatus: agreement.status,
      amount: terms.baseAmountMinor,
      currency: terms.currency,
      frequency: terms.frequency,
      startDate: terms.startDate,
      endDate: terms.endDate,
      dayRule: writeDayRule(terms.dayRule),
      shift: terms.shift,
      occurrenceLimit: terms.occurrenceLimit,
      escalations: writeEscalations(terms.escalations, terms.currency),
      overrides: writeOverrides(terms.overrides, terms.currency),
      milestones: writeMilestones(terms.milestones),
      taxRateBps: terms.taxRateBps,
      isTaxInclusive: terms.isTaxInclusive,
      paymentTermsDays: terms.paymentTermsDays,
      isProspect: agreement.isProspect,
      probability: agreement.probability,
      expectedDate: agreement.expectedDate,
      isAmountVariable: agreement.isAmountVariable,
      paymentReference: agreement.paymentReference,
      notes: agreement.notes,
    },
  };
}

const CLOSED_WORDS: Readonly<Partial<Record<StoredSchedule['status'], string>>> = {
  cancelled: 'cancelled',
  written_off: 'written off',
};

function toDocument(schedule: StoredSchedule, asOf: IsoDate): KnownDocument {
  const { openMinor } = viewOpen(schedule, asOf);
  const { issueDate, dueDate, currency, documentNumber, paymentReference, description, promisedDate, discountUntil, discountBps } = schedule;
  return {
    id: schedule.id,
    partyId: schedule.clientId ?? schedule.expenseBucketId ?? 0,
    currency,
    documentNumber,
    amountMinor: schedule.estimatedAmountMinor,
    openMinor,
    isOpen: openMinor !== 0,
    closedAs: CLOSED_WORDS[schedule.status] ?? 'paid',
    values: {
      party: schedule.counterpartyName,
      documentNumber,
      issueDate,
      dueDate,
      amount: schedule.estimatedAmountMinor,
      openAmount: openMinor,
      taxAmount: schedule.taxAmountMinor === 0 ? null : schedule.taxAmountMinor,
      currency,
      paymentReference,
      description,
      promisedDate,
      discountUntil,
      discountBps,
    },
  };
}

/** Documents of one side: what stands in a party's book, and due items of agreements that carry a number. */
function loadDocuments(read: ReadHandle, businessId: number, options: { readonly kind: RecordKind; readonly asOf: IsoDate }): KnownDocument[] {
  const isOwn = (item: StoredSchedule): boolean => (options.kind === 'invoices' ? item.clientId : item.expenseBucketId) !== null;
  return listSchedules(read, businessId, { asOf: options.asOf })
    .filter((item) => isOwn(item) && !item.isProspect && (item.isDocumentBook || item.documentNumber !== null))
    .map((item) => toDocument(item, options.asOf));
}

/** What the books hold that a table of this kind can speak of. */
export function loadRecords(read: ReadHandle, businessId: number, options: { readonly kind: RecordKind; readonly asOf: IsoDate }): KnownBooks {
  const { kind } = options;
  const isDocuments = kind === 'invoices' || kind === 'bills';
  const needs = (own: RecordKind, documents: RecordKind): boolean => kind === own || kind === documents || kind === 'agreements';
  return {
    customers: needs('customers', 'invoices') ? loadParties(read, businessId, 'customer') : [],
    vendors: needs('vendors', 'bills') ? loadParties(read, businessId, 'vendor') : [],
    agreements:
      kind === 'agreements'
        ? listAgreements(read, businessId)
            .filter(({ isDocumentBook }) => !isDocumentBook)
            .map(toAgreement)
        : [],
    documents: isDocuments ? loadDocuments(read, businessId, options) : [],
  };
}
