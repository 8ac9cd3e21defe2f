import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { AppFolder } from '../support/app-folder.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { dropFiles } from '../support/browser/drop-files.ts';
import { layoutProblems, settled } from '../support/browser/layout.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { takePicture, visit, type VisitOptions } from '../support/browser/visit.ts';

const browser = sharedBrowser();

const GERMAN_CUSTOMERS = [
  'Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail;USt-IdNr.;Zahlungsziel (Tage);Kreditlimit',
  '10001;Bäckerei Müller GmbH;Hauptstr. 1;10115;Berlin;Deutschland;info@mueller.example;DE123456789;14;5.000,00',
  '10002;Café Sonne;Ring 4;1010;Wien;Österreich;;;30;',
  '10003;Altbestand OHG;;;;Deutschland;kein-at-zeichen;;;',
].join('\r\n');

const US_INVOICES = [
  'Customer,Invoice #,Invoice Date,Due Date,Amount,Balance',
  'Acme Inc,1001,02/13/2026,03/15/2026,"$1,250.00","$1,250.00"',
  'Beta LLC,1002,02/20/2026,03/22/2026,"$900.00","$400.00"',
  'Total,,,,"$2,150.00","$1,650.00"',
].join('\n');

const AMBIGUOUS = ['Name,Invoice,Date,Due,Amount', 'Acme Inc,7,02/03/2026,05/03/2026,100.00', 'Delta Ltd,8,03/03/2026,06/03/2026,80.00'].join('\n');

function write(folder: AppFolder, name: string, content: string): string {
  const path = join(folder.files, name);
  writeFileSync(path, content);
  return path;
}

async function openRecords(options: VisitOptions = {}): Promise<{ folder: AppFolder; page: Page }> {
  const folder = testBooks();
  await call(folder, 'businesses.create', { name: 'Corner Shop', baseCurrency: 'EUR', country: 'IE', locale: 'en-IE', timeZone: 'Europe/Dublin' });
  const { page } = await visit(browser(), await serve(folder), { path: '/records', ...options });
  await page.getByRole('heading', { level: 1, name: 'Tables' }).waitFor();
  return { folder, page };
}

async function expectSound(page: Page): Promise<void> {
  await settled(page);
  expect(await seriousViolations(page)).toEqual([]);
  expect(await layoutProblems(page)).toEqual([]);
}

it('shows a German customer list as understood, takes it over, and takes it back', async () => {
  const { folder, page } = await openRecords();
  await expectSound(page);
  await takePicture(page, 'records-start');
  await dropFiles(page, [write(folder, 'kunden.csv', GERMAN_CUSTOMERS)]);
  await page.getByText('3 rows of customers: 2 new, 1 not readable.').waitFor();
  const rows = page.getByRole('region', { name: 'Rows of the table' });
  await rows.getByText('The e-mail “kein-at-zeichen” is not an e-mail address.').waitFor();
  await rows.getByText(/EUR\s5,000\.00/).waitFor();
  await expectSound(page);
  await takePicture(page, 'records-preview-light');
  await page.getByRole('button', { name: 'Take over 2 new customers' }).click();
  await page.getByRole('region', { name: 'Earlier tables', exact: true }).getByText('kunden.csv').waitFor();
  expect(await call(folder, 'customers.list')).toMatchObject([{ name: 'Bäckerei Müller GmbH', creditLimitMinor: 500_000 }, { name: 'Café Sonne' }]);
  await expectSound(page);
  await page.keyboard.press('Control+z');
  await page.getByText('taken back', { exact: false }).first().waitFor();
  expect(await call(folder, 'customers.list')).toEqual([]);
});

it('takes over open invoices of the United States, in the dark and in a narrow window, and says why it cannot be undone', async () => {
  const { folder, page } = await openRecords({ colorScheme: 'dark' });
  await dropFiles(page, [write(folder, 'open-invoices.csv', US_INVOICES)]);
  await page.getByText('3 rows of open invoices: 2 new, 1 left out.').waitFor();
  await page.setViewportSize({ width: 1024, height: 700 });
  await expectSound(page);
  await takePicture(page, 'records-preview-dark');
  await page.getByRole('button', { name: 'Take over 2 new open invoices' }).click();
  await page.getByRole('button', { name: 'Undo the import of open-invoices.csv' }).waitFor();
  const { rows } = await call<{ rows: { id: number; openAmountMinor: number; currency: string }[] }>(folder, 'dueItems.list');
  expect(rows.map(({ openAmountMinor, currency }) => [openAmountMinor, currency])).toEqual([
    [125_000, 'USD'],
    [40_000, 'USD'],
  ]);
  const payment = { paymentDate: '2026-03-04', amountMinor: 125_000, currency: 'USD', allocations: [{ scheduleId: rows[0]?.id }] };
  await call(folder, 'payments.record', payment);
  await page.getByRole('button', { name: 'Undo the import of open-invoices.csv' }).click();
  await page.getByText('A payment of 2026-03-04 has been matched to 1001 since this import.', { exact: false }).waitFor();
});

it('asks what a table leaves open with the person’s own rows, by keyboard, and writes a table that comes back as the same', async () => {
  const { folder, page } = await openRecords();
  await dropFiles(page, [write(folder, 'list.csv', AMBIGUOUS)]);
  await page.getByText('2 rows read; 2 questions the table leaves open.').waitFor();
  await page.getByText('Acme Inc owes you 100.00').waitFor();
  await expectSound(page);
  await takePicture(page, 'records-questions');
  await page.getByRole('button', { name: /^Open bills/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('2 rows read; one question the table leaves open.').waitFor();
  await page.getByRole('button', { name: /^Month, day, year/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('2 rows of open bills: 2 new.').waitFor();
  await page.getByRole('button', { name: 'Take over 2 new open bills' }).click();
  await page.getByRole('region', { name: 'Earlier tables', exact: true }).waitFor();
  expect(await call(folder, 'dueItems.list')).toMatchObject({
    rows: [{ dueDate: '2026-05-03', openAmountMinor: -10_000 }, { dueDate: '2026-06-03' }],
  });

  await page.getByText('Open bills', { exact: true }).first().click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export open bills' }).click()]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv).toContain('Acme Inc,7,2026-02-03,2026-05-03,-100.00');
  await dropFiles(page, [write(folder, 'again.csv', csv)]);
  await page.getByText('2 rows of open bills: 2 already here.').waitFor();
});

it('says what a wrong file is, and changes nothing', async () => {
  const { folder, page } = await openRecords();
  await dropFiles(page, [write(folder, 'notes.csv', 'just some words\nand more')]);
  await page.getByRole('alert').getByText('No line of this file titles columns', { exact: false }).waitFor();
  await expectSound(page);
  expect(await call(folder, 'records.imports')).toEqual([]);
});
