import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { must } from '../../src-shared/result/assert.ts';
import type { AppFolder } from '../support/app-folder.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { dropFiles } from '../support/browser/drop-files.ts';
import { settled } from '../support/browser/layout.ts';
import { lookAround } from '../support/browser/looks.ts';
import { call, createSample, serve, startServing, testBooks } from '../support/browser/serving.ts';
import { goTo, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

/** A quarter of bank lines up to the day of the test. */
const QUARTER = [
  'Date,Description,Amount,Balance',
  '2025-12-01,Sale,900.00,20900.00',
  '2025-12-08,Supplies,-400.00,20500.00',
  '2025-12-22,Sale,900.00,21400.00',
  '2026-01-05,Supplies,-400.00,21000.00',
  '2026-01-19,Sale,900.00,21900.00',
  '2026-02-02,Supplies,-400.00,21500.00',
  '2026-02-16,Sale,900.00,22400.00',
  '2026-03-02,Supplies,-400.00,22000.00',
  '',
].join('\n');
/** What the bank shows a few days later: the late invoice and the bill are paid. */
const PAID = ['Date,Description,Amount,Balance', '2026-03-06,Acme INV-7,1190.00,23190.00', '2026-03-09,Paper Ltd B-1,-250.00,22940.00', ''].join(
  '\n',
);
const LATER = '2026-03-10T09:30:00.000Z';

const card = (page: Page, name: RegExp): Locator => page.getByRole('article', { name });
const dialog = (page: Page): Locator => page.getByRole('dialog');

function write(folder: AppFolder, name: string, content: string): string {
  const path = join(folder.files, name);
  writeFileSync(path, content);
  return path;
}

async function owe(folder: AppFolder): Promise<void> {
  const [account] = await call<{ id: number }[]>(folder, 'accounts.list', {});
  await call(folder, 'accounts.update', { accountId: must(account, 'the account').id, iban: 'DE89370400440532013000' });
  const { id: clientId } = await call<{ id: number }>(folder, 'customers.create', { name: 'Acme', email: 'books@acme.example.com' });
  await call(folder, 'dueItems.create', { clientId, documentNumber: 'INV-7', issueDate: '2026-01-10', dueDate: '2026-02-10', amountMinor: 119_000 });
  const { id: vendorId } = await call<{ id: number }>(folder, 'vendors.create', { name: 'Paper Ltd', email: 'bills@paper.example.com' });
  const { bankAccounts } = await call<{ bankAccounts: { id: number }[] }>(folder, 'vendors.addBankAccount', { vendorId, iban: 'NL91ABNA0417164300' });
  await call(folder, 'vendors.confirmBankAccount', { vendorId, bankAccountId: must(bankAccounts[0], 'its account').id });
  const bill = { documentNumber: 'B-1', issueDate: '2026-02-20', dueDate: '2026-03-09', amountMinor: -25_000 };
  await call(folder, 'dueItems.create', { expenseBucketId: vendorId, ...bill });
}

/** Pays what is still open with the line that names it, where matching has not done so by itself. */
async function matchPaid(folder: AppFolder): Promise<void> {
  const { rows: open } = await call<{ rows: { id: number; documentNumber: string }[] }>(folder, 'dueItems.list', { state: 'open' });
  for (const { id: scheduleId, documentNumber: text } of open) {
    const { rows } = await call<{ rows: { id: number }[] }>(folder, 'transactions.list', { text });
    await call(folder, 'payments.match', { transactionId: must(rows[0], 'its line').id, allocations: [{ scheduleId }] });
  }
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

it('leads from an import over the alert and its options to the files, and the next import proves what was done', async () => {
  const folder = testBooks();
  await call(folder, 'businesses.create', { name: 'Corner Shop', baseCurrency: 'EUR', country: 'IE', locale: 'en-IE', timeZone: 'Europe/Dublin' });
  const first = await startServing(folder);
  const { page } = await visit(browser(), first, { path: '/import', mayComplain: /WebSocket|ERR_CONNECTION/ });
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  await dropFiles(page, [write(folder, 'quarter.csv', QUARTER)]);
  await page.getByRole('button', { name: /book 8 new lines/ }).click();
  await page.getByText('8 new lines are in Main.').waitFor();
  await owe(folder);

  await goTo(page, '/alerts');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('article', { name: 'Late payment: Acme' }).waitFor();
  await goTo(page, '/actions');
  await card(page, /Acme/)
    .getByRole('link', { name: /options/ })
    .click();
  await page.getByRole('button', { name: 'INV-7' }).waitFor();
  await page.getByRole('button', { name: 'Show the evidence' }).click();
  await dialog(page).getByText('The arithmetic').waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });

  await page.getByRole('radio', { name: 'Send a businesslike reminder' }).check();
  await page.getByLabel('Subject').fill('About invoice INV-7');
  await page.getByText(/An e-mail draft to Acme.*About invoice INV-7/).waitFor();
  const mail = await downloaded(page, () => page.getByRole('button', { name: 'Save reminder for Acme, €1,190' }).click());
  expect(mail.name).toMatch(/^acme-.*\.eml$/);
  expect(mail.text).toContain('Subject: About invoice INV-7');
  await page.getByRole('link', { name: 'Open in your mail program' }).waitFor();

  await goTo(page, '/actions');
  await card(page, /Paper Ltd/)
    .getByRole('button', { name: 'Approve…' })
    .click();
  const payment = await downloaded(page, () =>
    dialog(page)
      .getByRole('button', { name: /^Save payment file for Paper Ltd/ })
      .click(),
  );
  expect(payment.text).toContain('<CtrlSum>250.00</CtrlSum>');
  await card(page, /Paper Ltd/).waitFor({ state: 'detached' });
  await first.stop();

  const later: AppFolder = { ...folder, env: { ...folder.env, TAMIO_FIXED_INSTANT: LATER } };
  const { page: next } = await visit(browser(), await serve(later), { path: '/import' });
  await dropFiles(next, [write(folder, 'paid.csv', PAID)]);
  await next.getByRole('button', { name: /book 2 new lines/i }).click();
  await next.getByText(/2 new lines are in Main/).waitFor();
  await matchPaid(later);
  await goTo(next, '/run-health');
  await next.getByRole('button', { name: 'Check now' }).click();
  await goTo(next, '/actions?show=decided');
  const decided = next.getByRole('region', { name: 'Decided actions' });
  await decided.getByRole('row', { name: /Acme/ }).getByText('+€1,190').waitFor();
  await decided
    .getByRole('row', { name: /Paper Ltd/ })
    .getByText('Record (done)')
    .waitFor();
});

