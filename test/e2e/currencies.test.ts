import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AppFolder } from '../support/app-folder.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { dropFiles } from '../support/browser/drop-files.ts';
import { layoutProblems, settled } from '../support/browser/layout.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { type Visit, visit } from '../support/browser/visit.ts';
import { HISTORY_CSV, zipped } from '../unit/engine/currency/ecb-files.ts';

const browser = sharedBrowser();

const DOLLARS = [
  'Date,Description,Amount,Currency,Balance',
  '2026-02-10,Old invoice,100.00,USD,351.00',
  '2026-03-03,Order,124.00,USD,475.00',
  '2026-03-04,Order,25.00,USD,500.00',
  '',
].join('\n');

function write(folder: AppFolder, name: string, content: string | Uint8Array): string {
  const path = join(folder.files, name);
  writeFileSync(path, content);
  return path;
}

async function openBooks(): Promise<{ folder: AppFolder; page: Visit['page'] }> {
  const folder = testBooks();
  await call(folder, 'businesses.create', { name: 'Corner Shop', baseCurrency: 'EUR', country: 'IE', locale: 'en-IE', timeZone: 'Europe/Dublin' });
  await call(folder, 'imports.book', { source: { path: write(folder, 'dollars.csv', DOLLARS) }, accountName: 'Dollars' });
  const { page } = await visit(browser(), await serve(folder), { path: '/currencies' });
  await page.getByRole('heading', { level: 1, name: 'Currencies' }).waitFor();
  return { folder, page };
}

it('takes a dropped file of rates, converts the lines that waited, and asks for the one rate that is still missing', async () => {
  const { folder, page } = await openBooks();
  await page.getByText('No exchange rates yet.').waitFor();
  await settled(page);
  expect(await seriousViolations(page)).toEqual([]);

  await dropFiles(page, [write(folder, 'eurofxref-hist.zip', zipped('eurofxref-hist.csv', HISTORY_CSV))]);
  await page.getByText(/8 are new/).waitFor();
  expect(await call(folder, 'currency.rates', {})).toEqual({ rates: [], total: 0 });
  await page.getByRole('button', { name: 'Keep 8 rates' }).click();
  await page.getByText(/ECB rates through 4 Mar 2026, yesterday/).waitFor();
  await page.getByRole('button', { name: 'Convert 2 bank lines now' }).click();
  await page.getByText('1 bank line in no figure in EUR').waitFor();

  await page.getByRole('button', { name: 'Type it: USD/EUR of 10 Feb 2026' }).click();
  await page.getByLabel('is worth').fill('0.5');
  await page.getByText('1 USD = 0.5 EUR on 10 Feb 2026').waitFor();
  await settled(page);
  expect(await layoutProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save rate' }).click();
  await page.getByRole('button', { name: 'Convert 1 bank line now' }).click();
  await page.getByRole('region', { name: 'Rate missing' }).waitFor({ state: 'detached' });
  expect(await call(folder, 'currency.missing', {})).toEqual({ lineCount: 0, groups: [] });

  // 251.00 USD stood there the day before the first line, and that day has no rate
  await page.reload();
  await page.getByText('Rate missing: USD/EUR of 9 Feb 2026').waitFor();
  await page.setViewportSize({ width: 900, height: 800 });
  await settled(page);
  expect(await seriousViolations(page)).toEqual([]);
  expect(await layoutProblems(page)).toEqual([]);
});

it('says what a wrong file is, and keeps nothing of it', async () => {
  const { folder, page } = await openBooks();
  await dropFiles(page, [write(folder, 'statement.csv', DOLLARS)]);
  await page.getByRole('alert').getByText('no file of the ECB').waitFor();
  expect(await call(folder, 'currency.rates', {})).toEqual({ rates: [], total: 0 });
});
