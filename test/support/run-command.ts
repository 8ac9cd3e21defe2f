import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { AppFolder } from './app-folder.ts';

const CLI = join(import.meta.dirname, '..', '..', 'src-main', 'cli', 'cli.ts');

export type CommandResult = {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type RunningCommand = { readonly processId: number; readonly kill: () => void; readonly result: Promise<CommandResult> };

type CommandOptions = { readonly stdin?: string; readonly env?: Readonly<Record<string, string>>; readonly data?: string | null };

/** Starts the real command on a folder, as a terminal would. `data` null leaves out `--data`. */
export function startCommand(folder: AppFolder, words: readonly string[], options: CommandOptions = {}): RunningCommand {
  const data = options.data === undefined ? folder.data : options.data;
  const { TAMIO_FIXED_INSTANT: _, TAMIO_DATA: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...words, ...(data === null ? [] : ['--data', data])], {
    env: { ...inherited, ...folder.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  // A command that has ended does not read what is left for it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  const result = new Promise<CommandResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, ...output }));
  });
  return { processId: child.pid ?? 0, kill: () => void child.kill('SIGKILL'), result };
}

export function runCommand(folder: AppFolder, words: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return startCommand(folder, words, options).result;
}

/** The result of a command that must succeed, parsed. */
export async function runJson(folder: AppFolder, words: readonly string[], options: CommandOptions = {}): Promise<unknown> {
  const { exitCode, stdout, stderr } = await runCommand(folder, [...words, '--json'], options);
  if (exitCode !== 0) throw new Error(`tamio ${words.join(' ')} exits ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}
