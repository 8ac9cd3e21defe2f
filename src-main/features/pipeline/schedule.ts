import { Cron } from 'croner';
import { isAppError } from '../../../src-shared/result/app-error.ts';
import { backUp } from '../backups/back-up.ts';
import { listBusinesses } from '../businesses/store.ts';
import { scoreForecasts } from '../forecast/accuracy-procedures.ts';
import { keepSnapshot } from '../forecast/keep-snapshot.ts';
import { hasDailySnapshot } from '../forecast/store.ts';
import { jobActor, jobBusiness } from '../scope/job-input.ts';
import { type BusinessScope, publishChange, type Services } from '../scope/services.ts';
import { runPipeline } from './run-pipeline.ts';
import { lastRunAt } from './store.ts';

/** The source document's rhythm: critical checks every five minutes, everything hourly, the daily round at six in the business's own time zone. */
const CRITICAL_EVERY = '*/5 * * * *';
const FULL_EVERY = '0 * * * *';
const FULL_EVERY_MS = 60 * 60_000;
const DAILY_HOUR = 6;

let fullRuns: Cron | null = null;

/** When the next full run is due; null where no schedule runs (one command). */
export function nextRunAt(nowInstant: string): string | null {
  return fullRuns?.nextRun(new Date(nowInstant))?.toISOString() ?? null;
}

function scopeOf(services: Services, business: BusinessScope['business']): BusinessScope {
  const today = services.clock.today(business.timeZone);
  return { services, host: 'schedule', mayReadPaths: false, userId: null, userName: 'Schedule', business, asOf: today, today, signal: undefined };
}

/** One business's failure is logged and seen in its own health; it must not keep the others from being looked at. */
async function forEachBusiness(services: Services, what: string, work: (scope: BusinessScope) => Promise<void>): Promise<void> {
  for (const business of listBusinesses(services.database.read)) {
    try {
      await work(scopeOf(services, business));
    } catch (error) {
      services.logger.error('scheduled work failed', { businessId: business.id, what, code: isAppError(error) ? error.code : 'INTERNAL' });
    }
  }
}

function hasLines(scope: BusinessScope): boolean {
  const { read } = scope.services.database;
  return read.first(read.build.selectFrom('account_days').select('account_id').where('business_id', '=', scope.business.id).limit(1)) !== undefined;
}

/** Once a day after six, or at the first chance later: the forecast is frozen, and one backup is taken for the whole file. */
async function runDaily(services: Services): Promise<void> {
  let isBackupDue = false;
  await forEachBusiness(services, 'daily', async (scope) => {
    if (
      services.clock.hour(scope.business.timeZone) < DAILY_HOUR ||
      !hasLines(scope) ||
      hasDailySnapshot(services.database.read, scope.business.id, scope.today)
    )
      return;
    await runPipeline(scope, { mode: 'full', startedBy: 'schedule' });
    await keepSnapshot(scope, 'daily');
    await scoreForecasts(scope);
    await services.worker.run('takeSnapshot', { business: jobBusiness(scope) });
    await services.worker.run('keepFit', { business: jobBusiness(scope) });
    isBackupDue = true;
  });
  if (!isBackupDue) return;
  const first = listBusinesses(services.database.read)[0];
  if (first !== undefined) await backUp(scopeOf(services, first), { file: undefined, passphrase: undefined });
}

/** Due items reach as far ahead as the longest forecast looks, also after days or months in which nothing ran. */
async function topUpAll(services: Services): Promise<void> {
  await forEachBusiness(services, 'due items', async (scope) => {
    const done = await services.worker.run('topUp', { business: jobBusiness(scope), actor: jobActor(scope), isForced: false });
    if (done.inserted + done.updated + done.cancelled === 0) return;
    services.anchorChanged();
    publishChange(scope, 'obligations', 'forecast', 'audit');
  });
}

async function runFull(services: Services): Promise<void> {
  await forEachBusiness(services, 'full', async (scope) => {
    await runPipeline(scope, { mode: 'full', startedBy: 'schedule' });
  });
}

async function runCritical(services: Services): Promise<void> {
  await forEachBusiness(services, 'critical', async (scope) => {
    await runPipeline(scope, { mode: 'critical', startedBy: 'schedule' });
  });
  await runDaily(services);
}

/** After sleep, or after days closed: what is overdue is done once, not once for every time it was missed. */
async function catchUp(services: Services): Promise<void> {
  await topUpAll(services);
  const nowMs = Date.parse(services.clock.nowInstant());
  const isDue = listBusinesses(services.database.read).some((business) => {
    const last = lastRunAt(services.database.read, business.id, 'full');
    return last === null || nowMs - Date.parse(last) >= FULL_EVERY_MS;
  });
  if (isDue) await runFull(services);
  await runDaily(services);
}

/** Starts the rhythm and catches up at once. */
export function startSchedule(services: Services): { catchUp: () => void; stop: () => void } {
  const report = (error: unknown): void =>
    services.logger.error('schedule failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const options = { protect: true, unref: true, catch: report } as const;
  const critical = new Cron(CRITICAL_EVERY, options, () => runCritical(services));
  const full = new Cron(FULL_EVERY, options, () => runFull(services));
  fullRuns = full;
  const now = (): void => void catchUp(services).catch(report);
  now();
  return {
    catchUp: now,
    stop: () => {
      critical.stop();
      full.stop();
      fullRuns = null;
    },
  };
}
