import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { layoutProblems, settled } from '../support/browser/layout.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { takePicture, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

it('shows all businesses at once, looks at them by itself, and leads into the one that is chosen', async () => {
  const folder = testBooks();
  for (const [name, opening] of [
    ['Corner Shop', 3000],
    ['Workshop', 900],
  ] as const) {
    const { id: businessId } = await call<{ id: number }>(folder, 'businesses.create', { name, baseCurrency: 'EUR', country: 'IE', locale: 'en-IE' });
    const file = join(folder.files, `${name}.csv`);
    const rows = [`2026-03-02,Takings,500.00,${opening + 500}.00`, `2026-03-03,Wholesale,-200.00,${opening + 300}.00`];
    writeFileSync(file, ['Date,Description,Amount,Balance', ...rows, ''].join('\n'));
    await call(folder, 'imports.book', { businessId, source: { path: file }, accountName: 'Main', answers: { dateOrder: 'ymd', currency: 'EUR' } });
  }
  const { page } = await visit(browser(), await serve(folder), { path: '/portfolio' });
  await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
  const table = page.getByRole('region', { name: 'Businesses at a glance' });
  await table.getByRole('row').nth(2).waitFor();
  expect(await table.getByRole('rowheader').allTextContents()).toEqual(['Corner Shop', 'Workshop']);
  await table.getByText('€3,300').first().waitFor();
  await page.getByRole('region', { name: 'Together' }).getByText('€4,500').waitFor();
  await settled(page);
  expect(await layoutProblems(page)).toEqual([]);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'portfolio-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'portfolio-dark');
  await table.getByRole('button', { name: 'Workshop' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  await page.getByText('€1,200').first().waitFor();
});
