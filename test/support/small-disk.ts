import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { createTestFolder } from './test-folder.ts';

export type SmallDisk = { readonly folder: string; readonly setReadOnly: (isReadOnly: boolean) => void };

function run(command: string, ...parameters: string[]): boolean {
  try {
    execFileSync(command, parameters, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A disk of its own of a few hundred kilobytes. Only Linux with root may mount one: elsewhere the test is skipped and says why. */
export function mountSmallDisk(kilobytes: number, skip: (reason: string) => never): SmallDisk {
  if (process.platform !== 'linux') return skip('only Linux can mount a disk in memory');
  if (process.getuid?.() !== 0) return skip('only root may mount a disk');
  const folder = createTestFolder();
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)) return skip('mounting is not allowed here');
  onTestFinished(() => void run('umount', '-l', folder));
  return { folder, setReadOnly: (isReadOnly) => void run('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder) };
}
