import { z } from 'zod';
import {
  businessInput,
  countSchema,
  currencySchema,
  idSchema,
  instantSchema,
  isoDateSchema,
  minorSchema,
  readBusiness,
  taskInput,
  writeBusiness,
} from './common.ts';
import { accountSchema } from './accounts.ts';
import { missingRateSchema } from './currency.ts';
import { alertSchema } from './pipeline.ts';
import { forecastAnySeries } from './series.ts';
import { transactionSchema } from './transactions.ts';

const rangeSchema = z.object({ p10Minor: minorSchema, p50Minor: minorSchema, p90Minor: minorSchema });

const componentsSchema = z.object({
  ar: minorSchema,
  ap: minorSchema,
  payroll: minorSchema,
  tax: minorSchema,
  recurring: minorSchema,
  pipeline: minorSchema,
  other: minorSchema,
  /** Makes the components, which are means, add up to the change of the P50, which is a median. */
  medianAgainstMean: minorSchema,
});

const confidenceSchema = z.object({
  level: z.enum(['high', 'medium', 'low']),
  reasons: z.array(z.object({ about: z.string(), level: z.enum(['high', 'medium', 'low']), sentence: z.string() })),
});

const runwaySchema = z.object({
  /** First day the P50 (the P10) is below the buffer; null when it never is inside the horizon. */
  firstDayP50BelowBuffer: isoDateSchema.nullable(),
  firstDayP10BelowBuffer: isoDateSchema.nullable(),
  /** Cash divided by the average net burn of the last three full months; null when nothing is burnt. */
  months: z.number().nullable(),
  averageMonthlyBurnMinor: minorSchema.nullable(),
  reason: z.string(),
});

export const forecastSchema = z.object({
  businessId: idSchema,
  asOf: isoDateSchema,
  currency: currencySchema,
  modelVersion: z.string(),
  horizonDays: countSchema,
  /** False: no bank balance is known, so that figures show change from zero. */
  anchored: z.boolean(),
  openingBalanceMinor: minorSchema,
  bufferMinor: minorSchema,
  bankDataThrough: isoDateSchema.nullable(),
  weeks: z.array(rangeSchema.extend({ weekStart: isoDateSchema, weekEnd: isoDateSchema, netMinor: minorSchema, components: componentsSchema })),
  days: z.array(rangeSchema.extend({ date: isoDateSchema, netMinor: minorSchema })),
  lowestPoint: rangeSchema.extend({ date: isoDateSchema }),
  probabilityBelowZero: z.number().nullable(),
  probabilityBelowBuffer: z.number().nullable(),
  cashNeededMinor: minorSchema.nullable(),
  runway: runwaySchema,
  calibration: z.object({ status: z.enum(['calibrated', 'uncalibrated']), reason: z.string(), windows: countSchema }),
  confidence: confidenceSchema,
  /** Balance at the end of each past day, oldest first: the solid line of the chart. */
  actual: z.array(z.object({ date: isoDateSchema, balanceMinor: minorSchema })),
});

const snapshotSchema = z.object({
  id: idSchema,
  forecastDate: isoDateSchema,
  reason: z.enum(['daily', 'on_demand', 'report']),
  modelVersion: z.string(),
  lowestPoint: rangeSchema.extend({ date: isoDateSchema }),
  createdAt: instantSchema,
});

export const forecast = {
  get: readBusiness
    .input(
      businessInput
        .extend(taskInput.shape)
        .extend({ weeks: z.number().int().min(1).max(104).default(13), actualDays: z.number().int().min(0).max(731).default(91) }),
    )
    .output(forecastSchema),
  /** What makes up one week: the components, where the residual comes from, and the bank lines of the same season it rests on. */
  evidence: readBusiness.input(businessInput.extend({ weekStart: isoDateSchema })).output(
    z.object({
      weekStart: isoDateSchema,
      weekEnd: isoDateSchema,
      netMinor: minorSchema,
      components: componentsSchema,
      confidence: confidenceSchema,
      lines: z.array(
        z.object({ kind: z.string(), label: z.string(), component: z.string(), expectedMinor: minorSchema, plannedDate: isoDateSchema.nullable() }),
      ),
      history: z.object({ firstDate: isoDateSchema, lastDate: isoDateSchema, weekCount: countSchema, lineCount: countSchema }).nullable(),
      /** The net of each of the last weeks, which the centre and the range of the residual rest on. */
      weeklyHistory: z.array(z.object({ weekStart: isoDateSchema, inflowMinor: minorSchema, outflowMinor: minorSchema, netMinor: minorSchema })),
      largestLines: z.array(transactionSchema),
    }),
  ),
  /** Keeps the forecast of `asOf` unchanged for later comparison. */
  snapshot: writeBusiness.input(businessInput).output(snapshotSchema),
  snapshots: readBusiness.input(businessInput.extend({ limit: z.number().int().min(1).max(500).default(60) })).output(z.array(snapshotSchema)),
  series: forecastAnySeries,
};

export const dashboard = {
  get: readBusiness.input(businessInput).output(
    z.object({
      businessName: z.string(),
      asOf: isoDateSchema,
      currency: currencySchema,
      cashMinor: minorSchema.nullable(),
      /** Accounts that need a stated balance before cash and forecast can be shown as balances. */
      unanchoredAccountIds: z.array(idSchema),
      /** Accounts in a foreign currency that are left out of cash and forecast because the rate of the day is not known. */
      rateMissing: z.array(missingRateSchema.extend({ accountId: idSchema })),
      accounts: z.array(accountSchema),
      forecast: forecastSchema.nullable(),
      alerts: z.array(alertSchema),
      lineCount: countSchema,
      /** Lines in a currency without a rate: they are missing in every base figure. */
      rateMissingCount: countSchema,
      bankDataThrough: isoDateSchema.nullable(),
      bankDataAgeDays: countSchema.nullable(),
    }),
  ),
};

export type ForecastView = z.infer<typeof forecastSchema>;
