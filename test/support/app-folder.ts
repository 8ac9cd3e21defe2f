import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { CallContext } from '../../src-main/app/app.ts';
import { createApp } from '../../src-main/app/create-app.ts';
import { connect, type SqliteConnection } from '../../src-main/database/connection.ts';
import { openDataFolder } from '../../src-main/database/data-folder.ts';
import { systemClock } from '../../src-main/platform/clock.ts';
import { openSecrets } from '../../src-main/platform/open-secrets.ts';
import { configFolder } from '../../src-main/platform/paths.ts';
import type { Contract } from '../../src-shared/contract/index.ts';

export type Client = ContractRouterClient<Contract>;

/** A data folder on a machine of its own: where its books lie, and the environment in which the application finds their key and nobody else's. */
export type AppFolder = {
  readonly root: string;
  readonly data: string;
  /** For statements, reports and the like. */
  readonly files: string;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
};

/** The instant at which tests happen unless they say otherwise. */
export const TEST_NOW = '2026-03-05T09:30:00.000Z';

export function createAppFolder(nowInstant: string | null = TEST_NOW): AppFolder {
  const root = mkdtempSync(join(tmpdir(), 'tamio-app-'));
  const home = join(root, 'home');
  return {
    root,
    data: join(root, 'data'),
    files: root,
    env: {
      HOME: home,
      USERPROFILE: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'share'),
      APPDATA: join(home, 'config'),
      LOCALAPPDATA: join(home, 'share'),
      TAMIO_KEY_STORE: 'file',
      ...(nowInstant === null ? {} : { TAMIO_FIXED_INSTANT: nowInstant }),
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export type OpenedApp = {
  readonly client: Client;
  /** The same books as another host sees them. */
  readonly clientOf: (context: CallContext) => Client;
  readonly recoveryKey: string | null;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

/** Opens the application in this process with its real database and worker. The folder's environment counts while it opens. */
export async function openApp(folder: AppFolder, options: { isScheduled?: boolean; passphrase?: string } = {}): Promise<OpenedApp> {
  if (folder.env['TAMIO_FIXED_INSTANT'] === undefined) delete process.env['TAMIO_FIXED_INSTANT'];
  Object.assign(process.env, folder.env);
  const app = await createApp({
    dataFolder: folder.data,
    host: 'cli',
    isScheduled: options.isScheduled ?? false,
    passphrase: options.passphrase,
    workerUrl: new URL('../../src-main/worker/entry.ts', import.meta.url),
  });
  const clientOf = (context: CallContext): Client => createRouterClient(app.router, { context }) as Client;
  return { client: clientOf({ host: 'cli', mayReadPaths: true }), clientOf, recoveryKey: app.recoveryKey, resume: app.resume, close: app.close };
}

async function dataKeyOf(folder: AppFolder, passphrase?: string): Promise<{ databaseFile: string; dataKey: Uint8Array }> {
  const machine = { platform: process.platform, homeFolder: folder.root, env: folder.env };
  const secrets = openSecrets({ configFolder: configFolder(machine), forced: 'file' });
  return openDataFolder({ dir: folder.data, secrets, create: false, clock: systemClock, ...(passphrase === undefined ? {} : { passphrase }) });
}

/** A connection past all rules of the application, as somebody with the key has one. The caller closes it. */
export async function connectRaw(folder: AppFolder): Promise<SqliteConnection> {
  const { databaseFile, dataKey } = await dataKeyOf(folder);
  return connect({ file: databaseFile, dataKey, create: false });
}

export type Dump = Readonly<Record<string, readonly Record<string, unknown>[]>>;

function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Buffer.isBuffer(value) ? value.toString('base64') : value]));
}

/** Every row of every table, for comparing the books before and after. */
export async function dumpBooks(folder: AppFolder, options: { except?: readonly string[] } = {}): Promise<Dump> {
  const raw = await connectRaw(folder);
  try {
    const names = raw
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
      .pluck()
      .all();
    const kept = names.filter((name) => options.except?.includes(name) !== true);
    return Object.fromEntries(
      kept.map((name) => [
        name,
        raw
          .prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`)
          .all()
          .map(plain)
          .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      ]),
    );
  } finally {
    raw.close();
  }
}

/** Names of everything below a folder, so that "nothing was left" can be said; empty where there is no folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true }).map(String).toSorted();
  } catch {
    return [];
  }
}
