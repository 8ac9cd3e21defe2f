import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { generateCompany } from '../../engine/sample/generate-company.ts';
import type { AccountKey, GeneratedCompany } from '../../engine/sample/types.ts';
import { findAgreement } from '../../features/obligations/agreement-store.ts';
import type { Book } from '../../features/obligations/book.ts';
import { regenerate } from '../../features/obligations/generate-schedules.ts';
import { insertPayment, type StoredAllocation } from '../../features/obligations/payment-store.ts';
import { insertSchedule, type NewSchedule, setScheduleStatus } from '../../features/obligations/schedule-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { openJobBook } from './open-job-book.ts';
import { insertAgreements, insertParties, type SampleAgreements } from './sample-agreements.ts';
import type { SampleJobInput } from './sample.ts';

export type SampleObligationsInput = Pick<SampleJobInput, 'archetype' | 'seed' | 'months' | 'asOf'> & {
  readonly business: JobBusiness;
  readonly actor: JobActor;
  /** Number of the first line of each account's statement: lines were booked in the order of the file. */
  readonly firstTransactionIds: Readonly<Record<AccountKey, number | null>>;
};

export type SampleObligationsOutput = {
  readonly customers: number;
  readonly vendors: number;
  readonly agreements: number;
  readonly dueItems: number;
  readonly payments: number;
};

/** Days overdue after which the owner of the sample gives an invoice up. */
const GIVEN_UP_DAYS = 365;

type Document = { readonly scheduleId: number; readonly amountMinor: MinorUnits; readonly dueDate: IsoDate };

type Writer = { readonly book: Book; readonly documents: Map<string, Document>; readonly add: (key: string, item: DocumentFacts) => void };

type DocumentFacts = Pick<NewSchedule, 'agreementId' | 'occurrenceKey' | 'nominalDate' | 'dueDate' | 'documentNumber' | 'description'> & {
  readonly amountMinor: MinorUnits;
  readonly taxMinor: MinorUnits;
  readonly isIssued: boolean;
};

function createWriter(book: Book, company: GeneratedCompany): Writer {
  const documents = new Map<string, Document>();
  const add = (key: string, item: DocumentFacts): void => {
    const { agreementId, occurrenceKey, nominalDate, dueDate, documentNumber, description, amountMinor } = item;
    const scheduleId = insertSchedule(
      book.tx,
      book.businessId,
      {
        agreementId,
        agreementVersion: 1,
        occurrenceKey,
        nominalDate,
        dueDate,
        issueDate: item.isIssued ? nominalDate : null,
        estimatedAmountMinor: amountMinor,
        taxAmountMinor: item.taxMinor,
        documentNumber,
        paymentReference: null,
        description,
        promisedDate: null,
        discountUntil: null,
        discountBps: null,
        currency: company.currency,
        base: book.toBase(amountMinor, company.currency, dueDate),
        status: item.isIssued ? 'scheduled' : 'planned',
        statusCause: item.isIssued ? 'issue' : 'generated',
        source: 'sample',
      },
      book,
    );
    documents.set(key, { scheduleId, amountMinor, dueDate });
  };
  return { book, documents, add };
}

/** Invoices and bills: those under a contract stand with it, the others in the book of their customer or vendor. */
function writeDocuments(
  writer: Writer,
  company: GeneratedCompany,
  made: { agreements: SampleAgreements; parties: ReturnType<typeof insertParties> },
): void {
  const { agreements, parties } = made;
  const customerNames = new Map(company.customers.map(({ key, name }) => [key, name]));
  const vendorNames = new Map(company.vendors.map(({ key, name }) => [key, name]));
  for (const invoice of company.invoices) {
    const clientId = parties.customers.get(invoice.customerKey) ?? null;
    const partyName = customerNames.get(invoice.customerKey) ?? invoice.customerKey;
    const contract = invoice.agreementKey === null ? undefined : agreements.byKey.get(invoice.agreementKey);
    writer.add(`invoice:${invoice.number}`, {
      agreementId: contract ?? agreements.bookOf({ clientId, expenseBucketId: null, partyName }),
      occurrenceKey: contract === undefined ? `document-${invoice.number}` : invoice.issueDate,
      nominalDate: invoice.issueDate,
      dueDate: invoice.dueDate,
      documentNumber: invoice.number,
      description: invoice.description,
      amountMinor: invoice.amountMinor,
      taxMinor: invoice.taxMinor,
      isIssued: true,
    });
  }
  for (const bill of company.bills) {
    const expenseBucketId = parties.vendors.get(bill.vendorKey) ?? null;
    const partyName = vendorNames.get(bill.vendorKey) ?? bill.vendorKey;
    writer.add(`bill:${bill.key}`, {
      agreementId: agreements.bookOf({ clientId: null, expenseBucketId, partyName }),
      occurrenceKey: `document-${bill.key}`,
      nominalDate: bill.issueDate,
      dueDate: bill.dueDate,
      documentNumber: bill.number,
      description: bill.description,
      amountMinor: bill.amountMinor,
      taxMinor: bill.taxMinor,
      isIssued: true,
    });
  }
}

