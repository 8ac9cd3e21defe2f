import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AppFolder } from '../support/app-folder.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { dropFiles } from '../support/browser/drop-files.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { type Visit, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

/** Rows of a bank that writes days and months so that nobody can tell which is which. */
const AMBIGUOUS = ['Date,Description,Amount', '01/02/2026,Rent,-1200.00', '02/02/2026,Invoice 1041,3400.00', '03/02/2026,Paper,-41.20', ''].join(
  '\n',
);

const FEBRUARY = ['Date,Description,Amount,Balance', '2026-02-13,Rent,-1200.00,8800.00', '2026-02-16,Invoice 1041,3400.00,12200.00', ''].join('\n');
const MARCH = ['Date,Description,Amount,Balance', '2026-03-02,Power,-180.00,12020.00', '2026-03-03,Invoice 1042,900.00,12920.00', ''].join('\n');

function write(folder: AppFolder, name: string, content: string | Uint8Array): string {
  const path = join(folder.files, name);
  writeFileSync(path, content);
  return path;
}

async function openBooks(): Promise<{ folder: AppFolder; page: Visit['page'] }> {
  const folder = testBooks();
  await call(folder, 'businesses.create', { name: 'Corner Shop', baseCurrency: 'EUR', country: 'IE', locale: 'en-IE', timeZone: 'Europe/Dublin' });
  const { page } = await visit(browser(), await serve(folder), { path: '/import' });
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  return { folder, page };
}

async function lineCount(folder: AppFolder): Promise<number> {
  return (await call<{ lineCount: number }>(folder, 'dashboard.get', { businessId: 1 })).lineCount;
}

it('asks about ambiguous dates with the rows of the file, and reads it again by the answer', async () => {
  const { folder, page } = await openBooks();
  await dropFiles(page, [write(folder, 'odd-dates.csv', AMBIGUOUS)]);
  const question = page.getByRole('region', { name: 'Which comes first in its dates, the day or the month?' });
  const dayFirst = question.getByRole('button', { name: /^Day first/ });
  const monthFirst = question.getByRole('button', { name: /^Month first/ });
  await dayFirst.waitFor();
  expect(await dayFirst.innerText()).toMatch(/01\/02\/2026[\s\S]*1 Feb 2026/);
  expect(await monthFirst.innerText()).toMatch(/01\/02\/2026[\s\S]*2 Jan 2026/);
  const book = page.getByRole('button', { name: /book 3 new lines/ });
  expect(await book.isDisabled()).toBe(true);

  await dayFirst.click();
  await question.waitFor({ state: 'detached' });
  await page.getByText('3 lines, 3 new; balance not provable from this file.').waitFor();
  expect(await lineCount(folder)).toBe(0);
  await book.click();
  await page.getByText('3 new lines are in Main.').waitFor();
  const { rows } = await call<{ rows: { bookingDate: string }[] }>(folder, 'transactions.list', { businessId: 1 });
  expect(rows.map(({ bookingDate }) => bookingDate)).toEqual(['2026-02-03', '2026-02-02', '2026-02-01']);
});

it('says that a file was imported before, and books nothing twice', async () => {
  const { folder, page } = await openBooks();
  const file = write(folder, 'february.csv', FEBRUARY);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: /book 2 new lines/ }).click();
  await page.getByText('2 new lines are in Main.').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();

  await dropFiles(page, [file]);
  await page.getByText('You imported exactly this file before').waitFor();
  await page.getByText('2 lines, 0 new, 2 already here').waitFor();
  await page.getByText('Everything in this file is already here.').waitFor();
  expect(await page.getByRole('button', { name: /^(Create|Book)/ }).count()).toBe(0);
  expect(await lineCount(folder)).toBe(2);
});

it('makes an account in the currency that the file names, not in that of the books', async () => {
  const { folder, page } = await openBooks();
  const pounds = [
    'Date,Description,Amount,Currency,Balance',
    '2026-02-13,Rent,-1200.00,GBP,8800.00',
    '2026-02-16,Sale,3400.00,GBP,12200.00',
    '',
  ].join('\n');
  await dropFiles(page, [write(folder, 'pounds.csv', pounds)]);
  await page.getByText(/2 lines, 2 new; balance proved from .*10,000.00 to .*12,200.00/).waitFor();
  await page.getByRole('button', { name: /book 2 new lines/ }).click();
  await page.getByText(/^2 new lines are in /).waitFor();
  expect(await call(folder, 'accounts.list', { businessId: 1 })).toMatchObject([{ currency: 'GBP', balanceMinor: 1_220_000 }]);
});

it.each([
  ['empty.csv', ''],
  ['picture.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3])],
  ['letter.csv', 'Dear customer,\nplease find attached nothing at all.\n'],
])('refuses %s in one clear sentence and changes nothing', async (name, content) => {
  const { folder, page } = await openBooks();
  await dropFiles(page, [write(folder, name, content)]);
  const alert = page.locator('#content').getByRole('alert');
  await alert.waitFor();
  const [sentence = ''] = (await alert.innerText()).split('\n');
  expect(sentence).toMatch(/^[A-Z].{20,220}\.$/);
  expect(sentence).not.toMatch(/inside Tamio|undefined|Error|null/);
  await page.getByText('Nothing was written. Your file is as it was.').waitFor();
  expect(await lineCount(folder)).toBe(0);
  await page.getByRole('button', { name: 'Leave this file' }).click();
  await page.getByRole('heading', { name: /Drop your bank.s files here/ }).waitFor();
});

it('takes several files one after the other, and takes each of them back', async () => {
  const { folder, page } = await openBooks();
  await dropFiles(page, [write(folder, 'february.csv', FEBRUARY), write(folder, 'march.csv', MARCH)]);
  const queue = page.getByRole('navigation', { name: 'Files' });
  await queue.getByRole('button', { name: /^march\.csv ready to book$/ }).waitFor();
  await page.getByRole('button', { name: /book 2 new lines/ }).click();
  await page.getByText('2 new lines are in Main.').waitFor();
  await page.getByRole('button', { name: 'Next file: march.csv' }).click();
  await page.getByRole('button', { name: 'Book 2 new lines into Main' }).click();
  await page.getByText('2 new lines are in Main.').waitFor();
  expect(await lineCount(folder)).toBe(4);

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText('Taken back: Main is exactly as it was before.').waitFor();
  expect(await lineCount(folder)).toBe(2);

  const history = page.getByRole('region', { name: 'Earlier imports', exact: true });
  await history.getByRole('button', { name: 'Undo the import of february.csv' }).click();
  await page.getByText('february.csv is taken back.').first().waitFor();
  await expect.poll(() => history.getByText(/^taken back/).count()).toBe(2);
  expect(await lineCount(folder)).toBe(0);
});
