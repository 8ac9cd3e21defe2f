import { z } from 'zod';
import { ACCOUNT_TYPES } from '../domain/vocabulary/accounts.ts';
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

/** Of money that can be borrowed. A limit belongs to a credit line, a rate to a credit line or a loan; elsewhere they are null. */
const debtFields = z.object({
  /** How much can be drawn in all: a magnitude in the account's currency. What is drawn is the negative balance. */
  creditLimitMinor: minorSchema.refine((minor) => minor >= 0, 'an amount without a minus').nullable(),
  /** Interest a year on what is drawn, in hundredths of a percent. */
  interestRateBps: z.number().int().min(0).max(10_000).nullable(),
});

export const accountSchema = z.object({
  id: idSchema,
  name: z.string(),
  accountType: z.enum(ACCOUNT_TYPES),
  currency: currencySchema,
  iban: z.string().nullable(),
  accountNumber: z.string().nullable(),
  countsAsCash: z.boolean(),
  ...debtFields.shape,
  isArchived: z.boolean(),
  lineCount: countSchema,
  firstBookingDate: isoDateSchema.nullable(),
  lastBookingDate: isoDateSchema.nullable(),
  /** Balance at the end of `asOf`; null where no bank balance is known (then `changeMinor` says what moved since the first line). */
  balanceMinor: minorSchema.nullable(),
  changeMinor: minorSchema,
  anchored: z.boolean(),
  /** Where the balance comes from: the stated balance it starts at. */
  anchor: z
    .object({
      balanceDate: isoDateSchema,
      balanceMinor: minorSchema,
      source: z.enum(['running', 'opening', 'closing', 'ledger', 'typed', 'reconciled']),
    })
    .nullable(),
});

const accountFields = z.object({
  name: nameSchema,
  accountType: z.enum(ACCOUNT_TYPES),
  currency: currencySchema,
  iban: z.string().max(34).nullable(),
  accountNumber: z.string().max(64).nullable(),
  countsAsCash: z.boolean(),
  ...debtFields.shape,
});

export const accounts = {
  list: readBusiness.input(businessInput).output(z.array(accountSchema)),
  create: writeBusiness.input(businessInput.extend(accountFields.partial().required({ name: true }).shape)).output(accountSchema),
  update: writeBusiness
    .input(
      businessInput
        .extend({ accountId: idSchema, isArchived: z.boolean().optional() })
        .extend(accountFields.omit({ currency: true }).partial().shape),
    )
    .output(accountSchema),
  /** A balance the owner reads from the bank: the end of that day, in the account's currency. */
  setBalance: writeBusiness
    .input(businessInput.extend({ accountId: idSchema, balanceDate: isoDateSchema, balanceMinor: minorSchema }))
    .output(accountSchema),
};

export type Account = z.infer<typeof accountSchema>;
