import { z } from 'zod';
import { readFile, taskInput } from './common.ts';

/** Largest magnitude of a value: whole numbers are exact up to about nine times this, and no sum of squares overflows. */
const LARGEST_VALUE = 1e15;
/** Together they bound the work of one call to minutes and its message to some 50 MB. */
const MOST_SERIES = 10_000;
const MOST_VALUES = 20_000;
const MOST_VALUES_TOGETHER = 3_000_000;
const LONGEST_HORIZON = 1000;
const MOST_LEVELS = 10;
const LOWEST_LEVEL = 0.01;
const HIGHEST_LEVEL = 0.999;

const valueSchema = z.number('every value must be a number; leave none out').min(-LARGEST_VALUE).max(LARGEST_VALUE);

const inputSchema = z
  .object({
    /** Each in equal steps, oldest first, without gaps, in any unit. */
    series: z
      .array(z.object({ values: z.array(valueSchema).min(1).max(MOST_VALUES) }))
      .min(1)
      .max(MOST_SERIES),
    frequency: z.enum(['daily', 'weekly', 'monthly', 'quarterly']),
    /** Steps to forecast. */
    horizon: z.number().int().min(1).max(LONGEST_HORIZON),
    /** Shares that the ranges shall hold: 0.8 asks for the quantiles 0.1 and 0.9. */
    levels: z.array(z.number().min(LOWEST_LEVEL).max(HIGHEST_LEVEL)).min(1).max(MOST_LEVELS).default([0.8]),
  })
  .extend(taskInput.shape)
  .refine(({ series }) => series.reduce((sum, { values }) => sum + values.length, 0) <= MOST_VALUES_TOGETHER, {
    path: ['series'],
    message: `at most ${MOST_VALUES_TOGETHER} values together; split the call`,
  });

const stepsSchema = z.array(z.number());

const outputSchema = z.object({
  /** In the order of the series; each depends on its own series only. */
  forecasts: z.array(
    z.object({
      mean: stepsSchema,
      /** By probability: (1 − level) ÷ 2, 0.5 and (1 + level) ÷ 2, such as "0.1", "0.5" and "0.9". */
      quantiles: z.record(z.string(), stepsSchema),
      /** What the forecast rests on, for people. */
      model: z.string(),
    }),
  ),
});

/** Forecasts series of any origin from themselves alone: no books are read or written. */
export const forecastAnySeries = readFile.input(inputSchema).output(outputSchema);
