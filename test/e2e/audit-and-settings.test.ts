import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { settled } from '../support/browser/layout.ts';
import { call, createSample, serve, tamio, testBooks } from '../support/browser/serving.ts';
import { goTo, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

it('verifies the log, and opens an entry with what was before and after', async () => {
  const folder = testBooks();
  await createSample(folder);
  await call(folder, 'businesses.update', { businessId: 1, name: 'Morgental Media' });
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
