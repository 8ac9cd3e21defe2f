import type { RuleDraft } from '../../src-shared/contract/rules.ts';
import { must } from '../../src-shared/result/assert.ts';
import { importRows, type TestApp } from './test-app.ts';

/** A rule with the given conditions and no others. */
export function ruleDraft(filesUnder: number, conditions: Partial<RuleDraft>): RuleDraft {
  const none = { contains: null, pattern: null, amountMinMinor: null, amountMaxMinor: null, direction: null, accountId: null };
  return { ...none, isEnabled: true, isImportOnly: false, categoryId: filesUnder, ...conditions };
}

export async function categoryId(app: TestApp, name: string, businessId?: number): Promise<number> {
  const all = await app.client.categories.list(businessId === undefined ? {} : { businessId });
  return must(
    all.find((category) => category.name === name),
    `a category ${name}`,
  ).id;
}

/** Imports rows and files them as is done once an import is booked. */
export async function importAndCategorise(app: TestApp, rows: string, options: { account?: string; businessId?: number } = {}): Promise<number> {
  const { batchId } = await importRows(app, rows, options);
  const business = options.businessId === undefined ? {} : { businessId: options.businessId };
  await app.client.rules.apply({ ...business, batchId: must(batchId, 'a booked import') });
  return must(batchId, 'a booked import');
}

/** Each line as `date description → category`, oldest first. */
export async function filedLines(app: TestApp, businessId?: number): Promise<string[]> {
  const { rows } = await app.client.transactions.list({ ...(businessId === undefined ? {} : { businessId }), limit: 1000 });
  return rows.toReversed().map((row) => `${row.bookingDate} ${row.description} → ${row.categoryName ?? '–'}`);
}

/** Numbers of the lines whose description contains a text. */
export async function lineIds(app: TestApp, text: string): Promise<number[]> {
  const { rows } = await app.client.transactions.list({ text, limit: 1000 });
  return rows.map((row) => row.id);
}

export async function fileLines(app: TestApp, text: string, category: string): Promise<void> {
  await app.client.transactions.setCategory({ transactionIds: await lineIds(app, text), categoryId: await categoryId(app, category) });
}

/** The run of automatic categorisation that the audit log tells of last. */
export async function lastRun(app: TestApp): Promise<{ runId: number; details: Record<string, unknown> }> {
  const { rows } = await app.client.audit.list({ limit: 200 });
  const entry = must(
    rows.find((candidate) => candidate.action === 'categorise_automatically'),
    'an automatic run',
  );
  return { runId: entry.sequenceNumber, details: entry.details as Record<string, unknown> };
}
