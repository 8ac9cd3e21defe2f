import fc from 'fast-check';
import { type ActionStep, actionStep, takeStep } from '../action-steps.ts';
import { type AppFolder, openApp } from '../app-folder.ts';

/**
 * Runs the pipeline and decides on what it prepared, one random step after another, until it is killed. Prints `ready` and then a line for every step
 * that was acknowledged or refused.
 */
const [place = '', seed = '1'] = process.argv.slice(2);
const folder = { ...(JSON.parse(place) as Omit<AppFolder, 'remove'>), remove: () => undefined };
const steps: readonly ActionStep[] = fc.sample(actionStep, { seed: Number(seed), numRuns: 10_000 });
const app = await openApp(folder);
process.stdout.write('ready\n');
for (const one of steps) {
  // A refusal is an answer; anything else is a mistake.
  const answer = await takeStep(app.client, one).then(
    () => 'done',
    (error: { data?: { code?: string }; message: string }) =>
      error.data?.code === 'CONFLICT' || error.data?.code === 'INVALID_INPUT' ? 'refused' : `failed ${error.message}`,
  );
  process.stdout.write(`${one.kind} ${answer}\n`);
}
await app.close();
