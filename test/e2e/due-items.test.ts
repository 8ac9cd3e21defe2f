import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { lookAround, lookOnce } from '../support/browser/looks.ts';
import { obligationBooks } from '../support/browser/obligation-books.ts';
import { call, serve } from '../support/browser/serving.ts';
import { goTo, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

type DueItem = { id: number; status: string; openAmountMinor: number; promisedDate: string | null };

const grid = (page: Page) => page.getByRole('grid', { name: 'Due items' });
const row = (page: Page, name: string | RegExp) => grid(page).getByRole('row', { name });
const drawer = (page: Page) => page.getByRole('dialog');
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last();

/** What does not fit or cannot be used by everybody; empty when all is well. */
it('lists what is open with its totals, and is walked through by keyboard', async () => {
  const { folder } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/due-items' });
  await row(page, /INV-3/).getByText('Overdue by 94 days').waitFor();
  await page.getByText('3 items').waitFor();
  await page.getByText('€1,250').first().waitFor();
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await drawer(page).getByText('€600.00').first().waitFor();
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await page.keyboard.type('INV-2');
  await page.getByText('1 item', { exact: true }).waitFor();
  expect(await row(page, /INV-2/).count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByText('3 items').waitFor();
});

it('writes off only with a reason, says who did it and why, and reopens on Undo', async () => {
  const { folder, invoiceIds } = await obligationBooks();
  const stateOf = async (): Promise<DueItem> => call<DueItem>(folder, 'dueItems.get', { scheduleId: invoiceIds[2] });
  const { page } = await visit(browser(), await serve(folder), { path: '/due-items' });
  await row(page, /INV-3/).click();
  await drawer(page).getByRole('button', { name: 'Write off' }).click();
  await page.keyboard.press('Enter');
  await drawer(page).getByText('Give a reason').waitFor();
  expect(await stateOf()).toMatchObject({ status: 'scheduled' });
  await page.keyboard.type('The customer is insolvent');
  expect(await lookOnce(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('INV-3 written off').waitFor();
  await drawer(page).getByText('Because: The customer is insolvent').waitFor();
  await drawer(page).getByText('From scheduled to written off').waitFor();
  expect(await stateOf()).toMatchObject({ status: 'written_off', openAmountMinor: 0 });
  await undo(page).click();
  await page.getByText('Undone: INV-3 written off').waitFor();
  expect(await stateOf()).toMatchObject({ status: 'scheduled', openAmountMinor: 250_00 });
});

it('records a payment with sums and a fee, shows it, and takes it back', async () => {
  const { folder, invoiceIds } = await obligationBooks();
  const stateOf = async (): Promise<DueItem> => call<DueItem>(folder, 'dueItems.get', { scheduleId: invoiceIds[0] });
  const { page } = await visit(browser(), await serve(folder), { path: `/due-items/${invoiceIds[0]}` });
  await drawer(page).getByRole('button', { name: 'Record payment' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('100*2+290');
  await drawer(page).getByLabel('Fee the bank kept').fill('10');
  await drawer(page).getByText('€100.00 stays open.').waitFor();
  await drawer(page).getByRole('button', { name: 'Record the payment' }).click();
  await page.getByText('Payment recorded').waitFor();
  await drawer(page).getByText('bank fee').waitFor();
  expect(await stateOf()).toMatchObject({ status: 'partly_paid', openAmountMinor: 100_00 });
  await drawer(page).getByRole('button', { name: 'Take it back' }).click();
  await page
    .getByText(/Payment of .* taken back/)
    .first()
    .waitFor();
  expect(await stateOf()).toMatchObject({ status: 'scheduled', openAmountMinor: 600_00 });
  await undo(page).click();
  await drawer(page).getByText('bank fee').waitFor();
  expect(await stateOf()).toMatchObject({ openAmountMinor: 100_00 });
});

it('keeps a promised date and a new amount, and cancels several at once', async () => {
  const { folder, invoiceIds } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/due-items' });
  await row(page, /INV-1/).click();
  await drawer(page).getByRole('button', { name: 'Promised for…' }).click();
  await drawer(page).getByLabel('They promised to pay on').fill('2026-03-20');
  await drawer(page).getByRole('button', { name: 'Save the promise' }).click();
  await drawer(page).getByRole('button', { name: 'Change the promise' }).waitFor();
  expect(await call<DueItem>(folder, 'dueItems.get', { scheduleId: invoiceIds[0] })).toMatchObject({ promisedDate: '2026-03-20' });
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'detached' });
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  await page.getByText('3 items selected').waitFor();
  expect(await lookOnce(page)).toEqual([]);
  await page.keyboard.press('c');
  await page.getByText('3 items cancelled').waitFor();
  await page.getByText('Nothing is due').waitFor();
  await undo(page).click();
  await row(page, /INV-1/).waitFor();
});

it('ages what is owed, ties to the total, and opens a column into its items', async () => {
  const { folder } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/due-items?show=ageing' });
  const table = page.getByRole('table', { name: 'Ageing, owed to you' });
  const cells = table.getByRole('row', { name: /Example Customer/ }).getByRole('cell');
  await cells.last().getByText('1,250.00').waitFor();
  expect(await cells.allTextContents()).toEqual(['–', '1,000.00', '–', '–', '250.00', '1,250.00']);
  expect(
    await table
      .getByRole('row', { name: /^Total/ })
      .getByRole('cell')
      .allTextContents(),
  ).toEqual(['0.00', '1,000.00', '0.00', '0.00', '250.00', '1,250.00']);
  expect(await lookOnce(page)).toEqual([]);
  await cells.nth(4).getByRole('button').click();
  await row(page, /INV-3/).waitFor();
  await page.getByText('1 item', { exact: true }).waitFor();
  await page.goBack();
  await page.getByText('Owed by you').click();
  await page.getByText('You owe nobody anything').waitFor();
});

it('shows a month, walks its days by arrow keys, and opens the items of a day', async () => {
  const { folder } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/due-items?show=calendar' });
  const today = page.getByRole('button', { name: /^5 March 2026/ });
  await today.focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: /^2 March 2026.*in 400.*1 overdue/ }).waitFor();
  const day = page.getByRole('table', { name: 'Due on this day' });
  await day.getByText('INV-2').waitFor();
  expect(await lookOnce(page)).toEqual([]);
  await day.getByRole('button', { name: 'Example Customer' }).click();
  await drawer(page).getByText('€400.00').first().waitFor();
  await page.goBack();
  await drawer(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^2 March 2026/ }).focus();
  await page.keyboard.press('PageUp');
  await page.getByRole('heading', { name: 'February 2026' }).waitFor();
});

it('enters a bill for a vendor, and says how to begin where there is none', async () => {
  const { folder } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/due-items' });
  await page.getByRole('button', { name: 'New bill' }).click();
  await drawer(page).getByText('A bill belongs to a vendor, and there is none yet.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New invoice' }).click();
  await drawer(page).getByLabel('Customer').click();
  await page.getByRole('option', { name: 'Example Customer' }).click();
  await drawer(page).getByLabel('Number').fill('INV-4');
  await drawer(page).getByLabel('Amount, tax included').fill('99');
  await drawer(page).getByRole('button', { name: 'Save the invoice' }).click();
  await row(page, /INV-4/).waitFor();
  expect(await call(folder, 'dueItems.list', { text: 'INV-4' })).toMatchObject({ total: 1, openInMinor: 99_00 });
});

