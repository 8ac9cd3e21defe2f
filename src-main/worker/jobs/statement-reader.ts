import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import type { UnknownRow } from '../../engine/identity/find-replacements.ts';
import type { FileLayout } from './import-work.ts';
import type { StatementSource } from './statement-file.ts';
import { CONSUMED, RATES_SENT, SIGNAL_COUNT, STOPPED, type ThreadAnswer, type ThreadRequest, type ThreadStart } from './statement-messages.ts';
import {
  createStatementWalker,
  type RowChunk,
  type ScannedFile,
  type WalkHost,
  type WalkOptions,
  type WriteOrder,
  type WrittenFile,
} from './walk-statement.ts';

/** A statement as the thread that has the database sees it: the walks over it, one at a time. */
export type StatementReader = {
  readonly open: (options: WalkOptions) => Promise<FileLayout>;
  readonly scan: (rowLimit: number | null) => Promise<ScannedFile>;
  readonly pick: (marked: Uint8Array, amounts: ReadonlySet<number>) => Promise<UnknownRow[]>;
  readonly write: (order: WriteOrder, take: (chunk: RowChunk) => void) => Promise<WrittenFile>;
  readonly close: () => Promise<void>;
};

/** From here on a thread of its own is worth its start: reading and writing then go on side by side. A statement of 30,000 lines is as large. */
const THREAD_FROM_BYTES = 4_194_304;

/** Rows live for a moment: with a small nursery a walk takes as long, and 50 MB less (measured over a million lines: 458 MB in all with 16, 409 with 4). */
const YOUNG_MB = 4;

/** The thread's entry beside this file, or beside the other entries of the bundle, which this file may lie a folder below. */
const BUNDLE_FOLDER = import.meta.url.includes('/chunks/') ? '../' : './';
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './statement-thread.ts' : `${BUNDLE_FOLDER}statement-thread.js`, import.meta.url);

/** Memory that another thread can look at without a copy of its own. */
function shared(source: StatementSource): StatementSource {
  if ('path' in source || source.bytes.buffer instanceof SharedArrayBuffer) return source;
  const bytes = new Uint8Array(new SharedArrayBuffer(source.bytes.length));
  bytes.set(source.bytes);
  return { bytes };
}

function readHere(source: StatementSource, host: WalkHost): StatementReader {
  const walker = createStatementWalker(source, host);
  return {
    open: async (options) => Promise.resolve(walker.open(options)),
    scan: async (rowLimit) => Promise.resolve(walker.scan(rowLimit)),
    pick: async (marked, amounts) => Promise.resolve(walker.pick(marked, amounts)),
    write: async (order, take) => Promise.resolve(walker.write(order, take)),
    close: async () => Promise.resolve(walker.close()),
  };
}

type Pending = {
  readonly resolve: (answer: ThreadAnswer) => void;
  readonly reject: (error: unknown) => void;
  readonly take: (chunk: RowChunk) => void;
};

function readOnThread(source: StatementSource, host: WalkHost): StatementReader {
  const signals = new Int32Array(new SharedArrayBuffer(SIGNAL_COUNT * Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadStart = { source: shared(source), signals: signals.buffer };
  const thread = new Worker(THREAD, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  let pending: Pending | null = null;

  const post = (request: ThreadRequest): void => thread.postMessage(request);
  function advance(signal: number): void {
    Atomics.add(signals, signal, 1);
    Atomics.notify(signals, signal);
  }

  function handle(asked: Pending, answer: ThreadAnswer): void {
    if (answer.kind === 'progress') host.control.checkpoint(answer.label, answer.done, answer.total);
    else if (answer.kind === 'chunk') {
      asked.take(answer.chunk);
      advance(CONSUMED);
    } else if (answer.kind === 'rates') {
      post({ kind: 'rates', rates: host.ratesOf(currencyCode(answer.currency)) });
      advance(RATES_SENT);
    } else {
      pending = null;
      if (answer.kind === 'failed') asked.reject(new AppError(answer.code, answer.message, answer.data));
      else asked.resolve(answer);
    }
  }

  function fail(error: unknown): void {
    pending?.reject(error);
    pending = null;
  }

  thread.on('message', (answer: ThreadAnswer) => {
    // After a failure on this side nothing that is still on its way counts.
    if (pending === null) return;
    try {
      handle(pending, answer);
    } catch (error) {
      fail(error);
    }
  });
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('the thread that reads the statement has ended')));

  function ask<K extends ThreadAnswer['kind']>(
    request: ThreadRequest,
    kind: K,
    take: Pending['take'] = () => undefined,
  ): Promise<Extract<ThreadAnswer, { kind: K }>> {
    assert(pending === null, 'one walk at a time');
    return new Promise((resolve, reject) => {
      pending = {
        take,
        reject,
        resolve: (answer) => {
          assert(answer.kind === kind, 'the answer to what was asked');
          resolve(answer as Extract<ThreadAnswer, { kind: K }>);
        },
      };
      post(request);
    });
  }

  return {
    open: async (options) => (await ask({ kind: 'open', options }, 'opened')).layout,
    scan: async (rowLimit) => (await ask({ kind: 'scan', rowLimit }, 'scanned')).file,
    pick: async (marked, amounts) => (await ask({ kind: 'pick', marked, amounts: [...amounts] }, 'picked')).rows,
    write: async (order, take) => (await ask({ kind: 'write', order }, 'written', take)).file,
    close: async () => {
      Atomics.store(signals, STOPPED, 1);
      for (const signal of [CONSUMED, RATES_SENT]) advance(signal);
      await thread.terminate();
    },
  };
}

/** Opens a statement for reading: a small one in this thread, a large one in a thread of its own, so that reading it and writing it go on side by side. */
export function openReader(source: StatementSource, host: WalkHost): StatementReader {
  const isLarge = 'path' in source || source.bytes.length >= THREAD_FROM_BYTES;
  return isLarge && existsSync(THREAD) ? readOnThread(source, host) : readHere(source, host);
}
