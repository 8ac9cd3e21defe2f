import { Cron } from 'croner';
import type { Services } from '../scope/services.ts';
import { isAppError } from '../../../src-shared/result/app-error.ts';
import { listBusinesses } from '../businesses/store.ts';
import type { BusinessScope } from '../scope/services.ts';
import { lastRunAt } from './store.ts';
import { runPipeline } from './run-pipeline.ts';

/** The source document's rhythm: critical checks every five minutes, everything hourly. */
const CRITICAL_EVERY = '*/5 * * * *';
const FULL_EVERY = '0 * * * *';
const FULL_EVERY_MS = 60 * 60_000;

let running: Cron[] = [];

/** When the next full run is due; null where no schedule runs (one command). */
export function nextRunAt(): string | null {
  return running[1]?.nextRun()?.toISOString() ?? null;
}

function scopeOf(services: Services, business: BusinessScope['business']): BusinessScope {
  const today = services.clock.today(business.timeZone);
  return { services, host: 'schedule', mayReadPaths: false, userId: null, userName: 'Schedule', business, asOf: today, today, signal: undefined };
}

async function runAll(services: Services, mode: 'full' | 'critical'): Promise<void> {
  for (const business of listBusinesses(services.database.read)) {
    try {
      await runPipeline(scopeOf(services, business), { mode, startedBy: 'schedule' });
    } catch (error) {
      // One business's failure is reported in its own health and must not keep the others from being looked at.
      services.logger.error('scheduled run failed', { businessId: business.id, mode, code: isAppError(error) ? error.code : 'INTERNAL' });
    }
  }
}

/** A full run for every business whose last one is older than an hour: after sleep, or after days closed, once and not once for each hour missed. */
async function catchUp(services: Services): Promise<void> {
  const nowMs = Date.parse(services.clock.nowInstant());
  const isDue = listBusinesses(services.database.read).some((business) => {
    const last = lastRunAt(services.database.read, business.id, 'full');
    return last === null || nowMs - Date.parse(last) >= FULL_EVERY_MS;
  });
  if (isDue) await runAll(services, 'full');
}

/** Starts the rhythm and catches up at once. */
export function startSchedule(services: Services): { catchUp: () => void; stop: () => void } {
  const options = { protect: true, unref: true } as const;
  running = [new Cron(CRITICAL_EVERY, options, () => runAll(services, 'critical')), new Cron(FULL_EVERY, options, () => runAll(services, 'full'))];
  const now = (): void => void catchUp(services).catch((error: unknown) => services.logger.error('catch-up failed', { error: String(error) }));
  now();
  return {
    catchUp: now,
    stop: () => {
      for (const cron of running) cron.stop();
      running = [];
    },
  };
}
