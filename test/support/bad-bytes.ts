import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, drawInteger } from '../../src-main/engine/common/random.ts';
import { APP_ERROR_CODES } from '../../src-shared/result/app-error.ts';
import { currencyCode } from '../../src-shared/domain/money/currency.ts';
import { createAppFolder, dumpBooks, openApp } from './app-folder.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { sampleStatements } from './sample-statements.ts';

export type BadBytesOutcome = {
  readonly samples: number;
  readonly understood: number;
  readonly refused: number;
  readonly slowestMs: number;
  /** What must not be, with the file kept for looking at: a crash, a hang, an error nobody declared. */
  readonly problems: readonly string[];
  readonly hasWritten: boolean;
};

/** Longer than this and a person thinks that the application hangs. */
export const HANG_MS = 2000;
/** A worker that has not answered by then will not. */
const LOST_MS = 30_000;

/** Previews that many mutated statements and looks at what comes back; nothing may be written whatever is in them. */
export async function feedBadBytes(options: { files: number; seed: number }): Promise<BadBytesOutcome> {
  const folder = createAppFolder();
  const app = await openApp(folder);
  const random = createRandom(options.seed);
  const samples = sampleStatements();
  const outcome = { understood: 0, refused: 0, slowestMs: 0, problems: [] as string[] };
  try {
    await app.client.businesses.create({ name: 'Example Ltd', baseCurrency: currencyCode('EUR') });
    const before = JSON.stringify(await dumpBooks(folder));
    for (let index = 0; index < options.files; index += 1) {
      const sample = samples[drawInteger(random, 0, samples.length - 1)];
      if (sample === undefined) break;
      const path = join(folder.files, sample.name);
      writeFileSync(path, mutateBytes(sample.bytes, random));
      const startedMs = performance.now();
      const preview = app.client.imports.preview({ source: { path }, accountName: 'Main', currency: currencyCode('EUR'), rowLimit: 50 });
      const answer = await Promise.race([
        preview.then(
          () => 'understood',
          (error: { data?: { code?: string }; message: string }) => error.data?.code ?? `undeclared: ${error.message}`,
        ),
        sleep(LOST_MS, 'no answer'),
      ]);
      const tookMs = performance.now() - startedMs;
      outcome.slowestMs = Math.max(outcome.slowestMs, tookMs);
      if (answer === 'understood') outcome.understood += 1;
      else if (APP_ERROR_CODES.some((code) => code === answer) && answer !== 'WORKER_CRASHED' && answer !== 'INTERNAL') outcome.refused += 1;
      else outcome.problems.push(`file ${index} (${sample.name}): ${answer}`);
      if (tookMs > HANG_MS) outcome.problems.push(`file ${index} (${sample.name}): ${Math.round(tookMs)} ms`);
      if (answer === 'no answer') break;
    }
    return { samples: samples.length, ...outcome, hasWritten: JSON.stringify(await dumpBooks(folder)) !== before };
  } finally {
    await app.close();
    folder.remove();
  }
}
