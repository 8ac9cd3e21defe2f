import type { TermsInput } from '../../../src-shared/contract/terms.ts';
import { minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { RecurringStream, StreamOccurrence } from '../../engine/recurring/types.ts';
import type { Book } from '../../features/obligations/book.ts';
import { learnAliases } from '../../features/obligations/learn-aliases.ts';
import { findLine, insertPayment } from '../../features/obligations/payment-store.ts';
import { completeTerms, createAgreement } from '../../features/obligations/save-agreement.ts';
import { insertSchedule } from '../../features/obligations/schedule-store.ts';
import { createParty } from '../../features/parties/save-party.ts';
import { findPartyByName } from '../../features/parties/party-store.ts';
import { putDecision } from '../../features/recurring/recurring-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { termsOfStream, typeOfStream } from './describe-stream.ts';
import { loadStreams } from './load-streams.ts';
import { openJobBook } from './open-job-book.ts';
import { knownPayees } from './suggest-streams.ts';

export type AcceptStreamInput = {
  readonly business: JobBusiness;
  readonly actor: JobActor;
  readonly streamKey: string;
  /** The person's corrections; what is left out is as the stream says. */
  readonly name?: string | undefined;
  readonly obligationType?: ObligationType | undefined;
  readonly terms?: TermsInput | undefined;
  readonly clientId?: number | undefined;
  readonly expenseBucketId?: number | undefined;
};
export type AcceptStreamOutput = { readonly agreementId: number };

type Owner = { readonly clientId: number | null; readonly expenseBucketId: number | null };

/** The customer or vendor the agreement is with: the one named, the one known, or a new one of the payee's name. */
function ownerOf(book: Book, input: AcceptStreamInput, stream: RecurringStream): Owner {
  if (input.clientId !== undefined || input.expenseBucketId !== undefined)
    return { clientId: input.clientId ?? null, expenseBucketId: input.expenseBucketId ?? null };
  const known = knownPayees(book.tx, book.businessId)(stream);
  if (known.clientId !== null || known.expenseBucketId !== null) return known;
  const kind = stream.direction === 'in' ? 'customer' : 'vendor';
  const namesake = findPartyByName(book.tx, book.businessId, { kind, name: stream.payeeName });
  const obligationType = input.obligationType ?? typeOfStream(stream);
  const isCategory = obligationType === 'payroll' || obligationType === 'rent' || obligationType === 'tax' || obligationType === 'loan';
  const given = {
    name: stream.payeeName.slice(0, 200),
    currency: stream.currency,
    ...(kind === 'vendor' && isCategory ? { category: obligationType } : {}),
  };
  const id = namesake?.id ?? createParty(book, kind, { given, billing: undefined, baseCurrency: stream.currency, source: 'detected' });
  return kind === 'customer' ? { clientId: id, expenseBucketId: null } : { clientId: null, expenseBucketId: id };
}

/** A line of the stream as what it was: a due item of the agreement, settled by that very line. */
function bookOccurrence(book: Book, agreementId: number, occurrence: StreamOccurrence): void {
  const line = findLine(book.tx, book.businessId, occurrence.transactionId);
  if (line === undefined) return;
  const { amountMinor, currency, base, bookingDate } = line;
  const dates = { occurrenceKey: occurrence.nominalDate, nominalDate: occurrence.nominalDate, dueDate: bookingDate };
  const rest = { documentNumber: null, paymentReference: null, description: null, promisedDate: null, discountUntil: null, discountBps: null };
  const scheduleId = insertSchedule(
    book.tx,
    book.businessId,
    {
      agreementId,
      agreementVersion: 1,
      ...dates,
      issueDate: null,
      estimatedAmountMinor: amountMinor,
      taxAmountMinor: ZERO,
      ...rest,
      currency,
      base,
      status: 'paid',
      statusCause: 'pay',
      source: 'detected',
    },
    book,
  );
  insertPayment(
    book.tx,
    book.businessId,
    {
      paymentDate: bookingDate,
      amountMinor,
      currency,
      transactionId: line.transactionId,
      accountId: line.accountId,
      base,
      feeMinor: ZERO,
      discountMinor: ZERO,
      unallocatedMinor: ZERO,
      varianceVsExpectedMinor: ZERO,
      matchedBy: 'person',
      confidence: null,
      reasoning: 'Part of the stream that was accepted as this agreement.',
      notes: null,
      allocations: [{ scheduleId, amountMinor: minorUnits(amountMinor), paymentAmountMinor: amountMinor }],
    },
    book,
  );
  learnAliases(book, { line, scheduleIds: [scheduleId] });
}

function accept(book: Book, input: AcceptStreamInput, stream: RecurringStream): number {
  const obligationType = input.obligationType ?? typeOfStream(stream);
  const terms = input.terms === undefined ? termsOfStream(stream) : completeTerms(input.terms, stream.currency);
  const agreement = createAgreement(book, {
    facts: {
      name: input.name ?? stream.payeeName.slice(0, 200),
      obligationType,
      ...ownerOf(book, input, stream),
      isDocumentBook: false,
      isProspect: false,
      probability: null,
      expectedDate: null,
      isAmountVariable: stream.amountModel.kind === 'variable' || stream.amountModel.kind === 'seasonal',
      paymentReference: null,
      notes: null,
      recurringStreamKey: stream.streamKey,
    },
    terms,
    source: 'detected',
    generateFrom: book.today,
  });
  // What fell due before today is history: the lines of the stream are its payments. An unpaid date in the past was missed, and no debt.
  for (const occurrence of stream.occurrences) if (occurrence.nominalDate < book.today) bookOccurrence(book, agreement.id, occurrence);
  book.record({
    action: 'accept_stream',
    entityType: 'obligation_agreement',
    entityId: String(agreement.id),
    details: { streamKey: stream.streamKey, transactionIds: stream.occurrences.map(({ transactionId }) => transactionId) },
    confidence: stream.probability,
  });
  putDecision(book.tx, book.businessId, {
    streamKey: stream.streamKey,
    decision: 'accepted',
    agreementId: agreement.id,
    nowInstant: book.nowInstant,
    userId: book.userId,
  });
  return agreement.id;
}

/** Makes an agreement of a stream found in the bank history, with its past as settled due items: everything in one transaction, or nothing. */
export async function acceptStream(input: AcceptStreamInput, context: JobContext): Promise<AcceptStreamOutput> {
  const stream = loadStreams(context, input.business).open.find(({ streamKey }) => streamKey === input.streamKey);
  if (stream === undefined) throw new AppError('NOT_FOUND', 'This stream is not offered any more: the books have changed. Nothing was changed.');
  const agreementId = await context.database.write((tx) => accept(openJobBook(tx, context, input), input, stream));
  return { agreementId };
}
