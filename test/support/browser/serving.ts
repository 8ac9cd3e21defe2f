import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { type AppFolder, createAppFolder } from '../app-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const TAMIO = join(ROOT, 'bin', 'tamio.mjs');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+(?=\s)/;

const run = promisify(execFile);

/** Runs the command line on the same books and returns what it answers. */
export async function tamio(folder: AppFolder, words: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [TAMIO, ...words, '--data', folder.data], {
    env: { ...process.env, ...folder.env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** Calls a procedure of the contract from outside the browser. */
export async function call<Output>(folder: AppFolder, procedure: string, input: object = {}): Promise<Output> {
  return JSON.parse(await tamio(folder, ['call', procedure, JSON.stringify(input)])) as Output;
}

export type Serving = {
  /** Lets one browser in, once. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
};

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const take = (part: Buffer): void => {
      output += part.toString();
      const address = ADDRESS.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
}

/** Serves the books of a folder as a person would, in a process of its own. The caller stops it. */
export async function startServing(folder: AppFolder, port = 0): Promise<Serving> {
  const child = spawn(process.execPath, [TAMIO, 'serve', '--data', folder.data, '--port', String(port)], {
    cwd: folder.root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...folder.env },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await printedAddress(child);
  const { origin, port: portText } = new URL(url);
  return {
    url,
    origin,
    port: Number(portText),
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The same, stopped when the test has finished. */
export async function serve(folder: AppFolder, port = 0): Promise<Serving> {
  const serving = await startServing(folder, port);
  onTestFinished(serving.stop);
  return serving;
}

/** A data folder for one test, removed when it has finished. */
export function testBooks(): AppFolder {
  const folder = createAppFolder();
  onTestFinished(folder.remove);
  return folder;
}

/** Invented companies whose books hold something to show, one of them with a forecast that needs attention. */
export async function createSample(folder: AppFolder): Promise<void> {
  await call(folder, 'sample.create', { archetype: 'agency', seed: 8 });
  await call(folder, 'pipeline.run', { businessId: 1, mode: 'full' });
}
