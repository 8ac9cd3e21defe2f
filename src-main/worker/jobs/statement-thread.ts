import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { AppError, isAppError } from '../../../src-shared/result/app-error.ts';
import { assert, must } from '../../../src-shared/result/assert.ts';
import type { Rate } from '../../engine/currency/types.ts';
import { CONSUMED, RATES_SENT, STOPPED, type ThreadAnswer, type ThreadRequest, type ThreadStart } from './statement-messages.ts';
import { createStatementWalker, type WriteOrder } from './walk-statement.ts';

/** Chunks on their way to the thread that writes: enough that it never waits for the next, few enough that memory does not grow with the file. */
const MOST_CHUNKS_AHEAD = 4;

const port = must(parentPort, 'a worker thread');
const start = workerData as ThreadStart;
const signals = new Int32Array(start.signals);

const send = (message: ThreadAnswer): void => port.postMessage(message, movable(message));

/** Memory of the packed results, which the other thread takes over instead of copying it. */
function movable(message: ThreadAnswer): ArrayBuffer[] {
  if (message.kind === 'scanned') return [message.file.identities, message.file.scanned.lines].map((packed) => packed.buffer as ArrayBuffer);
  if (message.kind !== 'written' || message.file.found === null) return [];
  return [message.file.found.verdicts, message.file.found.scanned.lines].map((packed) => packed.buffer as ArrayBuffer);
}

function stopIfAsked(): void {
  if (Atomics.load(signals, STOPPED) === 1) throw new AppError('CANCELLED', 'Cancelled. Nothing was changed.');
}

/** Blocks until the other thread has moved a signal on from a value. */
function waitFor(signal: number, value: number): void {
  Atomics.wait(signals, signal, value);
  stopIfAsked();
}

/** Asks the thread that has the database, and waits for its answer: the walk over a file is synchronous. */
function ratesOf(currency: string): readonly Rate[] {
  const seen = Atomics.load(signals, RATES_SENT);
  send({ kind: 'rates', currency });
  waitFor(RATES_SENT, seen);
  const sent = receiveMessageOnPort(port)?.message as ThreadRequest | undefined;
  assert(sent?.kind === 'rates', 'the rates just sent');
  return sent.rates;
}

const walker = createStatementWalker(start.source, {
  ratesOf,
  control: {
    checkpoint: (label, done, total) => {
      stopIfAsked();
      send({ kind: 'progress', label, done, total });
    },
  },
});

/** Sends the chunks of a walk, never more at a time than the other thread can be behind. */
function write(order: WriteOrder): ThreadAnswer {
  const before = Atomics.load(signals, CONSUMED);
  let sentCount = 0;
  const file = walker.write(order, (chunk) => {
    let consumed = Atomics.load(signals, CONSUMED);
    while (sentCount - (consumed - before) >= MOST_CHUNKS_AHEAD) {
      waitFor(CONSUMED, consumed);
      consumed = Atomics.load(signals, CONSUMED);
    }
    sentCount += 1;
    send({ kind: 'chunk', chunk });
  });
  return { kind: 'written', file };
}

function answer(request: ThreadRequest): ThreadAnswer {
  if (request.kind === 'open') return { kind: 'opened', layout: walker.open(request.options) };
  if (request.kind === 'scan') return { kind: 'scanned', file: walker.scan(request.rowLimit) };
  if (request.kind === 'pick') return { kind: 'picked', rows: walker.pick(request.marked, new Set(request.amounts)) };
  assert(request.kind === 'write', 'rates only when they are asked for');
  return write(request.order);
}

port.on('message', (request: ThreadRequest) => {
  try {
    send(answer(request));
  } catch (error) {
    // A mistake of ours ends the thread, and with it the import.
    if (!isAppError(error)) throw error;
    send({ kind: 'failed', code: error.code, message: error.message, data: error.data });
  }
});
