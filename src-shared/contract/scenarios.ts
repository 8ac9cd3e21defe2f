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
import { evidenceLineSchema } from './forecast.ts';
import { FORECAST_COMPONENTS } from '../domain/vocabulary/forecast.ts';

const magnitudeSchema = minorSchema.refine((value) => value >= 0, 'a positive amount');
const bpsSchema = z.number().int().min(-10_000).max(100_000);
const daysSchema = z.number().int().min(-180).max(365);
const keySchema = z.string().trim().min(1).max(60);

/**
 * One change a scenario assumes. Magnitudes are positive, only `one_off` is signed (money in positive); percentages are basis points, −1000 is 10 % less.
 * `id` names what a change adds, unique within its scenario.
 */
export const adjustmentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer_pays_later'), clientId: idSchema, days: daysSchema }),
  z.object({ kind: z.literal('customer_leaves'), clientId: idSchema, fromDate: isoDateSchema }),
  z.object({ kind: z.literal('vendor_delayed'), expenseBucketId: idSchema, days: daysSchema }),
  z.object({
    kind: z.literal('hire'),
    id: keySchema,
    fromDate: isoDateSchema,
    monthlyCostMinor: magnitudeSchema,
    payDayOfMonth: z.number().int().min(1).max(31).default(31),
    startCostMinor: magnitudeSchema.default(0 as never),
  }),
  z.object({ kind: z.literal('price_change'), changeBps: bpsSchema, fromDate: isoDateSchema, clientId: idSchema.nullable().default(null) }),
  z.object({ kind: z.literal('one_off'), id: keySchema, date: isoDateSchema, amountMinor: minorSchema }),
  z.object({
    kind: z.literal('borrow'),
    id: keySchema,
    source: z.enum(['loan', 'credit_line']),
    drawDate: isoDateSchema,
    principalMinor: magnitudeSchema,
    annualRateBps: z.number().int().min(0).max(10_000),
    repayment: z.object({ firstDate: isoDateSchema, count: z.number().int().min(1).max(600), everyMonths: z.number().int().min(1).max(12) }),
  }),
  z.object({ kind: z.literal('tax_deferral'), fromDate: isoDateSchema, toDate: isoDateSchema, newDate: isoDateSchema }),
  z.object({ kind: z.literal('revenue_change'), changeBps: bpsSchema, fromDate: isoDateSchema }),
]);

const rangeSchema = z.object({ p10Minor: minorSchema, p50Minor: minorSchema, p90Minor: minorSchema });

const summarySchema = z.object({
  lowestPoint: rangeSchema.extend({ date: isoDateSchema }),
  probabilityBelowZero: z.number().nullable(),
  probabilityBelowBuffer: z.number().nullable(),
  cashNeededMinor: minorSchema.nullable(),
  /** First day the expected balance is below the buffer; null when it never is inside the horizon. */
  firstDayBelowBuffer: isoDateSchema.nullable(),
  endMinor: minorSchema,
  days: z.array(rangeSchema.extend({ date: isoDateSchema })),
});

export const scenarioSchema = z.object({
  id: idSchema,
  name: z.string(),
  description: z.string().nullable(),
  adjustments: z.array(adjustmentSchema),
  isEnabled: z.boolean(),
  /** The snapshot it was based on, and what it gave then. */
  baseForecastId: idSchema.nullable(),
  baseForecastDate: isoDateSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});

export const comparisonSchema = z.object({
  asOf: isoDateSchema,
  currency: currencySchema,
  anchored: z.boolean(),
  bufferMinor: minorSchema,
  base: summarySchema,
  scenarios: z.array(
    summarySchema.extend({
      /** Null: the changes given with the call. */
      scenarioId: idSchema.nullable(),
      name: z.string(),
      /** Scenario minus base, on the same random numbers. */
      difference: z.object({
        lowestPointMinor: minorSchema,
        endMinor: minorSchema,
        cashNeededMinor: minorSchema.nullable(),
        probabilityBelowBuffer: z.number().nullable(),
        /** Days by which the first day below the buffer moves; null where it is never below in one of the two. */
        runwayDays: z.number().int().nullable(),
      }),
    }),
  ),
});

/** What scenarios do to the lines of the forecast, over the whole horizon. */
export const scenarioEvidenceSchema = z.object({
  lastDate: isoDateSchema,
  /** The lines that are not as they were. `expectedMinor` is what is expected with the scenarios, 0 for a line that is gone. */
  lines: z.array(
    evidenceLineSchema.extend({
      change: z.enum(['added', 'removed', 'changed']),
      /** What is expected as it is. */
      beforeMinor: minorSchema,
      differenceMinor: minorSchema,
    }),
  ),
  /** What separates the means of the lines from the difference of the expected balance, a median. */
  medianAgainstMeanMinor: minorSchema,
  /** The differences of the lines and that together: expected cash on the last day with the scenarios less as it is. */
  endDifferenceMinor: minorSchema,
});

const fields = z.object({
  name: z.string().trim().min(1).max(255),
  description: z.string().trim().max(2000).nullable(),
  adjustments: z.array(adjustmentSchema).max(50),
  isEnabled: z.boolean(),
});
const scenarioId = businessInput.extend({ scenarioId: idSchema });

