import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type AppFolder, createAppFolder } from '../app-folder.ts';
import { call, testBooks } from './serving.ts';

const MONTHS = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];

/** A year of rent, a payment for two invoices of which the bank kept 12.00, and a line that nothing explains. */
function statement(): string {
  let balance = 50_000;
  const rows = MONTHS.map((month) => `${month}-01,Old Mill Properties,Rent of the workshop,-1200.00`);
  const lines = [...rows, '2026-03-03,Example Customer,Payment INV-1 INV-2,988.00', '2026-03-04,Corner Shop,Coffee and cups,-17.20'];
  const written = lines.map((line) => {
    balance += Number(line.split(',').at(-1));
    return `${line},EUR,${balance.toFixed(2)}`;
  });
  return ['Date,Counterparty,Description,Amount,Currency,Balance', ...written, ''].join('\n');
}

export type ObligationBooks = {
  readonly folder: AppFolder;
  readonly customerId: number;
  /** INV-1 over 600.00, due 20 February; INV-2 over 400.00, due 2 March; INV-3 over 250.00, due 1 December before. */
  readonly invoiceIds: readonly number[];
  /** The line of 988.00. */
  readonly lineId: number;
};

async function prepareBooks(): Promise<ObligationBooks> {
  const folder = createAppFolder();
  await call(folder, 'businesses.create', { name: 'Example Ltd', baseCurrency: 'EUR', country: 'IE', locale: 'en-IE' });
  const path = join(folder.files, 'main.csv');
  writeFileSync(path, statement());
  await call(folder, 'imports.book', { source: { path }, accountName: 'Main' });
  const customer = await call<{ id: number }>(folder, 'customers.create', { name: 'Example Customer' });
  const invoices = [
    { documentNumber: 'INV-1', issueDate: '2026-01-21', dueDate: '2026-02-20', amountMinor: 600_00 },
    { documentNumber: 'INV-2', issueDate: '2026-02-02', dueDate: '2026-03-02', amountMinor: 400_00 },
    { documentNumber: 'INV-3', issueDate: '2025-11-01', dueDate: '2025-12-01', amountMinor: 250_00 },
  ];
  const invoiceIds: number[] = [];
  for (const invoice of invoices) {
    invoiceIds.push((await call<{ id: number }>(folder, 'dueItems.create', { clientId: customer.id, ...invoice })).id);
  }
  const { rows } = await call<{ rows: { id: number }[] }>(folder, 'transactions.list', { text: 'INV-1' });
  return { folder, customerId: customer.id, invoiceIds, lineId: rows[0]?.id ?? 0 };
}

let prepared: Promise<ObligationBooks> | undefined;

/** Books with a bank file and three invoices, none of them matched. Made once for the tests of a file; each test has a copy of its own. */
export async function obligationBooks(): Promise<ObligationBooks> {
  prepared ??= prepareBooks();
  const original = await prepared;
  const folder = testBooks();
  cpSync(original.folder.root, folder.root, { recursive: true });
  return { ...original, folder };
}

afterAll(async () => (await prepared)?.folder.remove());
