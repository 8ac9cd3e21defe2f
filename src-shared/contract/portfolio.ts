import { z } from 'zod';
import { countSchema, currencySchema, idSchema, instantSchema, isoDateSchema, minorSchema, readFile, taskInput, writeFile } from './common.ts';

/** One business as it stood when it was last looked at; `takenAt` says how long ago that is. Money in its base currency. */
export const portfolioRowSchema = z.object({
  businessId: idSchema,
  name: z.string(),
  currency: currencySchema,
  asOf: isoDateSchema,
  takenAt: instantSchema,
  /** The books have changed since, or a day has passed: a refresh is due. */
  isStale: z.boolean(),
  isAnchored: z.boolean(),
  cashMinor: minorSchema.nullable(),
  lowest: z.object({ date: isoDateSchema, p10Minor: minorSchema, p50Minor: minorSchema, p90Minor: minorSchema }).nullable(),
  /** Null: the burn is not positive, or nothing is known. */
  runwayMonths: z.number().nullable(),
  runwayDate: isoDateSchema.nullable(),
  alerts: z.object({ emergency: countSchema, thisWeek: countSchema, upcoming: countSchema }),
  receivableMinor: minorSchema,
  payableMinor: minorSchema,
  bankDataThrough: isoDateSchema.nullable(),
  /** Money in and out over the last 90 days, transfers between own accounts left out. */
  recentInflowMinor: minorSchema,
  recentOutflowMinor: minorSchema,
  /** The part of it that came from, or went to, other businesses of this portfolio. */
  intercompanyInflowMinor: minorSchema,
  intercompanyOutflowMinor: minorSchema,
});

/** Sums over businesses of one currency, transfers between them netted. */
export const portfolioTotalSchema = z.object({
  currency: currencySchema,
  businessCount: countSchema,
  cashMinor: minorSchema,
  receivableMinor: minorSchema,
  payableMinor: minorSchema,
  recentInflowMinor: minorSchema,
  recentOutflowMinor: minorSchema,
  nettedMinor: minorSchema,
});

export const portfolio = {
  /** Every business from its newest snapshot; those that have none yet are named. */
  get: readFile.output(
    z.object({
      rows: z.array(portfolioRowSchema),
      totals: z.array(portfolioTotalSchema),
      missing: z.array(z.object({ businessId: idSchema, name: z.string() })),
    }),
  ),
  /** Looks at the stale ones anew (or at all of them), one after the other, with progress. */
  refresh: writeFile
    .meta({ access: 'write', scope: 'file', role: 'viewer' })
    .input(taskInput.extend({ isForced: z.boolean().default(false) }))
    .output(z.object({ refreshed: countSchema })),
};

export type PortfolioRow = z.infer<typeof portfolioRowSchema>;
export type PortfolioTotal = z.infer<typeof portfolioTotalSchema>;
