import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

const drawer = (page: Page) => page.getByRole('dialog');

it('opens a sample business in which every figure shows what it rests on, and Back closes it', async () => {
  const folder = testBooks();
  const { page } = await visit(browser(), await serve(folder));
  await page.getByRole('radio', { name: 'Shop' }).check();
  await page.getByRole('radio', { name: 'Agency' }).check();
  await page.getByRole('button', { name: 'Try with a sample business' }).click();
  const outlook = page.locator('dl').filter({ hasText: 'Cash today' });
  await outlook.waitFor({ timeout: 30_000 });

  const figures = outlook.getByRole('button');
  expect(await figures.count()).toBe(3);
  await figures.first().hover();
  await page.getByRole('tooltip', { name: /latest balance each bank stated/ }).waitFor();
  for (const index of [0, 1, 2]) {
    const before = page.url();
    const figure = figures.nth(index);
    await figure.focus();
    await figure.press('Enter');
    await page.waitForURL((url) => url.href !== before);
    await page.goBack();
    await page.waitForURL(before);
    await outlook.waitFor();
  }

  await figures.nth(1).click();
  await drawer(page).getByRole('heading', { name: 'What makes up this week' }).waitFor();
  await drawer(page).getByRole('table').first().waitFor();
  expect(page.url()).toContain('open=week');
  await page.goBack();
  await drawer(page).waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('open=');
});

it('leads from a week of the forecast to the bank lines behind it', async () => {
  const folder = testBooks();
  await call(folder, 'sample.create', { archetype: 'agency', seed: 8 });
  const { page } = await visit(browser(), await serve(folder), { path: '/forecast' });
  await page.getByRole('region', { name: 'The same in figures' }).getByRole('button').first().click();
  await drawer(page).getByRole('heading', { name: 'What makes up this week' }).waitFor();
  await drawer(page)
    .getByRole('table', { name: /largest bank lines/i })
    .getByRole('button')
    .first()
    .click();
  await drawer(page).getByRole('heading', { name: 'Bank line' }).waitFor();
  await drawer(page).getByText('Where it comes from').waitFor();
  await page.goBack();
  await drawer(page).getByRole('heading', { name: 'What makes up this week' }).waitFor();
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('open=');
});
