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
  await count.waitFor();
  const before = Number((await count.innerText()).replaceAll(/\D/g, ''));
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  const file = join(folder.files, 'today.csv');
  writeFileSync(file, 'Date,Description,Amount\n2026-03-05,Paper,-12.50\n2026-03-05,Ink,-31.00\n');
  await tamio(folder, ['import', file, '--account', 'Business account']);
  await expect.poll(async () => Number((await count.innerText()).replaceAll(/\D/g, '')), { timeout: SEEN_WITHIN_MS }).toBe(before + 2);
  await goTo(page, '/audit-log');
  await page.getByText('imported today.csv').waitFor({ timeout: SEEN_WITHIN_MS });
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});

it('says that the server is gone, and goes on by itself where the same server answers again', async () => {
  const folder = testBooks();
  await createSample(folder);
  const serving = await serve(folder);
  const { page, context } = await visit(browser(), serving, { mayComplain: /WebSocket|ERR_|403/ });
  await settled(page);
  const banner = page.locator('output', { hasText: /Reconnecting|does not answer/ });

  // The line is cut and comes back, as after sleep.
  await context.setOffline(true);
  await context.setOffline(false);
  await serving.stop();
  await banner.waitFor();
  await banner.getByText('does not answer').waitFor({ timeout: 30_000 });

  // A new server on the same port knows no session of the old one: the page has to say how to get back in.
  const again = await serve(folder, serving.port);
  await page.getByText(/address|let in|open.*again/i).first().waitFor({ timeout: 20_000 });
  await page.goto(again.url);
  await page.getByText('Cash today').waitFor();
  await banner.waitFor({ state: 'detached' });
});
