import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

export type Tally = {
  readonly passed: number;
  /** Tests that failed, and files or hooks that broke outside of any test: each counts as one. */
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
};

/** Where the tally is written. */
export const TALLY_FILE_VARIABLE = 'TAMIO_TALLY_FILE';

function broken(modules: readonly TestModule[]): number {
  return modules.reduce((count, module) => {
    const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
    return count + (module.errors().length > 0 ? 1 : 0) + suites.length;
  }, 0);
}

/** Counts a run for `npm test`, with the reason of every test that was skipped: Vitest's own JSON leaves the reasons out. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const tally: Tally = {
      passed: count('passed'),
      // A test that never got to run is no success.
      failed: count('failed') + count('pending') + broken(modules) + unhandledErrors.length,
      skipped: tests.flatMap((test) => {
        const result = test.result();
        return result.state === 'skipped' ? [{ name: test.fullName, reason: result.note ?? 'no reason given' }] : [];
      }),
    };
    const file = process.env[TALLY_FILE_VARIABLE];
    if (file !== undefined) writeFileSync(file, JSON.stringify(tally));
  }
}
