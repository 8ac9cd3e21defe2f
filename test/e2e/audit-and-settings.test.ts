import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { settled } from '../support/browser/layout.ts';
import { call, createSample, serve, tamio, testBooks } from '../support/browser/serving.ts';
import { goTo, takePicture, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

it('verifies the log, and opens an entry with what was before and after', async () => {
  const folder = testBooks();
  await createSample(folder);
  await call(folder, 'businesses.update', { businessId: 1, name: 'Morgental Media' });
  await call(folder, 'backups.create', {});
  const { page } = await visit(browser(), await serve(folder), { path: '/audit-log' });
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await page.getByText(/^Everything fits: \d+ entries checked$/).waitFor();

  const grid = page.getByRole('grid', { name: /Entries of the audit log/ });
  await grid.getByRole('row', { name: /Morgental Media/ }).click();
  const change = page.getByRole('dialog').getByRole('row', { name: /^Name/ });
  await change.waitFor();
  expect((await change.locator('td').allInnerTexts()).map((text) => text.trim())).toEqual(['Morgental Anzeigen KG', 'Morgental Media']);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('/');
  await page.keyboard.type('savings');
  await page.getByText('1 entry', { exact: true }).waitFor();
  await page.getByRole('searchbox', { name: 'Search the entries' }).fill('');
  await page.getByRole('radiogroup', { name: 'Which log' }).getByText('The data file').click();
  await grid
    .getByRole('row', { name: /backed up/ })
    .first()
    .waitFor();
  await takePicture(page, 'audit-file');
});

it('enters a credit line with its limit and rate, and shows what is left to draw', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/accounts', colorScheme: 'dark' });
  await page.getByRole('button', { name: 'New account' }).first().click();
  const drawer = page.getByRole('dialog', { name: 'New account' });
  await drawer.getByLabel('Name').fill('Overdraft');
  await drawer.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Credit line' }).click();
  await drawer.getByLabel('Limit').fill('-5');
  await drawer.getByRole('button', { name: 'Create the account' }).click();
  await drawer.getByText('An amount without a sign').waitFor();
  await drawer.getByLabel('Limit').fill('20000');
  await drawer.getByLabel('Interest rate').fill('8,75');
  await takePicture(page, 'account-credit-line-new');
  await drawer.getByRole('button', { name: 'Create the account' }).click();
  await page.getByText('Overdraft is there.').waitFor();
  type Row = { id: number; name: string };
  const accounts = () => call<Row[]>(folder, 'accounts.list', { businessId: 1 });
  const line = (await accounts()).find(({ name }) => name === 'Overdraft');
  expect(line).toMatchObject({ accountType: 'credit_line', countsAsCash: false, creditLimitMinor: 20_000_00, interestRateBps: 875 });
  await call(folder, 'accounts.setBalance', { businessId: 1, accountId: line?.id, balanceDate: '2026-03-01', balanceMinor: -5_000_00 });
  await goTo(page, `/accounts/${line?.id ?? 0}`);
  await page.getByText('15.000,00').waitFor();
  await takePicture(page, 'account-credit-line');
});

it('draws a changed buffer into the forecast, and takes it back', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/settings' });
  await page.getByRole('textbox', { name: 'Buffer' }).fill('3*80000');
  const thresholds = page.getByRole('region', { name: 'Thresholds' });
  await thresholds.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Thresholds changed').first().waitFor();
  const { obligationsBufferAmountMinor } = await call<{ obligationsBufferAmountMinor: number }>(folder, 'userConfig.get', { businessId: 1 });
  expect(obligationsBufferAmountMinor).toBe(24_000_000);

  await goTo(page, '/forecast');
  await page.locator('figcaption', { hasText: 'Buffer 240.000 €' }).waitFor();
  await page.getByText('Chance of being below your buffer').waitFor();
  await page.getByText('below buffer', { exact: true }).first().waitFor();

  await page.keyboard.press('Control+z');
  await page.getByText('Undone: Thresholds changed').first().waitFor();
  await page.locator('figcaption', { hasText: 'Buffer' }).waitFor({ state: 'detached' });
});

it('keeps the theme over a reload and sets a passphrase that opens the backup just made', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/settings' });
  const scheme = () => page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'));
  await page.getByRole('region', { name: 'Appearance' }).getByText('Dark', { exact: true }).click();
  await expect.poll(scheme).toBe('dark');
  await page.reload();
  await settled(page);
  await expect.poll(scheme).toBe('dark');

  const safety = page.getByRole('region', { name: 'Data and safety' });
  await safety.getByText('This is the weaker choice', { exact: false }).waitFor();
  await safety.getByRole('button', { name: 'Set a passphrase' }).click();
  await safety.getByLabel('New passphrase').fill('four unrelated words here');
  await safety.getByLabel('Once more').fill('four unrelated words hers');
  await safety.getByRole('button', { name: 'Set passphrase' }).click();
  await safety.getByText(/not the same|differ/i).waitFor();
  await safety.getByLabel('Once more').fill('four unrelated words here');
  await safety.getByRole('button', { name: 'Set passphrase' }).click();
  await page.getByText('The passphrase is set.', { exact: false }).first().waitFor();

  const backups = page.getByRole('region', { name: 'Backups', exact: true });
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await page
    .getByText(/^Backed up and checked: /)
    .first()
    .waitFor();
  await backups
    .getByRole('row', { name: /by hand\s+opened, complete/ })
    .first()
    .waitFor();
  const passphraseFile = join(folder.files, 'passphrase');
  writeFileSync(passphraseFile, 'four unrelated words here\n');
  expect(await tamio(folder, ['verify', '--passphrase-file', passphraseFile])).toMatch(/\S/);
});
