import type { Agreement } from '../../../src-shared/contract/agreements.ts';
import { addMonths } from '../../../src-shared/domain/calendar/iso-date.ts';
import { sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { generateOccurrences } from '../../engine/obligations/generate-occurrences.ts';
import type { AgreementTerms } from '../../engine/obligations/types.ts';
import type { ReadHandle } from '../../database/database.ts';
import { jobActor, jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { type AgreementFacts, findAgreement, listAgreements, type StoredAgreement } from './agreement-store.ts';
import type { Book } from './book.ts';
import { openBook } from './open-book.ts';
import { loadCalendar } from './business-calendar.ts';
import { refuseLocked, refuseStale } from './locked-fields.ts';
import { changeAgreement, changeAgreementStatus, completeTerms, createAgreement, factsOf, knownAgreement } from './save-agreement.ts';
import { listSchedules } from './schedule-store.ts';
import { listVersions, viewTerms } from './terms-store.ts';
import { viewAgreements } from './view-agreement.ts';
import { viewDueItem } from './view-due-item.ts';

/** How far ahead a preview looks: far enough for any frequency to show a dozen dates. */
const PREVIEW_MONTHS = 24 * 12;

function viewOne(read: ReadHandle, scope: BusinessScope, agreement: StoredAgreement): Agreement {
  const [view] = viewAgreements(read, scope.business.id, { agreements: [agreement], asOf: scope.asOf });
  return must(view, 'the view of an agreement');
}

function storedAgreement(scope: BusinessScope, agreementId: number): StoredAgreement {
  const agreement = findAgreement(scope.services.database.read, scope.business.id, agreementId);
  if (agreement === undefined) throw new AppError('NOT_FOUND', 'There is no such agreement in this business.');
  return agreement;
}

/** One change of agreements in a transaction of its own, told to those who show them. */
async function inBook(scope: BusinessScope, work: (book: Book) => StoredAgreement): Promise<Agreement> {
  refuseReplay(scope);
  const agreement = await change(scope, (tx) => viewOne(tx, scope, work(openBook(tx, scope))));
  publishChange(scope, 'obligations', 'forecast', 'audit');
  return agreement;
}

type GivenFacts = { readonly [K in keyof AgreementFacts]?: AgreementFacts[K] | undefined };

const FACT_NAMES = [
  'name',
  'clientId',
  'expenseBucketId',
  'isProspect',
  'probability',
  'expectedDate',
  'isAmountVariable',
  'paymentReference',
  'notes',
] as const;

function mergeFacts(before: AgreementFacts, given: GivenFacts): AgreementFacts {
  const changed = Object.fromEntries(FACT_NAMES.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
  const facts = { ...before, ...changed };
  return facts.isProspect ? facts : { ...facts, probability: null, expectedDate: null };
}

/** The next dates of some terms from their start or from today, whichever is later. */
function previewOf(terms: AgreementTerms, scope: BusinessScope, count: number) {
  const from = terms.startDate > scope.asOf ? terms.startDate : scope.asOf;
  const calendar = loadCalendar(scope.services.database.read, scope.business);
  const window =
    terms.milestones.length > 0 ? { from: terms.startDate, to: addMonths(from, PREVIEW_MONTHS) } : { from, to: addMonths(from, PREVIEW_MONTHS) };
  return generateOccurrences(terms, { calendar, ...window }).slice(0, count);
}

export const agreementProcedures = {
  list: os.agreements.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const agreements = listAgreements(read, scope.business.id).filter(
      (agreement) =>
        (input.includeBooks || !agreement.isDocumentBook) &&
        (input.includeEnded || agreement.status !== 'ended') &&
        (input.clientId === undefined || agreement.clientId === input.clientId) &&
        (input.expenseBucketId === undefined || agreement.expenseBucketId === input.expenseBucketId) &&
        (input.obligationType === undefined || agreement.obligationType === input.obligationType),
    );
    return viewAgreements(read, scope.business.id, { agreements, asOf: scope.asOf });
  }),
  get: os.agreements.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const agreement = storedAgreement(scope, input.agreementId);
    return {
      ...viewOne(read, scope, agreement),
      versions: listVersions(read, scope.business.id, agreement.id).map((version) => ({ ...version, terms: viewTerms(version.terms) })),
      dueItems: listSchedules(read, scope.business.id, { agreementId: agreement.id, asOf: scope.asOf }).map((item) => viewDueItem(item, scope.asOf)),
    };
  }),
  preview: os.agreements.preview.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const terms = completeTerms(input.terms, scope.business.baseCurrency);
    const occurrences = previewOf(terms, scope, input.count);
    return { occurrences, totalMinor: sumMinor(occurrences.map(({ amountMinor }) => amountMinor)), currency: terms.currency };
  }),
  create: os.agreements.create.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const empty: AgreementFacts = {
        name: input.name,
        obligationType: input.obligationType,
        clientId: null,
        expenseBucketId: null,
        isDocumentBook: false,
        isProspect: false,
        probability: null,
        expectedDate: null,
        isAmountVariable: false,
        paymentReference: null,
        notes: null,
        recurringStreamKey: null,
      };
      const terms = completeTerms(input.terms, scope.business.baseCurrency);
      return createAgreement(book, { facts: mergeFacts(empty, input), terms, source: 'manual' });
    });
  }),
  update: os.agreements.update.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const before = knownAgreement(book, input.agreementId);
      refuseStale(before, input.expectedRowVersion);
      refuseLocked(
        before,
        Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [name])),
      );
      if (before.isDocumentBook && input.terms !== undefined)
        throw new AppError('CONFLICT', 'A book of single documents has no terms of its own. Nothing was changed; change the documents instead.');
      return changeAgreement(book, before, {
        facts: mergeFacts(factsOf(before), input),
        terms: input.terms === undefined ? undefined : completeTerms(input.terms, before.terms.currency),
        effectiveFrom: input.effectiveFrom ?? book.today,
        reason: input.reason ?? null,
      });
    });
  }),
  setStatus: os.agreements.setStatus.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) =>
      changeAgreementStatus(book, knownAgreement(book, input.agreementId), { status: input.status, reason: input.reason ?? null }),
    );
  }),
  win: os.agreements.win.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return inBook(scope, (book) => {
      const before = knownAgreement(book, input.agreementId);
      if (!before.isProspect) throw new AppError('CONFLICT', 'This agreement is no prospect any more. Nothing was changed.');
      const startDate = input.startDate ?? before.expectedDate ?? before.terms.startDate;
      const facts = { ...factsOf(before), isProspect: false, probability: null, expectedDate: null };
      const terms = { ...before.terms, startDate };
      return changeAgreement(book, before, { facts, terms, effectiveFrom: book.today, reason: 'won' });
    });
  }),
  generate: os.agreements.generate.handler(async ({ context }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const job = { business: jobBusiness(scope), actor: jobActor(scope), isForced: true };
    const done = await scope.services.worker.run('topUp', job, jobOptions(scope, undefined));
    if (done.inserted + done.updated + done.cancelled > 0) publishChange(scope, 'obligations', 'forecast', 'audit');
    return { inserted: done.inserted, updated: done.updated, cancelled: done.cancelled };
  }),
};
