import { createWorkerClient, type WorkerClient } from './client.ts';
import type { JobKind } from './protocol.ts';

/**
 * What works through a whole file or a whole book, and what follows an import: seconds to minutes. It has a thread of its own, lest an approval or a
 * forecast wait behind it. The two threads share the file as two processes would.
 */
const LONG: ReadonlySet<JobKind> = new Set([
  'importStatement',
  'undoImport',
  'categorise',
  'undoCategorisation',
  'matchTransfers',
  'matchAutomatically',
  'scoreForecasts',
  'importRecords',
  'undoRecords',
  'fillRates',
  'sample',
  'sampleObligations',
  'series',
  'auditReport',
  'backup',
  'verify',
]);

/** Two workers as one: each starts with its first job and does its own one at a time, in the order they were asked. */
export function createWorkerLanes(options: Parameters<typeof createWorkerClient>[0]): WorkerClient {
  const long = createWorkerClient(options);
  const short = createWorkerClient(options);
  return {
    run: (kind, input, runOptions) => (LONG.has(kind) ? long : short).run(kind, input, runOptions),
    close: async () => {
      await Promise.all([long.close(), short.close()]);
    },
  };
}
