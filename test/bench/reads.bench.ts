import type { MeasuredRow, Measurement } from '../../scripts/support/measure.ts';
import { callByName, declaredProcedures } from '../support/contract-walk.ts';
import { quantile, rounded, timed } from '../support/figures.ts';
import { openLargeBooks } from '../support/large-books.ts';
import { inputFor } from '../support/prepared-books.ts';
import type { Client } from '../support/app-folder.ts';

const LINES = 100_000;
const CALLS = 60;
const LIMIT_MS = 50;
/** A forecast asked for right after a change is computed anew, by the worker: the promise of the product for thirteen weeks. */
const RECOMPUTE_LIMIT_MS = 200;

/** Read procedures that are no single look at the books, each with the reason. */
const APART: Readonly<Record<string, string>> = {
  'app.events': 'a stream without end',
  'audit.verify': 'recomputes the whole log and every line',
  'currency.previewRates': 'reads a whole file',
  'detectionRules.preview': 'looks at thirteen past weeks, each as it was',
  'forecast.series': 'forecasts what it is given, and reads nothing of the books',
  'imports.preview': 'reads a whole file',
  'imports.upload.append': 'takes part of a file',
  'imports.upload.begin': 'takes part of a file',
  'imports.upload.discard': 'takes part of a file',
};

type Case = { readonly label: string; readonly name: string; readonly input: Record<string, unknown> };

async function times(client: Client, { name, input }: Case, calls: number): Promise<number[]> {
  const taken: number[] = [];
  for (let call = 0; call < calls; call += 1) taken.push((await timed(() => callByName(client, name, input))).tookMs);
  return taken;
}

function row(label: string, taken: readonly number[], limitMs: number): MeasuredRow {
  const p95 = quantile(taken, 0.95);
  return { name: label, value: rounded(p95), unit: `ms p95 (median ${rounded(quantile(taken, 0.5))})`, limit: limitMs, isOk: p95 < limitMs };
}

export default async function readsBench(): Promise<Measurement> {
  const { folder, app, books } = await openLargeBooks(LINES);
  const { client } = app;
  try {
    const reads = declaredProcedures().filter((procedure) => procedure.access === 'read');
    const cases: Case[] = reads
      .filter((procedure) => APART[procedure.name] === undefined)
      .map((procedure) => ({ label: procedure.name, name: procedure.name, input: inputFor(procedure, books) }));
    const { businessId, accountId, categoryId } = books;
    const lists: readonly [string, Record<string, unknown>][] = [
      ['all accounts', {}],
      ['deep in the list', { accountId, offset: LINES - 1000 }],
      ['words that are rare', { text: 'RE-1234' }],
      ['words that are common', { text: 'gmbh' }],
      ['one category', { categoryId }],
      ['without a category', { uncategorised: true }],
      ['money in, one year', { direction: 'in', from: '2025-01-01', to: '2025-12-31' }],
    ];
    const variations = lists.map(([label, input]) => ({
      label: `transactions.list: ${label}`,
      name: 'transactions.list',
      input: { businessId, ...input },
    }));
    const rows: MeasuredRow[] = [];
    for (const one of [...cases, ...variations]) {
      // The first call prepares statements and caches; people make it once.
      await times(client, one, 3);
      rows.push(row(one.label, await times(client, one, CALLS), LIMIT_MS));
    }
    const computed = cases.filter(({ name }) => ['dashboard.get', 'forecast.get', 'forecast.evidence'].includes(name));
    for (const one of computed) {
      const taken: number[] = [];
      for (let call = 0; call < 20; call += 1) {
        await client.preferences.update({ isBlurred: call % 2 === 0 });
        taken.push(...(await times(client, one, 1)));
      }
      rows.push(row(`${one.label}, right after a change`, taken, RECOMPUTE_LIMIT_MS));
    }
    const verify = await timed(() => client.audit.verify({ businessId }));
    const preview = await timed(() =>
      client.imports.preview({ businessId, accountId, source: { path: `${folder.files}/ledger.csv` }, rowLimit: 200 }),
    );
    rows.push(
      { name: `audit.verify (apart: ${APART['audit.verify']})`, value: rounded(verify.tookMs), unit: 'ms' },
      {
        name: `imports.preview of ${LINES.toLocaleString('en')} lines already there (apart: ${APART['imports.preview']})`,
        value: rounded(preview.tookMs),
        unit: 'ms',
      },
    );
    return { title: `Every read procedure at ${LINES.toLocaleString('en')} lines, ${CALLS} calls each`, rows };
  } finally {
    await app.close();
    folder.remove();
  }
}
