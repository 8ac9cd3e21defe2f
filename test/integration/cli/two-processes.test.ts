import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { createAppFolder } from '../../support/app-folder.ts';
import { writeLedgerFile } from '../../support/ledger-file.ts';
import { runJson } from '../../support/run-command.ts';
import { createEuroBusiness, openTestApp, statementCsv, writeStatement } from '../../support/test-app.ts';

const newLines = (results: readonly ImportResult[]): number => results.reduce((sum, result) => sum + result.counts.new + result.counts.twin, 0);

describe('a window and commands on one folder', () => {
  it('importing overlapping files into an account that none of them has yet: all succeed, no line is there twice', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const paths = [3000, 4000].map((rows) => {
      const path = join(app.folder.files, `ledger-${rows}.csv`);
      writeLedgerFile(path, { rows });
      return path;
    });
    const window = app.client.imports.book({ source: { path: paths[0] ?? '' }, accountName: 'Main' });
    const commands = [paths[0], paths[0]].map((path) => runJson(app.folder, ['import', path ?? '', '--account', 'Main']));
    const results = (await Promise.all([window, ...commands])) as ImportResult[];
    expect(newLines(results)).toBe(3000);
    expect((await app.client.transactions.list({})).total).toBe(3000);
    expect(await app.client.accounts.list({})).toMatchObject([{ name: 'Main', lineCount: 3000 }]);
    const last = (await runJson(app.folder, ['import', paths[0] ?? '', '--account', 'Main'])) as ImportResult;
    expect(last.counts).toMatchObject({ new: 0, twin: 0, same: 3000 });
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
    expect(await runJson(app.folder, ['verify'])).toMatchObject({ ok: true });
  });

  it('writing at once through the window and the command line keep one chain', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const names = Array.from({ length: 4 }, (_, index) => `Category ${index}`);
    const commands = names.map((name) => runJson(app.folder, ['call', 'categories.create', JSON.stringify({ name })]));
    const own = Array.from({ length: 40 }, (_, index) => app.client.categories.create({ name: `Own ${index}` }));
    await Promise.all([...commands, ...own]);
    const known = (await app.client.categories.list({})).map((category) => category.name);
    expect(known).toEqual(expect.arrayContaining([...names, 'Own 0', 'Own 39']));
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true, entries: 45 });
  });

  it('a command sees what the window has just written, and the window is told of what the command writes', async () => {
    const folder = createAppFolder();
    onTestFinished(folder.remove);
    const app = await openTestApp({ folder, isScheduled: true });
    await createEuroBusiness(app);
    const abort = new AbortController();
    const stream = await app.client.app.events(undefined, { signal: abort.signal });
    const told = (async () => {
      for await (const event of stream) if (event.kind === 'changed' && event.topics.includes('everything') && event.businessId === null) return true;
      return false;
    })();
    const path = writeStatement(folder, statementCsv('2026-01-05 -1.00 A\n2026-01-06 -2.00 B\n2026-01-07 -3.00 C'));
    await runJson(folder, ['import', path, '--account', 'Main']);
    expect(await told).toBe(true);
    abort.abort();
    expect((await app.client.transactions.list({})).total).toBe(3);
  });
});
