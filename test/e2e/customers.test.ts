import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../src-shared/result/assert.ts';
import { type AppFolder, connectRaw, createAppFolder } from '../support/app-folder.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { layoutProblems, settled } from '../support/browser/layout.ts';
import { lookAround } from '../support/browser/looks.ts';
import { call, createSample, serve, type Serving, startServing, testBooks } from '../support/browser/serving.ts';
import { goTo, openVisit, takePicture, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

type Row = { id: number; name: string; status: string; openCount: number; overdueMinor: number; category?: string };
type Detail = Row & { bankAccounts: { iban: string; confirmedAt: string | null }[] };

async function company(folder: AppFolder): Promise<void> {
  await call(folder, 'businesses.create', { name: 'Example Ltd', baseCurrency: 'EUR', country: 'DE', locale: 'en-IE', timeZone: 'Europe/Dublin' });
}

/** Presses Tab until the named field or button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let count = 0; count < 40; count += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      return (label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
    if (focused === name) return;
    await page.keyboard.press('Tab');
    // The drawer looks a moment later whether a date field let go of the focus: faster than any hand, the next Tab would be taken back.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
  throw new Error(`no stop is called ${name}`);
}

it('makes a customer with its billing terms by keyboard alone, and shows what falls due', async () => {
  const folder = testBooks();
  await company(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/customers' });
  await page.getByText('No customers yet').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'customers-empty');

  await page.locator('#content').focus();
  await tabTo(page, 'New customer');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'New customer' });
  await form.waitFor();
  await tabTo(page, 'Name');
  await page.keyboard.press('Enter');
  await form.getByText('Give a name.').waitFor();
  await page.keyboard.type('Nordlicht GmbH');
  await tabTo(page, 'Days to pay');
  await page.keyboard.type('14');
  await tabTo(page, 'They are billed regularly');
  await page.keyboard.press('Space');
  await tabTo(page, 'Amount that comes in');
  await page.keyboard.type('2*600');
  await tabTo(page, 'Day');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('15');
  const dates = form.getByRole('region', { name: 'The next due dates' });
  // 15 March and 14 days.
  await dates.getByText('Sun 29 Mar 2026').waitFor();
  expect(await dates.innerText()).toContain('€1,200.00');
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'customers-new');
  await tabTo(page, 'Create the customer');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { level: 1, name: 'Nordlicht GmbH' }).waitFor();
  await page.getByText('Every month on the 15th, paid 14 days later').waitFor();
  await page.getByRole('region', { name: 'Planned due items' }).getByText('29 Mar 2026').waitFor();
  await settled(page);
  expect(await layoutProblems(page)).toEqual([]);
  expect(await seriousViolations(page)).toEqual([]);

  const invoice = page.getByRole('button', { name: 'New invoice' });
  await invoice.click();
  const document = page.getByRole('dialog', { name: 'New invoice, Nordlicht GmbH' });
  await document.getByLabel('Number').fill('2026-001');
  await document.getByLabel('Amount, tax included').fill('119');
  await document.getByRole('button', { name: 'Save the invoice' }).click();
  await page.getByRole('region', { name: 'Open items', exact: true }).last().getByText('2026-001').waitFor();
  await page.getByRole('region', { name: 'What they owe' }).getByRole('button', { name: '€119' }).click();
  const why = page.getByRole('dialog', { name: 'What is owed now: Nordlicht GmbH' });
  await why.getByText('2026-001').waitFor();
  await page.goBack();
  await why.waitFor({ state: 'detached' });
});

it('shows new bank details as new until they are confirmed, and takes a removal back', async () => {
  const folder = testBooks();
  await company(folder);
  const { id } = await call<Row>(folder, 'customers.create', { name: 'Nordlicht GmbH' });
  const { page } = await visit(browser(), await serve(folder), { path: `/customers/${id}` });
  const accounts = page.getByRole('region', { name: 'Bank accounts' });
  await accounts.getByRole('button', { name: 'Add' }).click();
  const form = page.getByRole('dialog', { name: 'New bank account of Nordlicht GmbH' });
  await form.getByLabel('IBAN', { exact: true }).last().fill('DE89 3704 0044 0532 0130 01');
  await form.getByRole('button', { name: 'Add the bank account' }).click();
  await form.getByRole('alert').getByText('This IBAN is not right').waitFor();
  await form.getByLabel('IBAN', { exact: true }).last().fill('de89370400440532013000');
  await form.getByRole('button', { name: 'Add the bank account' }).click();
  await accounts.getByText('DE89 3704 0044 0532 0130 00').waitFor();
  await accounts.getByText('New – not confirmed').waitFor();
  await settled(page);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'customer-new-account');

  await accounts.getByRole('button', { name: /^Confirm DE89/ }).click();
  await accounts.getByText(/^Confirmed/).waitFor();
  await accounts.getByRole('button', { name: /^Remove DE89/ }).click();
  await accounts.getByText('None noted.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await accounts.getByText(/^Confirmed/).waitFor();
  const { bankAccounts } = await call<Detail>(folder, 'customers.get', { customerId: id });
  expect(bankAccounts).toMatchObject([{ iban: 'DE89370400440532013000', confirmedAt: expect.any(String) }]);
});

it('pauses with a way back, and merges two that are the same', async () => {
  const folder = testBooks();
  await company(folder);
  const kept = await call<Row>(folder, 'customers.create', { name: 'Nordlicht GmbH' });
  const twin = await call<Row>(folder, 'customers.create', { name: 'Nordlicht', email: 'office@example.com' });
  await call(folder, 'customers.create', { name: 'Another Customer' });
  await call(folder, 'dueItems.create', { clientId: twin.id, dueDate: '2026-02-01', amountMinor: 25_000, documentNumber: 'T-1' });
  const { page } = await visit(browser(), await serve(folder), { path: '/customers' });
  const grid = page.getByRole('grid', { name: 'Customers' });
  await grid.getByText('Another Customer').waitFor();
  const names = (): Promise<string[]> => grid.locator('tbody a').allInnerTexts();
  // Who is late stands first.
  expect(await names()).toEqual(['Nordlicht', 'Another Customer', 'Nordlicht GmbH']);

  await page.keyboard.press('/');
  await page.keyboard.type('nordlicht gmbh');
  await expect.poll(names).toEqual(['Nordlicht GmbH']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('p');
  await grid.getByText('Paused').waitFor();
  await page.keyboard.press('Control+z');
  await grid.getByText('Paused').waitFor({ state: 'detached' });
  expect(await call<Row[]>(folder, 'customers.list')).toEqual(expect.arrayContaining([expect.objectContaining({ id: kept.id, status: 'active' })]));

  await page.keyboard.press('/');
  await page.keyboard.type('nordlicht');
  await expect.poll(names).toEqual(['Nordlicht', 'Nordlicht GmbH']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.getByText('2 selected').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'customers-selected');
  await page.keyboard.press('m');
  const form = page.getByRole('dialog', { name: 'Merge Nordlicht' });
  await form.getByRole('button', { name: 'Keep Nordlicht GmbH instead' }).click();
  const moves = form.getByRole('region', { name: 'What moves' });
  await moves.getByText('1 open due item').waitFor();
  expect(await moves.innerText()).toContain('mail');
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'customer-merge');
  await form.getByRole('button', { name: 'Merge into Nordlicht GmbH' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nordlicht GmbH' }).waitFor();
  await page.getByText('Overdue by 32 days').waitFor();
  const left = await call<Row[]>(folder, 'customers.list');
  expect(left.map(({ name }) => name).toSorted()).toEqual(['Another Customer', 'Nordlicht GmbH']);
  await page.getByText('Nordlicht is now part of Nordlicht GmbH').waitFor();
  await takePicture(page, 'customer-merged');
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: Nordlicht is now part of Nordlicht GmbH').waitFor();
  const back = await call<Row[]>(folder, 'customers.list');
  expect(back.map(({ name }) => name).toSorted()).toEqual(['Another Customer', 'Nordlicht', 'Nordlicht GmbH']);
});

it('copies the selection as a spreadsheet takes it, and remembers the columns', async () => {
  const folder = testBooks();
  await company(folder);
  for (const name of ['Alpha', 'Beta']) await call(folder, 'vendors.create', { name, category: 'rent' });
  const { page, context } = await visit(browser(), await serve(folder), { path: '/vendors' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const grid = page.getByRole('grid', { name: 'Vendors' });
  await grid.getByText('Alpha').waitFor();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Terms' }).check();
  await page.getByRole('checkbox', { name: 'If not paid' }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await grid.getByRole('columnheader', { name: 'Terms' }).waitFor();
  expect(await grid.getByRole('columnheader', { name: 'If not paid' }).count()).toBe(0);
  await grid.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await page.getByText('2 vendors copied').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
    ['Name', 'Spent on'],
    ['Alpha', 'Rent'],
    ['Beta', 'Rent'],
  ]);
});

it('gives a vendor a bill and a rent, both as money that goes out', async () => {
  const folder = testBooks();
  await company(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/vendors?do=create' });
  const form = page.getByRole('dialog', { name: 'New vendor' });
  await form.getByLabel('Name').fill('Hafen Immobilien');
  await form.getByRole('combobox', { name: 'What it is spent on' }).click();
  await page.getByRole('option', { name: 'Rent' }).click();
  await form.getByLabel('It is paid regularly').check();
  await form.getByLabel('Amount that goes out').fill('1,450');
  await form.getByRole('button', { name: 'Create the vendor' }).click();
  await page.getByRole('heading', { level: 1, name: 'Hafen Immobilien' }).waitFor();
  const [agreement] = await call<{ obligationType: string; terms: { baseAmountMinor: number } }[]>(folder, 'agreements.list');
  expect(agreement).toMatchObject({ obligationType: 'rent', terms: { baseAmountMinor: -145_000 } });

  await page.getByRole('button', { name: 'New bill' }).click();
  const bill = page.getByRole('dialog', { name: 'New bill, Hafen Immobilien' });
  await bill.getByLabel('Number').fill('R-7');
  await bill.getByLabel('Amount, tax included').fill('80.50');
  await bill.getByRole('button', { name: 'Save the bill' }).click();
  await page.getByText('R-7', { exact: true }).waitFor();
  const { rows } = await call<{ rows: { documentNumber: string | null; openAmountMinor: number }[] }>(folder, 'dueItems.list', { text: 'R-7' });
  expect(rows).toMatchObject([{ documentNumber: 'R-7', openAmountMinor: -8050 }]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('R-7', { exact: true }).waitFor({ state: 'detached' });
});

it('shows fields that another system keeps as locked with the reason, and changes the others with a way back', async () => {
  const folder = testBooks();
  await company(folder);
  const { id } = await call<Row>(folder, 'customers.create', { name: 'Nordlicht GmbH', email: 'office@example.com' });
  const raw = await connectRaw(folder);
  raw.prepare(`UPDATE clients SET source = 'xero', locked_fields = '["name","email"]' WHERE id = ?`).run(id);
  raw.close();
  const { page } = await visit(browser(), await serve(folder), { path: `/customers/${id}` });
  await page.getByRole('region', { name: 'About' }).getByText('Kept by Xero: change it there.').waitFor();
  await page.getByRole('region', { name: 'About' }).getByRole('button', { name: 'Change' }).click();
  const form = page.getByRole('dialog', { name: 'Change Nordlicht GmbH' });
  expect(await form.getByLabel('Mail').isDisabled()).toBe(true);
  expect(await form.getByText('Kept by Xero: change it there.').count()).toBe(2);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'customer-locked');
  await form.getByLabel('Phone').fill('+353 1 234');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('region', { name: 'About' }).getByText('+353 1 234').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('+353 1 234').waitFor({ state: 'detached' });
});

let sample: AppFolder | undefined;
let serving: Serving | undefined;

beforeAll(async () => {
  sample = createAppFolder();
  await createSample(sample);
  serving = await startServing(sample);
});
afterAll(async () => {
  await serving?.stop();
  sample?.remove();
});

/** The pages of the customer who is most overdue and of somebody who is paid a wage, with what opens beside them. */
async function partyPaths(): Promise<string[]> {
  const books = must(sample, 'the sample');
  const customers = await call<Row[]>(books, 'customers.list');
  const vendors = await call<Row[]>(books, 'vendors.list');
  const late = must(customers.toSorted((a, b) => b.overdueMinor - a.overdueMinor)[0], 'a customer').id;
  const wage = must(
    vendors.find(({ category }) => category === 'payroll'),
    'a wage',
  ).id;
  const beside = [
    'change',
    'document',
    'agreement',
    'account',
    `merge:${must(customers[1], 'another').id}`,
    'why:riskLevel',
    'why:avgPaymentDelayDays',
  ];
  return [`/customers/${late}`, ...beside.map((opened) => `/customers/${late}?do=${opened}`), `/vendors/${wage}`, `/vendors/${wage}?do=change`];
}

it('shows one customer and one vendor, and what opens beside them, in every theme and size', async () => {
  const { page, context, complaints } = await openVisit(browser(), must(serving, 'the server'));
  const problems: string[] = [];
  for (const path of await partyPaths()) {
    await goTo(page, path);
    await settled(page);
    if (path.includes('do=')) await page.getByRole('dialog').waitFor();
    problems.push(...(await lookAround(page, `party${path.replaceAll(/\W+/g, '-')}`)));
    if (path.includes('do=')) await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await context.close();
  expect(problems).toEqual([]);
  expect(complaints).toEqual([]);
});
