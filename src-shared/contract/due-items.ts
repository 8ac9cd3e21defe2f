import { z } from 'zod';
import { AGEING_BUCKETS, OBLIGATION_TYPES, SCHEDULE_STATUSES } from '../domain/vocabulary/obligations.ts';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  instantSchema,
  isoDateSchema,
  minorSchema,
  ownBusiness,
  readBusiness,
  writeBusiness,
} from './common.ts';

const shareSchema = z.number().min(0).max(1);
const textSchema = z.string().trim().min(1).max(500);

export const dueItemSchema = z.object({
  id: idSchema,
  agreementId: idSchema,
  agreementName: z.string(),
  agreementVersion: countSchema,
  isDocumentBook: z.boolean(),
  obligationType: z.enum(OBLIGATION_TYPES),
  clientId: idSchema.nullable(),
  expenseBucketId: idSchema.nullable(),
  counterpartyName: z.string().nullable(),
  occurrenceKey: z.string(),
  nominalDate: isoDateSchema,
  dueDate: isoDateSchema,
  issueDate: isoDateSchema.nullable(),
  estimatedAmountMinor: minorSchema,
  taxAmountMinor: minorSchema,
  /** Scheduled minus what payments on or before `asOf` have settled; 0 once closed. */
  openAmountMinor: minorSchema,
  currency: currencySchema,
  baseCurrencyAmountMinor: minorSchema.nullable(),
  baseOpenAmountMinor: minorSchema.nullable(),
  status: z.enum(SCHEDULE_STATUSES),
  statusCause: z.string(),
  /** Derived from due date, open amount and `asOf`. */
  isDue: z.boolean(),
  daysOverdue: countSchema,
  documentNumber: z.string().nullable(),
  paymentReference: z.string().nullable(),
  description: z.string().nullable(),
  promisedDate: isoDateSchema.nullable(),
  discountUntil: isoDateSchema.nullable(),
  discountBps: z.number().int().nullable(),
  approvedAt: instantSchema.nullable(),
  source: z.string(),
});

export const paymentSchema = z.object({
  id: idSchema,
  paymentDate: isoDateSchema,
  amountMinor: minorSchema,
  currency: currencySchema,
  transactionId: idSchema.nullable(),
  accountId: idSchema.nullable(),
  feeMinor: minorSchema,
  discountMinor: minorSchema,
  unallocatedMinor: minorSchema,
  /** Actual minus expected, in cash sign. */
  varianceVsExpectedMinor: minorSchema,
  status: z.enum(['recorded', 'matched', 'voided']),
  matchedBy: z.enum(['person', 'automatic', 'import', 'sample']),
  confidence: shareSchema.nullable(),
  reasoning: z.string().nullable(),
  notes: z.string().nullable(),
  allocations: z.array(z.object({ scheduleId: idSchema, amountMinor: minorSchema, paymentAmountMinor: minorSchema, label: z.string() })),
});

const dueFilter = z.object({
  clientId: idSchema.optional(),
  expenseBucketId: idSchema.optional(),
  agreementId: idSchema.optional(),
  direction: z.enum(['in', 'out']).optional(),
  /** `open`: not settled and not closed; `overdue`: open and past its due date. */
  state: z.enum(['open', 'overdue', 'settled', 'all']).default('open'),
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  text: z.string().max(200).optional(),
});

const documentFields = z.object({
  documentNumber: textSchema.nullable(),
  issueDate: isoDateSchema.nullable(),
  dueDate: isoDateSchema,
  /** In cash sign: an invoice positive, a bill negative; a credit note the other way round. */
  amountMinor: minorSchema,
  taxAmountMinor: minorSchema,
  currency: currencySchema,
  paymentReference: textSchema.nullable(),
  description: textSchema.nullable(),
  promisedDate: isoDateSchema.nullable(),
  discountUntil: isoDateSchema.nullable(),
  discountBps: z.number().int().min(1).max(10_000).nullable(),
});

const scheduleId = businessInput.extend({ scheduleId: idSchema });

const ageingRow = z.object({
  partyId: idSchema.nullable(),
  partyName: z.string(),
  currency: currencySchema,
  buckets: z.object(
    Object.fromEntries(AGEING_BUCKETS.map((bucket) => [bucket, minorSchema])) as Record<(typeof AGEING_BUCKETS)[number], typeof minorSchema>,
  ),
  totalMinor: minorSchema,
  itemCount: countSchema,
  oldestDueDate: isoDateSchema.nullable(),
});