it('fits and can be read in every theme and size', async () => {
  const { folder, invoiceIds } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/due-items' });
  await row(page, /INV-3/).waitFor();
  const problems = await lookAround(page, 'due-items');
  await goTo(page, `/due-items?open=due:${invoiceIds[0]}`);
  await drawer(page).getByRole('button', { name: 'Record payment' }).click();
  problems.push(...(await lookAround(page, 'due-item')));
  await goTo(page, '/due-items?show=calendar');
  await page.getByRole('grid', { name: 'March 2026' }).waitFor();
  problems.push(...(await lookAround(page, 'due-calendar')));
  await goTo(page, '/due-items?show=ageing');
  await page.getByRole('table').waitFor();
  problems.push(...(await lookAround(page, 'ageing')));
  await goTo(page, '/business-days');
  await page.getByRole('list', { name: 'Holidays 2026' }).waitFor();
  problems.push(...(await lookAround(page, 'business-days')));
  expect(problems).toEqual([]);
});

it('closes a day besides the holidays, and opens it again on Undo', async () => {
  const { folder } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/business-days' });
  await page.getByLabel('A day on which you are closed').fill('2026-12-24');
  await page.getByRole('button', { name: 'Add a closed day' }).click();
  await page.getByRole('button', { name: 'Remove 24 Dec 2026' }).waitFor();
  expect(await call(folder, 'calendar.get')).toMatchObject({ isOwn: true, extraDates: ['2026-12-24'] });
  await undo(page).click();
  await page.getByRole('button', { name: 'Remove 24 Dec 2026' }).waitFor({ state: 'detached' });
  expect(await call(folder, 'calendar.get')).toMatchObject({ isOwn: false, extraDates: [] });
});
