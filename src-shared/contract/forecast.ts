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
import { CONFIDENCE_LEVELS, FORECAST_COMPONENTS, LINE_SOURCES } from '../domain/vocabulary/forecast.ts';
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

const confidenceLevelSchema = z.enum(CONFIDENCE_LEVELS);
/** The level is the lowest of its reasons: where it comes from, how old it is, what its past says, and of the whole whether the range is calibrated. */
const confidenceSchema = z.object({
  level: confidenceLevelSchema,
  reasons: z.array(z.object({ about: z.string(), level: confidenceLevelSchema, sentence: z.string() })),
});

/** The chances within a number of days, from the same simulated paths as the range. */
const chanceSchema = z.object({
  days: countSchema,
  lastDate: isoDateSchema,
  /** Share of the paths that are below zero (below the buffer) on any of these days. */
  probabilityBelowZero: z.number(),
  probabilityBelowBuffer: z.number(),
  /** Cash to add today so that nine paths in ten stay above the buffer for so long. */
  cashNeededMinor: minorSchema,
});

const firstBreachSchema = z.object({
  /** First day by which half (a tenth) of the paths have been below the buffer; null when fewer ever are. */
  medianDate: isoDateSchema.nullable(),
  tenPercentDate: isoDateSchema.nullable(),
  /** Share of the paths whose first day below the buffer falls into the week; weeks without any left out. */
  byWeek: z.array(z.object({ weekStart: isoDateSchema, probability: z.number() })),
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
  /**
   * Calendar months, the first and the last only as far as the horizon reaches. Balances are those of `lastDate`; `openingMinor` is the expected balance of the
   * day before `firstDate`, and with `netMinor`, which the components add up to, leads to `p50Minor`.
   */
  months: z.array(
    rangeSchema.extend({
      month: z.string().regex(/^\d{4}-\d{2}$/),
      firstDate: isoDateSchema,
      lastDate: isoDateSchema,
      openingMinor: minorSchema,
      netMinor: minorSchema,
      components: componentsSchema,
    }),
  ),
  days: z.array(rangeSchema.extend({ date: isoDateSchema, netMinor: minorSchema })),
  lowestPoint: rangeSchema.extend({ date: isoDateSchema }),
  probabilityBelowZero: z.number().nullable(),
  probabilityBelowBuffer: z.number().nullable(),
  cashNeededMinor: minorSchema.nullable(),
  /** For 30, 60, 90, 91, 182, 364 and 728 days as far as the horizon holds them, then for the horizon itself; empty where no balance is known. */
  chances: z.array(chanceSchema),
  firstBreach: firstBreachSchema.nullable(),
  runway: runwaySchema,
  calibration: z.object({ status: z.enum(['calibrated', 'uncalibrated']), reason: z.string(), windows: countSchema }),
  confidence: confidenceSchema,
  /** Balance at the end of each past day, oldest first: the solid line of the chart. */
  actual: z.array(z.object({ date: isoDateSchema, balanceMinor: minorSchema })),
});

/** One line behind a week's figures, with where it comes from, how old that is and how far it is trusted. */
export const evidenceLineSchema = z.object({
  kind: z.enum(['schedule', 'open_item', 'pipeline', 'new_items', 'residual']),
  label: z.string(),
  component: z.enum(FORECAST_COMPONENTS),
  /** What is expected of it in this week: its amount by how likely it is to move in these days. */
  expectedMinor: minorSchema,
  /** What moves if it does; null for what is not one movement. */
  amountMinor: minorSchema.nullable(),
  plannedDate: isoDateSchema.nullable(),
  source: z.enum(LINE_SOURCES),
  /** The last day on which a document, a payment, a person or a file confirmed it; null when never. */
  confirmedOn: isoDateSchema.nullable(),
  /** Days from then to `asOf`. */
  ageDays: countSchema.nullable(),
  confidence: confidenceSchema,
  /** The rows behind it, where there are such. A book of single invoices or bills is no agreement to look at and left out. */
  scheduleId: idSchema.nullable(),
  agreementId: idSchema.nullable(),
  clientId: idSchema.nullable(),
  expenseBucketId: idSchema.nullable(),
  counterpartyName: z.string().nullable(),
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
      /** They add up to the components, except `medianAgainstMean`, which no line makes. */
      lines: z.array(evidenceLineSchema),
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
export type ForecastEvidenceLine = z.infer<typeof evidenceLineSchema>;
