import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isBuildStale } from './build.ts';
import { findChromium } from './chromium.ts';
import { ROOT } from './entries.ts';
import { type Tally, TALLY_FILE_VARIABLE } from './tally-reporter.ts';
import { runNode, scriptArguments, toolArguments } from './tools.ts';

/** What one step of `npm test` found, and what it printed when it failed. */
export type StepResult = Tally & { readonly output: string; readonly durationMs: number };

export type Step = { readonly name: string; readonly run: () => Promise<StepResult> };

/** The longest step takes a few minutes on two cores: what takes this long hangs. */
const LIMIT_MS = 15 * 60_000;

/** A tool that is content or not: one passed, or one failed. */
function checkStep(name: string, nodeArguments: () => string[]): Step {
  return {
    name,
    run: async () => {
      const { exitCode, output, durationMs } = await runNode(nodeArguments(), { limitMs: LIMIT_MS });
      return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: [], output, durationMs };
    },
  };
}

const failure = (output: string): StepResult => ({ passed: 0, failed: 1, skipped: [], output: `${output}\n`, durationMs: 0 });

function readTally(file: string): Tally | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tally) : null;
}

/** The tests of one kind, that is of one folder and one project of `vitest.config.ts`. */
function vitestStep(name: string, needs: { browser?: boolean } = {}): Step {
  return {
    name,
    run: async () => {
      if (globSync(`test/${name}/**/*.test.ts`, { cwd: ROOT }).length === 0) return failure(`test/${name} holds no test.`);
      const chromium = needs.browser === true ? findChromium() : null;
      if (needs.browser === true && chromium === null) {
        return failure('The end-to-end tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to its executable.');
      }
      mkdirSync(join(ROOT, 'test-results'), { recursive: true });
      const tallyFile = join(ROOT, 'test-results', `${name}.json`);
      rmSync(tallyFile, { force: true });
      const reporter = join(ROOT, 'scripts', 'support', 'tally-reporter.ts');
      const { exitCode, output, durationMs } = await runNode(
        toolArguments('vitest', ['run', '--project', name, '--reporter=default', `--reporter=${reporter}`]),
        {
          limitMs: LIMIT_MS,
          env: { [TALLY_FILE_VARIABLE]: tallyFile, ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }) },
        },
      );
      const tally = readTally(tallyFile) ?? { passed: 0, failed: 0, skipped: [] };
      // Vitest may fail without a failed test (it crashed, or nothing was found): that must never look like success.
      const unexplained = exitCode !== 0 && tally.failed === 0 ? 1 : 0;
      return { ...tally, failed: tally.failed + unexplained, output, durationMs };
    },
  };
}

export const STEPS: readonly Step[] = [
  checkStep('types', () => scriptArguments('types')),
  checkStep('lint', () => scriptArguments('lint')),
  checkStep('format', () => [...scriptArguments('format'), '--check']),
  checkStep('dead-code', () => scriptArguments('dead-code')),
  checkStep('build', () => scriptArguments('build')),
  vitestStep('unit'),
  vitestStep('property'),
  vitestStep('golden'),
  vitestStep('model'),
  vitestStep('migrations'),
  vitestStep('integration'),
  vitestStep('architecture'),
  vitestStep('e2e', { browser: true }),
  vitestStep('electron'),
];

const NEED_BUILD: ReadonlySet<string> = new Set(['integration', 'e2e', 'electron']);

/** The steps of these names in their order, preceded by the build where they need one that is not there; null when a name is unknown. */
export function chooseSteps(names: readonly string[]): readonly Step[] | null {
  if (names.length === 0) return STEPS;
  if (names.some((name) => !STEPS.some((step) => step.name === name))) return null;
  const needsBuild = names.some((name) => NEED_BUILD.has(name)) && isBuildStale();
  return STEPS.filter(({ name }) => names.includes(name) || (needsBuild && name === 'build'));
}
