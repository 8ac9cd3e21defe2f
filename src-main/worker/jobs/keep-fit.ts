import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { loadForecast } from './load-forecast.ts';
import { historyVersion, writeFit } from './stored-fit.ts';

export type KeepFitInput = { readonly business: JobBusiness };
export type KeepFitOutput = { readonly isKept: boolean };

const HORIZON_DAYS = 91;

/** Fits the history of the books as they are now and keeps the fit, so that the next start forecasts without fitting. */
export async function keepFit({ business }: KeepFitInput, context: JobContext): Promise<KeepFitOutput> {
  const { fit, history } = loadForecast(context, business, HORIZON_DAYS).input;
  if (fit === undefined || business.asOf < business.today) return { isKept: false };
  await context.database.write((tx) => writeFit(tx, business, { fit, version: historyVersion(history), nowInstant: context.clock.nowInstant() }));
  return { isKept: true };
}
