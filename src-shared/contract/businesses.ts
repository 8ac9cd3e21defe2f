import { z } from 'zod';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  instantSchema,
  isoDateSchema,
  nameSchema,
  ownBusiness,
  readBusiness,
  readFile,
  writeFile,
} from './common.ts';

export const businessSchema = z.object({
  id: idSchema,
  name: z.string(),
  baseCurrency: currencySchema,
  country: z.string().length(2),
  timeZone: z.string(),
  /** BCP 47 tag that decides how money and dates are shown. */
  locale: z.string(),
  fiscalYearStartMonth: z.number().int().min(1).max(12),
  isSample: z.boolean(),
  createdAt: instantSchema,
});

const businessFields = z.object({
  name: nameSchema,
  baseCurrency: currencySchema,
  country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 country code of two letters'),
  timeZone: z.string().min(1),
  locale: z.string().min(2),
  fiscalYearStartMonth: z.number().int().min(1).max(12),
});

export const businesses = {
  list: readFile.output(z.array(businessSchema)),
  get: readBusiness.input(businessInput).output(businessSchema),
  create: writeFile.input(businessFields.partial().required({ name: true, baseCurrency: true })).output(businessSchema),
  /** The base currency is fixed once there are bank lines: figures already written are in it. */
  update: ownBusiness.input(businessInput.extend(businessFields.partial().shape)).output(businessSchema),
};

export const ARCHETYPES = ['agency', 'shop', 'contractor', 'restaurant', 'saas'] as const;

export const sample = {
  /** Fills an empty data folder with a generated business whose history ends at `asOf`. `truth` returns what the generator knows. */
  create: writeFile
    .input(
      z.object({
        archetype: z.enum(ARCHETYPES).default('agency'),
        seed: z.number().int().min(0).max(4_294_967_295).default(1),
        months: z.number().int().min(1).max(120).default(36),
        truth: z.boolean().default(false),
        asOf: isoDateSchema.optional(),
      }),
    )
    .output(
      z.object({
        businessId: idSchema,
        name: z.string(),
        accounts: z.array(z.object({ id: idSchema, name: z.string() })),
        lineCount: countSchema,
        truth: z.unknown().optional(),
      }),
    ),
};

export type Business = z.infer<typeof businessSchema>;
