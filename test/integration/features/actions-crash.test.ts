import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { expectSoundActions, openBusyBooks } from '../../support/action-steps.ts';
import type { AppFolder } from '../../support/app-folder.ts';

const IS_FULL = process.env['TAMIO_FULL'] === '1';
const KILLS = IS_FULL ? 60 : 5;
const script = fileURLToPath(new URL('../../support/children/act-until-killed.ts', import.meta.url));

/**
 * Acts in a process of its own and kills it (SIGKILL) after so many answers and a part of the time one took on average, so that kills fall between and
 * within any two steps on a machine of any speed; what it had answered until then.
 */
async function actAndKill(folder: AppFolder, { seed, afterSteps }: { seed: number; afterSteps: number }): Promise<string[]> {
  const { remove: _, ...place } = folder;
  const child = spawn(process.execPath, [script, JSON.stringify(place), String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let beganMs = 0;
  let isDoomed = false;
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    if (text === '') beganMs = performance.now();
    text += part;
    const answered = text.split('\n').length - 2;
    if (isDoomed || answered < Math.floor(afterSteps)) return;
    isDoomed = true;
    const stepMs = (performance.now() - beganMs) / Math.max(1, answered);
    setTimeout(() => child.kill('SIGKILL'), stepMs * (afterSteps % 1));
  });
  await once(child, 'close');
  return text.split('\n').slice(1, -1);
}

it(
  'a process killed while it runs, approves, executes and takes back leaves nothing twice and nothing half done',
  async () => {
    let app = await openBusyBooks();
    await app.client.pipeline.run({});
    const answers: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await app.close();
      answers.push(...(await actAndKill(app.folder, { seed: 4711 + kill, afterSteps: 3 + ((kill * 2.37) % 10) })));
      app = await app.reopen();
      expectSoundActions(await app.dump());
      expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
    }
    expect(answers.filter((answer) => answer.includes('failed'))).toEqual([]);
    expect(answers.filter((answer) => answer === 'approve done').length).toBeGreaterThan(0);
    // What stood before the last kill is carried on: a further run finds its place, and adds nothing that is there.
    await app.client.pipeline.run({});
    expectSoundActions(await app.dump());
  },
  30 * 60_000,
);
