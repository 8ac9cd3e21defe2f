import { z } from 'zod';
import {
  CRITICALITIES,
  EXPENSE_CATEGORIES,
  FLEXIBILITY_LEVELS,
  PARTY_STATUSES,
  RELATIONSHIP_TYPES,
  RISK_LEVELS,
} from '../domain/vocabulary/parties.ts';
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
import { termsInputSchema } from './terms.ts';

const magnitudeSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const textSchema = z.string().trim().min(1).max(500);

export const partyBankAccountSchema = z.object({
  id: idSchema,
  holderName: z.string().nullable(),
  iban: z.string().nullable(),
  bic: z.string().nullable(),
  routingNumber: z.string().nullable(),
  accountNumber: z.string().nullable(),
  isDefault: z.boolean(),
  /** Null: nobody has confirmed yet that these details are right. Always shown as new until then. */
  confirmedAt: instantSchema.nullable(),
  createdAt: instantSchema,
});

const bankAccountInput = z.object({
  holderName: textSchema.nullable().default(null),
  iban: z.string().trim().max(42).nullable().default(null),
  bic: z.string().trim().max(11).nullable().default(null),
  routingNumber: z.string().trim().max(9).nullable().default(null),
  accountNumber: z.string().trim().max(34).nullable().default(null),
  isDefault: z.boolean().default(false),
});

/** What customers and vendors have in common and a person may enter. */
const contactFields = z.object({
  name: nameSchema,
  email: z.email().max(254).nullable(),
  language: z.string().trim().min(2).max(10).nullable(),
  phone: textSchema.nullable(),
  address: textSchema.nullable(),
  country: z.string().trim().length(2).toUpperCase().nullable(),
  taxId: textSchema.nullable(),
  currency: currencySchema,
  paymentTerms: textSchema.nullable(),
  paymentTermsDays: z.number().int().min(0).max(730).nullable(),
  notes: z.string().trim().max(5000).nullable(),
});

const customerJudgement = z.object({ relationshipType: z.enum(RELATIONSHIP_TYPES).nullable(), creditLimitMinor: magnitudeSchema.nullable() });
const vendorJudgement = z.object({
  category: z.enum(EXPENSE_CATEGORIES),
  flexibilityLevel: z.enum(FLEXIBILITY_LEVELS).nullable(),
  criticality: z.enum(CRITICALITIES).nullable(),
});

/** Billing terms: an agreement that is made together with the party. */
const billingInput = z.object({ name: nameSchema.optional(), obligationType: z.enum(OBLIGATION_TYPES).optional(), terms: termsInputSchema });

/** Figures of a party in base currency, from its due items and payments on or before `asOf`; null where a rate is missing. */
const moneySummary = z.object({
  openMinor: minorSchema,
  overdueMinor: minorSchema,
  openCount: countSchema,
  overdueCount: countSchema,
  lastTwelveMonthsMinor: minorSchema,
  rateMissingCount: countSchema,
  nextDueDate: isoDateSchema.nullable(),
});

const partyRow = z.object({
  id: idSchema,
  status: z.enum(PARTY_STATUSES),
  source: z.string(),
  lockedFields: z.array(z.string()),
  rowVersion: countSchema,
  updatedAt: instantSchema,
  ...contactFields.extend({ email: z.string().nullable(), country: z.string().nullable() }).shape,
  ...moneySummary.shape,
});

export const customerSchema = partyRow.extend({
  ...customerJudgement.shape,
  /** From history: mean days between due date and payment, weighted by amount, the last 12 months first; 0 while nothing was paid. */
  avgPaymentDelayDays: z.number().int(),
  revenuePercent: z.number().min(0).max(100).nullable(),
  riskLevel: z.enum(RISK_LEVELS).nullable(),
});

export const vendorSchema = partyRow.extend({
  ...vendorJudgement.shape,
  delayHistory: z.array(z.object({ date: isoDateSchema, days: z.number().int(), scheduleId: idSchema.nullable(), reason: z.string() })),
});

/** One settled or open due item in the picture of how a party pays or is paid. */
const delayPoint = z.object({
  scheduleId: idSchema,
  documentNumber: z.string().nullable(),
  dueDate: isoDateSchema,
  settledDate: isoDateSchema.nullable(),
  /** Days from due date to settlement (negative: early), or to `asOf` while open. */
  delayDays: z.number().int(),
  amountMinor: minorSchema,
  currency: currencySchema,
});

