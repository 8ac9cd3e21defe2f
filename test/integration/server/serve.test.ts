import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestFolder } from '../../support/test-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Starts a program of ours as a person would, with its own data, keys and no screen. */
function launch(file: string, programArguments: readonly string[]): ChildProcess {
  const folder = createTestFolder();
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const child = spawn(process.execPath, [join(ROOT, file), ...programArguments, '--data', join(folder, 'data')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, CI: 'true', XDG_CONFIG_HOME: join(folder, 'config'), APPDATA: join(folder, 'config'), TAMIO_KEY_STORE: 'file' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The address it prints, once it prints one. */
function printedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const take = (part: Buffer): void => {
      output += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+(?=\s)/.exec(output)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('exit', resolve));

async function enter(url: string): Promise<string> {
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(new URL('/', url), { headers: { cookie } });
  return page.text();
}

describe.each([
  ['npm start', 'scripts/start.ts', ['--browser']],
  ['tamio serve', 'bin/tamio.mjs', ['serve']],
] as const)('%s', (_name, file, programArguments) => {
  it('prints an address that opens the application', async () => {
    const url = await printedUrl(launch(file, programArguments));
    expect(await enter(url)).toContain('<div id="root">');
  });

  // Windows knows no termination signal: a process ended there has no say.
  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s', async (signal) => {
    const child = launch(file, programArguments);
    await printedUrl(child);
    const exit = exitOf(child);
    child.kill(signal);
    expect(await exit).toBe(0);
  });

  it('says in one line that its port is taken', async () => {
    const url = await printedUrl(launch(file, programArguments));
    const second = launch(file, [...programArguments, '--port', new URL(url).port]);
    let errors = '';
    second.stderr?.on('data', (part: Buffer) => {
      errors += part.toString();
    });
    expect(await exitOf(second)).toBe(1);
    expect(errors).toMatch(/^[^\n]*Port \d+ is not free[^\n]*\n$/);
  });
});
