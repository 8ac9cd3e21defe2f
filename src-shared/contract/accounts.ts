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

export const accountSchema = z.object({
  id: idSchema,
  name: z.string(),
  accountType: z.enum(ACCOUNT_TYPES),
  currency: currencySchema,
  iban: z.string().nullable(),
  accountNumber: z.string().nullable(),
  countsAsCash: z.boolean(),
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
