import { z } from 'zod';
import { BUSINESS_DAY_SHIFTS, FREQUENCIES } from '../domain/vocabulary/obligations.ts';
import { currencySchema, isoDateSchema, minorSchema } from './common.ts';

const weekdaySchema = z.number().int().min(1).max(7);
const dayOfMonthSchema = z.number().int().min(1).max(31);
const bpsSchema = z.number().int().min(0).max(10_000);

/** Which day of its period a due date is; 31 is the last day of a month, weekdays count from Monday (1). */
const dayRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekday'), weekday: weekdaySchema }),
  z.object({ kind: z.literal('day_of_month'), day: dayOfMonthSchema }),
  z.object({ kind: z.literal('two_days_of_month'), days: z.tuple([dayOfMonthSchema, dayOfMonthSchema]) }),
  z.object({ kind: z.literal('last_business_day') }),
  z.object({
    kind: z.literal('nth_weekday'),
    nth: z
      .number()
      .int()
      .min(-1)
      .max(4)
      .refine((nth) => nth !== 0, 'first to fourth, or -1 for the last'),
    weekday: weekdaySchema,
  }),
]);

const escalationSchema = z.object({
  fromDate: isoDateSchema,
  repeats: z.enum(['once', 'yearly']),
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), rateBps: z.number().int().min(-10_000).max(100_000) }),
    z.object({ kind: z.literal('amount'), amountMinor: minorSchema }),
  ]),
});

const overrideSchema = z.object({
  nominalDate: isoDateSchema,
  isSkipped: z.boolean().default(false),
  dueDate: isoDateSchema.nullable().default(null),
  amountMinor: minorSchema.nullable().default(null),
});

const milestoneSchema = z.object({
  label: z.string().trim().min(1).max(100),
  dueDate: isoDateSchema,
  shareBps: z.number().int().min(1).max(10_000),
});

const termFields = z.object({
  frequency: z.enum(FREQUENCIES),
  /** Without it the rule follows from the start date: its weekday, or its day of the month. */
  dayRule: dayRuleSchema.optional(),
  shift: z.enum(BUSINESS_DAY_SHIFTS).default('none'),
  startDate: isoDateSchema,
  endDate: isoDateSchema.nullable().default(null),
  occurrenceLimit: z.number().int().min(1).max(10_000).nullable().default(null),
  /** In cash sign: rent −120000, a retainer 250000. */
  baseAmountMinor: minorSchema,
  currency: currencySchema.optional(),
  taxRateBps: bpsSchema.default(0),
  isTaxInclusive: z.boolean().default(true),
  escalations: z.array(escalationSchema).max(50).default([]),
  overrides: z.array(overrideSchema).max(500).default([]),
  milestones: z.array(milestoneSchema).max(50).default([]),
  paymentTermsDays: z.number().int().min(0).max(730).default(0),
});

/** What was agreed, as far as it decides dates and amounts, as a person enters it. */
export const termsInputSchema = termFields
  .refine((terms) => terms.endDate === null || terms.endDate >= terms.startDate, { message: 'The end lies before the start.', path: ['endDate'] })
  .refine((terms) => terms.milestones.length === 0 || terms.frequency === 'once', {
    message: 'An agreement in parts is a fixed total: its frequency is once.',
    path: ['frequency'],
  })
  .refine((terms) => terms.milestones.length === 0 || terms.milestones.reduce((sum, part) => sum + part.shareBps, 0) === 10_000, {
    message: 'The parts must add up to 100 %.',
    path: ['milestones'],
  });

/** The same as it is stored and shown: nothing left open. */
export const termsSchema = termFields.required({ dayRule: true, currency: true });

export type TermsInput = z.infer<typeof termsInputSchema>;
export type Terms = z.infer<typeof termsSchema>;
