import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/support/entries.ts';
import type { Measurement } from '../../scripts/support/measure.ts';
import { runNode, toolArguments } from '../../scripts/support/tools.ts';

/** The switch by which a test takes its whole grid or all its runs instead of a sample. */
const SWITCH = 'TAMIO_FULL';
const LIMIT_MS = 60 * 60_000;
const TEST_LIMIT_MS = 30 * 60_000;

/** Runs every test that samples in `npm test`, in full. A test joins by asking for the switch. */
export default async function fullCounts(): Promise<Measurement> {
  const files = globSync('test/**/*.test.ts', { cwd: ROOT })
    .filter((file) => readFileSync(join(ROOT, file), 'utf8').includes(SWITCH))
    .toSorted();
  const rows = [];
  for (const file of files) {
    const { exitCode, output, durationMs } = await runNode(toolArguments('vitest', ['run', `--testTimeout=${TEST_LIMIT_MS}`, file]), {
      limitMs: LIMIT_MS,
      env: { [SWITCH]: '1' },
    });
    if (exitCode !== 0) console.error(output);
    console.log(`  ${file}: ${exitCode === 0 ? 'passed' : 'FAILED'}`);
    rows.push({ name: file, value: Math.round(durationMs / 1000), unit: 's', isOk: exitCode === 0 });
  }
  return {
    title: `${files.length} test files with their full counts`,
    rows: [...rows, { name: 'files', value: files.length, unit: '', isOk: files.length > 0 }],
  };
}
