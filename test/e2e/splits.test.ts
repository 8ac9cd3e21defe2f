import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { AppFolder } from '../support/app-folder.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { layoutProblems, settled } from '../support/browser/layout.ts';
import { lookAround } from '../support/browser/looks.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

const STATEMENT = `Date,Description,Amount,Currency,Balance
2026-02-02,Example Customer,900.00,EUR,1900.00
2026-02-16,Nordlicht Bakery,-7.10,EUR,1892.90
2026-03-02,Corner Warehouse,-50.00,EUR,1842.90
`;

type Split = { parts: { amountMinor: number; categoryName: string | null; note: string | null }[] };

async function prepare(): Promise<{ folder: AppFolder; transactionId: number }> {
  const folder = testBooks();
  await call(folder, 'businesses.create', { name: 'Example Ltd', baseCurrency: 'EUR', country: 'IE', locale: 'en-IE' });
  const path = join(folder.files, 'main.csv');
  writeFileSync(path, STATEMENT);
  await call(folder, 'imports.book', { source: { path }, accountName: 'Main' });
  const { rows } = await call<{ rows: { id: number }[] }>(folder, 'transactions.list', { text: 'Warehouse' });
  return { folder, transactionId: rows[0]?.id ?? 0 };
}

const partsOf = async (folder: AppFolder, transactionId: number): Promise<Split['parts']> =>
  (await call<Split>(folder, 'splits.get', { transactionId })).parts;
const grid = (page: Page) => page.getByRole('grid', { name: 'Bank lines, newest first' });
const form = (page: Page) => page.getByRole('form', { name: 'Parts of the line' });
const categoryCell = (page: Page) =>
  grid(page)
    .getByRole('row', { name: /Warehouse/ })
    .locator('td[data-column="category"]');

/** From the grid into the drawer of its first line, and on to the button that splits it. */
async function openLine(page: Page): Promise<void> {
  await grid(page)
    .getByRole('row', { name: /Warehouse/ })
    .waitFor();
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Where it comes from').waitFor();
}

async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('dialog').getByRole('button', { name, exact: true });
  await target.waitFor();
  await expect
    .poll(async () => {
      if (await target.evaluate((element) => element === document.activeElement)) return true;
      await page.keyboard.press('Tab');
      return false;
    })
    .toBe(true);
}

const focusedName = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

async function looksRight(page: Page): Promise<void> {
  expect(await layoutProblems(page)).toEqual([]);
  expect(await seriousViolations(page)).toEqual([]);
}