it('is worked through by keyboard, several at once, and every decision can be taken back', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/actions' });
  const cards = page.getByRole('article');
  await cards.first().waitFor();
  const count = await cards.count();
  const rail = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: `Actions ${count} waiting` });
  await rail.waitFor();

  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await dialog(page).getByRole('button', { name: 'Skip', exact: true }).click();
  await dialog(page).getByText('Say why; a word is enough.').waitFor();
  await dialog(page).getByLabel('Reason').fill('They called');
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'detached' });
  await expect.poll(() => cards.count()).toBe(count - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => cards.count()).toBe(count);

  for (const key of ['j', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.getByRole('region', { name: 'Selected actions' }).getByText(/^2 of/).waitFor();
  await page.getByRole('button', { name: 'Approve what is recommended…' }).click();
  await dialog(page).getByRole('button', { name: 'Approve these 2' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await expect.poll(() => cards.count()).toBe(count - 2);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => cards.count()).toBe(count);
});

it('lets rules be changed and taken back, payroll never, and every part of it fits and can be used', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/automation', viewport: { width: 1024, height: 700 } });
  const byItself = page.getByRole('switch', { name: 'Payment reminder: by itself' });
  await byItself.waitFor();
  expect(await page.getByRole('switch', { name: /Confirm payroll/ }).count()).toBe(0);
  await page
    .getByRole('row', { name: /Confirm payroll/ })
    .getByText('Payroll is always decided by a person. Nobody can change this.')
    .waitFor();
  await byItself.focus();
  await page.keyboard.press('Space');
  await page
    .getByRole('row', { name: /Payment reminder/ })
    .getByText('Waits for your approval')
    .waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => byItself.isChecked()).toBe(false);

  const [action] = await call<{ id: number }[]>(folder, 'actions.list', {});
  const problems: string[] = [];
  for (const path of ['/automation', '/run-health', '/actions', '/actions?show=decided', `/actions/${must(action, 'an action').id}`]) {
    await goTo(page, path);
    await settled(page);
    problems.push(...(await lookAround(page, path.slice(1).replaceAll(/\W+/g, '-'))));
  }
  expect(problems).toEqual([]);
});
