import type { JobActor, JobBusiness } from '../../worker/job-subject.ts';
import type { RunOptions } from '../../worker/client.ts';
import type { BusinessScope, Scope } from './services.ts';

/** The call's business and day as plain data for the worker. */
export function jobBusiness(scope: BusinessScope): JobBusiness {
  const { id, baseCurrency, country, timeZone, locale, name } = scope.business;
  return { businessId: id, baseCurrency, country, timeZone, locale, name, asOf: scope.asOf, today: scope.today };
}

export function jobActor(scope: Scope): JobActor {
  return { userId: scope.userId, userName: scope.userName, source: scope.host };
}

/** Cancel with the call, and report progress under the caller's task name. */
export function jobOptions(scope: Scope, taskId: string | undefined): RunOptions {
  const options: RunOptions = { signal: scope.signal };
  if (taskId === undefined) return options;
  return { ...options, onProgress: (label, done, total) => scope.services.events.publish({ kind: 'progress', taskId, label, done, total }) };
}
