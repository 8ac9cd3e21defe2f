import type { TermsInput } from '../../../src-shared/contract/terms.ts';
import { dateParts, type IsoDate, isoWeekday, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { OBLIGATION_TYPE_LABELS, type ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { findTermsProblem } from '../../engine/obligations/check-terms.ts';
import type { AgreementTerms, DayRule } from '../../engine/obligations/types.ts';
import { type AgreementFacts, findAgreement, insertAgreement, setAgreementStatus, type StoredAgreement, updateAgreement } from './agreement-store.ts';
import type { Book } from './book.ts';
import { syncBillingConfig } from './billing-config.ts';
import { regenerate } from './generate-schedules.ts';
import { insertVersion } from './terms-store.ts';

/** The rule that a start date alone suggests: its weekday for weeks, its day of the month otherwise. */
function impliedRule({ frequency, startDate }: TermsInput): DayRule {
  const { day } = dateParts(startDate);
  if (frequency === 'weekly' || frequency === 'biweekly' || frequency === 'four_weekly')
    return { kind: 'weekday', weekday: isoWeekday(toEpochDay(startDate)) };
  if (frequency !== 'semi_monthly') return { kind: 'day_of_month', day };
  return { kind: 'two_days_of_month', days: day < 16 ? [day, day + 15] : [day - 15, day] };
}

/** Terms as a person entered them, completed and checked; what is wrong is one sentence. */
export function completeTerms(input: TermsInput, fallbackCurrency: string): AgreementTerms {
  const terms: AgreementTerms = {
    ...input,
    dayRule: input.dayRule ?? impliedRule(input),
    currency: input.currency ?? currencyCode(fallbackCurrency),
  };
  const problem = findTermsProblem(terms);
  if (problem !== null) throw problem;
  return terms;
}

/** Revenue comes in and is positive; everything else leaves and is negative. A wrong sign would turn a cost into income without a word. */
function refuseWrongSign(obligationType: ObligationType, amountMinor: number): void {
  const isIncome = obligationType === 'revenue';
  if (amountMinor === 0 || amountMinor > 0 === isIncome) return;
  throw new AppError(
    'INVALID_INPUT',
    isIncome
      ? 'Revenue comes in: give a positive amount. Nothing was saved.'
      : `${OBLIGATION_TYPE_LABELS[obligationType]} goes out: give a negative amount. Nothing was saved.`,
  );
}

function refuseMisfit(facts: AgreementFacts): void {
  if (facts.clientId !== null && facts.expenseBucketId !== null)
    throw new AppError('INVALID_INPUT', 'An agreement is with a customer or with a vendor, not with both. Nothing was saved.');
  if (facts.clientId !== null && facts.obligationType !== 'revenue')
    throw new AppError('INVALID_INPUT', 'An agreement with a customer is revenue. Choose a vendor for money that goes out. Nothing was saved.');
  if (facts.expenseBucketId !== null && facts.obligationType === 'revenue')
    throw new AppError('INVALID_INPUT', 'Revenue comes from a customer. Choose a customer. Nothing was saved.');
  if (facts.isProspect && facts.probability === null)
    throw new AppError('INVALID_INPUT', 'A prospect needs its probability, from 0 to 1. Nothing was saved.');
}

/** What the audit log keeps of an agreement. */
function snapshotOf(facts: AgreementFacts, terms: AgreementTerms): Record<string, unknown> {
  return { ...facts, terms };
}

export function knownAgreement(book: Pick<Book, 'tx' | 'businessId'>, agreementId: number): StoredAgreement {
  const agreement = findAgreement(book.tx, book.businessId, agreementId);
  if (agreement === undefined) throw new AppError('NOT_FOUND', 'There is no such agreement in this business. Nothing was changed.');
  return agreement;
}

function refuseUnknownParty(book: Book, facts: AgreementFacts): void {
  const isKnown = (table: 'clients' | 'expense_buckets', id: number): boolean =>
    book.tx.statement(`SELECT id FROM ${table} WHERE business_id = ? AND id = ? AND merged_into_id IS NULL`).get(book.businessId, id) !== undefined;
  if (facts.clientId !== null && !isKnown('clients', facts.clientId))
    throw new AppError('NOT_FOUND', 'There is no such customer in this business. Nothing was saved.');
  if (facts.expenseBucketId !== null && !isKnown('expense_buckets', facts.expenseBucketId))
    throw new AppError('NOT_FOUND', 'There is no such vendor in this business. Nothing was saved.');
}

export type NewAgreement = {
  readonly facts: AgreementFacts;
  readonly terms: AgreementTerms;
  readonly source: string;
  /** First nominal date to make a due item for; without it from the start on, so that the past can be matched as well. */
  readonly generateFrom?: IsoDate;
};

/** Makes an agreement, the first version of its terms and its due items up to the horizon, each audited, in the caller's transaction. */
export function createAgreement(book: Book, { facts, terms, source, generateFrom }: NewAgreement): StoredAgreement {
  refuseMisfit(facts);
  refuseUnknownParty(book, facts);
  refuseWrongSign(facts.obligationType, terms.baseAmountMinor);
  const { tx, businessId, nowInstant, userId, today } = book;
  const base = book.toBase(terms.baseAmountMinor, terms.currency, today);
  const agreementId = insertAgreement(tx, businessId, { facts, terms, base, nowInstant, userId, source });
  const effectiveFrom = terms.startDate < today ? terms.startDate : today;
  insertVersion(tx, businessId, terms, { agreementId, version: 1, effectiveFrom, reason: null, userId, nowInstant });
  book.record({ action: 'create', entityType: 'obligation_agreement', entityId: String(agreementId), after: snapshotOf(facts, terms) });
  const agreement = knownAgreement(book, agreementId);
  const generated = regenerate(book, agreement, generateFrom ?? effectiveFrom);
  if (generated.inserted > 0) {
    book.record({ action: 'generate', entityType: 'obligation_schedule', after: generated, details: { agreementIds: [agreementId] } });
  }
  syncBillingConfig(book, agreement);
  return knownAgreement(book, agreementId);
}

export type AgreementChange = {
  readonly facts: AgreementFacts;
  /** Undefined: the terms stay. */
  readonly terms: AgreementTerms | undefined;
  readonly effectiveFrom: IsoDate;
  readonly reason: string | null;
};

/**
 * Changes an agreement from a day on: new terms make a new version, and due items on or after that day that are neither issued nor paid follow it.
 * The past, and what has been issued or paid, stays as it was.
 */
export function changeAgreement(book: Book, before: StoredAgreement, change: AgreementChange): StoredAgreement {
  const { facts } = change;
  const terms = change.terms ?? before.terms;
  refuseMisfit(facts);
  refuseUnknownParty(book, facts);
  refuseWrongSign(facts.obligationType, terms.baseAmountMinor);
  if (terms.currency !== before.terms.currency)
    throw new AppError(
      'INVALID_INPUT',
      'The currency of an agreement stays. End this one and make a new one in the other currency. Nothing was changed.',
    );
  if (change.effectiveFrom < book.today)
    throw new AppError('INVALID_INPUT', 'A change applies from today on at the earliest: the past stays as it was. Nothing was changed.');
  const { tx, businessId, nowInstant, userId } = book;
  const version = change.terms === undefined ? before.version : before.version + 1;
  if (change.terms !== undefined) {
    insertVersion(tx, businessId, terms, {
      agreementId: before.id,
      version,
      effectiveFrom: change.effectiveFrom,
      reason: change.reason,
      userId,
      nowInstant,
    });
  }
  const base = book.toBase(terms.baseAmountMinor, terms.currency, book.today);
  updateAgreement(tx, businessId, before.id, { facts, terms, base, nowInstant, version });
  book.record({
    action: 'update',
    entityType: 'obligation_agreement',
    entityId: String(before.id),
    reason: change.reason,
    before: snapshotOf(before, before.terms),
    after: snapshotOf(facts, terms),
  });
  return followTerms(book, before.id, change.effectiveFrom);
}

function followTerms(book: Book, agreementId: number, from: IsoDate): StoredAgreement {
  const agreement = knownAgreement(book, agreementId);
  const done = regenerate(book, agreement, from);
  if (done.inserted + done.updated + done.cancelled > 0) {
    book.record({ action: 'generate', entityType: 'obligation_schedule', after: done, details: { agreementIds: [agreementId] } });
  }
  syncBillingConfig(book, agreement);
  return knownAgreement(book, agreementId);
}

export function changeAgreementStatus(
  book: Book,
  before: StoredAgreement,
  change: { readonly status: StoredAgreement['status']; readonly reason: string | null },
): StoredAgreement {
  setAgreementStatus(book.tx, book.businessId, before.id, { status: change.status, nowInstant: book.nowInstant });
  book.record({
    action: 'update',
    entityType: 'obligation_agreement',
    entityId: String(before.id),
    reason: change.reason,
    before: { status: before.status },
    after: { status: change.status },
  });
  return followTerms(book, before.id, book.today);
}

/** The agreement that holds a party's single invoices or bills, made when the first one is entered. It generates nothing. */
export function documentBook(
  book: Book,
  party: { readonly clientId: number | null; readonly expenseBucketId: number | null; readonly currency: CurrencyCode; readonly partyName: string },
): { readonly facts: AgreementFacts; readonly terms: AgreementTerms } {
  const isIncome = party.clientId !== null;
  const facts: AgreementFacts = {
    name: `${isIncome ? 'Invoices' : 'Bills'} ${party.partyName}`.slice(0, 200),
    obligationType: isIncome ? 'revenue' : 'vendor_bill',
    clientId: party.clientId,
    expenseBucketId: party.expenseBucketId,
    isDocumentBook: true,
    isProspect: false,
    probability: null,
    expectedDate: null,
    isAmountVariable: true,
    paymentReference: null,
    notes: null,
    recurringStreamKey: null,
  };
  const terms: AgreementTerms = {
    frequency: 'once',
    dayRule: { kind: 'day_of_month', day: 1 },
    shift: 'none',
    startDate: book.today,
    endDate: null,
    occurrenceLimit: null,
    baseAmountMinor: ZERO,
    currency: party.currency,
    taxRateBps: 0,
    isTaxInclusive: true,
    escalations: [],
    overrides: [],
    milestones: [],
    paymentTermsDays: 0,
  };
  return { facts, terms };
}

/** Facts of a stored agreement, for a change that leaves most of them as they are. */
export function factsOf(agreement: StoredAgreement): AgreementFacts {
  const { name, obligationType, clientId, expenseBucketId, isDocumentBook, isProspect, probability, expectedDate } = agreement;
  const { isAmountVariable, paymentReference, notes, recurringStreamKey } = agreement;
  return {
    name,
    obligationType,
    clientId,
    expenseBucketId,
    isDocumentBook,
    isProspect,
    probability,
    expectedDate,
    isAmountVariable,
    paymentReference,
    notes,
    recurringStreamKey,
  };
}
