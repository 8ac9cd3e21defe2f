import { forecastSet } from '../../engine/series/forecast-set.ts';
import type { Frequency, SeriesForecast } from '../../engine/series/types.ts';
import type { JobContext } from '../job-context.ts';

export type SeriesJobInput = {
  readonly series: readonly { readonly values: readonly number[] }[];
  readonly frequency: Frequency;
  readonly horizon: number;
  readonly levels: readonly number[];
};

export type SeriesJobOutput = { readonly forecasts: SeriesForecast[] };

/** Forecasts series that came with the call; touches no database. */
export function forecastGivenSeries(input: SeriesJobInput, context: JobContext): SeriesJobOutput {
  const { series, frequency, horizon, levels } = input;
  const tasks = series.map(({ values }) => ({ values, frequency, horizon, levels }));
  return { forecasts: forecastSet(tasks, context.control) };
}
