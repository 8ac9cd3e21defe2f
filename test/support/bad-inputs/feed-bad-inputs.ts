import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { APP_ERROR_CODES } from '../../../src-shared/result/app-error.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type AppFolder, createAppFolder, dumpBooks, filesBelow, type OpenedApp, openApp } from '../app-folder.ts';
import { badInputs } from './bad-input.ts';
import type { NamedFile } from './random-files.ts';

export type FedInputs = {
  readonly understood: number;
  readonly refused: number;
  readonly slowestMs: number;
  /** What must not be, with the number of the input: a crash, a hang, an error nobody declared, something written. */
  readonly problems: readonly string[];
  /** The input that never came back; those after it were not fed. */
  readonly lostAt: number | null;
};

export type Feeder = { readonly feed: (indices: readonly number[]) => Promise<FedInputs>; readonly close: () => Promise<void> };

/** Longer than this and a person thinks that the application hangs. */
export const HANG_MS = 2000;
/** A worker that has not answered by then will not. */
const LOST_MS = 30_000;
/** A slow answer is asked for again so often: a machine that was busy with other things is no hang, and would not be slow each time. */
const SECOND_LOOKS = 2;
/** So many are on their way at once, so that the worker never waits for the next. */
const LANES = 3;

const EUR = currencyCode('EUR');
const DAMAGE: ReadonlySet<string> = new Set(['WORKER_CRASHED', 'INTERNAL']);
const NO_ANSWER = 'no answer';

async function preview(app: OpenedApp, path: string): Promise<string> {
  const timer = new AbortController();
  const answer = app.client.imports.preview({ source: { path }, accountName: 'Main', currency: EUR, rowLimit: 50 }).then(
    () => 'understood',
    (error: { data?: { code?: string }; message: string }) => error.data?.code ?? `undeclared: ${error.message}`,
  );
  try {
    // Left running, the timer of every input would stay until its time is over.
    return await Promise.race([answer, sleep(LOST_MS, NO_ANSWER, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}

/** What lies in the books and beside them: anything a preview wrote shows. */
async function stateOf(folder: AppFolder): Promise<string> {
  return JSON.stringify([await dumpBooks(folder), filesBelow(folder.data).filter((name) => !/-(wal|shm)$|\.log/.test(name))]);
}

/** Opens one application whose previews are fed bad inputs by their numbers. Nothing may be written whatever is in them. */
export async function openFeeder(): Promise<Feeder> {
  const folder = createAppFolder();
  const app = await openApp(folder);
  const inputOf = badInputs();
  await app.client.businesses.create({ name: 'Example Ltd', baseCurrency: EUR });

  const put = (lane: number, { name, bytes }: NamedFile): string => {
    const path = join(folder.files, `${lane}-${name}`);
    writeFileSync(path, bytes);
    return path;
  };
  // The first preview starts the worker, which is no time of its own.
  await preview(app, put(0, inputOf(0)));
  const untouched = await stateOf(folder);

  /** Asks for one alone and returns the least time it took. */
  const lookAgain = async (index: number): Promise<number> => {
    let leastMs = Number.POSITIVE_INFINITY;
    for (let look = 0; look < SECOND_LOOKS; look += 1) {
      const startedMs = performance.now();
      await preview(app, put(0, inputOf(index)));
      leastMs = Math.min(leastMs, performance.now() - startedMs);
    }
    return leastMs;
  };

  const feed = async (indices: readonly number[]): Promise<FedInputs> => {
    const found = { understood: 0, refused: 0, slowestMs: 0, problems: [] as string[], lostAt: null as number | null };
    const slow: number[] = [];
    let next = 0;
    let lastEndMs = 0;
    const lane = async (number: number): Promise<void> => {
      for (let index = indices[next++]; index !== undefined && found.lostAt === null; index = indices[next++]) {
        const file = inputOf(index);
        const startedMs = performance.now();
        const answer = await preview(app, put(number, file));
        const endMs = performance.now();
        // The worker takes one after the other: it began with this one when it was done with the one before.
        const tookMs = endMs - Math.max(startedMs, lastEndMs);
        lastEndMs = endMs;
        if (answer === NO_ANSWER && found.lostAt !== null) return;
        if (answer === 'understood') found.understood += 1;
        else if (APP_ERROR_CODES.some((code) => code === answer) && !DAMAGE.has(answer)) found.refused += 1;
        else found.problems.push(`input ${index} (${file.name}): ${answer}`);
        if (answer === NO_ANSWER) found.lostAt = index;
        else if (tookMs > HANG_MS) slow.push(index);
        else found.slowestMs = Math.max(found.slowestMs, tookMs);
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    if (found.lostAt !== null) return found;
    for (const index of slow) {
      const tookMs = await lookAgain(index);
      found.slowestMs = Math.max(found.slowestMs, tookMs);
      if (tookMs > HANG_MS) found.problems.push(`input ${index} (${inputOf(index).name}): ${Math.round(tookMs)} ms each time`);
    }
    if ((await stateOf(folder)) !== untouched) found.problems.push(`inputs ${indices[0]} to ${indices.at(-1)}: something was written`);
    return found;
  };
  return {
    feed,
    close: async () => {
      await app.close();
      folder.remove();
    },
  };
}
