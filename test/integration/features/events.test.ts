import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../../src-shared/contract/app.ts';
import { join } from 'node:path';
import { writeLedgerFile } from '../../support/ledger-file.ts';
import { createEuroBusiness, failureOf, importRows, openTestApp, type TestApp, writeStatement } from '../../support/test-app.ts';

/** Listens as a window does; `collected` are the events so far. */
async function listen(app: TestApp): Promise<{ collected: AppEvent[]; stop: () => Promise<void> }> {
  const collected: AppEvent[] = [];
  const abort = new AbortController();
  const stream = await app.client.app.events(undefined, { signal: abort.signal });
  const done = (async () => {
    for await (const event of stream) collected.push(event);
  })().catch(() => undefined);
  return {
    collected,
    stop: async () => {
      abort.abort();
      await done;
    },
  };
}

describe('the stream of events', () => {
  it('tells every window what changed, in order, with the business it changed in', async () => {
    const app = await openTestApp();
    const [one, two] = [await listen(app), await listen(app)];
    const businessId = await createEuroBusiness(app);
    await importRows(app, '2026-01-05 -1.00 A\n2026-01-06 -2.00 B\n2026-01-07 -3.00 C');
    await app.client.categories.create({ name: 'New' });
    await one.stop();
    await two.stop();
    expect(one.collected).toEqual(two.collected);
    const topics = one.collected.map((event) =>
      event.kind === 'changed' ? [event.businessId, event.topics.includes('transactions'), event.topics.includes('categories')] : [],
    );
    expect(topics).toContainEqual([businessId, true, false]);
    expect(topics).toContainEqual([businessId, false, true]);
  });

  it('carries the progress of a long run under its name', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const listener = await listen(app);
    const path = join(app.folder.files, 'ledger.csv');
    writeLedgerFile(path, { rows: 40_000 });
    await app.client.imports.book({ source: { path }, accountName: 'Main', rowLimit: 0, taskId: 'my import' });
    await listener.stop();
    const progress = listener.collected.flatMap((event) => (event.kind === 'progress' ? [event] : []));
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.every((event) => event.taskId === 'my import' && event.done <= event.total && event.label !== '')).toBe(true);
  });
});

describe('a failure', () => {
  it('is one of the declared ones with one sentence, never a stack', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const failures = [
      await failureOf(app.client.transactions.get({ transactionId: 5 })),
      await failureOf(app.client.imports.preview({ source: { path: '/no/such/file.csv' }, accountName: 'A' })),
      await failureOf(app.client.imports.preview({ source: { path: app.folder.files }, accountName: 'A' })),
      await failureOf(app.client.imports.preview({ source: { path: writeStatement(app.folder, '') }, accountName: 'A' })),
      await failureOf(app.client.imports.preview({ source: { path: writeStatement(app.folder, 'x') } })),
    ];
    expect(failures.map((failure) => failure.code)).toEqual(['NOT_FOUND', 'FILE_NOT_FOUND', 'FILE_IS_DIRECTORY', 'FILE_EMPTY', 'INVALID_INPUT']);
    for (const { message } of failures) expect(message).toMatch(/^\S[^\n]{15,}\.$/);
  });

  it('of the input names the field', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const failure = await app.client.accounts.create({ name: ' ' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'BAD_REQUEST', data: { issues: [{ path: ['name'] }] } });
  });
});