export const scenarios = {
  list: readBusiness.input(businessInput).output(z.array(scenarioSchema)),
  create: writeBusiness.input(businessInput.extend(fields.partial().required({ name: true, adjustments: true }).shape)).output(scenarioSchema),
  update: writeBusiness.input(scenarioId.extend(fields.partial().shape)).output(scenarioSchema),
  delete: writeBusiness.input(scenarioId).output(z.object({})),
  /**
   * The forecast as it is beside scenarios: those named, or the enabled ones; `adjustments` is one more that is not kept; `stacked` adds one with all of them
   * together. Never touches the books.
   */
  compare: readBusiness
    .input(
      businessInput.extend({
        scenarioIds: z.array(idSchema).max(10).optional(),
        adjustments: z.array(adjustmentSchema).max(50).optional(),
        stacked: z.boolean().default(false),
        weeks: z.number().int().min(1).max(104).default(13),
        ...taskInput.shape,
      }),
    )
    .output(comparisonSchema),
  /** The lines that scenarios together (those named, or the enabled ones) add, remove or change, named like those behind the forecast; what they add has the source `scenario`. */
  evidence: readBusiness
    .input(businessInput.extend({ scenarioIds: z.array(idSchema).max(10).optional(), weeks: z.number().int().min(1).max(104).default(13) }))
    .output(scenarioEvidenceSchema),
};

const proportion = z.object({ share: z.number(), low: z.number(), high: z.number(), count: countSchema });

/** How a part of the forecasts of one horizon compares with what came; amounts in base currency, money in positive. */
const partScoreSchema = z.object({
  /** Forecasts in which something was expected of it or came. */
  count: countSchema,
  /** Added up over these forecasts. */
  expectedMinor: minorSchema,
  actualMinor: minorSchema,
  /** Share of the forecasts whose 80 % range of this part held, with its Wilson interval. */
  coverage: proportion,
  /** Expected less what came, as a share of the size of what came: positive where less came in, or more went out, than expected. Null where nothing came. */
  bias: z.number().nullable(),
  wape: z.number().nullable(),
  /** Scaled by the mean change from one period of the same length to the next before the first forecast; null where that past is too short or never changed. */
  mase: z.number().nullable(),
  pinballMinor: z.number(),
});

const partsSchema = z.object({
  /** The horizon they are of: the one asked for, else 4 weeks, else the longest that has any; null where none has. Whole weeks alone have parts. */
  horizonDays: countSchema.nullable(),
  /** Forecasts that were kept with their parts and whose day has come. */
  scoredCount: countSchema,
  components: z.array(partScoreSchema.extend({ component: z.enum(FORECAST_COMPONENTS) })),
  /** What separates the means of the parts from the change of the expected balance, a median, over the same forecasts: it makes what was expected add up. */
  medianAgainstMeanMinor: minorSchema,
  /** What customers paid of the invoices known at the time, those furthest from what was expected first. */
  customers: z.array(partScoreSchema.extend({ clientId: idSchema, name: z.string() })),
});

export const accuracySchema = z.object({
  /** Days on which forecasts were kept, and how many of their days have come. */
  snapshotCount: countSchema,
  scoredCount: countSchema,
  firstForecastDate: isoDateSchema.nullable(),
  /** The balance, one entry for each number of days ahead that has been scored. */
  horizons: z.array(
    z.object({
      horizonDays: countSchema,
      weeks: countSchema,
      count: countSchema,
      /** Share of days on which the 80 % range held, with its Wilson interval. */
      coverage: proportion,
      belowShare: z.number(),
      aboveShare: z.number(),
      /** Forecast less what came, as a share of the money in over the horizon: positive leans hopeful. */
      bias: z.number().nullable(),
      /** Mean size of the miss as a share of the balance that came. */
      wape: z.number().nullable(),
      /** Scaled by the mean change of the balance over as many days before the first forecast; null where that past is shorter than three horizons. */
      mase: z.number().nullable(),
      pinballMinor: z.number(),
      /** That divided by the loss of "the balance stays as it is"; null where that was always right. */
      pinballAgainstUnchanged: z.number().nullable(),
    }),
  ),
  /** What made forecasts miss, by cause, over the scored days of one horizon; they add up to the whole miss. */
  causes: z.array(z.object({ cause: z.enum(['schedule', 'invoice', 'new_item', 'residual']), missMinor: minorSchema })),
  parts: partsSchema,
  rows: z.array(
    z.object({
      forecastDate: isoDateSchema,
      targetDate: isoDateSchema,
      horizonDays: countSchema,
      predictedMinor: minorSchema,
      lowMinor: minorSchema.nullable(),
      highMinor: minorSchema.nullable(),
      actualMinor: minorSchema,
      errorPct: z.number().nullable(),
      held: z.boolean(),
    }),
  ),
  currency: currencySchema,
});

export const accuracy = {
  get: readBusiness.input(businessInput.extend({ horizonDays: z.number().int().min(1).max(731).optional() })).output(accuracySchema),
  /** Compares every kept forecast with what has come since. Also part of the daily round and of every import. */
  update: writeBusiness.input(businessInput).output(z.object({ logged: countSchema })),
};

export type Adjustment = z.infer<typeof adjustmentSchema>;
export type ScenarioView = z.infer<typeof scenarioSchema>;
export type ScenarioComparisonView = z.infer<typeof comparisonSchema>;
export type ScenarioEvidenceView = z.infer<typeof scenarioEvidenceSchema>;
export type AccuracyView = z.infer<typeof accuracySchema>;