it('splits a line by keyboard alone, with sums, and says so in the list', async () => {
  const { folder, transactionId } = await prepare();
  const { page } = await visit(browser(), await serve(folder), { path: '/transactions' });
  await openLine(page);
  await tabTo(page, 'Split this line');
  await page.keyboard.press('Enter');
  await form(page).getByText('Left to assign: −€50.00').waitFor();
  await expect.poll(() => focusedName(page)).toBe('Category of part 1');

  await page.keyboard.type('office');
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Amount of part 1');
  await page.keyboard.type('16.99*1.1');
  await form(page).getByText('Left to assign: −€31.31').waitFor();
  await page.keyboard.press('Tab');
  expect(await form(page).getByLabel('Amount of part 1').inputValue()).toBe('−18.69');
  await page.keyboard.type('Toner');

  // Not all is assigned: nothing is written, and the missing amount is asked for.
  await page.keyboard.press('Enter');
  await form(page).getByText('How much is it?').waitFor();
  await expect.poll(() => focusedName(page)).toBe('Amount of part 2');
  expect(await partsOf(folder, transactionId)).toEqual([]);

  await page.keyboard.type('40');
  await form(page).getByText('Too much by €8.69').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('30');
  await tabTo(page, 'Add part');
  await page.keyboard.press('Enter');
  await form(page).getByText('All assigned').waitFor();
  expect(await focusedName(page)).toBe('Category of part 3');
  expect(await form(page).getByLabel('Amount of part 3').inputValue()).toBe('−1.31');
  await page.keyboard.type('trav');
  await page.keyboard.press('Tab');
  await settled(page);
  await looksRight(page);
  await page.keyboard.press('Enter');
  await page.getByText('Split into 3 parts').first().waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Change split');
  expect(await partsOf(folder, transactionId)).toMatchObject([
    { amountMinor: -1869, note: 'Toner' },
    { amountMinor: -3000, categoryName: null, note: null },
    { amountMinor: -131, categoryName: 'Travel' },
  ]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await categoryCell(page).getByText('Split into 3').waitFor();
});

it('takes back a split, a change and a removal', async () => {
  const { folder, transactionId } = await prepare();
  const parts = [
    { amountMinor: -2000, categoryId: null, note: 'one' },
    { amountMinor: -3000, categoryId: null, note: 'two' },
  ];
  await call(folder, 'splits.set', { transactionId, parts });
  const { page } = await visit(browser(), await serve(folder), { path: '/transactions' });
  await categoryCell(page).getByText('Split into 2').waitFor();
  await openLine(page);
  await tabTo(page, 'Change split');
  await page.keyboard.press('Enter');
  await form(page).getByLabel('Amount of part 1').fill('55');
  await form(page).getByLabel('Amount of part 2').fill('+5');
  await form(page).getByText('All assigned').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Split changed').first().waitFor();
  expect(await partsOf(folder, transactionId)).toMatchObject([{ amountMinor: -5500 }, { amountMinor: 500 }]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('Undone: Split changed').first().waitFor();
  expect(await partsOf(folder, transactionId)).toMatchObject(parts);

  await tabTo(page, 'Remove split');
  await page.keyboard.press('Enter');
  await page.getByText('Split removed: the line is whole again').first().waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Split this line');
  expect(await partsOf(folder, transactionId)).toEqual([]);
  await categoryCell(page).getByText('None').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: Split removed').first().waitFor();
  expect(await partsOf(folder, transactionId)).toMatchObject(parts);
  await categoryCell(page).getByText('Split into 2').waitFor();
});

it('leaves everything as it was on Escape: first the list of categories, then the form, then the drawer', async () => {
  const { folder, transactionId } = await prepare();
  const { page } = await visit(browser(), await serve(folder), { path: '/transactions' });
  await openLine(page);
  await tabTo(page, 'Split this line');
  await page.keyboard.press('Enter');
  await page.keyboard.type('tra');
  await page.getByRole('option', { name: 'Travel' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('option', { name: 'Travel' }).waitFor({ state: 'hidden' });
  await form(page).waitFor();
  await page.keyboard.press('Escape');
  await form(page).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Split this line');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await partsOf(folder, transactionId)).toEqual([]);
});

it('fits and can be read in every theme and size', async () => {
  const { folder, transactionId } = await prepare();
  const categories = await call<{ id: number; name: string }[]>(folder, 'categories.list');
  const [first, second] = [categories[0]?.id ?? null, categories[3]?.id ?? null];
  const { page } = await visit(browser(), await serve(folder), { path: '/transactions' });
  const problems: string[] = [];
  await openLine(page);
  problems.push(...(await lookAround(page, 'splits-whole')));
  await page.getByRole('button', { name: 'Split this line' }).click();
  await form(page).getByLabel('Amount of part 1').fill('16.99*1.1');
  await form(page).getByLabel('Note of part 1').fill('Toner for the office printer');
  problems.push(...(await lookAround(page, 'splits-form')));
  await form(page).getByRole('button', { name: 'Save split' }).click();
  await form(page).getByText('How much is it?').waitFor();
  await form(page).getByLabel('Category of part 2').click();
  await page.getByRole('option').first().waitFor();
  problems.push(...(await lookAround(page, 'splits-refused')));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add part' }).click();
  await form(page).getByLabel('Amount of part 2').fill('100');
  await form(page).getByLabel('Amount of part 3').focus();
  problems.push(...(await lookAround(page, 'splits-too-much')));
  await page.keyboard.press('Escape');
  await call(folder, 'splits.set', {
    transactionId,
    parts: [
      { amountMinor: -1869, categoryId: first, note: 'Toner for the office printer' },
      { amountMinor: -3131, categoryId: second },
    ],
  });
  await page.reload();
  await page.getByRole('button', { name: 'Change split' }).waitFor();
  problems.push(...(await lookAround(page, 'splits-divided')));
  await page.getByRole('button', { name: 'Change split' }).click();
  await form(page).getByText('All assigned').waitFor();
  problems.push(...(await lookAround(page, 'splits-assigned')));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await categoryCell(page).getByText('Split into 2').waitFor();
  problems.push(...(await lookAround(page, 'splits-list')));
  expect(problems).toEqual([]);
});
