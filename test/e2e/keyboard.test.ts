import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { settled } from '../support/browser/layout.ts';
import { createSample, serve, testBooks } from '../support/browser/serving.ts';
import { goTo, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

type Stop = { readonly name: string; readonly isVisible: boolean; readonly looks: string };

/** What has the focus, and how it and its near surroundings look, so that a visible focus is one that looks different from none. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const looksOf = (node: Element): string => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(node);
      return [outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow, borderColor, backgroundColor].join('; ');
    };
    // A switch or a radio is drawn by what stands beside the field itself.
    const shown = (node: Element): string => [node, node.nextElementSibling, node.parentElement].filter((near) => near !== null).map(looksOf).join(' | ');
    const looks = shown(element);
    const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? (element.textContent || element.getAttribute('value')) ?? '').trim().slice(0, 40)}"`;
    if (!(element instanceof HTMLElement)) return { name, isVisible: true, looks };
    element.blur();
    const isVisible = shown(element) !== looks;
    element.focus({ preventScroll: true });
    return { name, isVisible, looks };
  });
}

/** Presses Tab until the focus comes back to where it was, and returns every stop. */
async function stopsOf(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
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
    const stop = await focused(page);
    if (stop?.name.includes('Try with a sample business') === true) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByText('Cash today').waitFor({ timeout: 30_000 });
});

it('reaches pages, actions and lines through the palette, the sheet and "g"', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder));
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /Dashboard/ }).waitFor();
  await page.keyboard.type('audit log');
  await page.getByRole('option', { name: /Audit log/, selected: undefined }).first().waitFor();
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

  for (const [key, heading] of [['t', 'Transactions'], ['f', 'Forecast'], ['l', 'Alerts'], ['s', 'Settings'], ['d', 'Dashboard']] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(() => page.getByRole('button', { name: 'Show the figures' }).count()).toBe(1);
});

it('shows where the focus is at every stop of every page, and never traps it', async () => {
  const folder = testBooks();
  await createSample(folder);
  const { page } = await visit(browser(), await serve(folder));
  const unseen: string[] = [];
  for (const path of ['/', '/alerts', '/transactions', '/import', '/forecast', '/reports', '/audit-log', '/settings']) {
    await goTo(page, path);
    await settled(page);
    await page.locator('#content').focus();
    const stops = await stopsOf(page, 60);
    expect(stops.length).toBeGreaterThan(0);
    unseen.push(...stops.filter(({ isVisible }) => !isVisible).map(({ name }) => `${path}: ${name}`));
    expect(new Set(stops.map(({ name }) => name)).size).toBeGreaterThan(1);
  }
  expect(unseen).toEqual([]);
});
