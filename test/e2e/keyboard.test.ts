import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { pagePaths, settled } from '../support/browser/layout.ts';
import { createSample, serve, testBooks } from '../support/browser/serving.ts';
import { goTo, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

/** What has the focus, by its name. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim());
}

/** Presses Tab through everything and returns the names of the stops at which nothing looked different for having the focus. */
async function unseenStops(page: Page, most: number): Promise<{ readonly count: number; readonly unseen: string[] }> {
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('* { transition: none !important }');
    document.adoptedStyleSheets = [still];
    const looksOf = (node: Element | null): string => {
      if (node === null) return '';
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(node);
      return [outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow, borderColor, backgroundColor].join('; ');
    };
    // A switch or a radio is drawn by what stands beside the field itself.
    const looks = (element: Element): string => [element, element.nextElementSibling, element.parentElement].map(looksOf).join(' | ');
    const stops = new Map<Element, string>();
    Object.assign(window, {
      /** Whether this is a stop that was not met before. */
      meetStop: (): boolean => {
        const element = document.activeElement;
        if (element === null || element === document.body || stops.has(element)) return false;
        stops.set(element, looks(element));
        return true;
      },
      leaveStops: () => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        const name = (element: Element): string =>
          (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40) || element.outerHTML.slice(0, 80);
        return { count: stops.size, unseen: [...stops].filter(([element, seen]) => looks(element) === seen).map(([element]) => name(element)) };
      },
    });
  });
  // A date field has a stop for each of its parts.
  let repeated = 0;
  for (let count = 0; count < most && repeated < 5; count += 1) {
    await page.keyboard.press('Tab');
    repeated = (await page.evaluate('window.meetStop()')) === true ? 0 : repeated + 1;
  }
  return page.evaluate('window.leaveStops()');
}

it('leads from the welcome to the dashboard without a mouse', async () => {
  const { page } = await visit(browser(), await serve(testBooks()));
  await page.getByRole('heading', { level: 1, name: 'Will the money last?' }).waitFor();
  await page.keyboard.type('Harbour Studio');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();

  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await page.evaluate(() => window.history.replaceState(null, '', window.location.href));
  await page.reload();
  await settled(page);
  await page.keyboard.press('Tab');
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(await skip.isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
});

it('makes a sample business without a mouse', async () => {
  const { page } = await visit(browser(), await serve(testBooks()));
  await page.getByRole('heading', { level: 1, name: 'Will the money last?' }).waitFor();
  await page.getByLabel('Name of your business').focus();
  for (let count = 0; count < 12; count += 1) {
    if ((await focusedName(page)) === 'Try with a sample business') break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByText('Cash today').waitFor({ timeout: 30_000 });
  expect(await page.title()).toMatch(/^Dashboard — /);
});

it('reaches pages, actions and lines through the palette, the sheet and "g"', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder));
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /Dashboard/ }).waitFor();
  await page.keyboard.type('audit log');
  await page
    .getByRole('option', { name: /Audit log/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();

  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.type('kontoführung');
  await page.getByRole('option', { name: /in all bank lines/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.waitFor();
  expect(await sheet.innerText()).toMatch(/Search and commands[\s\S]*Undo the last change[\s\S]*Transactions/);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  for (const [key, heading] of [
    ['t', 'Transactions'],
    ['f', 'Forecast'],
    ['l', 'Alerts'],
    ['s', 'Settings'],
    ['d', 'Dashboard'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(() => page.getByRole('button', { name: 'Show the figures' }).count()).toBe(1);
});

it('shows where the focus is at every stop of every page', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder));
  const unseen: string[] = [];
  for (const path of await pagePaths(page)) {
    await goTo(page, path);
    await settled(page);
    await page.locator('#content').focus();
    const stops = await unseenStops(page, 90);
    expect(stops.count).toBeGreaterThan(10);
    unseen.push(...stops.unseen.map((name) => `${path}: ${name}`));
  }
  expect(unseen).toEqual([]);
});
