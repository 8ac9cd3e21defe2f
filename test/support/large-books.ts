import { join } from 'node:path';
import { type AppFolder, createAppFolder, openApp, type OpenedApp } from './app-folder.ts';
import { writeLedgerFile } from './ledger-file.ts';
import { prepareBooks, type PreparedBooks } from './prepared-books.ts';
import { must } from '../../src-shared/result/assert.ts';

export type LargeBooks = { readonly folder: AppFolder; readonly app: OpenedApp; readonly books: PreparedBooks };

/** Books with one of everything and an account of that many lines, the newest of them filed under a category. The caller closes and removes. */
export async function openLargeBooks(lines: number): Promise<LargeBooks> {
  const folder = createAppFolder();
  const app = await openApp(folder);
  const books = await prepareBooks({ client: app.client, folder }, { name: 'Example Ltd', shift: 0 });
  const path = join(folder.files, 'ledger.csv');
  writeLedgerFile(path, { rows: lines });
  const { businessId, categoryId } = books;
  const booked = await app.client.imports.book({ businessId, source: { path }, accountName: 'Ledger', rowLimit: 0 });
  const accountId = must(booked.account.id, 'the account just made');
  const { rows } = await app.client.transactions.list({ businessId, accountId, limit: 1000 });
  const transactionIds = rows.map((row) => row.id);
  await app.client.transactions.setCategory({ businessId, transactionIds, categoryId });
  await app.client.forecast.snapshot({ businessId });
  return { folder, app, books: { ...books, accountId, transactionIds, batchId: must(booked.batchId, 'the batch just booked') } };
}
