import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { lookAround, lookOnce } from '../support/browser/looks.ts';
import { obligationBooks, type ObligationBooks } from '../support/browser/obligation-books.ts';
import { call, serve } from '../support/browser/serving.ts';
import { goTo, takePicture, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

const pays = (page: Page) => page.getByRole('dialog').getByRole('region', { name: 'Pays' });
const byHand = (page: Page) => page.getByRole('form', { name: 'What the line pays' });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last();

async function statuses({ folder, invoiceIds }: ObligationBooks): Promise<string[]> {
  const found: string[] = [];
  for (const scheduleId of invoiceIds) found.push((await call<{ status: string }>(folder, 'dueItems.get', { scheduleId })).status);
  return found;
}

/** What does not fit or cannot be used by everybody; empty when all is well. */
it('matches a line by hand with two invoices less a fee, and unmatches it', async () => {
  const books = await obligationBooks();
  const { page } = await visit(browser(), await serve(books.folder), { path: `/transactions?open=line:${books.lineId}` });
  await pays(page).getByRole('button', { name: 'Choose by hand' }).click();
  await page.keyboard.type('INV-1');
  await byHand(page).getByRole('button', { name: /INV-1/ }).waitFor();
  await page.keyboard.press('Enter');
  await byHand(page).getByText('Left to assign: €388.00').waitFor();
  await byHand(page).getByRole('button', { name: /INV-2/ }).click();
  await byHand(page).getByText('All assigned').waitFor();
  // Only what is left was taken of the second; with the fee there is more to assign.
  expect(await byHand(page).getByLabel('Part for INV-2').inputValue()).toBe('388.00');
  await byHand(page).getByLabel('Fee the bank kept').fill('12');
  await byHand(page).getByText('Left to assign: €12.00').waitFor();
  await byHand(page).getByLabel('Part for INV-2').fill('400');
  await byHand(page).getByText('All assigned').waitFor();
  expect(await lookOnce(page)).toEqual([]);
  await takePicture(page, 'matching-by-hand');
  await byHand(page).getByRole('button', { name: 'Match' }).click();
  await page.getByText('Matched with 2 items').waitFor();
  await pays(page).getByText('Fee the bank kept').waitFor();
  expect(await statuses(books)).toEqual(['paid', 'paid', 'scheduled']);
  expect(await lookOnce(page)).toEqual([]);

  await pays(page).getByRole('button', { name: 'Unmatch' }).click();
  await page.getByText('Match taken back').waitFor();
  await pays(page).getByRole('button', { name: 'Choose by hand' }).waitFor();
  expect(await statuses(books)).toEqual(['scheduled', 'scheduled', 'scheduled']);
  await undo(page).click();
  await pays(page).getByRole('button', { name: 'Unmatch' }).waitFor();
  expect(await statuses(books)).toEqual(['paid', 'paid', 'scheduled']);
});

it('walks the lines that something explains: y takes one, n leaves it', async () => {
  const books = await obligationBooks();
  await call(books.folder, 'agreements.create', {
    name: 'Old Mill Properties',
    obligationType: 'rent',
    terms: { frequency: 'monthly', startDate: '2026-03-01', baseAmountMinor: -1200_00, currency: 'EUR' },
  });
  const { page } = await visit(browser(), await serve(books.folder), { path: '/transactions' });
  await page.getByRole('link', { name: /lines? to match/ }).click();
  const lines = page.getByRole('list', { name: 'Lines to match' });
  const invoices = lines.getByRole('listitem').filter({ hasText: 'Payment INV-1 INV-2' }).first();
  await invoices.getByText('INV-2').first().waitFor();
  expect(await lookOnce(page)).toEqual([]);
  await takePicture(page, 'matching-walk');
  await invoices.focus();
  await page.keyboard.press('y');
  await page.getByText('Matched with 2 items').waitFor();
  await invoices.waitFor({ state: 'detached' });
  expect(await statuses(books)).toEqual(['paid', 'paid', 'scheduled']);
  await undo(page).click();
  await invoices.waitFor();
  await invoices.focus();
  await page.keyboard.press('n');
  await page.getByText(/Not offered for this line again/).waitFor();
});

it('says where nothing explains a line', async () => {
  const { folder } = await obligationBooks();
  const { rows } = await call<{ rows: { id: number }[] }>(folder, 'transactions.list', { text: 'Coffee' });
  const { page } = await visit(browser(), await serve(folder), { path: `/transactions?open=line:${rows[0]?.id}` });
  await pays(page).getByText('Nothing open explains this line.').waitFor();
  expect(await pays(page).getByRole('listitem').count()).toBe(0);
});

it('fits and can be read in every theme and size', async () => {
  const { folder, lineId } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/transactions?show=matching' });
  await page.getByRole('list', { name: 'Lines to match' }).waitFor();
  const problems = await lookAround(page, 'matching-lines');
  await goTo(page, `/transactions?open=line:${lineId}`);
  await pays(page).getByRole('button', { name: 'Choose by hand' }).waitFor();
  problems.push(...(await lookAround(page, 'matching-line')));
  expect(problems).toEqual([]);
});
