import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataFolder, openDataFolder } from '../database/data-folder.ts';
import type { Database } from '../database/database.ts';
import { folderLayout } from '../database/folder-layout.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { createAnchorWriter } from '../features/audit/anchor.ts';
import { deriveAuditKey } from '../features/audit/audit-key.ts';
import { isOrphaned, removeStaged } from '../features/imports/remove-staged.ts';
import { startSchedule } from '../features/pipeline/schedule.ts';
import type { Services } from '../features/scope/services.ts';
import { createSessions } from '../features/scope/sessions.ts';
import { openingPerson } from '../features/security/opening-person.ts';
import { APP_VERSION } from '../platform/app-version.ts';
import { type Clock, createFixedClock, systemClock } from '../platform/clock.ts';
import { createFileSink, createLogger, type Logger } from '../platform/logger.ts';
import { createMemorySecrets } from '../platform/memory-secrets.ts';
import { openSecrets } from '../platform/open-secrets.ts';
import { configFolder } from '../platform/paths.ts';
import type { Secrets } from '../platform/secrets.ts';
import { createWorkerLanes } from '../worker/lanes.ts';
import { isAppError } from '../../src-shared/result/app-error.ts';
import type { App, CreateAppOptions } from './app.ts';
import { createEventHub } from './event-hub.ts';
import { createRouter } from './router.ts';

/** How often a window asks whether another process (the command line) has changed the books. */
const WATCH_EVERY_MS = 2000;

/** A standing clock for tests and demonstrations: every figure then depends on the data alone. */
function chooseClock(): { clock: Clock; fixedInstant: string | null } {
  const fixedInstant = process.env['TAMIO_FIXED_INSTANT'] ?? null;
  return { clock: fixedInstant === null ? systemClock : createFixedClock(fixedInstant), fixedInstant };
}

/** Tells the windows when another process has committed: they then fetch again what they show. */
function watchForeignCommits(services: Services): () => void {
  let seen = services.database.dataVersion();
  const timer = setInterval(() => {
    const now = services.database.dataVersion();
    if (now === seen) return;
    seen = now;
    services.events.publish({ kind: 'changed', businessId: null, topics: ['everything'] });
  }, WATCH_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Where the books lie and where their key is kept; a folder of no name lies in the system's temporary place, its key in memory. */
function choosePlaces(options: CreateAppOptions): { dir: string; secrets: Secrets; cleanUp: () => void } {
  if (options.dataFolder === null) {
    const dir = mkdtempSync(join(tmpdir(), 'tamio-'));
    return { dir, secrets: createMemorySecrets(), cleanUp: () => rmSync(dir, { recursive: true, force: true }) };
  }
  const machine = { platform: process.platform, homeFolder: homedir(), env: process.env };
  const secrets = openSecrets({
    configFolder: configFolder(machine),
    forced: process.env['TAMIO_KEY_STORE'],
    ...(options.safeStorage === undefined ? {} : { safeStorage: options.safeStorage }),
  });
  return { dir: options.dataFolder, secrets, cleanUp: () => undefined };
}

/** Removes what a killed import left. No query sees it, so a disk that takes no change must not keep anybody from looking at the books. */
async function tidyUp(database: Database, logger: Logger): Promise<void> {
  try {
    await removeStaged(database, isOrphaned);
  } catch (error) {
    if (!isAppError(error)) throw error;
    logger.warn('staged_not_removed', { code: error.code });
  }
}

/**
 * The folder with the key that this machine keeps, so that a wrong passphrase can be noted in its log; with the passphrase where the machine keeps none,
 * or where the folder is made with it.
 */
async function openFolder(place: { dir: string; secrets: Secrets }, clock: Clock, passphrase: string | undefined): Promise<DataFolder> {
  const options = { ...place, create: true, clock };
  if (passphrase === undefined) return openDataFolder(options);
  const isNew = !existsSync(folderLayout(place.dir).databaseFile);
  if (isNew) return openDataFolder({ ...options, passphrase });
  try {
    return await openDataFolder(options);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'PASSPHRASE_REQUIRED') throw error;
    return openDataFolder({ ...options, passphrase });
  }
}

/** Opens a data folder (or makes it), brings its database up to date and joins the procedures, the worker and the schedule. */
export async function createApp(options: CreateAppOptions): Promise<App> {
  const { clock, fixedInstant } = chooseClock();
  const { dir, secrets, cleanUp } = choosePlaces(options);
  const folder = await openFolder({ dir, secrets }, clock, options.passphrase);
  const logger = createLogger({ clock, level: 'info', sink: createFileSink(folder.logFolder) });
  await migrate(folder.databaseFile, folder.dataKey, { backupFolder: folder.backupFolder, nowInstant: clock.nowInstant() });
  const database = openDatabase({ file: folder.databaseFile, dataKey: folder.dataKey, create: false, role: 'main', logger });
  const auditKey = deriveAuditKey(folder.dataKey);
  const anchor = createAnchorWriter({ read: database.read, file: folder.anchorFile, auditKey, clock, logger });
  const worker = createWorkerLanes({
    url: options.workerUrl,
    start: { databaseFile: folder.databaseFile, dataKey: folder.dataKey, anchorFile: folder.anchorFile, fixedInstant },
    logger,
  });
  const events = createEventHub();
  const services: Services = {
    database,
    folder,
    secrets,
    sessions: createSessions(database.read, folder.keysFile),
    worker,
    clock,
    logger,
    events,
    auditKey,
    anchorChanged: anchor.changed,
    flushAnchor: anchor.flush,
    version: APP_VERSION,
  };
  const shut = async (): Promise<void> => {
    events.close();
    await worker.close();
    anchor.close();
    database.close();
    cleanUp();
  };
  try {
    await tidyUp(database, logger);
    const { host, userName, passphrase } = options;
    const start = await openingPerson(services, { host, userName, passphrase });
    if (start !== null) services.sessions.startAs(start);
  } catch (error) {
    await shut();
    throw error;
  }
  const schedule = options.isScheduled ? startSchedule(services) : null;
  const stopWatching = options.isScheduled ? watchForeignCommits(services) : () => undefined;
  return {
    router: createRouter(services),
    recoveryKey: folder.recoveryKey,
    resume: () => schedule?.catchUp(),
    close: async () => {
      schedule?.stop();
      stopWatching();
      await shut();
    },
  };
}