export const dueItems = {
  list: readBusiness
    .input(businessInput.extend({ ...dueFilter.shape, offset: countSchema.default(0), limit: z.number().int().min(1).max(2000).default(500) }))
    .output(
      z.object({
        rows: z.array(dueItemSchema),
        total: countSchema,
        openInMinor: minorSchema,
        openOutMinor: minorSchema,
        rateMissingCount: countSchema,
      }),
    ),
  get: readBusiness.input(scheduleId).output(
    dueItemSchema.extend({
      payments: z.array(paymentSchema),
      /** Every change of status with its cause, oldest first, from the audit log. */
      transitions: z.array(z.object({ at: instantSchema, action: z.string(), userName: z.string(), cause: z.string() })),
    }),
  ),
  /** A single invoice (`clientId`) or bill (`expenseBucketId`). */
  create: writeBusiness
    .input(
      businessInput.extend({
        clientId: idSchema.optional(),
        expenseBucketId: idSchema.optional(),
        ...documentFields.partial().required({ dueDate: true, amountMinor: true }).shape,
      }),
    )
    .output(dueItemSchema),
  update: writeBusiness.input(scheduleId.extend(documentFields.omit({ currency: true }).partial().shape)).output(dueItemSchema),
  /** A planned item becomes a document: issued to a customer, or received from a vendor. */
  issue: writeBusiness.input(scheduleId.extend({ documentNumber: textSchema.optional(), issueDate: isoDateSchema.optional() })).output(dueItemSchema),
  approve: ownBusiness.input(scheduleId).output(dueItemSchema),
  cancel: writeBusiness.input(scheduleId.extend({ reason: textSchema.optional() })).output(dueItemSchema),
  writeOff: writeBusiness.input(scheduleId.extend({ reason: textSchema })).output(dueItemSchema),
  reopen: writeBusiness.input(scheduleId).output(dueItemSchema),
  /** Open balances by days overdue on `asOf`, per party and currency; ties to the open items to the cent. */
  ageing: readBusiness.input(businessInput.extend({ side: z.enum(['receivable', 'payable']) })).output(
    z.object({
      side: z.enum(['receivable', 'payable']),
      rows: z.array(ageingRow),
      totals: z.array(ageingRow.omit({ partyId: true, partyName: true, oldestDueDate: true })),
    }),
  ),
};

const allocationInput = z.object({ scheduleId: idSchema, amountMinor: minorSchema.optional() });

export const payments = {
  list: readBusiness
    .input(
      businessInput.extend({
        scheduleId: idSchema.optional(),
        transactionId: idSchema.optional(),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(z.array(paymentSchema)),
  /**
   * A payment that was made or received, without a bank line (cash, an account that is not imported). Without amounts the oldest due item is paid first.
   * `amountMinor` is in cash sign; fees are negative.
   */
  record: writeBusiness
    .input(
      businessInput.extend({
        paymentDate: isoDateSchema,
        amountMinor: minorSchema,
        currency: currencySchema.optional(),
        accountId: idSchema.optional(),
        feeMinor: minorSchema.optional(),
        discountMinor: minorSchema.optional(),
        allocations: z.array(allocationInput).min(1).max(200),
        notes: textSchema.optional(),
      }),
    )
    .output(paymentSchema),
  /** A bank line settles these due items. A line that is matched already is divided anew. */
  match: writeBusiness
    .input(
      businessInput.extend({
        transactionId: idSchema,
        feeMinor: minorSchema.optional(),
        discountMinor: minorSchema.optional(),
        allocations: z.array(allocationInput).min(1).max(200),
      }),
    )
    .output(paymentSchema),
  /** Takes a payment back: what it settled is open again. The payment stays in the log as voided. */
  unmatch: writeBusiness
    .input(businessInput.extend({ paymentId: idSchema, reason: textSchema.optional() }))
    .output(z.object({ reopened: z.array(idSchema) })),
};

export type DueItem = z.infer<typeof dueItemSchema>;
export type Payment = z.infer<typeof paymentSchema>;
