import { z } from 'zod';
import { OBLIGATION_TYPES } from '../domain/vocabulary/obligations.ts';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  instantSchema,
  isoDateSchema,
  minorSchema,
  nameSchema,
  readBusiness,
  writeBusiness,
} from './common.ts';
import { dueItemSchema } from './due-items.ts';
import { termsInputSchema, termsSchema } from './terms.ts';

const shareSchema = z.number().min(0).max(1);
const textSchema = z.string().trim().min(1).max(500);
const AGREEMENT_STATUSES = ['active', 'paused', 'ended'] as const;

export const agreementSchema = z.object({
  id: idSchema,
  name: z.string(),
  obligationType: z.enum(OBLIGATION_TYPES),
  status: z.enum(AGREEMENT_STATUSES),
  clientId: idSchema.nullable(),
  expenseBucketId: idSchema.nullable(),
  counterpartyName: z.string().nullable(),
  /** A book of single invoices or bills: it has no terms of its own and generates nothing. */
  isDocumentBook: z.boolean(),
  /** A deal that is not won yet: feeds only the forecast component `pipeline`. */
  isProspect: z.boolean(),
  probability: shareSchema.nullable(),
  expectedDate: isoDateSchema.nullable(),
  /** The amount differs each time; the base amount is what is typical. */
  isAmountVariable: z.boolean(),
  paymentReference: z.string().nullable(),
  notes: z.string().nullable(),
  version: countSchema,
  source: z.string(),
  lockedFields: z.array(z.string()),
  rowVersion: countSchema,
  terms: termsSchema,
  baseCurrencyAmountMinor: minorSchema.nullable(),
  nextDueDate: isoDateSchema.nullable(),
  nextAmountMinor: minorSchema.nullable(),
  openCount: countSchema,
});

const occurrenceSchema = z.object({
  occurrenceKey: z.string(),
  nominalDate: isoDateSchema,
  dueDate: isoDateSchema,
  amountMinor: minorSchema,
  taxMinor: minorSchema,
  label: z.string().nullable(),
});

const agreementFields = z.object({
  name: nameSchema,
  clientId: idSchema.nullable(),
  expenseBucketId: idSchema.nullable(),
  isProspect: z.boolean(),
  probability: shareSchema.nullable(),
  expectedDate: isoDateSchema.nullable(),
  isAmountVariable: z.boolean(),
  paymentReference: textSchema.nullable(),
  notes: z.string().trim().max(5000).nullable(),
});

const agreementId = businessInput.extend({ agreementId: idSchema });

export const agreements = {
  list: readBusiness
    .input(
      businessInput.extend({
        clientId: idSchema.optional(),
        expenseBucketId: idSchema.optional(),
        obligationType: z.enum(OBLIGATION_TYPES).optional(),
        includeEnded: z.boolean().default(false),
        includeBooks: z.boolean().default(false),
      }),
    )
    .output(z.array(agreementSchema)),
  get: readBusiness.input(agreementId).output(
    agreementSchema.extend({
      versions: z.array(
        z.object({ version: countSchema, effectiveFrom: isoDateSchema, reason: z.string().nullable(), createdAt: instantSchema, terms: termsSchema }),
      ),
      dueItems: z.array(dueItemSchema),
    }),
  ),
  /** The due dates that terms would give, before anything is saved. */
  preview: readBusiness
    .input(businessInput.extend({ terms: termsInputSchema, count: z.number().int().min(1).max(60).default(12) }))
    .output(z.object({ occurrences: z.array(occurrenceSchema), totalMinor: minorSchema, currency: currencySchema })),
  create: writeBusiness
    .input(
      businessInput.extend({
        ...agreementFields.partial().required({ name: true }).shape,
        obligationType: z.enum(OBLIGATION_TYPES),
        terms: termsInputSchema,
      }),
    )
    .output(agreementSchema),
  /** New terms apply from `effectiveFrom` (today by default); what is paid, issued or past stays as it was. */
  update: writeBusiness
    .input(
      agreementId.extend({
        ...agreementFields.partial().shape,
        terms: termsInputSchema.optional(),
        effectiveFrom: isoDateSchema.optional(),
        reason: textSchema.optional(),
        expectedRowVersion: countSchema.optional(),
      }),
    )
    .output(agreementSchema),
  /** Paused and ended agreements yield no further due items; what is open stays open. */
  setStatus: writeBusiness.input(agreementId.extend({ status: z.enum(AGREEMENT_STATUSES), reason: textSchema.optional() })).output(agreementSchema),
  /** A prospect that was won becomes an agreement like any other. */
  win: writeBusiness.input(agreementId.extend({ startDate: isoDateSchema.optional() })).output(agreementSchema),
  /** Brings every agreement's due items up to the rolling horizon; idempotent. Runs at start, daily and after sleep by itself. */
  generate: writeBusiness.input(businessInput).output(z.object({ inserted: countSchema, updated: countSchema, cancelled: countSchema })),
};

export type Agreement = z.infer<typeof agreementSchema>;
export type PlannedOccurrenceView = z.infer<typeof occurrenceSchema>;
