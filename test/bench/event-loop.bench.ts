import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measurement } from '../../scripts/support/measure.ts';
import { quantile, rounded, timed } from '../support/figures.ts';
import { openLargeBooks } from '../support/large-books.ts';
import { writeLedgerFile } from '../support/ledger-file.ts';

const LINES = 1_000_000;
const BOOKS = 100_000;
const P99_LIMIT_MS = 50;
const LONGEST_LIMIT_MS = 150;
const MS = 1_000_000;
/** What a person who clicks fast asks for in a second, and how often they change something. */
const READ_EVERY_MS = 40;
const READS_PER_WRITE = 10;

type Watched = { readonly delay: ReturnType<typeof monitorEventLoopDelay>; readonly tookMs: number };

/** Measures how long the event loop is held up while something runs. */
async function watched(work: () => Promise<unknown>): Promise<Watched> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The first interval only begins with the timer's first turn.
  await sleep(50);
  const { tookMs } = await timed(work);
  // What held the loop up at the very end is counted at its next turn.
  await sleep(5);
  delay.disable();
  return { delay, tookMs };
}

/** How long the thread that answers the window is held up while a million lines are imported and somebody goes on working. */
export default async function eventLoopBench(): Promise<Measurement> {
  const { folder, app, books } = await openLargeBooks(BOOKS);
  const { client } = app;
  const { businessId, accountId, transactionIds, categoryId, batchId } = books;
  try {
    const path = join(folder.files, 'million.csv');
    writeLedgerFile(path, { rows: LINES, seed: 2 });
    const reads = [
      () => client.transactions.list({ businessId, accountId, limit: 200 }),
      () => client.accounts.list({ businessId }),
      () => client.alerts.list({ businessId }),
      () => client.transactions.list({ businessId, accountId, offset: 50_000, limit: 200 }),
      () => client.audit.list({ businessId }),
      () => client.imports.batches({ businessId }),
    ];
    for (const read of reads) await read();
    const [readMs, writeMs]: [number[], number[]] = [[], []];
    const stop = new AbortController();
    const working = (async () => {
      for (let count = 0; !stop.signal.aborted; count += 1) {
        const read = reads[count % reads.length];
        if (read !== undefined) readMs.push((await timed<unknown>(read)).tookMs);
        if (count % READS_PER_WRITE === 0) {
          const change = {
            businessId,
            transactionIds: transactionIds.slice(count % 50, (count % 50) + 1),
            categoryId: count % 20 === 0 ? null : categoryId,
          };
          writeMs.push((await timed(() => client.transactions.setCategory(change))).tookMs);
        }
        await sleep(READ_EVERY_MS);
      }
    })();
    const book = { businessId, source: { path }, accountName: 'Million', rowLimit: 0, taskId: 'bench' };
    const { delay, tookMs: importMs } = await watched(() => client.imports.book(book));
    stop.abort();
    await working;
    const undone = await watched(() => client.imports.undo({ businessId, batchId }));
    const [p99, longest] = [delay.percentile(99) / MS, delay.max / MS];
    return {
      title: `Event-loop delay of the main thread during an import of ${LINES.toLocaleString('en')} lines`,
      rows: [
        { name: 'import, with somebody working beside it', value: rounded(importMs / 1000), unit: 's' },
        { name: 'delay, 99th percentile', value: rounded(p99), unit: 'ms', limit: P99_LIMIT_MS, isOk: p99 < P99_LIMIT_MS },
        { name: 'delay, longest', value: rounded(longest), unit: 'ms', limit: LONGEST_LIMIT_MS, isOk: longest < LONGEST_LIMIT_MS },
        { name: `${readMs.length} reads meanwhile`, value: rounded(quantile(readMs, 0.95)), unit: 'ms p95' },
        {
          name: `${writeMs.length} small writes meanwhile`,
          value: rounded(quantile(writeMs, 0.95)),
          unit: `ms p95 (longest ${rounded(Math.max(...writeMs))})`,
        },
        {
          name: `delay while an import of ${BOOKS.toLocaleString('en')} lines is taken back (${rounded(undone.tookMs)} ms), longest`,
          value: rounded(undone.delay.max / MS),
          unit: 'ms',
          limit: LONGEST_LIMIT_MS,
          isOk: undone.delay.max / MS < LONGEST_LIMIT_MS,
        },
      ],
    };
  } finally {
    await app.close();
    folder.remove();
  }
}
