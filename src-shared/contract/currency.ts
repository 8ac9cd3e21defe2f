import { z } from 'zod';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  isoDateSchema,
  minorSchema,
  readBusiness,
  readFile,
  taskInput,
  writeBusiness,
  writeFile,
} from './common.ts';

/** Rates belong to the data file: what a dollar was worth is the same for every business in it. A bookkeeper may bring them. */
const writeRates = writeFile.meta({ access: 'write', scope: 'file', role: 'bookkeeper' });

const sourceSchema = z.union([z.object({ uploadId: z.string().min(1) }), z.object({ path: z.string().min(1) })]);

/** A rate as a person writes it: digits with a point, more than zero. */
const rateTextSchema = z.string().regex(/^(?=.*[1-9])\d{1,12}(\.\d{1,12})?$/, 'a positive decimal such as 1.0956');

const rateSchema = z.object({
  fromCurrency: currencySchema,
  toCurrency: currencySchema,
  rateDate: isoDateSchema,
  /** Units of `toCurrency` for one unit of `fromCurrency`, decimal text. */
  rate: z.string(),
  /** `ecb`: published by the ECB and imported from its file; `typed`: entered by a person, wins over the published one of the same day. */
  source: z.enum(['ecb', 'typed']),
});

/** A rate that is needed and not there: `USD/EUR` is what one US dollar is worth in euro. */
export const missingRateSchema = z.object({ pair: z.string(), date: isoDateSchema });

const rateFileSchema = z.object({
  file: z.object({ name: z.string(), sizeBytes: countSchema, sha256: z.string() }),
  /** Rates of the file: not known yet, known exactly so, known with another value (which the file replaces). */
  counts: z.object({ new: countSchema, same: countSchema, changed: countSchema }),
  firstDate: isoDateSchema,
  lastDate: isoDateSchema,
  currencies: z.array(currencySchema),
  /** Codes in the file that Tamio keeps no books in; their rates are left out. */
  unknownCurrencies: z.array(z.string()),
});

const rateFileInput = businessInput.extend(taskInput.shape).extend({ source: sourceSchema });

const revaluedAccountSchema = z.object({
  accountId: idSchema,
  accountName: z.string(),
  currency: currencySchema,
  /** Balance at the end of the day in the account's currency; null where no balance is known. */
  balanceMinor: minorSchema.nullable(),
  /** What the lines were worth in base currency when they were booked, with the balance before the first of them at the rate of the day before it. */
  bookedBaseMinor: minorSchema.nullable(),
  /** The balance at the rate of the day. */
  currentBaseMinor: minorSchema.nullable(),
  /** `currentBaseMinor` − `bookedBaseMinor`: positive is a gain. Null where either is unknown. */
  gainMinor: minorSchema.nullable(),
  rate: z.string().nullable(),
  rateDate: isoDateSchema.nullable(),
  /** The rates that are needed first to know what is unknown. */
  missing: z.array(missingRateSchema),
});

const revaluationSchema = z.object({
  asOf: isoDateSchema,
  currency: currencySchema,
  accounts: z.array(revaluedAccountSchema),
  /** Null as long as one of the accounts is unknown. */
  totalGainMinor: minorSchema.nullable(),
});

const conversionSchema = z.object({
  amountMinor: minorSchema,
  currency: currencySchema,
  /** Null where both currencies are one. */
  rate: z.string().nullable(),
  rateDate: isoDateSchema.nullable(),
  /** Derived from two rates through the euro. */
  isCross: z.boolean(),
});

const missingLinesSchema = z.object({
  lineCount: countSchema,
  groups: z.array(
    z.object({
      currency: currencySchema,
      pair: z.string(),
      lineCount: countSchema,
      firstDate: isoDateSchema,
      lastDate: isoDateSchema,
      /** Lines for which a rate is known by now: `fill` converts them. */
      convertibleCount: countSchema,
      /** Days of the other lines, in order. */
      datesNeeded: z.array(isoDateSchema),
    }),
  ),
});

export const currency = {
  /** Newest first. `currencies`: rates of this one against any, or between these two, in either direction. */
  rates: readFile
    .input(
      z.object({
        currencies: z.array(currencySchema).min(1).max(2).optional(),
        from: isoDateSchema.optional(),
        to: isoDateSchema.optional(),
        offset: countSchema.default(0),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(z.object({ rates: z.array(rateSchema), total: countSchema })),
  /** How far the imported rates reach, and each pair with its first day and its latest rate on or before `asOf`. */
  coverage: readFile.input(businessInput).output(
    z.object({
      ecbThrough: isoDateSchema.nullable(),
      ecbAgeDays: countSchema.nullable(),
      pairs: z.array(rateSchema.extend({ firstDate: isoDateSchema })),
    }),
  ),
  /** Reads a file of the ECB's reference rates (XML, CSV or zip as downloaded) and compares it; writes nothing. */
  previewRates: readFile.input(rateFileInput).output(rateFileSchema),
  /** Keeps the file's rates. Importing it again changes nothing. */
  importRates: writeRates.input(rateFileInput).output(rateFileSchema),
  /** Types a rate, or with `rate: null` takes a typed one back. Returns the typed rate before. */
  setRate: writeRates
    .input(
      businessInput.extend({
        fromCurrency: currencySchema,
        toCurrency: currencySchema,
        rateDate: isoDateSchema,
        rate: rateTextSchema.nullable(),
      }),
    )
    .output(z.object({ previousRate: z.string().nullable(), rate: z.string().nullable() })),
  /** An amount at the rate of a day (of `asOf` where the day is later or not given). Fails with RATE_MISSING naming pair and date. */
  convert: readBusiness
    .input(
      businessInput.extend({ amountMinor: minorSchema, fromCurrency: currencySchema, toCurrency: currencySchema, date: isoDateSchema.optional() }),
    )
    .output(conversionSchema),
  /** Bank lines without an amount in base currency, by currency. */
  missing: readBusiness.input(businessInput).output(missingLinesSchema),
  /** Converts the lines that were stored without a rate and have one now. */
  fill: writeBusiness.input(businessInput.extend(taskInput.shape)).output(z.object({ convertedCount: countSchema, remainingCount: countSchema })),
  /** What accounts in foreign currencies have gained or lost by exchange rates up to `asOf`. */
  revaluation: readBusiness.input(businessInput).output(revaluationSchema),
};

export type RateFile = z.infer<typeof rateFileSchema>;
export type Conversion = z.infer<typeof conversionSchema>;
export type MissingLines = z.infer<typeof missingLinesSchema>;
export type Revaluation = z.infer<typeof revaluationSchema>;
export type MissingRate = z.infer<typeof missingRateSchema>;
