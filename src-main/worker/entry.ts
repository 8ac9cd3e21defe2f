import { parentPort, workerData } from 'node:worker_threads';
import { AppError, isAppError } from '../../src-shared/result/app-error.ts';
import { must } from '../../src-shared/result/assert.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { deriveAuditKey } from '../features/audit/audit-key.ts';
import { createFixedClock, systemClock } from '../platform/clock.ts';
import type { RunControl } from '../engine/common/run-control.ts';
import type { JobContext } from './job-context.ts';
import { runJob } from './run-job.ts';
import type { WorkerRequest, WorkerResponse, WorkerStart } from './protocol.ts';

/** Progress is for eyes: ten times a second is enough, and a port has no backpressure. */
const PROGRESS_INTERVAL_MS = 100;

const port = must(parentPort, 'a worker thread');
const start = workerData as WorkerStart;
const clock = start.fixedInstant === null ? systemClock : createFixedClock(start.fixedInstant);
const dataKey = new Uint8Array(start.dataKey);
const auditKey = deriveAuditKey(dataKey);

let database: Database | null = null;
/** Opened with the first job, so that a full disk or a damaged file is that job's answer and not the end of the thread. */
function openedDatabase(): Database {
  database ??= openDatabase({ file: start.databaseFile, dataKey, create: false, role: 'worker' });
  return database;
}

function controlOf(request: WorkerRequest): RunControl {
  const flag = new Int32Array(request.cancelFlag);
  let reportedAt = 0;
  return {
    checkpoint: (label, done, total) => {
      if (Atomics.load(flag, 0) === 1) throw new AppError('CANCELLED', 'Cancelled. Nothing was changed.');
      const now = performance.now();
      if (now - reportedAt < PROGRESS_INTERVAL_MS) return;
      reportedAt = now;
      port.postMessage({ id: request.id, kind: 'progress', label, done, total } satisfies WorkerResponse);
    },
  };
}

async function handle(request: WorkerRequest): Promise<void> {
  try {
    const opened = openedDatabase();
    const context: JobContext = { database: opened, clock, auditKey, anchorFile: start.anchorFile, control: controlOf(request) };
    const output = await runJob(request.kind, request.input, context);
    port.postMessage({ id: request.id, kind: 'done', output } satisfies WorkerResponse);
    opened.checkpoint();
  } catch (error) {
    // A mistake of ours ends the worker, so that no damaged state serves the next job; the client reports it and starts a new one.
    if (!isAppError(error)) throw error;
    port.postMessage({ id: request.id, kind: 'failed', code: error.code, message: error.message, data: error.data } satisfies WorkerResponse);
  }
}

// One job at a time: engines are synchronous, and jobs that write must not interleave between their transactions.
let queue = Promise.resolve();
port.on('message', (request: WorkerRequest) => {
  queue = queue.then(() => handle(request));
});
