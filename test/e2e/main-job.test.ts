import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { dropFiles } from '../support/browser/drop-files.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { visit } from '../support/browser/visit.ts';
import { writeLedgerFile } from '../support/ledger-file.ts';

const browser = sharedBrowser();

/** A hundred days of one busy account. */
function statement(folder: { readonly files: string }): string {
  const path = join(folder.files, 'statement-2026-03.csv');
  writeLedgerFile(path, { rows: 4_000 });
  return path;
}

it('takes an owner from an empty folder to a report, and everything is there the next day', async () => {
  const folder = testBooks();
  const serving = await serve(folder);
  const { page } = await visit(browser(), serving);

  await page.getByRole('heading', { level: 1, name: 'Will the money last?' }).waitFor();
  await page.getByLabel('Name of your business').fill('Bluebird Bakery');
  await page.getByRole('button', { name: 'Open my books' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  expect(await page.title()).toBe('Dashboard — Bluebird Bakery');

  await dropFiles(page, [statement(folder)]);
  const book = page.getByRole('button', { name: /^Create Main and book 4,000 new lines$/ });
  await book.waitFor();
  expect(await page.locator('output', { hasText: '4,000 lines, 4,000 new; balance proved from' }).count()).toBe(1);
  expect(await call(folder, 'accounts.list', { businessId: 1 })).toEqual([]);

  await book.click();
  await page.getByText('4,000 new lines are in Main.').waitFor();
  await page.getByRole('link', { name: 'Dashboard' }).first().click();
  const figures = page.locator('dl').filter({ hasText: 'Cash today' });
  await figures.waitFor();
  const { cashMinor } = await call<{ cashMinor: number }>(folder, 'dashboard.get', { businessId: 1 });
  expect((await figures.innerText()).replaceAll(/[^\d]/g, '')).toContain(String(Math.round(cashMinor / 100)));
  expect(await figures.innerText()).toMatch(/Lowest point[\s\S]+ on [\s\S]+Runway/);
  await page.getByRole('region', { name: '13 weeks ahead' }).locator('canvas').waitFor();
  await page.getByRole('region', { name: 'Needs you' }).waitFor();
  await page.getByRole('region', { name: 'Cash by account' }).getByRole('rowheader', { name: 'Main' }).waitFor();

  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByText('This quarter', { exact: true }).click();
  await page.getByRole('button', { name: 'Make the report' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Save PDF/ }).click()]);
  const pdf = readFileSync(await download.path());
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  const pages = Number(/(\d+) pages/.exec(await page.getByText(/\d+ pages, /).innerText())?.[1]);
  expect(pages).toBeGreaterThan(2);
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBe(pages);

  const cash = await figuresAgain(folder);
  await page.close();
  await serving.stop();
  const nextDay = await serve(folder);
  const { page: reopened } = await visit(browser(), nextDay);
  await reopened.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  await reopened.getByText('Cash today').waitFor();
  expect(await reopened.title()).toBe('Dashboard — Bluebird Bakery');
  expect(await figuresAgain(folder)).toEqual(cash);
  await reopened.getByRole('link', { name: 'Transactions' }).click();
  await reopened.getByText('4,000 lines').first().waitFor();
});

/** What the dashboard rests on, as another host reads it. */
async function figuresAgain(folder: Parameters<typeof call>[0]): Promise<unknown> {
  const { cashMinor, lineCount } = await call<{ cashMinor: number; lineCount: number }>(folder, 'dashboard.get', { businessId: 1 });
  return { cashMinor, lineCount };
}
