import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CallContext } from '../../src-main/app/app.ts';
import type { ImportResult } from '../../src-shared/contract/imports.ts';
import { type CurrencyCode, currencyCode } from '../../src-shared/domain/money/currency.ts';
import { type AppFolder, type Client, createAppFolder, type Dump, dumpBooks, openApp } from './app-folder.ts';

export type TestApp = {
  readonly folder: AppFolder;
  readonly client: Client;
  readonly clientOf: (context: CallContext) => Client;
  readonly dump: (options?: { except?: readonly string[] }) => Promise<Dump>;
  readonly close: () => Promise<void>;
  /** Closes and opens again, by default at the same moment. */
  readonly reopen: (nowInstant?: string) => Promise<TestApp>;
};

type TestAppOptions = { readonly folder?: AppFolder; readonly nowInstant?: string; readonly isScheduled?: boolean };

/** The application on an empty data folder of its own, at a standing moment; closed and removed when the test has finished. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = options.folder ?? createAppFolder(options.nowInstant);
  if (options.folder === undefined) onTestFinished(folder.remove);
  const app = await openApp(folder, { isScheduled: options.isScheduled ?? false });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await app.close();
  };
  onTestFinished(close);
  return {
    folder,
    client: app.client,
    clientOf: app.clientOf,
    dump: (dumpOptions) => dumpBooks(folder, dumpOptions),
    close,
    reopen: async (nowInstant) => {
      await close();
      const env = nowInstant === undefined ? folder.env : { ...folder.env, TAMIO_FIXED_INSTANT: nowInstant };
      return openTestApp({ folder: { ...folder, env } });
    },
  };
}

/** A statement as its rows stand in it: `2026-01-05  -4.50  Coffee`, a balance as a fourth word after a bar. */
export function statementCsv(text: string): string {
  const rows = text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row) => {
      const [movement = '', balance] = row.split('|').map((part) => part.trim());
      const [, date = '', amount = '', words = ''] = /^(\S+)\s+(\S+)\s+(.*)$/.exec(movement) ?? [];
      return { date, amount, words, balance };
    });
  const hasBalance = rows.some((row) => row.balance !== undefined);
  const header = `Date,Description,Amount,Currency${hasBalance ? ',Balance' : ''}`;
  return [header, ...rows.map((row) => `${row.date},"${row.words}",${row.amount},EUR${hasBalance ? `,${row.balance ?? ''}` : ''}`), ''].join('\n');
}

let filesWritten = 0;

export function writeStatement(folder: AppFolder, content: string | Uint8Array, name?: string): string {
  filesWritten += 1;
  const path = join(folder.files, name ?? `statement-${filesWritten}.csv`);
  writeFileSync(path, content);
  return path;
}

/** Imports rows written as in `statementCsv` into the account of that name. */
export async function importRows(app: TestApp, text: string, options: { account?: string; businessId?: number } = {}): Promise<ImportResult> {
  const path = writeStatement(app.folder, statementCsv(text));
  const { account = 'Main', businessId } = options;
  return app.client.imports.book({ ...(businessId === undefined ? {} : { businessId }), source: { path }, accountName: account });
}

export const EUR: CurrencyCode = currencyCode('EUR');

export async function createEuroBusiness(app: TestApp, name = 'Example Ltd'): Promise<number> {
  const business = await app.client.businesses.create({ name, baseCurrency: EUR, country: 'DE' });
  return business.id;
}

/** What a call fails with: the code and the sentence of the application's one declared error; fails when it succeeds. */
export async function failureOf(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await call;
  } catch (error) {
    const { data, message, code } = error as { data?: { code?: string }; message: string; code?: string };
    return { code: data?.code ?? code ?? 'none', message };
  }
  throw new Error('The call succeeded, although it should have failed.');
}
