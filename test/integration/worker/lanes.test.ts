import { expect, it } from 'vitest';
import { writeLedgerFile } from '../../support/ledger-file.ts';
import { createEuroBusiness, openTestApp } from '../../support/test-app.ts';
import { join } from 'node:path';

it('a forecast asked for in the middle of a long import is answered before the import ends, and both are right', async () => {
  const app = await openTestApp();
  await createEuroBusiness(app);
  const path = join(app.folder.files, 'long.csv');
  writeLedgerFile(path, { rows: 60_000 });
  const order: string[] = [];
  const importing = app.client.imports.book({ source: { path }, accountName: 'Main', rowLimit: 0 }).then((booked) => {
    order.push('import');
    return booked;
  });
  const forecast = await app.client.forecast.get({ weeks: 13 });
  order.push('forecast');
  expect(await importing).toMatchObject({ batchId: expect.any(Number) });
  expect(order).toEqual(['forecast', 'import']);
  expect(forecast.openingBalanceMinor).toBe(0);
  expect((await app.client.transactions.list({})).total).toBe(60_000);
  expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
});
