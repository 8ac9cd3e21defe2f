import type { MeasuredRow, Measurement } from '../../scripts/support/measure.ts';
import { addDays, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { join } from 'node:path';
import { type Client, createAppFolder, openApp } from '../support/app-folder.ts';
import { quantile, rounded, timed } from '../support/figures.ts';
import { writeLedgerFile } from '../support/ledger-file.ts';
import { EUR } from '../support/test-app.ts';

const LINES = 100_000;
const PARTIES = 100;
const ITEMS_EACH = 10;
const CALLS = 10;
const FULL_LIMIT_MS = 1000;
const CRITICAL_LIMIT_MS = 150;
const TODAY = isoDate('2026-03-05');

/** A hundred customers and a hundred vendors with ten open documents each, some of them late. */
async function openItems(client: Client): Promise<void> {
  for (let party = 0; party < PARTIES; party += 1) {
    const customer = await client.customers.create({ name: `Customer ${party}`, email: `c${party}@example.com` });
    const vendor = await client.vendors.create({ name: `Vendor ${party}`, email: `v${party}@example.com`, flexibilityLevel: 'can_delay' });
    for (let item = 0; item < ITEMS_EACH; item += 1) {
      const dueDate = addDays(TODAY, item * 7 - 28 + (party % 5));
      const issueDate = addDays(dueDate, -30);
      const documentNumber = `${party}-${item}`;
      const amountMinor = 10_000 + party * 100 + item;
      await client.dueItems.create({ clientId: customer.id, documentNumber, issueDate, dueDate, amountMinor: minorUnits(amountMinor) });
      await client.dueItems.create({ expenseBucketId: vendor.id, documentNumber, issueDate, dueDate, amountMinor: minorUnits(-amountMinor) });
    }
  }
}

async function measured(name: string, limit: number, work: () => Promise<unknown>): Promise<MeasuredRow> {
  // The first runs load code and statements, and raise what later ones only keep up.
  for (let call = 0; call < 3; call += 1) await work();
  const taken: number[] = [];
  for (let call = 0; call < CALLS; call += 1) taken.push((await timed(work)).tookMs);
  const p95 = quantile(taken, 0.95);
  return { name, value: rounded(quantile(taken, 0.5)), unit: `ms median (p95 ${rounded(p95)})`, limit, isOk: quantile(taken, 0.5) < limit };
}

export default async function pipelineBench(): Promise<Measurement> {
  const folder = createAppFolder();
  const app = await openApp(folder);
  const { client } = app;
  try {
    await client.businesses.create({ name: 'Example Ltd', baseCurrency: EUR, country: 'DE' });
    const path = join(folder.files, 'ledger.csv');
    writeLedgerFile(path, { rows: LINES });
    await client.imports.book({ source: { path }, accountName: 'Main', rowLimit: 0 });
    await openItems(client);
    const result = await client.pipeline.run({});
    const facts = { alerts: result.alertsDetected, actions: result.actionsPrepared, groups: result.linkedActionGroups };
    const last = await client.pipeline.run({});
    return {
      title: `Pipeline over ${LINES} lines and ${PARTIES * ITEMS_EACH * 2} open items`,
      rows: [
        { name: 'alerts, actions, groups', value: Object.values(facts).join(', '), unit: '' },
        {
          name: 'a full run: detection, preparation',
          value: `${Math.round(last.detectionDurationMs)}, ${Math.round(last.preparationDurationMs)}`,
          unit: 'ms',
        },
        await measured('a full run', FULL_LIMIT_MS, () => client.pipeline.run({})),
        await measured('a critical run', CRITICAL_LIMIT_MS, () => client.pipeline.runCritical({})),
        await measured('the queue of actions', 100, () => client.actions.list({})),
      ],
    };
  } finally {
    await app.close();
    folder.remove();
  }
}
