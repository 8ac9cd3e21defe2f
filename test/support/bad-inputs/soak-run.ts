import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FedInputs } from './feed-bad-inputs.ts';

/** Numbers of inputs from the first up to, but not with, the end. */
export type Range = { readonly first: number; readonly end: number };
export type FedRange = Range & { readonly found: FedInputs };

const CHILD = join(import.meta.dirname, '..', 'children', 'feed-bad-inputs.ts');

/** The ranges of a fixed size that make up a run, without those that are done. */
export function openRanges(count: number, size: number, done: readonly Range[]): Range[] {
  const ranges = Array.from({ length: Math.ceil(count / size) }, (_, index) => ({ first: index * size, end: Math.min(count, (index + 1) * size) }));
  return ranges.filter(({ first, end }) => !done.some((range) => range.first <= first && range.end >= end));
}

/** What is left to feed where a process got stuck on one input or died somewhere in the range: after the input, or both halves. */
function remainder({ first, end }: Range, lostAt: number | null): Range[] {
  if (lostAt !== null) return lostAt + 1 < end ? [{ first: lostAt + 1, end }] : [];
  const middle = Math.floor((first + end) / 2);
  return end - first === 1
    ? []
    : [
        { first, end: middle },
        { first: middle, end },
      ];
}

const died = (range: Range, how: string): FedInputs => ({
  understood: 0,
  refused: 0,
  slowestMs: 0,
  problems: [`inputs ${range.first} to ${range.end - 1}: the process ended with ${how}`],
  lostAt: null,
});

/** One process that takes ranges until there are none. Resolves to the ranges that still have to be fed by another one. */
function work(queue: Range[], onFed: (fed: FedRange) => void): Promise<Range[]> {
  const child = fork(CHILD, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let current: Range | undefined;
  let left: Range[] = [];
  const next = (): void => {
    current = queue.shift();
    if (current === undefined) child.disconnect();
    else child.send(current);
  };
  child.on('message', (message: 'ready' | FedInputs) => {
    if (message !== 'ready' && current !== undefined) {
      const { lostAt } = message;
      onFed({ ...current, end: lostAt === null ? current.end : lostAt + 1, found: message });
      if (lostAt !== null) {
        left = remainder(current, lostAt);
        current = undefined;
        // Its worker still turns over the input; only ending the process ends that.
        child.kill('SIGKILL');
        return;
      }
    }
    next();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (current !== undefined) {
        const halves = remainder(current, null);
        // The range counts as fed only where nothing of it is fed again.
        onFed({ ...current, end: halves.length === 0 ? current.end : current.first, found: died(current, `${signal ?? code}`) });
        left = halves;
      }
      resolve(left);
    });
  });
}

/** Feeds all ranges through several processes at once. A process that gets stuck or dies is replaced, and the input it died of is searched by halves. */
export async function feedRanges(ranges: readonly Range[], processes: number, onFed: (fed: FedRange) => void): Promise<void> {
  const queue = [...ranges];
  const lane = async (): Promise<void> => {
    while (queue.length > 0) queue.unshift(...(await work(queue, onFed)));
  };
  await Promise.all(Array.from({ length: processes }, lane));
}
