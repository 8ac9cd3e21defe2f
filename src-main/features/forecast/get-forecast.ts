import type { WorkerClient } from '../../worker/client.ts';
import type { ForecastJobOutput } from '../../worker/jobs/forecast.ts';
import { jobBusiness, jobOptions } from '../scope/job-input.ts';
import type { BusinessScope } from '../scope/services.ts';

/**
 * Answers of each worker, until the books change; the main thread answers a second look without asking. By worker, because the number of a state of the
 * books is counted from the opening of the file: after closing and opening again it may mean another state.
 */
const answersOf = new WeakMap<WorkerClient, Map<string, Promise<ForecastJobOutput>>>();
const ANSWERS_KEPT = 12;

/** The forecast of the scope's day. Asked twice for the same state of the books it is computed once. */
export function getForecast(
  scope: BusinessScope,
  wanted: { horizonDays: number; actualDays: number; withParts?: boolean; taskId?: string | undefined },
): Promise<ForecastJobOutput> {
  const { database, worker } = scope.services;
  const answers = answersOf.get(worker) ?? new Map<string, Promise<ForecastJobOutput>>();
  answersOf.set(worker, answers);
  const withParts = wanted.withParts === true;
  const key = `${database.dataVersion()}|${scope.business.id}|${scope.asOf}|${wanted.horizonDays}|${wanted.actualDays}|${withParts}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const options = jobOptions(scope, wanted.taskId);
  // The answer is shared, so that one caller's cancel must not fail the others.
  const made = worker.run(
    'forecast',
    { business: jobBusiness(scope), horizonDays: wanted.horizonDays, actualDays: wanted.actualDays, withParts },
    { onProgress: options.onProgress },
  );
  if (answers.size >= ANSWERS_KEPT) answers.delete(answers.keys().next().value ?? '');
  answers.set(key, made);
  made.catch(() => answers.delete(key));
  return made;
}
