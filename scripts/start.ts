import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { serve as Serve } from '../src-main/server/serve.ts';
import { defaultDataFolder } from '../src-main/platform/paths.ts';
import { buildAll, isBuildStale } from './support/build.ts';
import { ELECTRON_HINT, findElectron, hasDisplay } from './support/electron-binary.ts';
import { ROOT } from './support/entries.ts';

type Arguments = { readonly data: string | undefined; readonly port: number | undefined; readonly isBrowserWanted: boolean };

function usage(problem: string): never {
  console.error(`${problem} Usage: npm start -- [--data DIR] [--port N] [--browser]`);
  process.exit(2);
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' }, browser: { type: 'boolean', default: false } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) usage(`${values.port} is no port.`);
    return { data: values.data === undefined ? undefined : resolve(values.data), port, isBrowserWanted: values.browser };
  } catch (error) {
    return usage(`${(error as Error).message}.`);
  }
}

function startElectron(executable: string, { data }: Arguments): void {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(executable, [ROOT, ...(data === undefined ? [] : ['--data', data])], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** Asks the system to show the address; where it cannot, the printed address is enough. */
function openBrowser(url: string): void {
  if (process.env['CI'] !== undefined || !hasDisplay()) return;
  const openers: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ['open', [url]],
    win32: ['rundll32', ['url.dll,FileProtocolHandler', url]],
  };
  const [command, commandArguments] = openers[process.platform] ?? ['xdg-open', [url]];
  const child = spawn(command, commandArguments, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

async function startBrowserHost({ data, port }: Arguments): Promise<void> {
  const { serve } = (await import(pathToFileURL(join(ROOT, 'out', 'main', 'serve.js')).href)) as { serve: typeof Serve };
  try {
    const dataFolder = data ?? defaultDataFolder({ platform: process.platform, homeFolder: homedir(), env: process.env });
    const serving = await serve({ dataFolder, port });
    openBrowser(serving.url);
    await serving.closed;
    process.exit(0);
  } catch (error) {
    // The bundle brings its own class of the error, so it is known by its name.
    console.error(error instanceof Error && error.name === 'AppError' ? error.message : error);
    process.exit(1);
  }
}

const startArguments = readArguments();
if (isBuildStale()) {
  const { missing } = await buildAll();
  if (missing.length > 0) {
    console.error(`Tamio cannot start, because these files are missing: ${missing.join(', ')}.`);
    process.exit(1);
  }
}
const electron = startArguments.isBrowserWanted ? null : findElectron();
if (electron !== null && hasDisplay()) {
  startElectron(electron, startArguments);
} else {
  const reason = electron === null ? `Electron is not installed here (${ELECTRON_HINT})` : 'There is no screen for a window';
  if (!startArguments.isBrowserWanted) console.error(`${reason}, so Tamio opens in the browser.`);
  await startBrowserHost(startArguments);
}
