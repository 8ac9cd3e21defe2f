import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../src-shared/result/assert.ts';
import { type AppFolder, createAppFolder } from '../support/app-folder.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { computingMs, keyToPaintMs, median } from '../support/browser/paint-times.ts';
import { call, type Serving, startServing, tamio } from '../support/browser/serving.ts';
import { visit, type VisitOptions } from '../support/browser/visit.ts';
import { writeLedgerFile } from '../support/ledger-file.ts';

const LINES = 100_000;
/** A person sees an answer within this time as immediate (DESIGN: answers in under 100 ms). */
const IMMEDIATE_MS = 100;
/** Each step lands 4,000 lines further on: fetched, formatted and laid out anew. The page aims at 50 ms a task; a slow machine may take longer. */
const SCROLL_STEPS = 25;
const STEP_MS = 200;

let folder: AppFolder | undefined;
let serving: Serving | undefined;
const browser = sharedBrowser();

beforeAll(async () => {
  folder = createAppFolder();
  await call(folder, 'businesses.create', { name: 'Long Ledger', baseCurrency: 'EUR', country: 'IE', locale: 'en-IE', timeZone: 'Europe/Dublin' });
  const file = join(folder.files, 'ledger.csv');
  writeLedgerFile(file, { rows: LINES });
  await tamio(folder, ['import', file, '--account', 'Main']);
  serving = await startServing(folder);
});
afterAll(async () => {
  await serving?.stop();
  folder?.remove();
});

const grid = (page: Page) => page.getByRole('grid', { name: 'Bank lines, newest first' });
const activeRow = (page: Page) => grid(page).locator('tr[data-active]');

async function openLines(options: VisitOptions = {}): Promise<Page> {
  const { page } = await visit(browser(), must(serving, 'the server'), { path: '/transactions', ...options });
  await page.getByText('100,000 lines').waitFor();
  await grid(page).getByRole('row').nth(5).waitFor();
  return page;
}

/** The cells of the active row, once they are there. */
async function activeText(page: Page): Promise<string> {
  await activeRow(page).locator('td[data-column="amount"]', { hasText: /\d/ }).waitFor();
  return activeRow(page).innerText();
}

it('goes through 100,000 lines by keyboard, each step painted at once', async () => {
  const page = await openLines();
  await grid(page).focus();
  const first = await activeText(page);
  await page.keyboard.press('End');
  await expect.poll(() => activeRow(page).getAttribute('aria-rowindex')).toBe(String(LINES + 1));
  const last = await activeText(page);
  expect(last).not.toBe(first);
  await page.keyboard.press('Home');
  await expect.poll(() => activeText(page)).toBe(first);

  const times: number[] = [];
  for (let step = 0; step < 30; step += 1) times.push(await keyToPaintMs(page, step % 10 === 9 ? 'PageDown' : 'ArrowDown'));
  console.info(`key to painted rows: median ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms`);
  expect(median(times)).toBeLessThan(IMMEDIATE_MS);
});

it('scrolls from end to end without holding up the page', async () => {
  const page = await openLines();
  const times = await computingMs(page, SCROLL_STEPS, async (step) => {
    await grid(page).evaluate((element, share) => element.scrollTo({ top: share * element.scrollHeight }), (step + 1) / SCROLL_STEPS);
    await page.waitForTimeout(60);
  });
  console.info(`computed per scroll step: median ${median(times).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`);
  expect(median(times)).toBeLessThan(STEP_MS);
  const lastRow = grid(page).locator(`tr[aria-rowindex="${LINES + 1}"]`);
  await lastRow.locator('td[data-column="amount"]', { hasText: /\d/ }).waitFor();
});

it('filters by what is typed after "/", says what the lines add up to, and comes back on Escape', async () => {
  const page = await openLines();
  await grid(page).focus();
  await page.keyboard.press('/');
  await page.keyboard.type('Software');
  await page.getByText(/lines fit the filter, sum/).waitFor();
  const count = page.locator('output', { hasText: 'fit the filter' }).locator('strong');
  const { total } = await call<{ total: number }>(must(folder, 'the folder'), 'transactions.list', { businessId: 1, limit: 1, text: 'Software' });
  await expect.poll(async () => Number((await count.innerText()).replaceAll(/\D/g, ''))).toBe(total);
  expect(total).toBeLessThan(LINES / 10);
  expect(page.url()).toContain('text=Software');
  await page.keyboard.press('Escape');
  await page.getByText('fit the filter').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
});

it('selects with Space and Shift, sets a category for all of them, and takes it back', async () => {
  const page = await openLines();
  const books = must(folder, 'the folder');
  const categoriesOf = async (): Promise<(number | null)[]> => {
    const { rows } = await call<{ rows: { categoryId: number | null }[] }>(books, 'transactions.list', { businessId: 1, limit: 4 });
    return rows.map(({ categoryId }) => categoryId);
  };
  const before = await categoriesOf();
  await grid(page).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('3 lines selected').waitFor();
  expect(await grid(page).locator('tr[aria-selected="true"]').count()).toBe(3);
  await page.keyboard.press('c');
  await page
    .getByRole('textbox', { name: 'Category for 3 lines' })
    .or(page.getByRole('combobox', { name: 'Category for 3 lines' }))
    .waitFor();
  await page.keyboard.type('Rent');
  await page.keyboard.press('Enter');
  await page.getByText('3 lines set to Rent').first().waitFor();
  const [one, two, three, fourth] = await categoriesOf();
  expect(one).not.toBeNull();
  expect([two, three, fourth]).toEqual([one, one, before[3]]);

  await page.getByRole('button', { name: 'Undo' }).click();
  await page
    .getByText(/^Undone:/)
    .first()
    .waitFor();
  expect(await categoriesOf()).toEqual(before);
  await grid(page).focus();
  await page.keyboard.press('Escape');
  await page.getByText('3 lines selected').waitFor({ state: 'detached' });
});

it('opens a line with Enter and closes it with Escape, where one was', async () => {
  const page = await openLines();
  await grid(page).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Where it comes from').waitFor();
  expect(page.url()).toContain('open=line');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  expect(await activeRow(page).getAttribute('aria-rowindex')).toBe('5');
});

it('copies lines so that a spreadsheet takes them', async () => {
  const page = await openLines({ permissions: ['clipboard-read', 'clipboard-write'] });
  await grid(page).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await page.getByText('2 lines copied, ready for a spreadsheet').first().waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const rows = text.split('\n').map((row) => row.split('\t'));
  expect(rows.map((row) => row.length)).toEqual([8, 8, 8]);
  expect(rows[0]?.[0]).toBe('Date');
  expect(rows[1]?.[0]).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(rows[1]?.[5]).toMatch(/^-?\d+\.\d\d$/);
});
