import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../../scripts/support/entries.ts';
import { TALLY_FILE_VARIABLE, type Tally } from '../../../scripts/support/tally-reporter.ts';
import { runNode, toolArguments } from '../../../scripts/support/tools.ts';

/** Runs Vitest over the given files with our reporter. Their folder lies in the project, so that they find Vitest. */
async function tallyOf(files: Record<string, string>): Promise<{ tally: Tally; exitCode: number }> {
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'test-results', 'tally-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  for (const [name, code] of Object.entries({ 'vitest.config.mjs': 'export default {};', ...files })) writeFileSync(join(folder, name), code);
  const tallyFile = join(folder, 'tally.json');
  const reporter = join(ROOT, 'scripts', 'support', 'tally-reporter.ts');
  const { exitCode } = await runNode(toolArguments('vitest', ['run', '--root', folder, `--reporter=${reporter}`]), {
    limitMs: 60_000,
    env: { [TALLY_FILE_VARIABLE]: tallyFile },
  });
  return { tally: JSON.parse(readFileSync(tallyFile, 'utf8')) as Tally, exitCode };
}

const file = (body: string): string => `import { afterAll, describe, expect, it } from 'vitest';\n${body}`;

describe('the count of a run', () => {
  it('names what was skipped, with the reason', async () => {
    const { tally, exitCode } = await tallyOf({
      'a.test.ts': file(
        "it('passes', () => expect(1).toBe(1));\nit('skips', ({ skip }) => skip(true, 'no moon tonight'));\nit.skip('rests', () => {});",
      ),
    });
    expect(exitCode).toBe(0);
    expect(tally).toEqual({
      passed: 1,
      failed: 0,
      skipped: [
        { name: 'skips', reason: 'no moon tonight' },
        { name: 'rests', reason: 'no reason given' },
      ],
    });
  });

  it('counts a file that cannot be loaded, a broken hook and a stray rejection as failures', async () => {
    const { tally, exitCode } = await tallyOf({
      'fails.test.ts': file("it('fails', () => expect(1).toBe(2));"),
      'broken.test.ts': file("throw new Error('broken');"),
      'hook.test.ts': file("describe('suite', () => { afterAll(() => { throw new Error('hook'); }); it('passes', () => expect(1).toBe(1)); });"),
      'stray.test.ts': file("it('passes', () => { void Promise.reject(new Error('stray')); expect(1).toBe(1); });"),
    });
    expect(exitCode).toBe(1);
    expect(tally).toEqual({ passed: 2, failed: 4, skipped: [] });
  });
});
