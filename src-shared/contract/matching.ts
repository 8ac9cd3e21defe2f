import { z } from 'zod';
import { OBLIGATION_TYPES } from '../domain/vocabulary/obligations.ts';
import { agreementSchema } from './agreements.ts';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  isoDateSchema,
  minorSchema,
  nameSchema,
  readBusiness,
  writeBusiness,
} from './common.ts';
import { termsInputSchema, termsSchema } from './terms.ts';

const shareSchema = z.number().min(0).max(1);

const reasonSchema = z.object({ field: z.string(), level: z.string(), bits: z.number(), sentence: z.string() });

export const matchAlternativeSchema = z.object({
  allocations: z.array(z.object({ scheduleId: idSchema, amountMinor: minorSchema, label: z.string(), dueDate: isoDateSchema })),
  feeMinor: minorSchema,
  discountMinor: minorSchema,
  unallocatedMinor: minorSchema,
  probability: shareSchema,
  reasons: z.array(reasonSchema),
  isAutomatic: z.boolean(),
});

const lineFacts = z.object({
  transactionId: idSchema,
  bookingDate: isoDateSchema,
  amountMinor: minorSchema,
  currency: currencySchema,
  description: z.string(),
  counterparty: z.string().nullable(),
});

export const matching = {
  /** Unmatched lines that open due items explain, most certain first, with the reasons. */
  suggestions: readBusiness
    .input(businessInput.extend({ transactionId: idSchema.optional(), limit: z.number().int().min(1).max(500).default(100) }))
    .output(
      z.object({
        rows: z.array(lineFacts.extend({ alternatives: z.array(matchAlternativeSchema), noneProbability: shareSchema })),
        unmatchedCount: countSchema,
      }),
    ),
  /** Books every suggestion that is certain enough to be automatic. Each can be taken back. */
  acceptAutomatic: writeBusiness.input(businessInput).output(z.object({ matched: countSchema, paymentIds: z.array(idSchema) })),
  /** This line does not pay this item; never suggested again. */
  decline: writeBusiness.input(businessInput.extend({ transactionId: idSchema, scheduleIds: z.array(idSchema).min(1).max(50) })).output(z.object({})),
};

export const recurringStreamSchema = z.object({
  streamKey: z.string(),
  payeeName: z.string(),
  direction: z.enum(['in', 'out']),
  suggestedType: z.enum(OBLIGATION_TYPES),
  stage: z.enum(['early', 'mature', 'late', 'ended']),
  probability: shareSchema,
  terms: termsSchema,
  amountKind: z.enum(['fixed', 'stepwise', 'variable', 'seasonal']),
  amountLowMinor: minorSchema,
  amountHighMinor: minorSchema,
  nextDate: isoDateSchema.nullable(),
  occurrences: z.array(z.object({ date: isoDateSchema, transactionId: idSchema, amountMinor: minorSchema })),
  missedDates: z.array(isoDateSchema),
  reasons: z.array(z.string()),
  /** A customer or vendor known under this name, if any. */
  clientId: idSchema.nullable(),
  expenseBucketId: idSchema.nullable(),
});

const streamInput = businessInput.extend({ streamKey: z.string().min(1).max(300) });

export const recurring = {
  /** Streams in the bank history that no agreement explains and nobody has refused, most certain first. */
  suggestions: readBusiness.input(businessInput).output(z.object({ streams: z.array(recurringStreamSchema), refusedCount: countSchema })),
  /** Makes the agreement (and, where none is known, the customer or vendor), with the person's corrections. Past lines of the stream become its payments. */
  accept: writeBusiness
    .input(
      streamInput.extend({
        name: nameSchema.optional(),
        obligationType: z.enum(OBLIGATION_TYPES).optional(),
        terms: termsInputSchema.optional(),
        clientId: idSchema.optional(),
        expenseBucketId: idSchema.optional(),
      }),
    )
    .output(agreementSchema),
  refuse: writeBusiness.input(streamInput).output(z.object({})),
  /** Forgets a refusal, so that the stream is offered again. */
  reconsider: writeBusiness.input(streamInput.partial({ streamKey: true })).output(z.object({ reconsidered: countSchema })),
};

export type MatchAlternative = z.infer<typeof matchAlternativeSchema>;
export type RecurringStreamView = z.infer<typeof recurringStreamSchema>;
