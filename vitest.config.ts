import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Every process and thread that a test starts loads the sources anew: compiled once for all of them, that takes a third less of the whole run.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

/** One project a kind of test, so that a run names what failed. Everything runs in plain Node against real SQLite, a real worker and a real browser. */
const kinds = ['unit', 'property', 'golden', 'model', 'migrations', 'integration', 'architecture', 'e2e', 'electron'] as const;

export default defineConfig({
  test: {
    // As many files at once as there are cores: most of a file's time passes in processes it started or while it waits.
    maxWorkers: '100%',
    projects: kinds.map((kind) => ({
      test: {
        name: kind,
        include: [`test/${kind}/**/*.test.ts`],
        environment: 'node' as const,
        pool: 'forks' as const,
        testTimeout: kind === 'e2e' || kind === 'electron' ? 120_000 : 60_000,
        hookTimeout: 120_000,
        // A page on a busy machine may take seconds to show what a test waits for; one second, the default, would test the machine.
        expect: { poll: { timeout: 15_000 } },
        fileParallelism: kind !== 'electron',
      },
    })),
  },
});
