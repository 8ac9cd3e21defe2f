import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './entries.ts';

type PackageFile = { bin?: string | Record<string, string>; scripts?: Record<string, string> };

function readPackage(folder: string): PackageFile {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
}

/** In which package a command lives, where the names differ. */
const PACKAGE_OF: Readonly<Record<string, string>> = { tsc: 'typescript' };

/** The JavaScript file behind a command of node_modules: run with our own Node it works alike on every system, without a shell in between. */
function toolFile(command: string): string {
  const folder = join(ROOT, 'node_modules', PACKAGE_OF[command] ?? command);
  const { bin } = readPackage(folder);
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (file === undefined) throw new Error(`node_modules has no command ${command}: run "npm ci".`);
  return join(folder, file);
}

/** Node's arguments for one of our npm scripts that is a single command, so that what people run and what tests run is the same. */
export function scriptArguments(script: string): string[] {
  const line = readPackage(ROOT).scripts?.[script];
  if (line === undefined) throw new Error(`package.json has no script "${script}"`);
  const [command = '', ...rest] = line.split(' ');
  return command === 'node' ? rest : [toolFile(command), ...rest];
}

export function toolArguments(command: string, rest: readonly string[]): string[] {
  return [toolFile(command), ...rest];
}

export type Run = { readonly exitCode: number; readonly output: string; readonly durationMs: number };

/** Runs our own Node with the arguments and gathers what it prints. What takes longer than `limitMs` is ended and counts as failed. */
export function runNode(nodeArguments: readonly string[], options: { limitMs: number; env?: NodeJS.ProcessEnv }): Promise<Run> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...nodeArguments], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      timeout: options.limitMs,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', (error) => parts.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code, signal) => {
      if (signal !== null) parts.push(Buffer.from(`\nEnded by ${signal} after ${Math.round((performance.now() - startedAt) / 1000)} s.\n`));
      resolve({ exitCode: code ?? 1, output: Buffer.concat(parts).toString('utf8'), durationMs: performance.now() - startedAt });
    });
  });
}
