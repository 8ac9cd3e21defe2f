import { z } from 'zod';
import { businessInput, isoDateSchema, ownBusiness, readBusiness } from './common.ts';

const monthSchema = z.number().int().min(1).max(12);
const dayOfMonthSchema = z.number().int().min(1).max(31);
const weekdaySchema = z.number().int().min(1).max(7);
const yearSchema = z.number().int().min(1000).max(2999);

/** A holiday as data; see the glossary of `domain/calendar`. */
const holidayRuleSchema = z.object({
  name: z.string().trim().min(1).max(100),
  when: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('fixed'), month: monthSchema, day: dayOfMonthSchema }),
    z.object({ kind: z.literal('easter'), church: z.enum(['western', 'orthodox']), offsetDays: z.number().int().min(-100).max(100) }),
    z.object({ kind: z.literal('nth_weekday'), month: monthSchema, nth: z.number().int().min(-1).max(5), weekday: weekdaySchema }),
    z.object({
      kind: z.literal('weekday_near'),
      side: z.enum(['on_or_before', 'on_or_after']),
      month: monthSchema,
      day: dayOfMonthSchema,
      weekday: weekdaySchema,
    }),
    z.object({ kind: z.literal('dates'), dates: z.array(isoDateSchema).max(200) }),
  ]),
  observed: z.enum(['none', 'weekend_to_next_working_day', 'sunday_to_next_working_day', 'weekend_to_nearest_weekday']),
  fromYear: yearSchema.nullable(),
  toYear: yearSchema.nullable(),
  exceptYears: z.array(yearSchema).max(100),
});

export const businessCalendarSchema = z.object({
  weekend: z.array(weekdaySchema).max(6),
  holidays: z.array(holidayRuleSchema).max(200),
  extraDates: z.array(isoDateSchema).max(1000),
});

const calendarView = businessCalendarSchema.extend({
  /** False while the list of the business's country applies as it is. */
  isOwn: z.boolean(),
  year: yearSchema,
  days: z.array(z.object({ date: isoDateSchema, name: z.string() })),
});

export const calendar = {
  /** The business days that due dates are shifted to, and the holidays of one year. */
  get: readBusiness.input(businessInput.extend({ year: yearSchema.optional() })).output(calendarView),
  /** Due items that are still open and planned move with it. */
  update: ownBusiness.input(businessInput.extend(businessCalendarSchema.partial().shape)).output(calendarView),
  /** Back to the list of the country. */
  reset: ownBusiness.input(businessInput).output(calendarView),
};

/** The source documents' three switches, by their names. All on is the last phase and the default. */
export const featureFlagsSchema = z.object({
  useObligationSystem: z.boolean(),
  useObligationForForecast: z.boolean(),
  deprecateDirectCashEvents: z.boolean(),
});

export const featureFlags = {
  get: readBusiness.input(businessInput).output(featureFlagsSchema),
  update: ownBusiness.input(businessInput.extend(featureFlagsSchema.partial().shape)).output(featureFlagsSchema),
};

export type FeatureFlags = z.infer<typeof featureFlagsSchema>;
export type BusinessCalendarView = z.infer<typeof calendarView>;