const history = z.object({
  delays: z.array(delayPoint),
  medianDelayDays: z.number().nullable(),
  onTimeShare: z.number().min(0).max(1).nullable(),
  settledCount: countSchema,
  months: z.array(z.object({ month: z.string(), expectedMinor: minorSchema, paidMinor: minorSchema })),
  /** Why each computed field says what it says. */
  evidence: z.array(z.object({ field: z.string(), sentence: z.string() })),
});

const detail = z.object({
  bankAccounts: z.array(partyBankAccountSchema),
  aliases: z.array(z.object({ kind: z.enum(['payee', 'iban']), alias: z.string(), confirmedCount: countSchema })),
  history,
});

export const customerDetailSchema = customerSchema.extend(detail.shape);
export const vendorDetailSchema = vendorSchema.extend(detail.shape);

const listInput = businessInput.extend({ text: z.string().max(200).optional(), includeArchived: z.boolean().default(false) });
const statusInput = z.object({ status: z.enum(PARTY_STATUSES) });
const customerId = businessInput.extend({ customerId: idSchema });
const vendorId = businessInput.extend({ vendorId: idSchema });

export const customers = {
  list: readBusiness.input(listInput).output(z.array(customerSchema)),
  get: readBusiness.input(customerId).output(customerDetailSchema),
  /** With `billing`, the agreement, its due items and the audit entries are made in the same transaction. */
  create: writeBusiness
    .input(
      businessInput.extend({
        ...contactFields.partial().required({ name: true }).shape,
        ...customerJudgement.partial().shape,
        billing: billingInput.optional(),
      }),
    )
    .output(customerSchema),
  /** A locked field is refused: only its source may change it. */
  update: writeBusiness
    .input(
      customerId.extend({
        ...contactFields.partial().shape,
        ...customerJudgement.partial().shape,
        ...statusInput.partial().shape,
        expectedRowVersion: countSchema.optional(),
      }),
    )
    .output(customerSchema),
  /** Everything of the merged customer moves to the one that stays, which takes over fields it has empty. */
  merge: writeBusiness.input(businessInput.extend({ customerId: idSchema, mergedCustomerId: idSchema })).output(customerSchema),
  /** Takes a merge back and gives who came back: both as they were, each with its own. Refused, with the reason, once the one that stayed was changed. */
  undoMerge: writeBusiness.input(businessInput.extend({ mergedCustomerId: idSchema })).output(customerSchema),
  addBankAccount: writeBusiness.input(customerId.extend(bankAccountInput.shape)).output(customerDetailSchema),
  confirmBankAccount: writeBusiness.input(customerId.extend({ bankAccountId: idSchema })).output(customerDetailSchema),
  removeBankAccount: writeBusiness.input(customerId.extend({ bankAccountId: idSchema })).output(customerDetailSchema),
};

export const vendors = {
  list: readBusiness.input(listInput).output(z.array(vendorSchema)),
  get: readBusiness.input(vendorId).output(vendorDetailSchema),
  create: writeBusiness
    .input(
      businessInput.extend({
        ...contactFields.partial().required({ name: true }).shape,
        ...vendorJudgement.partial().shape,
        billing: billingInput.optional(),
      }),
    )
    .output(vendorSchema),
  update: writeBusiness
    .input(
      vendorId.extend({
        ...contactFields.partial().shape,
        ...vendorJudgement.partial().shape,
        ...statusInput.partial().shape,
        expectedRowVersion: countSchema.optional(),
      }),
    )
    .output(vendorSchema),
  merge: writeBusiness.input(businessInput.extend({ vendorId: idSchema, mergedVendorId: idSchema })).output(vendorSchema),
  undoMerge: writeBusiness.input(businessInput.extend({ mergedVendorId: idSchema })).output(vendorSchema),
  addBankAccount: writeBusiness.input(vendorId.extend(bankAccountInput.shape)).output(vendorDetailSchema),
  confirmBankAccount: writeBusiness.input(vendorId.extend({ bankAccountId: idSchema })).output(vendorDetailSchema),
  removeBankAccount: writeBusiness.input(vendorId.extend({ bankAccountId: idSchema })).output(vendorDetailSchema),
};

export type Customer = z.infer<typeof customerSchema>;
export type CustomerDetail = z.infer<typeof customerDetailSchema>;
export type Vendor = z.infer<typeof vendorSchema>;
export type VendorDetail = z.infer<typeof vendorDetailSchema>;
export type PartyBankAccount = z.infer<typeof partyBankAccountSchema>;
