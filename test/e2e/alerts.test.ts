import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { call, createSample, serve, testBooks } from '../support/browser/serving.ts';
import { visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

const cards = (page: Page): Locator => page.getByRole('article');

async function quiet(card: Locator, how: 'Snooze' | 'Dismiss', reason: string): Promise<void> {
  const page = card.page();
  await card.getByRole('button', { name: how }).click();
  const form = page.getByRole('dialog', { name: how });
  await form.getByLabel('Reason').fill(reason);
  await form.getByRole('button', { name: how, exact: true }).click();
}

it('lets alerts rest with a reason, through another check, until they are reopened', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/alerts' });
  await cards(page).first().waitFor();
  const names = await cards(page).evaluateAll((list) => list.map((card) => card.getAttribute('aria-label') ?? ''));
  expect(names.length).toBeGreaterThanOrEqual(3);
  const [first = '', second = '', ...rest] = names;

  await quiet(page.getByRole('article', { name: first }), 'Dismiss', 'The loan was signed on Monday');
  await page.getByRole('article', { name: first }).waitFor({ state: 'detached' });
  await quiet(page.getByRole('article', { name: second }), 'Snooze', 'Asked the supplier');
  await page.getByRole('article', { name: second }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText(/It took/).waitFor();
  expect(await cards(page).evaluateAll((list) => list.map((card) => card.getAttribute('aria-label')))).toEqual(rest);
  expect((await call<unknown[]>(folder, 'alerts.list', { businessId: 1, status: 'open' })).length).toBe(rest.length);

  await page.getByText('Snoozed and dismissed', { exact: true }).click();
  await page.getByText('“The loan was signed on Monday”').waitFor();
  await page.getByText(/until 12 Mar 2026: “Asked the supplier”/).waitFor();
  await page.getByRole('article', { name: first }).getByRole('button', { name: 'Reopen' }).click();
  await page.getByRole('article', { name: first }).waitFor({ state: 'detached' });
  await page.getByText('Open', { exact: true }).click();
  await page.getByRole('article', { name: first }).waitFor();

  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('article', { name: first }).waitFor({ state: 'detached' });
});
