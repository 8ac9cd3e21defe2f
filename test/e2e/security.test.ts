import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { pagePaths, settled } from '../support/browser/layout.ts';
import { createSample, serve, testBooks } from '../support/browser/serving.ts';
import { goTo, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

it('keeps to its own address and its own policy on every page', async () => {
  const folder = testBooks();
  await createSample(folder);
  const serving = await serve(folder);
  const { page, context, complaints, foreignRequests } = await visit(browser(), serving);
  await page.evaluate(() => {
    Object.assign(window, { refused: [] });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { refused: string[] }).refused.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  for (const path of [...(await pagePaths(page)), '/welcome']) {
    await goTo(page, path);
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').or(page.locator('main')).first().waitFor();
    await page.keyboard.press('Escape');
  }
  expect(await page.evaluate(() => (window as unknown as { refused: string[] }).refused)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(foreignRequests).toEqual([]);

  const answer = await page.request.get(serving.origin);
  const policy = answer.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', domain: '127.0.0.1', expires: -1 });
  expect(page.url()).not.toContain('token');
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

it('lets its printed address in once, and nobody without it', async () => {
  const serving = await serve(testBooks());
  const { page } = await visit(browser(), serving, { mayComplain: /403/ });
  await page.getByRole('heading', { level: 1, name: 'Will the money last?' }).waitFor();
  const stranger = await browser().newContext();
  try {
    const other = await stranger.newPage();
    const second = await other.goto(serving.url);
    expect(second?.status()).toBe(403);
    await other.getByText('This address was already used, or it is older than ten minutes.').waitFor();
    const direct = await other.goto(serving.origin);
    expect(direct?.status()).toBe(403);
    expect(await stranger.cookies()).toEqual([]);
    const socket = await other.evaluate(
      (url) =>
        new Promise<string>((resolve) => {
          try {
            const attempt = new WebSocket(url);
            attempt.addEventListener('open', () => resolve('open'));
            attempt.addEventListener('error', () => resolve('refused'));
          } catch {
            resolve('refused');
          }
        }),
      `${serving.origin.replace('http', 'ws')}/rpc`,
    );
    expect(socket).toBe('refused');
  } finally {
    await stranger.close();
  }
});
