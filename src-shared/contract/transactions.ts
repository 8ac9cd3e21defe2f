import { z } from 'zod';
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

export const transactionSchema = z.object({
  id: idSchema,
  accountId: idSchema,
  accountName: z.string(),
  bookingDate: isoDateSchema,
  valueDate: isoDateSchema.nullable(),
  amountMinor: minorSchema,
  currency: currencySchema,
  description: z.string(),
  counterparty: z.string().nullable(),
  reference: z.string().nullable(),
  categoryId: idSchema.nullable(),
  categoryName: z.string().nullable(),
  isPending: z.boolean(),
  /** Balance of the account after this line; null while the account has no stated balance or several accounts or filters are mixed. */
  runningBalanceMinor: minorSchema.nullable(),
});

const filterInput = businessInput.extend({
  accountId: idSchema.optional(),
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  /** Words that must occur in description, counterparty or reference. */
  text: z.string().max(200).optional(),
  categoryId: idSchema.optional(),
  uncategorised: z.boolean().optional(),
  direction: z.enum(['in', 'out']).optional(),
});

export const transactions = {
  /** Newest first. `total` counts and `sumMinor` sums everything that fits the filter (the sum only where one currency is involved). */
  list: readBusiness
    .input(filterInput.extend({ offset: countSchema.default(0), limit: z.number().int().min(1).max(1000).default(200) }))
    .output(
      z.object({ rows: z.array(transactionSchema), total: countSchema, sumMinor: minorSchema.nullable(), currency: currencySchema.nullable() }),
    ),
  /** A line with where it comes from. */
  get: readBusiness.input(businessInput.extend({ transactionId: idSchema })).output(
    transactionSchema.extend({
      line: countSchema,
      batchId: idSchema,
      fileName: z.string(),
      fileSha256: z.string(),
      importedAt: instantSchema,
      counterpartyIban: z.string().nullable(),
      endToEndId: z.string().nullable(),
      bankReference: z.string().nullable(),
      balanceMinor: minorSchema.nullable(),
      baseAmountMinor: minorSchema.nullable(),
    }),
  ),
  setCategory: writeBusiness
    .input(businessInput.extend({ transactionIds: z.array(idSchema).min(1).max(10_000), categoryId: idSchema.nullable() }))
    .output(z.object({ changed: countSchema })),
};

export const categorySchema = z.object({ id: idSchema, name: z.string(), direction: z.enum(['in', 'out', 'both']), isArchived: z.boolean() });

export const categories = {
  list: readBusiness.input(businessInput).output(z.array(categorySchema)),
  create: writeBusiness
    .input(businessInput.extend({ name: nameSchema.max(100), direction: z.enum(['in', 'out', 'both']).default('both') }))
    .output(categorySchema),
};

export type Transaction = z.infer<typeof transactionSchema>;
export type Category = z.infer<typeof categorySchema>;