/** What has fallen due under contracts without documents (salaries, rent, tax) and was paid: each as the bank line says. */
function writeOccurrences(writer: Writer, company: GeneratedCompany, agreements: SampleAgreements): void {
  for (const line of company.truth.lines) {
    for (const { documentKind, document, amountMinor } of line.pays) {
      if (documentKind !== 'occurrence' || writer.documents.has(`occurrence:${document}`)) continue;
      const split = document.lastIndexOf(':');
      const nominalDate = document.slice(split + 1) as IsoDate;
      const agreementId = agreements.byKey.get(document.slice(0, split));
      if (agreementId === undefined) continue;
      const dates = { nominalDate, dueDate: nominalDate, occurrenceKey: nominalDate };
      const facts = { agreementId, ...dates, documentNumber: null, description: null, amountMinor, taxMinor: ZERO, isIssued: false };
      writer.add(`occurrence:${document}`, facts);
    }
  }
}

/** A year after its due date what is still open is written off. */
function giveUp(book: Book, documents: ReadonlyMap<string, Document>, settled: ReadonlyMap<string, number>): void {
  for (const [key, { scheduleId, amountMinor, dueDate }] of documents) {
    const closedDate = addDays(dueDate, GIVEN_UP_DAYS);
    if (closedDate > book.today || settled.get(key) === amountMinor) continue;
    setScheduleStatus(book.tx, book.businessId, scheduleId, { status: 'written_off', cause: 'write_off', closedDate, nowInstant: book.nowInstant });
  }
}

/** Every line that settles something, matched with what it settles, as the owner has confirmed it over the years. */
function writePayments({ book, documents }: Writer, company: GeneratedCompany, firstIds: SampleObligationsInput['firstTransactionIds']): number {
  const positions: Record<AccountKey, number> = { operating: 0, savings: 0 };
  const settled = new Map<string, number>();
  let count = 0;
  company.bankLines.forEach((line, index) => {
    const position = positions[line.accountKey];
    positions[line.accountKey] += 1;
    const firstId = firstIds[line.accountKey];
    const truth = company.truth.lines[index];
    if (truth === undefined || firstId === null) return;
    const allocations: StoredAllocation[] = [];
    for (const { documentKind, document, amountMinor } of truth.pays) {
      const key = `${documentKind}:${document}`;
      const known = documents.get(key);
      if (known === undefined) continue;
      allocations.push({ scheduleId: known.scheduleId, amountMinor, paymentAmountMinor: amountMinor });
      settled.set(key, (settled.get(key) ?? 0) + amountMinor);
    }
    if (allocations.length === 0) return;
    const explained = minorUnits(sumMinor(allocations.map((part) => part.amountMinor)) + truth.feeMinor + truth.discountMinor);
    const unallocatedMinor = minorUnits(line.amountMinor - explained);
    insertPayment(
      book.tx,
      book.businessId,
      {
        paymentDate: line.bookingDate,
        amountMinor: line.amountMinor,
        currency: line.currency,
        transactionId: firstId + position,
        accountId: null,
        base: { amountMinor: line.amountMinor, rate: null, rateDate: null },
        feeMinor: truth.feeMinor,
        discountMinor: truth.discountMinor,
        unallocatedMinor,
        varianceVsExpectedMinor: minorUnits(truth.feeMinor + truth.discountMinor + unallocatedMinor),
        matchedBy: 'sample',
        confidence: null,
        reasoning: null,
        notes: null,
        allocations,
      },
      book,
    );
    count += 1;
  });
  for (const [key, amount] of settled) {
    const document = documents.get(key);
    if (document === undefined) continue;
    const status = amount === document.amountMinor ? 'paid' : 'partly_paid';
    setScheduleStatus(book.tx, book.businessId, document.scheduleId, { status, cause: 'pay', closedDate: null, nowInstant: book.nowInstant });
  }
  giveUp(book, documents, settled);
  return count;
}

/** What the generator knows is owed, agreed and paid, as the owner of the sample business would have entered and confirmed it, in one transaction. */
export async function createSampleObligations(input: SampleObligationsInput, context: JobContext): Promise<SampleObligationsOutput> {
  const company = generateCompany({ archetype: input.archetype, seed: input.seed, months: input.months, endDate: input.asOf });
  return context.database.write((tx) => {
    const book = { ...openJobBook(tx, context, input), today: input.asOf };
    const parties = insertParties(book, company);
    const agreements = insertAgreements(book, company, parties);
    const writer = createWriter(book, company);
    writeDocuments(writer, company, { agreements, parties });
    writeOccurrences(writer, company, agreements);
    const payments = writePayments(writer, company, input.firstTransactionIds);
    for (const agreementId of agreements.byKey.values()) {
      const agreement = findAgreement(tx, book.businessId, agreementId);
      if (agreement !== undefined) regenerate(book, agreement, book.today);
    }
    const counts = {
      customers: parties.customers.size,
      vendors: parties.vendors.size + parties.payees.size,
      agreements: agreements.byKey.size,
      dueItems: writer.documents.size,
      payments,
    };
    book.record({ action: 'create_sample_obligations', entityType: 'obligation_agreement', after: counts });
    return counts;
  });
}
