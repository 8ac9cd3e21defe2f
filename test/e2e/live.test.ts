import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { settled } from '../support/browser/layout.ts';
import { createSample, serve, tamio, testBooks } from '../support/browser/serving.ts';
import { goTo, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

/** What another host wrote is to be seen within this time, without a reload. */
const SEEN_WITHIN_MS = 5_000;

it('shows what the command line imports into the same folder without a reload', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/transactions' });
  const count = page.locator('output', { hasText: /lines/ }).locator('strong').first();
  const shown = async (): Promise<number> => Number((await count.innerText()).replaceAll(/\D/g, ''));
  await expect.poll(shown, { timeout: 10_000 }).toBeGreaterThan(0);
  const before = await shown();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  const file = join(folder.files, 'today.csv');
  writeFileSync(file, 'Date,Description,Amount\n2026-03-05,Paper,-12.50\n2026-03-05,Ink,-31.00\n');
  await tamio(folder, ['import', file, '--account', 'Business account']);
  await expect.poll(shown, { timeout: SEEN_WITHIN_MS }).toBe(before + 2);
  await goTo(page, '/audit-log');
  await page.getByText('imported today.csv').waitFor({ timeout: SEEN_WITHIN_MS });
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});

it('says that the server is gone and how to get back in, and goes on with the new address', async () => {
  const folder = testBooks();
  await createSample(folder);
  const serving = await serve(folder);
  const { page } = await visit(browser(), serving, { mayComplain: /WebSocket|ERR_|403/ });
  await settled(page);
  const banner = page.locator('output', { hasText: /Reconnecting|does not answer/ });

  await serving.stop();
  await banner.waitFor();
  // A new server on the same port knows no session of the old one: the page says how to get back in.
  const again = await serve(folder, serving.port);
  await banner.getByText('open the address that it prints').waitFor({ timeout: 30_000 });
  await page.goto(again.url);
  await page.getByText('Cash today').waitFor();
  expect(await banner.count()).toBe(0);
});
