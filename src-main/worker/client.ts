import { Worker } from 'node:worker_threads';
import { AppError } from '../../src-shared/result/app-error.ts';
import type { Logger } from '../platform/logger.ts';
import type { JobKind, JobMap, WorkerRequest, WorkerResponse, WorkerStart } from './protocol.ts';

export type RunOptions = {
  /** Aborting it cancels the job at its next checkpoint. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((label: string, done: number, total: number) => void) | undefined;
  /** After this the job is cancelled and the call fails with TIMED_OUT. */
  readonly timeLimitMs?: number;
  /** Memory of the input that the worker takes over, so that it is not copied: copying a file of 140 MB holds the interface up for a quarter of a second. */
  readonly transfer?: readonly ArrayBuffer[];
};

/** The engine worker as the application sees it: jobs go in, results come out, one at a time, in the order they were asked. */
export type WorkerClient = {
  readonly run: <K extends JobKind>(kind: K, input: JobMap[K]['input'], options?: RunOptions) => Promise<JobMap[K]['output']>;
  readonly close: () => Promise<void>;
};

type Open = {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly onProgress: RunOptions['onProgress'];
  readonly stopWatching: () => void;
};

/** Longest any job may take: an import of a very large file on a slow disk; everything else ends within seconds. */
const DEFAULT_TIME_LIMIT_MS = 30 * 60_000;

/** A third of the runtime's own nursery: an import of a million lines takes as long with it and 35 MB less. */
const YOUNG_MB = 16;

function cancelled(): AppError {
  return new AppError('CANCELLED', 'Cancelled. Nothing was changed.');
}

/**
 * Starts the worker with the first job and again after a crash. A crash rejects what was open with WORKER_CRASHED; nothing half-written remains,
 * because a job writes in whole transactions.
 */
export function createWorkerClient(options: { url: URL; start: WorkerStart; logger: Logger }): WorkerClient {
  const open = new Map<number, Open>();
  let worker: Worker | null = null;
  let nextId = 1;
  let isClosing = false;

  function settle(id: number): Open | undefined {
    const request = open.get(id);
    if (request === undefined) return undefined;
    open.delete(id);
    request.stopWatching();
    if (open.size === 0) worker?.unref();
    return request;
  }

  function onMessage(message: WorkerResponse): void {
    if (message.kind === 'progress') {
      open.get(message.id)?.onProgress?.(message.label, message.done, message.total);
    } else if (message.kind === 'done') {
      settle(message.id)?.resolve(message.output);
    } else {
      settle(message.id)?.reject(new AppError(message.code, message.message, message.data));
    }
  }

  function onGone(reason: string): void {
    worker = null;
    if (isClosing) return;
    options.logger.error('worker gone', { reason });
    for (const id of open.keys()) {
      settle(id)?.reject(new AppError('WORKER_CRASHED', 'The calculation stopped unexpectedly. Nothing was half-written; please try again.'));
    }
  }

  function started(): Worker {
    if (worker !== null) return worker;
    const made = new Worker(options.url, { workerData: options.start, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    made.on('message', onMessage);
    made.on('error', (error) => onGone(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    made.on('exit', (code) => {
      if (worker === made) onGone(`exit ${code}`);
    });
    worker = made;
    return made;
  }

  return {
    run: (kind, input, runOptions = {}) =>
      new Promise((resolve, reject) => {
        if (runOptions.signal?.aborted === true) {
          reject(cancelled());
          return;
        }
        const id = nextId++;
        const cancelFlag = new SharedArrayBuffer(4);
        const raise = (): void => void Atomics.store(new Int32Array(cancelFlag), 0, 1);
        runOptions.signal?.addEventListener('abort', raise, { once: true });
        const timer = setTimeout(() => {
          raise();
          settle(id)?.reject(new AppError('TIMED_OUT', 'This took too long and was stopped. Nothing was changed.'));
        }, runOptions.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS);
        timer.unref();
        open.set(id, {
          resolve: resolve as (output: unknown) => void,
          reject,
          onProgress: runOptions.onProgress,
          stopWatching: () => {
            clearTimeout(timer);
            runOptions.signal?.removeEventListener('abort', raise);
          },
        });
        const target = started();
        target.ref();
        target.postMessage({ id, kind, input, cancelFlag } satisfies WorkerRequest, [...(runOptions.transfer ?? [])]);
      }),
    close: async () => {
      isClosing = true;
      for (const id of open.keys()) settle(id)?.reject(cancelled());
      await worker?.terminate();
      worker = null;
    },
  };
}
